"""Receipts kept with the lines of claims."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.domain.attachments import digest_of
from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.prepared import MOST_BYTES
from engagement_desktop.domain.expenses.receipting.rows import LineFacts
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.receipts.keeping import keep_prepared, let_receipts_go
from engagement_desktop.services.expenses.receipts.merging import receipts_of_claims
from engagement_desktop.services.expenses.receipts.receipts import ReceiptService
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.workspace import Workspace
from tests import made_receipts as made
from tests.builders import Builder
from tests.tables import dump

DAY = date(2026, 11, 17)


@dataclass
class Desk:
    """A claim of one meal (1) and of one parking (2), without receipts."""

    workspace: Workspace
    service: ReceiptService
    claim: int
    meal: int
    parking: int
    person: int

    def line(self, line_id: int) -> ExpenseLine:
        with self.workspace.read() as session:
            return session.get_one(ExpenseLine, line_id)

    def set_status(self, status: ClaimStatus) -> None:
        with self.workspace.database.work() as session:
            session.get_one(ExpenseClaim, self.claim).status = status

    def facts(self) -> LineFacts:
        return LineFacts(self.person, DAY, Money(2450), ExpenseNature.MEAL)


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        person = make.person("Hélias", "Monique")
        claim = make.claim(person, ClaimStatus.DRAFT, reference="NDF-2026-0031")
        meal = make.line(claim, DAY, 2450, receipt=None, position=1)
        parking = make.line(claim, DAY, 360, receipt=None, position=2, nature=ExpenseNature.PARKING)
        found = (claim.id, meal.id, parking.id, person.id)
    return Desk(workspace, ReceiptService(workspace), *found)


def test_a_receipt_is_kept_under_the_next_number_without_its_metadata(desk: Desk) -> None:
    prepared = desk.service.prepare("midi.jpg", made.jpeg())
    made_id = desk.service.join(desk.meal, prepared)
    assert desk.line(desk.meal).receipt == "J-2026-0001"
    [row] = desk.service.of_claim(desk.claim)
    assert (row.id, row.number, row.name, row.line_id, row.is_reduced) == (
        made_id,
        "J-2026-0001",
        "midi.jpg",
        desk.meal,
        False,
    )
    kept = desk.service.content(made_id)
    assert kept.content == prepared.content
    assert row.size == len(kept.content)
    assert b"Telephone" not in kept.content
    assert desk.workspace.last_act() == "Reçu J-2026-0001 joint à la ligne 1 de NDF-2026-0031."


def test_several_receipts_of_a_line_keep_the_first_number_until_it_goes(desk: Desk) -> None:
    first = desk.service.join(desk.meal, desk.service.prepare("a.pdf", made.pdf()))
    second = desk.service.join(desk.meal, desk.service.prepare("b.png", made.png()))
    assert [row.number for row in desk.service.of_claim(desk.claim)] == ["J-2026-0001", "J-2026-0002"]
    assert desk.line(desk.meal).receipt == "J-2026-0001"
    desk.service.remove(first)
    assert desk.line(desk.meal).receipt == "J-2026-0002"
    desk.service.remove(second)
    assert desk.line(desk.meal).receipt is None
    assert dump(desk.workspace.database)["attachment"] == []
    desk.service.join(desk.meal, desk.service.prepare("c.png", made.png()))
    assert desk.line(desk.meal).receipt == "J-2026-0003"


def test_what_was_joined_or_removed_can_be_undone(desk: Desk) -> None:
    desk.service.join(desk.meal, desk.service.prepare("a.pdf", made.pdf()))
    desk.workspace.undo()
    assert dump(desk.workspace.database)["expense_receipt"] == []
    assert desk.line(desk.meal).receipt is None
    desk.workspace.redo()
    assert desk.line(desk.meal).receipt == "J-2026-0001"


@pytest.mark.parametrize("status", [ClaimStatus.REFUSED, ClaimStatus.REIMBURSED, ClaimStatus.WAIVED])
def test_a_settled_claim_takes_no_receipt(desk: Desk, status: ClaimStatus) -> None:
    desk.set_status(status)
    with pytest.raises(DomainError, match="ne prend plus de reçu"):
        desk.service.join(desk.meal, desk.service.prepare("a.pdf", made.pdf()))


def test_what_a_claim_was_decided_with_stays(desk: Desk) -> None:
    joined = desk.service.join(desk.meal, desk.service.prepare("a.pdf", made.pdf()))
    desk.set_status(ClaimStatus.APPROVED)
    with pytest.raises(DomainError, match="déjà décidée"):
        desk.service.remove(joined)
    with pytest.raises(DomainError, match="déjà décidée"):
        desk.service.attest(desk.parking)
    with pytest.raises(DomainError, match="déjà décidée"):
        desk.service.unattest(desk.parking)
    desk.service.join(desk.parking, desk.service.prepare("b.pdf", made.pdf()))


def test_what_is_gone_is_refused(desk: Desk) -> None:
    prepared = desk.service.prepare("a.pdf", made.pdf())
    with pytest.raises(DomainError, match="ligne n’est plus"):
        desk.service.join(404, prepared)
    for act in (desk.service.remove, desk.service.content):
        with pytest.raises(DomainError, match="reçu n’est plus"):
            act(404)


def test_a_lost_receipt_is_attested_up_to_the_ceiling(desk: Desk) -> None:
    RateService(desk.workspace).add_local("receipt.missing.ceiling", date(2026, 1, 1), "10", "comité")
    assert desk.service.loss_rule(desk.facts()).is_under is False
    with pytest.raises(DomainError, match="10,00") as refused:
        desk.service.attest(desk.meal)
    assert refused.value.field == "attested_on"
    desk.service.attest(desk.parking, date(2026, 11, 20))
    assert desk.line(desk.parking).attested_on == date(2026, 11, 20)
    assert desk.service.loss_rule(LineFacts()).is_under
    desk.service.unattest(desk.parking)
    assert desk.line(desk.parking).attested_on is None


def test_a_receipt_that_is_found_replaces_the_attestation(desk: Desk) -> None:
    with desk.workspace.database.work() as session:
        session.get_one(ExpenseLine, desk.parking).attested_on = DAY
    desk.service.join(desk.parking, desk.service.prepare("a.pdf", made.pdf()))
    assert desk.line(desk.parking).attested_on is None
    with pytest.raises(DomainError, match="a un reçu"):
        desk.service.attest(desk.parking)
    with pytest.raises(DomainError, match="à venir"):
        desk.service.attest(desk.parking, date(2027, 1, 1))


def test_the_same_file_is_found_on_another_claim_even_once_cleaned(desk: Desk) -> None:
    joined = desk.service.join(desk.meal, desk.service.prepare("a.jpg", made.jpeg()))
    again = desk.service.prepare("autre nom.jpg", made.jpeg())
    [twin] = desk.service.twins(again, LineFacts())
    assert (twin.claim_reference, twin.line_id, twin.same_file, twin.person) == (
        "NDF-2026-0031",
        desk.meal,
        True,
        "Monique Hélias",
    )
    cleaned = desk.service.prepare("nettoyé.jpg", again.content)
    assert cleaned.original_digest == digest_of(again.content)
    assert desk.service.twins(cleaned, LineFacts())[0].same_file
    [row] = desk.service.of_claim(desk.claim)
    assert desk.service.twins(row, LineFacts(line_id=desk.meal)) == ()
    assert joined == row.id
    assert desk.service.twins(desk.service.prepare("b.jpg", made.png()), LineFacts()) == ()


def test_the_same_cost_is_found_by_person_day_amount_and_nature(desk: Desk) -> None:
    [twin] = desk.service.twins(None, desk.facts())
    assert (twin.line_id, twin.same_file, twin.position) == (desk.meal, False, 1)
    assert desk.service.twins(None, replace(desk.facts(), line_id=desk.meal)) == ()
    assert desk.service.twins(None, replace(desk.facts(), amount=Money(2451))) == ()
    assert desk.service.twins(None, replace(desk.facts(), amount=Money(0))) == ()
    assert desk.service.twins(None, replace(desk.facts(), nature=ExpenseNature.KILOMETRES)) == ()
    desk.set_status(ClaimStatus.REFUSED)
    assert desk.service.twins(None, desk.facts()) == ()


def test_files_of_a_folder_find_their_line(desk: Desk) -> None:
    service = desk.service
    files = [
        service.prepare("parking 2026-11-17 3,60.jpg", made.jpeg()),
        service.prepare("facture.pdf", made.pdf()),
        service.prepare("IMG_1.png", made.png()),
    ]
    parking, meal, unknown = service.match(files)
    assert parking.lines[0].line_id == desk.parking
    assert parking.reasons == ("même montant", "même date", "même nature")
    assert meal.lines[0].line_id == desk.meal
    assert meal.reasons == ("même montant", "même date")
    assert unknown.reasons == ()
    assert len(unknown.lines) == 2
    service.join(desk.parking, files[0])
    [again, *_] = service.match(files)
    assert [one.line_id for one in service.waiting()] == [desk.meal]
    assert again.twins[0].line_id == desk.parking
    assert service.match(files, [404])[0].lines == ()


@pytest.mark.parametrize("status", [ClaimStatus.REIMBURSED, ClaimStatus.WAIVED, ClaimStatus.REFUSED])
def test_lines_of_settled_claims_wait_for_nothing(desk: Desk, status: ClaimStatus) -> None:
    desk.set_status(status)
    assert desk.service.waiting() == ()


def test_the_receipts_of_a_run_follow_its_order(desk: Desk) -> None:
    with desk.workspace.database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person("Roux", known_as="P0099"), reference="NDF-2026-0002")
        line = make.line(claim, DAY, 500, receipt=None)
        other, other_line = claim.id, line.id
    for line_id in (desk.parking, desk.meal, other_line):
        desk.service.join(line_id, desk.service.prepare(f"{line_id}.pdf", made.pdf(words=str(line_id))))
    with desk.workspace.read() as session:
        found = receipts_of_claims(session, [other, desk.claim])
    assert [one.number for one in found] == ["J-2026-0003", "J-2026-0002", "J-2026-0001"]
    assert found[1].about == "repas du 17/11/2026"
    assert found[1].person == "Monique Hélias"


def test_the_receipts_of_a_line_that_goes_are_let_go(desk: Desk) -> None:
    prepared = desk.service.prepare("a.pdf", made.pdf())
    with desk.workspace.database.work() as session:
        line = session.get_one(ExpenseLine, desk.meal)
        line.receipt = "ticket papier"
        row = keep_prepared(session, line, prepared, date(2026, 11, 22))
        assert line.receipt == row.number
        let_receipts_go(session, line.id)
    tables = dump(desk.workspace.database)
    assert (tables["expense_receipt"], tables["attachment"]) == ([], [])


def test_files_are_read_and_named_by_what_they_are(desk: Desk, tmp_path: Path) -> None:
    service = desk.service
    place = tmp_path / "Reçu midi.PDF"
    place.write_bytes(made.jpeg())
    assert service.prepare_file(place).name == "Reçu midi.jpg"
    assert service.prepare("scan", made.pdf()).name == "scan.pdf"
    assert service.prepare("v1.2 ticket", made.pdf()).name == "v1.2 ticket.pdf"
    assert service.prepare("  ", made.pdf()).name == "reçu.pdf"
    with pytest.raises(KnownProblem, match="ne peut pas être lu"):
        service.prepare_file(tmp_path / "absent.pdf")
    with place.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(DomainError, match="10\u00a0Mo"):
        service.prepare_file(place)


class Steps:
    """Counts what the work tells."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def step(self, said: str, done: int, total: int) -> None:
        self.told.append(f"{said} {done}/{total}")


def test_of_several_files_the_refused_stop_none(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made.PROGRAM)
    (tmp_path / "b.pdf").write_bytes(made.pdf())
    steps = Steps()
    came = desk.service.prepare_files([tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf")], steps)
    assert [one.name for one in came.receipts] == ["b.pdf"]
    assert len(came.refused) == 2
    assert steps.told[0] == "Lecture de a.pdf 0/3"
