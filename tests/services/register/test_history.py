"""The register on any day against a count of its own, and what changed between two days."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.entities import FormerRules, PersonCapacity
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.history import ChangeKind
from engagement_desktop.domain.register.mandates import EndReason, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, CapacityKind
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.register.history import HistoryService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

DAYS = (date(2023, 6, 30), date(2024, 12, 31), date(2026, 11, 22))
COLLEGE = {
    CapacityKind.PATIENT: Capacity.USER,
    CapacityKind.CARER: Capacity.CARER,
    CapacityKind.PROFESSIONAL: Capacity.PROFESSIONAL,
}
Fact = dict[str, Any]


def days(rng: Random) -> tuple[date, date | None]:
    first = date(2021, 1, 1) + timedelta(days=rng.randrange(2000))
    return first, rng.choice([None, first + timedelta(days=rng.randrange(900))])


@pytest.fixture
def drawn(workspace: Workspace) -> tuple[list[Fact], dict[int, list[Fact]]]:
    """Four committees and 240 mandates of 60 people, drawn; what was drawn is kept as plain facts."""
    rng = Random(33)
    facts: list[Fact] = []
    capacities: dict[int, list[Fact]] = {}
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        committees = [make.committee(own, f"Comité {letter}") for letter in "DCBA"]
        people = [make.person(f"Nom{n % 7}", f"Prénom{n}", capacity=Capacity.RELATIVE) for n in range(60)]
        for person in people[:30]:
            held = capacities[person.id] = []
            for kind in rng.sample(list(COLLEGE), 2):
                first, last = days(rng)
                begun = rng.choice([None, first])
                session.add(PersonCapacity(person_id=person.id, kind=kind, started_on=begun, ended_on=last))
                session.flush()
                held.append({"kind": kind, "first": begun, "last": last})
        for _ in range(240):
            person, committee = rng.choice(people), rng.choice(committees)
            first, last = days(rng)
            office, seat = rng.choice(list(Office)), rng.choice(list(SeatKind))
            college = rng.choice([None, None, Capacity.ELECTED])
            row = make.mandate(
                person, committee, first, ended_on=last, office=office, seat=seat, college=college
            )
            facts.append(
                {
                    "id": row.id,
                    "committee": committee.name,
                    "committee_id": committee.id,
                    "person": person.id,
                    "first": first,
                    "last": last,
                    "office": office,
                    "seat": seat,
                    "college": college,
                }
            )
    return facts, capacities


def college_then(fact: Fact, capacities: dict[int, list[Fact]], day: date) -> Capacity:
    if fact["college"]:
        return Capacity(fact["college"])
    best, since = Capacity.RELATIVE, date(1, 1, 1)
    for one in capacities.get(fact["person"], []):
        begun = one["first"] or date(1, 1, 1)
        if begun <= day and (one["last"] is None or day <= one["last"]) and begun >= since:
            best, since = COLLEGE[one["kind"]], begun
    return best


@pytest.mark.parametrize("day", DAYS)
def test_the_register_of_a_day_is_what_a_plain_count_finds(
    workspace: Workspace, drawn: tuple[list[Fact], dict[int, list[Fact]]], day: date
) -> None:
    facts, capacities = drawn
    there = [fact for fact in facts if fact["first"] <= day and (fact["last"] is None or day <= fact["last"])]
    expected = {
        (
            *(fact[name] for name in ("id", "committee", "person", "office", "seat", "first", "last")),
            college_then(fact, capacities, day),
        )
        for fact in there
    }
    lines = HistoryService(workspace).register_on(day)
    assert len(lines) == len(there) > 40
    assert {
        (
            line.mandate_id,
            line.committee,
            line.person_id,
            line.office,
            line.seat,
            line.started_on,
            line.ended_on,
            line.college,
        )
        for line in lines
    } == expected
    assert [line.committee for line in lines] == sorted(line.committee for line in lines)


@pytest.mark.parametrize("day", DAYS)
def test_lists_and_charts_count_the_same_people(
    workspace: Workspace, drawn: tuple[list[Fact], dict[int, list[Fact]]], day: date
) -> None:
    facts, _ = drawn
    committees, history = CommitteeService(workspace), HistoryService(workspace)
    for committee_id in {fact["committee_id"] for fact in facts}:
        people = {
            fact["person"]
            for fact in facts
            if fact["committee_id"] == committee_id
            and fact["first"] <= day <= (fact["last"] or date.max)
            and fact["seat"] is SeatKind.TITULAR
            and fact["office"] is not Office.GUEST
        }
        chart, detail = committees.table(committee_id, day), committees.detail(committee_id, day)
        assert chart.filled == detail.row.members == sum(detail.by_college.values()) == len(people)
        lines = history.register_on(day, committee_id)
        assert {line.committee_id for line in lines} <= {committee_id}
        assert people <= {line.person_id for line in lines}


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(("since", "until"), [(DAYS[0], DAYS[1]), (DAYS[1], DAYS[2]), (DAYS[0], DAYS[2])])
def test_changes_lead_from_one_register_to_the_next(workspace: Workspace, since: date, until: date) -> None:
    history = HistoryService(workspace)
    register = {line.mandate_id for line in history.register_on(since)}
    for change in history.changes(since, until):
        register -= {line.mandate_id for line in change.before}
        register |= {change.after.mandate_id} if change.after else set()
        assert since < change.day <= until
        assert change.sentence.endswith(".")
    assert register == {line.mandate_id for line in history.register_on(until)}


def test_a_year_is_told_in_sentences(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own, other = make.structure(), make.association()
        users = make.committee(own, created_on=date(2020, 1, 1), seats=12, closed_on=date(2026, 6, 30))
        session.add(FormerRules(committee_id=users.id, ended_on=date(2025, 6, 30), seats=10))
        monique, luc = make.person(), make.person("Fournier", "Luc")
        last = date(2025, 12, 31)
        make.mandate(
            monique, users, date(2023, 1, 1), ended_on=last, end_reason=EndReason.TERM, office=Office.CHAIR
        )
        make.mandate(luc, users, date(2026, 1, 1), office=Office.CHAIR, appointed_by_id=other.id)
        make.mandate(luc, users, date(2025, 3, 1), ended_on=last)
        make.mandate(monique, users, date(2026, 2, 1), seat=SeatKind.SUBSTITUTE, substitute_for_id=luc.id)
        session.add(
            PersonCapacity(person_id=luc.id, kind=CapacityKind.PROFESSIONAL, started_on=date(2026, 3, 1))
        )
    history = HistoryService(workspace)
    found = history.changes(date(2024, 12, 31), date(2026, 12, 31), users.id)
    assert [(change.kind, change.sentence) for change in found] == [
        (ChangeKind.STARTED, "Luc Fournier commence un mandat le 1er\u00a0mars 2025\u00a0: membre."),
        (
            ChangeKind.RULES_CHANGED,
            "Les règles changent le 1er\u00a0juillet 2025\u00a0: sièges, de 10 à 12.",
        ),
        (
            ChangeKind.OFFICE_CHANGED,
            "Luc Fournier change de fonction le 1er\u00a0janvier 2026\u00a0: membre, puis présidence.",
        ),
        (
            ChangeKind.ENDED,
            ("Monique Hélias termine son mandat le 31\u00a0décembre 2025\u00a0: présidence (fin du mandat)."),
        ),
        (
            ChangeKind.STARTED,
            (
                "Monique Hélias commence un mandat le 1er\u00a0février 2026\u00a0: membre, suppléant pour "
                "Luc Fournier."
            ),
        ),
        (
            ChangeKind.CAPACITY_CHANGED,
            (
                "Luc Fournier passe du collège «\u00a0usager\u00a0» au collège «\u00a0professionnel\u00a0» "
                "le 1er\u00a0mars 2026."
            ),
        ),
        (ChangeKind.COMMITTEE_CLOSED, "Le comité ferme. Son dernier jour est le 30\u00a0juin 2026."),
    ]
    line = history.register_on(date(2026, 2, 1), users.id)[0]
    assert (line.first_name, line.appointed_by) == ("Luc", "Les Usagers du Canton")


def test_dates_come_in_order(workspace: Workspace) -> None:
    with pytest.raises(DomainError, match="vient avant la première") as refused:
        HistoryService(workspace).changes(date(2026, 1, 2), date(2026, 1, 1))
    assert refused.value.field == "until"
    assert HistoryService(workspace).changes(date(2026, 1, 1), date(2026, 1, 1), 99) == ()
    assert HistoryService(workspace).register_on(date(2026, 1, 1), 99) == ()


@pytest.fixture
def village(workspace: Workspace) -> HistoryService:
    """Two committees, three mandates, one of which began this year."""
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        users, ethics = make.committee(own, "Comité des usagers"), make.committee(own, "Comité d’éthique")
        monique = make.person("Hélias", "Monique")
        make.mandate(monique, users, date(2024, 1, 1), office=Office.CHAIR)
        make.mandate(make.person("Le Goff", "Jean"), users, date(2026, 3, 1))
        make.mandate(monique, ethics, date(2024, 1, 1))
    return HistoryService(workspace)


def test_the_register_of_a_day_is_written_for_a_spreadsheet_or_on_paper(
    village: HistoryService, tmp_path: Path
) -> None:
    written = village.write_register(date(2025, 6, 1), tmp_path / "r.csv")
    assert (written.made, written.path) == (2, tmp_path / "r.csv")
    assert len(written.path.read_text("utf-8-sig").splitlines()) == 3
    assert village.write_register(DAYS[2], tmp_path / "s.CSV", 1).made == 2
    on_paper = village.write_register(DAYS[2], tmp_path / "r.pdf")
    assert on_paper.made == 3
    assert on_paper.path.read_bytes().startswith(b"%PDF")


def test_changes_are_written_for_a_spreadsheet_or_on_paper(village: HistoryService, tmp_path: Path) -> None:
    written = village.write_changes(date(2025, 12, 31), DAYS[2], tmp_path / "c.csv")
    assert written.made == 1
    assert "Jean Le Goff" in written.path.read_text("utf-8-sig")
    assert village.write_changes(date(2025, 12, 31), DAYS[2], tmp_path / "c.pdf", 1).made == 1
    assert village.write_changes(date(2025, 12, 31), DAYS[2], tmp_path / "d.csv", 2).made == 0


def test_a_file_of_the_register_is_in_the_trace_and_nothing_else_changes(
    village: HistoryService, workspace: Workspace, tmp_path: Path
) -> None:
    before = village.register_on(DAYS[2])
    village.write_register(DAYS[2], tmp_path / "r.csv")
    assert village.register_on(DAYS[2]) == before
    with workspace.database.read() as session:
        assert session.scalars(select(AuditEntry.verb)).all()[-1] == "make register file"


def test_files_of_the_register_refuse_other_kinds_and_readers(
    village: HistoryService, workspace_as: Callable[[Role], Workspace], tmp_path: Path
) -> None:
    with pytest.raises(DomainError, match="un nom qui finit par"):
        village.write_register(DAYS[2], tmp_path / "r.docx")
    with pytest.raises(DomainError, match="vient avant la première"):
        village.write_changes(DAYS[2], DAYS[0], tmp_path / "r.csv")
    reader = HistoryService(workspace_as(Role.READING))
    with pytest.raises(NotPermitted):
        reader.write_register(DAYS[2], tmp_path / "r.csv")
    with pytest.raises(NotPermitted):
        reader.write_changes(DAYS[0], DAYS[2], tmp_path / "r.csv")
    assert list(tmp_path.glob("r.*")) == []
