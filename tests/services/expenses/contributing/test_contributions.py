"""Paid contributions: nothing before the warnings, never decided by oneself, never the name of a benefit."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults
from engagement_desktop.domain.expenses.contributing.drafts import ContributionDraft
from engagement_desktop.domain.expenses.contributions import ContributionKind, ContributionState
from engagement_desktop.domain.expenses.envelopes import Envelope, FundingSource
from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.expenses.contributing.contributions import ContributionService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.giving.giving_room import association, donor, policy

MARCH = date(2026, 3, 2)
TODAY = date(2026, 11, 22)
S = ContributionState
As = Callable[[Role], Workspace]


@pytest.fixture
def luc(workspace: Workspace) -> int:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make))
        return donor(make, "Fournier", "Luc").id


@pytest.fixture
def service(workspace: Workspace) -> ContributionService:
    return ContributionService(workspace)


@pytest.fixture
def other(workspace_as: As) -> ContributionService:
    """The same dossier, another account."""
    return ContributionService(workspace_as(Role.TREASURY))


def draft(luc: int, **more: object) -> ContributionDraft:
    usual: dict[str, object] = {
        "person_id": luc,
        "kind": ContributionKind.VACATION,
        "done_on": MARCH,
        "quantity": 150,
        "unit_price": Money(12_001),
        "purpose": "Coanimation d’un atelier",
        "warned": True,
        "impact_told_on": date(2026, 2, 1),
    }
    return ContributionDraft(**usual | more)  # type: ignore[arg-type]  # words by name


def test_a_contribution_is_kept_with_its_warnings_dated(service: ContributionService, luc: int) -> None:
    kept = service.save(draft(luc, smoothing_asked_on=MARCH, smoothing_months=6, addressee=" Mme  Le Gall "))
    told = service.detail(kept)
    assert (told.row.person, told.row.amount, told.row.state) == ("Luc Fournier", Money(18_002), S.PLANNED)
    assert (told.warned_on, told.impact_told_on, told.smoothing_months) == (TODAY, date(2026, 2, 1), 6)
    assert told.addressee == "Mme Le Gall"
    again = service.draft(kept)
    assert (again.warned, again.amount) == (True, Money(18_002))
    assert service.blank().warned is False


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"warned": False}, "warned", "Lisez les six avertissements"),
        ({"purpose": "Compense son AAH"}, "purpose", "nomme une prestation"),
        ({"addressee": "dossier R.S.A"}, "addressee", "RSA"),
        ({"invoice_number": "prime d'activité"}, "invoice_number", "prime d’activité"),
        ({"smoothing_months": 6}, "smoothing_asked_on", "demande écrite"),
        ({"smoothing_asked_on": MARCH}, "smoothing_months", "combien de mois"),
        ({"smoothing_asked_on": MARCH, "smoothing_months": 40}, "smoothing_months", "2 à 24"),
        ({"smoothing_asked_on": date(2027, 1, 1), "smoothing_months": 6}, "smoothing_asked_on", "à venir"),
        ({"impact_told_on": date(2027, 1, 1)}, "impact_told_on", "à venir"),
        ({"person_id": None}, "person_id", "Choisissez"),
        ({"kind": None}, "kind", "quelle forme"),
        ({"done_on": None}, "done_on", "jour"),
        ({"quantity": None}, "quantity", "combien"),
        ({"quantity": 100_001}, "quantity", "1\u202f000 unités"),
        ({"unit_price": None}, "unit_price", "prix"),
        ({"unit_price": Money(-500)}, "unit_price", "prix"),
        ({"unit_price": Money(10_000_001)}, "unit_price", "100\u202f000"),
        ({"unit_price": Money(1), "quantity": 1}, "unit_price", "moins d’un centime"),
    ],
)
def test_what_is_refused_says_so_at_its_field(
    service: ContributionService, luc: int, more: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(DomainError, match=said) as refusal:
        service.save(draft(luc, **more))
    assert refusal.value.field == field
    assert service.summary(ListQuery()).total == 0


def test_several_refusals_come_together(service: ContributionService, luc: int) -> None:
    with pytest.raises(Faults) as refusal:
        service.save(draft(luc, warned=False, purpose="ASPA"))
    assert [fault.field for fault in refusal.value.faults] == ["purpose", "warned"]


def test_it_is_approved_by_one_and_paid_by_another(
    service: ContributionService, other: ContributionService, luc: int
) -> None:
    kept = service.save(draft(luc))
    service.approve(kept)
    assert "Vous avez approuvé" in service.detail(kept).barred_payment
    with pytest.raises(DomainError, match="Vous avez approuvé"):
        service.pay(kept, TODAY)
    with pytest.raises(DomainError, match="à venir"):
        other.pay(kept, date(2027, 1, 1))
    with pytest.raises(DomainError, match="après l’approbation"):
        other.pay(kept, date(2026, 11, 1))
    other.pay(kept, TODAY)
    told = service.detail(kept)
    assert (told.row.state, told.approved_by, told.paid_by, told.paid_on) == (
        S.PAID, "Compte coordination", "Compte treasury", TODAY,
    )  # fmt: skip
    for refused in (
        lambda: service.pay(kept, TODAY),
        lambda: service.approve(kept),
        lambda: service.renounce(kept),
        lambda: service.reopen(kept),
        lambda: service.delete(kept),
        lambda: service.save(service.draft(kept)),
    ):
        with pytest.raises(DomainError, match="Rien n’a été changé"):
            refused()


def test_nobody_decides_on_their_own(workspace: Workspace, workspace_as: As, luc: int) -> None:
    kept = ContributionService(workspace).save(draft(luc))
    mine = workspace_as(Role.TREASURY)
    with workspace.database.work() as session:
        session.get_one(Account, mine.actor.account_id).person_id = luc
    with pytest.raises(DomainError, match="est la vôtre"):
        ContributionService(mine).approve(kept)
    ContributionService(workspace).approve(kept)
    assert "est la vôtre" in ContributionService(mine).detail(kept).barred_payment


def test_two_accounts_of_one_person_are_one_person(workspace: Workspace, workspace_as: As, luc: int) -> None:
    kept = ContributionService(workspace).save(draft(luc))
    twin = workspace_as(Role.TREASURY)
    with workspace.database.work() as session:
        nadia = Builder(session).person("Belkacem", "Nadia", known_as="N1").id
        for account_id in (workspace.actor.account_id, twin.actor.account_id):
            session.get_one(Account, account_id).person_id = nadia
    ContributionService(workspace).approve(kept)
    with pytest.raises(DomainError, match="Vous avez approuvé"):
        ContributionService(twin).pay(kept, TODAY)


def test_a_structure_too_small_decides_alone_and_the_trace_says_so(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make), decides_alone_on=MARCH, decides_alone_reason="Deux membres")
        person = donor(make).id
        session.get_one(Account, workspace.actor.account_id).person_id = person
    service = ContributionService(workspace)
    kept = service.save(draft(person))
    service.approve(kept)
    service.pay(kept, TODAY)
    with workspace.read() as session:
        verbs = [entry.verb for entry in session.query(AuditEntry).order_by(AuditEntry.id)]
    assert verbs[-2:] == ["approve contribution alone", "pay contribution alone"]


def test_the_person_is_told_before_anything_is_approved(service: ContributionService, luc: int) -> None:
    kept = service.save(draft(luc, impact_told_on=None))
    assert "informée avant" in service.detail(kept).barred_approval
    with pytest.raises(DomainError, match="informée avant"):
        service.approve(kept)


def test_hours_of_the_same_meeting_are_no_longer_volunteering(
    service: ContributionService, workspace: Workspace, luc: int
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure("Autre")
        meeting = make.meeting(make.committee(own), MARCH)
        person = make.session.get_one(type(make.person(known_as="Z9")), luc)
        hours = make.hours(person, own, MARCH, 150, meeting_id=meeting.id).id
        meeting_id = meeting.id
    kept = service.save(draft(luc, meeting_id=meeting_id))
    assert service.detail(kept).volunteer_minutes == 150
    with pytest.raises(DomainError, match="sont notées bénévoles"):
        service.approve(kept)
    with workspace.database.work() as session:
        session.get_one(HoursEntry, hours).nature = HoursNature.INDEMNIFIED
    service.approve(kept)
    assert service.detail(kept).meeting == "Réunion du 02/03/2026"


def test_a_person_renounces_without_a_word_of_why(service: ContributionService, luc: int) -> None:
    kept = service.save(draft(luc))
    service.approve(kept)
    service.renounce(kept)
    told = service.detail(kept)
    assert (told.row.state, told.approved_on, told.approved_by) == (S.RENOUNCED, None, "")
    with pytest.raises(DomainError, match="déjà renoncé"):
        service.renounce(kept)
    assert service.summary(ListQuery()).sums["amount"] == Money()
    service.reopen(kept)
    assert service.detail(kept).row.state is S.PLANNED
    with pytest.raises(DomainError, match="Seule une contribution approuvée ou renoncée"):
        service.reopen(kept)


def test_the_order_to_pay_has_figures_and_letters(
    service: ContributionService, luc: int, tmp_path: Path
) -> None:
    kept = service.save(draft(luc, invoice_number="F-12", invoice_on=MARCH))
    with pytest.raises(DomainError, match="une fois la contribution approuvée"):
        service.order(kept, tmp_path / "o.pdf")
    with pytest.raises(DomainError, match="finit par"):
        service.order(kept, tmp_path / "o.txt")
    service.approve(kept)
    said = PdfReader(service.order(kept, tmp_path / "o.pdf")).pages[0].extract_text()
    for expected in (
        "180,02",
        "cent-quatre-vingts euros et deux centimes",
        "Luc Fournier",
        "F-12 du 02/03/2026",
    ):
        assert expected in said.replace("\u00a0", " ")


def test_a_planned_contribution_goes_to_the_bin_and_comes_back(
    service: ContributionService, workspace: Workspace, luc: int
) -> None:
    kept = service.save(draft(luc))
    service.delete(kept)
    with pytest.raises(DomainError, match="plus dans le dossier"):
        service.detail(kept)
    workspace.undo()
    assert service.detail(kept).row.id == kept
    service.delete(kept)
    assert [entry.said for entry in BinService(workspace).entries()] == [
        "Contribution de Luc Fournier, 02/03/2026"
    ]


def test_two_who_change_the_same_one_are_told(service: ContributionService, luc: int) -> None:
    kept = service.save(draft(luc))
    mine = service.draft(kept)
    service.approve(kept)
    with pytest.raises(ChangedMeanwhile):
        service.save(mine)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (ListQuery(), 2),
        (ListQuery(search="atelier"), 1),
        (ListQuery(search="fournier"), 2),
        (ListQuery(filters={"kind": "voucher"}), 1),
        (ListQuery(filters={"state": "approved"}), 0),
        (ListQuery(filters={"exercise": "2025"}), 1),
        (ListQuery(filters={"person": "999"}), 0),
    ],
)
def test_contributions_are_found_and_added_up(
    service: ContributionService, luc: int, query: ListQuery, kept: int
) -> None:
    service.save(draft(luc))
    service.save(
        draft(luc, kind=ContributionKind.VOUCHER, done_on=date(2025, 5, 5), purpose="", quantity=100)
    )
    assert len(service.page(query).rows) == kept
    assert service.summary(query).count == kept
    assert {one.label for one in service.chips(ListQuery())["state"]} >= {"Prévues", "Payées"}


def test_envelopes_in_use_are_offered(service: ContributionService, workspace: Workspace, luc: int) -> None:
    with workspace.database.work() as session:
        for label, archived in (("ARS", None), ("Ancienne", MARCH)):
            session.add(
                Envelope(
                    label=label,
                    label_key=label.lower(),
                    first_day=date(2026, 1, 1),
                    source=FundingSource.ARS,
                    amount=Money(100_000),
                    archived_on=archived,
                )
            )
    assert [label for _id, label in service.envelopes()] == ["ARS"]
    kept = service.save(draft(luc, envelope_id=service.envelopes()[0][0]))
    assert service.detail(kept).envelope == "ARS"
