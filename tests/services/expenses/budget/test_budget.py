"""The budget of an exercise, recounted beside it from the rows of the dossier."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted
from engagement_desktop.domain.expenses.budget.drafts import EnvelopeDraft
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, Wish
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.services.expenses.budget.budget import BudgetService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

NEW_YEAR = date(2026, 1, 1)
DISTANCE = {"kilometres", "train", "public_transport", "taxi", "toll", "parking", "lodging"}


@pytest.fixture
def budget(workspace: Workspace) -> BudgetService:
    return BudgetService(workspace)


KIND = {
    (ClaimStatus.REIMBURSED, None): "spent",
    (ClaimStatus.WAIVED, None): "waived",
    (ClaimStatus.SUBMITTED, Wish.WAIVE): "waived",
    (ClaimStatus.APPROVED, Wish.WAIVE): "waived",
    (ClaimStatus.SUBMITTED, None): "engaged",
    (ClaimStatus.APPROVED, None): "engaged",
}


@dataclass(frozen=True)
class DrawnLine:
    """One cost as it was drawn; `place` is the rank of its committee."""

    status: ClaimStatus
    wish: Wish
    person: int
    day: date
    cents: int
    nature: ExpenseNature
    place: int | None
    meeting: int | None


def envelope(
    budget: BudgetService, label: str = "ARS 2026", cents: int = 100_000, committee: int | None = None
) -> int:
    draft = EnvelopeDraft(NEW_YEAR, label, FundingSource.ARS, Money(cents), committee)
    return budget.save(draft)


def contribution(
    build: Builder, person_id: int, state: ContributionState, cents: int, **values: object
) -> None:
    build.session.add(
        PaidContribution(
            person_id=person_id,
            kind=ContributionKind.VACATION,
            state=state,
            done_on=date(2026, 5, 5),
            quantity_hundredths=100,
            unit_price=Money(cents),
            amount=Money(cents),
            **values,
        )
    )


@dataclass
class Recount:
    """What the budget should say, added up while the costs are written."""

    envelopes: Counter[str] = field(default_factory=Counter)
    meetings: Counter[int] = field(default_factory=Counter)
    people: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, row: DrawnLine) -> None:
        kind = KIND.get((row.status, row.wish), KIND.get((row.status, None), ""))
        if not kind or not NEW_YEAR <= row.day <= date(2026, 12, 31):
            return
        theirs = self.people[row.person]
        theirs[2] += row.cents if row.nature.value in DISTANCE else 0
        if kind == "waived":
            theirs[1] += row.cents
            return
        theirs[0] += row.cents
        self.envelopes[f"{'own' if row.place == 0 else 'whole'} {kind}"] += row.cents
        if row.meeting is not None:
            self.meetings[row.meeting] += row.cents


def drawn_line(drawn: Random, claim: ExpenseClaim, meetings: list[int]) -> DrawnLine:
    place = drawn.choice([None, 0, 1, 2])
    meeting = meetings[place] if place is not None and drawn.random() < 0.5 else None
    return DrawnLine(
        status=claim.status,
        wish=claim.wish,
        person=claim.person_id,
        day=date(2025, 12, 1) + timedelta(days=drawn.randint(0, 420)),
        cents=drawn.randint(1, 9000),
        nature=drawn.choice(list(ExpenseNature)),
        place=place,
        meeting=meeting,
    )


def test_spent_engaged_and_left_are_those_of_an_independent_count(
    workspace: Workspace, budget: BudgetService
) -> None:
    drawn, expected = Random(11), Recount()
    with workspace.database.work() as session:
        build = Builder(session)
        own = build.structure()
        committees = [build.committee(own, f"Comité {at}") for at in range(3)]
        meetings = [build.meeting(one, date(2026, 4, 1)).id for one in committees]
        people = [build.person(f"Nom {at}") for at in range(12)]
        ids = [one.id for one in committees]
    own_one = envelope(budget, "Comité 0", 90_000, ids[0])
    whole = envelope(budget, "ARS 2026", 400_000)
    with workspace.database.work() as session:
        build = Builder(session)
        for at in range(150):
            status, wish = drawn.choice(list(ClaimStatus)), drawn.choice(list(Wish))
            claim = build.claim(drawn.choice(people), status, wish=wish, reference=f"NDF-{at}")
            for _ in range(drawn.randint(1, 4)):
                row = drawn_line(drawn, claim, meetings)
                committee = None if row.place is None or row.meeting is not None else ids[row.place]
                build.line(
                    claim,
                    row.day,
                    row.cents,
                    nature=row.nature,
                    committee_id=committee,
                    meeting_id=row.meeting,
                )
                expected.add(row)
    found = budget.of(2026)
    uses = {one.id: (one.use.spent.cents, one.use.engaged.cents) for one in found.envelopes}
    counted = expected.envelopes
    assert uses == {
        own_one: (counted["own spent"], counted["own engaged"]),
        whole: (counted["whole spent"], counted["whole engaged"]),
    }
    assert found.left == Money(490_000 - counted.total())
    assert found.unassigned_lines == 0
    assert {
        one.meeting_id: one.use.whole.cents for one in found.meetings if one.use.whole
    } == expected.meetings
    said = {
        one.person_id: [one.use.whole.cents, one.waived.cents, one.distance.cents] for one in found.people
    }
    assert said == expected.people


def test_contributions_count_and_an_overspent_envelope_is_told(
    workspace: Workspace, budget: BudgetService
) -> None:
    small = envelope(budget, "ACI", 10_000)
    with workspace.database.work() as session:
        build = Builder(session)
        person = build.person().id
        contribution(build, person, ContributionState.PAID, 9_000, envelope_id=small)
        contribution(build, person, ContributionState.APPROVED, 2_500)
        contribution(build, person, ContributionState.PLANNED, 70_000)
        contribution(build, person, ContributionState.RENOUNCED, 70_000)
    found = budget.of(2026)
    assert (found.use.spent, found.use.engaged) == (Money(9_000), Money(2_500))
    assert [(one.label, one.left) for one in found.over] == [("ACI", Money(-1_500))]
    assert found.distance == Money()


def test_a_cost_that_several_envelopes_could_take_stands_outside(
    workspace: Workspace, budget: BudgetService
) -> None:
    envelope(budget, "ARS 2026")
    second = envelope(budget, "ACI 2026")
    with workspace.database.work() as session:
        build = Builder(session)
        claim = build.claim(build.person(), ClaimStatus.APPROVED)
        build.line(claim, date(2026, 3, 3), 1000)
        build.line(claim, date(2026, 3, 3), 500, envelope_id=second)
    found = budget.of(2026)
    assert (found.unassigned_lines, found.unassigned.engaged) == (1, Money(1000))
    assert found.envelopes[1].use.engaged == Money(500)
    assert budget.propose(date(2026, 3, 3), None) is None


def test_costs_without_envelope_are_put_into_the_chosen_one_paid_ones_too(
    workspace: Workspace, budget: BudgetService
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        own = build.structure()
        first, second = build.committee(own, "A").id, build.committee(own, "B").id
        claim = build.claim(build.person(), ClaimStatus.REIMBURSED, paid_on=date(2026, 4, 4))
        build.line(claim, date(2026, 3, 3), 1000)
        build.line(claim, date(2026, 3, 3), 300, committee_id=first)
        contribution(build, claim.person_id, ContributionState.PAID, 50, committee_id=second)
    whole, _other = envelope(budget, "ARS 2026"), envelope(budget, "ACI 2026")
    assert budget.of(2026).unassigned.spent == Money(1350)
    one_committee = envelope(budget, "B 2026", 100_000, second)
    assert budget.of(2026).unassigned.spent == Money(1300)
    assert budget.take_in(one_committee) == 1
    assert budget.take_in(whole) == 1
    assert workspace.last_act() == "1\u00a0coût rattaché à ARS 2026."
    assert {one.label: one.use.spent.cents for one in budget.of(2026).envelopes} == {
        "ARS 2026": 300,
        "ACI 2026": 0,
        "B 2026": 1050,
    }
    with pytest.raises(DomainError, match="Aucun coût sans enveloppe"):
        budget.take_in(whole)
    workspace.undo()
    assert budget.of(2026).unassigned.spent == Money(300)


def test_a_meeting_costs_so_much_for_each_one_who_came(workspace: Workspace, budget: BudgetService) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure())
        meeting = build.meeting(committee, date(2026, 3, 3))
        for at in range(3):
            came = AttendanceStatus.PRESENT if at else AttendanceStatus.EXCUSED
            build.attendance(meeting, build.person(f"Nom {at}"), came)
        claim = build.claim(build.person("Morvan"), ClaimStatus.APPROVED)
        build.line(claim, date(2026, 3, 3), 1001, meeting_id=meeting.id)
    (one,) = budget.of(2026).meetings
    assert (one.committee, one.came, one.use.whole, one.each) == (
        "Comité des usagers",
        2,
        Money(1001),
        Money(501),
    )


def test_who_waits_is_told_with_what_and_since_when(workspace: Workspace, budget: BudgetService) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        claim = build.claim(build.person(), ClaimStatus.APPROVED)
        build.line(claim, date(2026, 3, 3), 1000, nature=ExpenseNature.TRAIN)
        build.line(claim, date(2026, 2, 3), 700)
    (one,) = budget.of(2026).people
    assert (one.waiting, one.waiting_since) == (Money(1700), date(2026, 2, 3))
    assert (one.distance, one.besides, one.trips) == (Money(1000), Money(700), 1)
    assert budget.of(2026).each == Money(1700)
    assert budget.of(2024).each is None


def test_distance_is_that_of_the_structure_else_the_nearest_noted(
    workspace: Workspace, budget: BudgetService
) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        own, other = build.structure(), build.association()
        for at in range(6):
            person = build.person(f"Nom {at}")
            claim = build.claim(person, ClaimStatus.APPROVED)
            build.line(claim, date(2026, 3, 3), 1000, nature=ExpenseNature.TRAIN)
            if at:
                session.add(HomeDistance(person_id=person.id, structure_id=own.id, km_hundredths=2000))
            session.add(HomeDistance(person_id=person.id, structure_id=other.id, km_hundredths=100))
        session.flush()
    found = budget.of(2026)
    assert [(band.label, band.people) for band in found.bands] == [("Moins de 30 km", 6)]


def test_an_envelope_is_written_changed_and_kept_by_name(workspace: Workspace, budget: BudgetService) -> None:
    key = envelope(budget)
    draft = budget.draft(key)
    assert budget.blank(2026).first_day == NEW_YEAR
    with pytest.raises(DomainError, match="se nomme déjà"):
        envelope(budget, "ars 2026")
    changed = EnvelopeDraft(
        date(2026, 7, 1), "ARS", FundingSource.ARS, Money(5), None, " avenant ", draft.version
    )
    assert budget.save(changed, key) == key
    assert (budget.draft(key).first_day, budget.draft(key).note) == (NEW_YEAR, "avenant")
    with pytest.raises(ChangedMeanwhile):
        budget.save(draft, key)
    with pytest.raises(DomainError, match="Donnez un nom"):
        budget.save(EnvelopeDraft(NEW_YEAR))
    workspace.undo()
    assert budget.draft(key).amount == Money(100_000)


def test_an_envelope_that_costs_name_is_put_away_and_comes_back(
    workspace: Workspace, budget: BudgetService
) -> None:
    named, bare = envelope(budget), envelope(budget, "ACI")
    with workspace.database.work() as session:
        build = Builder(session)
        build.line(build.claim(build.person()), date(2026, 3, 3), 1000, envelope_id=named)
    budget.delete(named)
    budget.delete(bare)
    (kept,) = budget.of(2026).envelopes
    assert (kept.id, kept.archived_on) == (named, workspace.today())
    assert budget.propose(date(2026, 3, 3), None) is None
    budget.bring_back(named)
    assert budget.propose(date(2026, 3, 3), None) == named
    with pytest.raises(DomainError, match="n’est plus"):
        budget.delete(bare)


def test_the_exercise_of_the_structure_holds_its_envelopes(
    workspace: Workspace, budget: BudgetService
) -> None:
    with workspace.database.work() as session:
        Builder(session).structure(exercise_first_month=9)
    key = budget.save(EnvelopeDraft(date(2026, 3, 3), "ARS", FundingSource.ARS, Money(100)))
    assert budget.draft(key).first_day == date(2025, 9, 1)
    assert budget.propose(date(2026, 8, 31), None) == key
    assert budget.propose(date(2026, 9, 1), None) is None
    assert [one.label for one in budget.exercises()] == ["2025-2026", "2026-2027", "2027-2028"]


def test_the_tables_that_leave_add_up_and_name_nobody(
    workspace: Workspace, budget: BudgetService, tmp_path: Path
) -> None:
    envelope(budget, "=ARS", 5_000)
    with workspace.database.work() as session:
        build = Builder(session)
        meeting = build.meeting(build.committee(build.structure()), date(2026, 3, 3))
        claim = build.claim(build.person("Zzyzx", "Monique"), ClaimStatus.REIMBURSED)
        build.line(claim, date(2026, 3, 3), 1234, meeting_id=meeting.id, nature=ExpenseNature.TRAIN)
    envelope(budget, "ACI", 100)
    budget.export(2026, tmp_path / "budget.xlsx")
    budget.export(2026, tmp_path / "budget.csv")
    book = load_workbook(tmp_path / "budget.xlsx")
    assert book.sheetnames == ["Lire", "Enveloppes", "Réunions", "Distance"]
    rows = list(book["Enveloppes"].iter_rows(min_row=2, values_only=True))
    assert rows[0][:4] == ("=ARS", "ARS", "Tous les comités", 50)
    assert rows[2][0] == "Sans enveloppe"
    assert rows[2][4] == 12.34
    assert book["Réunions"]["D2"].value == 12.34
    words = " ".join(str(cell.value) for sheet in book for line in sheet for cell in line)
    assert "Zzyzx" not in words
    table = (tmp_path / "budget.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[1] == "'=ARS;ARS;Tous les comités;50,00;0,00;0,00;50,00"
    with pytest.raises(DomainError, match="XLSX ou CSV"):
        budget.export(2026, tmp_path / "budget.pdf")


def test_reading_does_not_write_a_budget(workspace_as: Callable[[Role], Workspace]) -> None:
    with pytest.raises(NotPermitted):
        envelope(BudgetService(workspace_as(Role.READING)))
