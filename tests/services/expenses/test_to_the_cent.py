"""Five thousand random claims: every paper, file and total says the same, to the cent."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import text

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.runs_rows import RunDraft
from engagement_desktop.domain.expenses.statements.asked import Grouping, StatementAsk
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.ledger.ledger import LedgerService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.expenses.statements.service import StatementService
from engagement_desktop.services.mileage import price_again
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder, open_copy
from tests.conftest import NOW

CLAIMS, PEOPLE = 5_000, 60
FIRST, LAST = date(2026, 1, 1), NOW.date()
WHOLE = StatementAsk(first_day=FIRST, last_day=LAST, by=Grouping.COMMITTEE)
IBAN = "FR7630006000011234567890189"
OTHERS = [nature for nature in ExpenseNature if nature is not ExpenseNature.KILOMETRES]


def invent(workspace: Workspace, rng: Random) -> None:
    """Approved by somebody else than the payer: kilometres and costs, one to four a claim."""
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure(iban=Sealed(IBAN), account_holder="MSP des Deux-Ponts")
        people = [make.person(f"Nom{n}", "Camille", iban=Sealed(IBAN)) for n in range(PEOPLE)]
        vehicles = {person.id: make.vehicle(person, power=rng.randrange(3, 9)) for person in people}
        for _ in range(CLAIMS):
            person = rng.choice(people)
            claim = make.claim(person, ClaimStatus.APPROVED, decided_on=LAST)
            for position in range(1, rng.randrange(2, 6)):
                day = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
                if rng.randrange(3):
                    cents = rng.choice([1, rng.randrange(1, 500), rng.randrange(1, 90_000)])
                    make.line(claim, day, cents, nature=rng.choice(OTHERS), position=position)
                else:
                    make.line(
                        claim,
                        day,
                        0,
                        nature=ExpenseNature.KILOMETRES,
                        position=position,
                        receipt=None,
                        km_hundredths=rng.randrange(100, 40_000),
                        vehicle_id=vehicles[person.id].id,
                    )
        price_again(session, FIRST)


@pytest.fixture(scope="module")
def paid(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, int]]:
    """The dossier, and the run that pays every claim."""
    workspace = open_copy(pristine, tmp_path_factory.mktemp("cents"))
    invent(workspace, Random(6))
    runs = RunService(workspace)
    ready = runs.ready()
    assert [row.claim_id for row in ready.rows if not row.is_ready] == []
    chosen = tuple(row.claim_id for row in ready.rows)
    yield workspace, runs.make(RunDraft(chosen, ready.proposed_on))
    workspace.close()


@pytest.fixture(scope="module")
def cents(paid: tuple[Workspace, int]) -> dict[str, int]:
    """The cents of each claim, added here from bare rows."""
    workspace, _ = paid
    sums: dict[str, int] = defaultdict(int)
    with workspace.read() as session:
        rows = session.execute(
            text("SELECT c.reference, l.amount FROM expense_line l JOIN expense_claim c ON c.id = l.claim_id")
        )
        for reference, amount in rows:
            sums[reference] += amount
    assert len(sums) == CLAIMS
    return sums


def run_file(paid: tuple[Workspace, int], ending: str) -> bytes:
    workspace, run_id = paid
    runs = RunService(workspace)
    found = next(one for one in runs.files(run_id) if one.name.endswith(ending))
    return runs.content(run_id, found.document_id)


def in_cents(amount: str) -> int:
    return int(Decimal(amount.replace(",", ".").replace("\u202f", "").replace("\xa0", "") or "0") * 100)


def test_the_bank_file_pays_each_claim_what_its_lines_say(
    paid: tuple[Workspace, int], cents: dict[str, int]
) -> None:
    tree = fromstring(run_file(paid, ".xml"))
    space = {"p": tree.tag.partition("}")[0][1:]}
    found = {
        one.findtext(".//p:EndToEndId", namespaces=space): in_cents(
            one.findtext(".//p:InstdAmt", "", namespaces=space)
        )
        for one in tree.iterfind(".//p:CdtTrfTxInf", space)
    }
    assert len(found) == CLAIMS
    assert sorted(found.values()) == sorted(cents.values())
    for place in ("p:GrpHdr", "p:PmtInf"):
        head = tree.find(f".//{place}", space)
        assert head is not None
        assert in_cents(head.findtext("p:CtrlSum", "", namespaces=space)) == sum(cents.values())
        assert head.findtext("p:NbOfTxs", "", namespaces=space) == str(CLAIMS)


def test_the_entries_of_the_run_are_balanced_and_pay_the_same(
    paid: tuple[Workspace, int], cents: dict[str, int]
) -> None:
    lines = list(
        csv.DictReader(run_file(paid, "écritures.txt").decode("iso8859-15").splitlines(), delimiter="\t")
    )
    debit, credit = (sum(in_cents(line[side]) for line in lines) for side in ("Debit", "Credit"))
    assert debit == credit == 2 * sum(cents.values())
    volunteers: dict[str, int] = defaultdict(int)
    for line in lines:
        if line["CompteNum"].startswith("4681"):
            volunteers[line["PieceRef"]] += in_cents(line["Debit"]) - in_cents(line["Credit"])
    assert sum(volunteers.values()) == 0
    banked = sum(in_cents(line["Credit"]) for line in lines if line["CompteNum"].startswith("512"))
    assert banked == sum(cents.values())


def test_the_workbook_the_csv_and_the_pdf_tell_the_same_total(
    paid: tuple[Workspace, int], cents: dict[str, int], tmp_path: Path
) -> None:
    workspace, _ = paid
    statements, whole = StatementService(workspace), sum(cents.values())
    told = {ending: tmp_path / f"etat{ending}" for ending in (".xlsx", ".csv", ".pdf")}
    outcomes = [statements.make(WHOLE, path) for path in told.values()]
    assert {outcome.total for outcome in outcomes} == {Money(whole)}

    rows = csv.reader(told[".csv"].read_text("utf-8-sig").splitlines(), delimiter=";")
    heads = next(rows)
    amounts = [row[heads.index("Montant €")] for row in rows]
    assert sum(map(in_cents, amounts)) == whole

    book = load_workbook(BytesIO(told[".xlsx"].read_bytes()), read_only=True)
    assert whole in {
        int(Decimal(str(cell)).quantize(Decimal("0.01")) * 100)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, (int, float)) and not isinstance(cell, bool)
    }

    euros, rest = divmod(whole, 100)
    said = f"{euros:,},{rest:02d}".replace(",", " ", f"{euros:,}".count(","))
    last = " ".join(PdfReader(told[".pdf"]).pages[-1].extract_text().split())
    assert said in last


def test_each_person_is_told_what_their_claims_make(
    paid: tuple[Workspace, int], cents: dict[str, int]
) -> None:
    workspace, run_id = paid
    papers = [one for one in RunService(workspace).files(run_id) if "tat de frais" in one.name]
    assert len(papers) == PEOPLE
    told = StatementService(workspace).facts(StatementAsk(first_day=FIRST, last_day=LAST, by=Grouping.PERSON))
    by_claim: dict[str, int] = defaultdict(int)
    for line in told.lines:
        by_claim[line.reference] += line.amount.cents
    assert by_claim == cents


def test_once_sent_the_export_for_the_accountant_says_the_same(
    paid: tuple[Workspace, int], cents: dict[str, int], tmp_path: Path
) -> None:
    workspace, run_id = paid
    with workspace.database.work() as session:  # the payer is not the one who approved
        session.execute(text("UPDATE expense_claim SET decided_by_id = NULL"))
    RunService(workspace).send(run_id)
    outcome = LedgerService(workspace).export(FIRST, LAST, tmp_path)
    assert outcome.total == Money(2 * sum(cents.values()))
    with workspace.read() as session:
        statuses = session.execute(text("SELECT status, count(*) FROM expense_claim GROUP BY status")).all()
    assert [tuple(row) for row in statuses] == [("reimbursed", CLAIMS)]
