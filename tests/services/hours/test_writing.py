"""Hours typed by hand: refused in words, asked once, told, cut at midnight, undone in one piece."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import (
    ChangedMeanwhile,
    DomainError,
    Faults,
    NotPermitted,
    ToConfirm,
)
from engagement_desktop.domain.hours.activities import Activity
from engagement_desktop.domain.hours.entries import (
    HoursEntry,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.hours.entry_drafts import HoursDraft
from engagement_desktop.domain.hours.locks import ClosedMonth, HoursExport
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.hours.writing import HoursWritingService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.conftest import NOW

DAY = date(2026, 11, 12)
LINE = HoursDraft(person_id=1, done_on=DAY, minutes=90, activity="Accueil du forum")


@pytest.fixture
def ids(workspace: Workspace) -> dict[str, int]:
    """Two people, the own structure, an association without declaration date, a meeting of 120 minutes."""
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        canton = make.association(declared_on=None)
        board = make.committee(canton, "Bureau", kind="conseil d’administration")
        monique, luc = make.person(), make.person("Fournier", "Luc")
        make.mandate(luc, board, date(2024, 1, 1))
        meeting = make.meeting(make.committee(own), DAY)
        make.attendance(meeting, monique)
        return {
            "own": own.id,
            "canton": canton.id,
            "monique": monique.id,
            "luc": luc.id,
            "meeting": meeting.id,
        }


@pytest.fixture
def writing(workspace: Workspace, ids: dict[str, int]) -> HoursWritingService:
    assert ids
    return HoursWritingService(workspace)


def entries(workspace: Workspace) -> list[HoursEntry]:
    with workspace.read() as session:
        return list(session.scalars(select(HoursEntry).order_by(HoursEntry.id)))


def closed(workspace: Workspace, first: date) -> None:
    with workspace.database.work() as session:
        session.add(ClosedMonth(first_day=first, closed_on=first, account_id=None))


def test_an_entry_is_born_to_validate_and_says_who_typed_it(
    workspace: Workspace, writing: HoursWritingService, ids: dict[str, int]
) -> None:
    assert writing.blank(1).structure_id == ids["own"]
    entry_id = writing.save(LINE)
    (entry,) = entries(workspace)
    assert (entry.id, entry.state, entry.entered_by_id) == (
        entry_id,
        HoursState.TO_VALIDATE,
        workspace.actor.account_id,
    )
    assert (entry.role, entry.structure_id, entry.decided_by_id) == (HoursRole.OTHER, ids["own"], None)
    assert workspace.last_act() == "Saisie ajoutée\u00a0: Monique Hélias, 1\u00a0h\u00a030."
    workspace.undo()
    assert not entries(workspace)


def test_a_structure_too_small_validates_as_it_writes(
    workspace: Workspace, writing: HoursWritingService, ids: dict[str, int]
) -> None:
    with workspace.database.work() as session:
        session.get_one(Structure, ids["own"]).validates_alone = True
    writing.save(LINE)
    (entry,) = entries(workspace)
    assert (entry.state, entry.decided_by_id, entry.decided_on) == (
        HoursState.VALIDATED,
        workspace.actor.account_id,
        workspace.today(),
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 25 * 60}, "minutes"),
        ({"done_on": date(2027, 1, 1)}, "done_on"),
        ({"person_id": None}, "person_id"),
        ({"person_id": 99}, "person_id"),
        ({"structure_id": 99}, "structure_id"),
        ({"committee_id": 99}, "committee_id"),
        ({"meeting_id": 99}, "meeting_id"),
        ({"id": 99}, None),
    ],
)
def test_what_is_refused_writes_nothing(
    workspace: Workspace, writing: HoursWritingService, change: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(DomainError) as refused:
        writing.save(replace(LINE, **change))
    assert refused.value.field == field
    assert not entries(workspace)


def test_a_closed_month_is_said_at_the_date(workspace: Workspace, writing: HoursWritingService) -> None:
    entry_id = writing.save(LINE)
    closed(workspace, date(2026, 11, 1))
    for attempt in (
        lambda: writing.save(LINE),
        lambda: writing.save(replace(writing.draft(entry_id), done_on=date(2026, 10, 1))),
        lambda: writing.refuse_day(DAY),
    ):
        with pytest.raises(DomainError, match="Le mois de novembre 2026 est clos") as refused:
            attempt()
        assert refused.value.field == "done_on"
    with pytest.raises(DomainError, match="est clos"):
        writing.delete((entry_id,))
    with pytest.raises(DomainError, match="n’a pas commencé"):
        writing.refuse_day(date(2027, 2, 1))
    writing.refuse_day(date(2026, 10, 1))


def test_what_was_exported_changes_no_more(workspace: Workspace, writing: HoursWritingService) -> None:
    entry_id = writing.save(LINE)
    with workspace.database.work() as session:
        export = HoursExport(
            made_at=datetime(2026, 11, 20, tzinfo=UTC), first_day=DAY, last_day=DAY, said="", account_id=None
        )
        session.add(export)
        session.flush()
        session.get_one(HoursEntry, entry_id).export_id = export.id
    with pytest.raises(DomainError, match="export") as refused:
        writing.save(replace(writing.draft(entry_id), minutes=30, version=None))
    assert refused.value.field == "minutes"
    with pytest.raises(DomainError, match="export"):
        writing.delete((entry_id,))


def test_a_day_of_more_than_24_hours_is_refused_over_the_lines_of_one_save(
    workspace: Workspace, writing: HoursWritingService
) -> None:
    lines = [replace(LINE, minutes=13 * 60), replace(LINE, minutes=12 * 60)]
    with pytest.raises(DomainError, match="la journée dépasse") as refused:
        writing.save_many(lines)
    assert refused.value.field == "1.minutes"
    writing.save_many(lines[:1])
    changed = replace(writing.draft(1), minutes=24 * 60)
    writing.save(changed)  # what is replaced does not count twice
    assert [entry.minutes for entry in entries(workspace)] == [24 * 60]


def test_every_line_at_fault_is_told_at_once(writing: HoursWritingService) -> None:
    with pytest.raises(Faults) as refused:
        writing.save_many([replace(LINE, minutes=0), LINE, replace(LINE, person_id=None, minutes=None)])
    assert [fault.field for fault in refused.value.faults] == ["0.minutes", "2.person_id", "2.minutes"]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("overlap", replace(LINE, starts_minute=600)),
        ("presence", replace(LINE, meeting_id=1, minutes=150)),
        ("no_mandate", replace(LINE, role=HoursRole.GOVERNING_BODY)),
    ],
)
def test_what_is_unusual_is_asked_once(
    workspace: Workspace, writing: HoursWritingService, code: str, line: HoursDraft
) -> None:
    if code == "overlap":
        writing.save(replace(LINE, starts_minute=540))
    before = len(entries(workspace))
    with pytest.raises(ToConfirm) as asked:
        writing.save(line)
    assert asked.value.code == code
    assert len(entries(workspace)) == before
    writing.save(line, frozenset({code}))
    assert len(entries(workspace)) == before + 1


def test_who_sits_in_a_governing_body_governs(
    workspace: Workspace, writing: HoursWritingService, ids: dict[str, int]
) -> None:
    line = replace(LINE, person_id=ids["luc"], structure_id=ids["canton"], role=HoursRole.GOVERNING_BODY)
    writing.save(line)
    writing.save(replace(line, role=None))
    assert {entry.role for entry in entries(workspace)} == {HoursRole.GOVERNING_BODY}
    said = workspace.last_act() or ""
    assert "La date de déclaration de «\u00a0Les Usagers du Canton\u00a0» manque" in said


def test_the_presence_at_a_meeting_counts_what_is_already_there(
    writing: HoursWritingService, ids: dict[str, int]
) -> None:
    at_meeting = replace(LINE, meeting_id=ids["meeting"], minutes=60)
    writing.save_many([at_meeting])
    with pytest.raises(ToConfirm, match="2\u00a0h\u00a030 lui seraient comptées"):
        writing.save(replace(at_meeting, minutes=90))
    writing.save(replace(at_meeting, minutes=90, kind=TimeKind.PREPARATION))
    with pytest.raises(ToConfirm, match="n’est pas inscrite présente"):
        writing.save(replace(at_meeting, person_id=ids["luc"]))
    with pytest.raises(DomainError, match="un autre jour"):
        writing.save(replace(at_meeting, done_on=date(2026, 11, 13)))


def test_a_meeting_that_was_not_held_gives_no_hours(
    workspace: Workspace, writing: HoursWritingService
) -> None:
    with workspace.database.work() as session:
        committee = session.scalars(select(Committee)).first()
        assert committee is not None
        later = Builder(session).meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED)
        later_id = later.id
    with pytest.raises(DomainError, match="ne s’est pas tenue"):
        writing.save(replace(LINE, meeting_id=later_id))


def test_31_december_is_cut_at_midnight_and_told(workspace: Workspace, writing: HoursWritingService) -> None:
    evening = replace(LINE, done_on=date(2025, 12, 31), minutes=240, starts_minute=22 * 60)
    assert [note.code for note in writing.check((evening,))] == ["split"]
    writing.save(evening)
    assert [(one.done_on, one.minutes, one.starts_minute) for one in entries(workspace)] == [
        (date(2025, 12, 31), 120, 1320),
        (date(2026, 1, 1), 120, 0),
    ]
    assert "Coupée à minuit, sur deux exercices" in (workspace.last_act() or "")
    workspace.undo()
    assert not entries(workspace)


@pytest.mark.usefixtures("ids")
def test_midnight_of_today_is_refused_for_its_second_day(workspace: Workspace) -> None:
    writing = HoursWritingService(
        Workspace(workspace.database, workspace.actor, FixedClock(NOW.replace(month=12, day=31)))
    )
    with pytest.raises(DomainError, match="L’exercice 2027 n’a pas commencé"):
        writing.save(replace(LINE, done_on=date(2026, 12, 31), minutes=240, starts_minute=22 * 60))


def test_a_change_waits_again_and_an_entry_left_as_it_was_stays_validated(
    workspace: Workspace, writing: HoursWritingService
) -> None:
    entry_id = writing.save(LINE)
    with workspace.database.work() as session:
        session.get_one(HoursEntry, entry_id).state = HoursState.VALIDATED
    draft = writing.draft(entry_id)
    writing.save(draft)
    assert entries(workspace)[0].state is HoursState.VALIDATED
    writing.save(replace(draft, minutes=60))
    assert entries(workspace)[0].state is HoursState.TO_VALIDATE
    assert workspace.last_act() == "Saisie modifiée\u00a0: Monique Hélias, 1\u00a0h."
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        writing.save(replace(draft, minutes=45))
    assert meanwhile.value.theirs == writing.draft(entry_id)


def test_many_are_written_changed_and_taken_away_in_one_act(
    workspace: Workspace, writing: HoursWritingService, ids: dict[str, int]
) -> None:
    saved = writing.save_many([LINE, replace(LINE, person_id=ids["luc"])])
    assert (saved.added, saved.minutes) == (2, 180)
    first, second = saved.ids
    later = writing.save_many(
        [replace(writing.draft(first), minutes=30), replace(LINE, done_on=date(2026, 11, 13))], gone=(second,)
    )
    assert (later.added, later.changed, later.deleted) == (1, 1, 1)
    assert workspace.last_act() == (
        "Heures enregistrées\u00a0: 1\u00a0saisie ajoutée, 1\u00a0modifiée, 1\u00a0mise à la corbeille."
    )
    (binned,) = BinService(workspace).entries()
    assert binned.said == "Luc Fournier, 1\u00a0h\u00a030 le 12/11/2026"
    workspace.undo()
    assert [entry.minutes for entry in entries(workspace)] == [90, 90]
    with pytest.raises(DomainError, match="rien à enregistrer"):
        writing.save_many([])


def test_what_is_deleted_comes_back_from_the_bin(
    workspace: Workspace, writing: HoursWritingService, ids: dict[str, int]
) -> None:
    saved = writing.save_many([LINE, replace(LINE, person_id=ids["luc"])])
    writing.delete(saved.ids)
    assert workspace.last_act() == "Heures mises à la corbeille\u00a0: 2\u00a0saisies, 3\u00a0h."
    kept = BinService(workspace)
    kept.restore(kept.entries()[0].id)
    assert len(entries(workspace)) == 2
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        writing.delete((99,))


def test_an_activity_of_the_structure_is_recognised_by_its_words(
    workspace: Workspace, writing: HoursWritingService
) -> None:
    with workspace.database.work() as session:
        session.add(Activity(family=MissionFamily.REPRESENTATION, label="Accueil", label_key="accueil"))
    writing.save(replace(LINE, activity="ACCUEIL"))
    writing.save(LINE)
    assert [entry.activity_id for entry in entries(workspace)] == [1, None]


def test_without_a_structure_nothing_is_written(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        Builder(session).person()
    writing = HoursWritingService(workspace)
    assert writing.blank().structure_id is None
    with pytest.raises(DomainError, match="n’a pas encore de structure"):
        writing.save(LINE)


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_other_roles_write_no_hours(workspace_as: Any, role: Role) -> None:
    with pytest.raises(NotPermitted):
        HoursWritingService(workspace_as(role)).save(LINE)
