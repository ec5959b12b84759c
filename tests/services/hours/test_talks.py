"""Talks: nobody but the coordination reads a word of them, anywhere."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import literal_column, table, text

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.deadlines import DatedKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted
from engagement_desktop.domain.form_drafts_rows import SealedPart
from engagement_desktop.domain.hours.talks_drafts import TalkDraft
from engagement_desktop.domain.hours.training import Talk
from engagement_desktop.domain.journal_rows import JournalQuery
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage.database import Database
from tests.builders import Builder
from tests.services.offices import Office, copied, make_office

SECRET = "épuisement cardiaque"
TODAY = date(2026, 11, 22)
OTHERS = [Role.SECRETARIAT, Role.TREASURY, Role.READING]


@pytest.fixture(scope="module")
def shared(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return make_office(pristine, tmp_path_factory.mktemp("talks"))


@pytest.fixture
def office(shared: Office, tmp_path: Path) -> Office:
    return copied(shared, tmp_path)


@pytest.fixture
def opened(office: Office) -> Iterator[Callable[[Role], Application]]:
    """The dossier as each role finds it, opened with its own phrase and keys."""
    every: list[Application] = []

    def by(role: Role) -> Application:
        every.append(office.opened_by(role))
        return every[-1]

    yield by
    for one in every:
        one.close()


@pytest.fixture
def coordination(opened: Callable[[Role], Application]) -> Application:
    found = opened(Role.COORDINATION)
    with found.workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        make.person("Aubry", "Anne")
        make.person("Bel", "Paul")
    return found


def people(application: Application) -> dict[str, int]:
    return {row.first_name: row.id for row in application.people.page(ListQuery()).rows}


def noted(application: Application, who: str = "Anne", **more: object) -> int:
    usual = {"person_id": people(application)[who], "held_on": TODAY, "note": f"Note : {SECRET}"}
    return application.talks.save(TalkDraft(**usual | more))  # type: ignore[arg-type]  # words by name


def everything(database: Database) -> str:
    """Every value of every table, as whoever opens the file under the dossier's key finds it."""
    with database.read() as session:
        names = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        rows = [row for name in names for row in session.execute(table(name, literal_column("*")).select())]
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        for row in rows
        for value in row
    )


def reads_clear(database: Database) -> bool:
    found = everything(database)
    return SECRET in found or json.dumps(SECRET)[1:-1] in found


def test_a_talk_is_kept_and_read_by_the_coordination(coordination: Application) -> None:
    kept = noted(coordination, again_on=date(2027, 1, 15))
    found = coordination.talks.detail(kept)
    assert (found.note, found.row.person, found.row.again_on) == (
        f"Note : {SECRET}", "Anne Aubry", date(2027, 1, 15),
    )  # fmt: skip
    assert coordination.talks.draft(kept).note == f"Note : {SECRET}"
    assert [row.id for row in coordination.talks.of_person(found.row.person_id)] == [kept]


def test_the_base_under_its_key_holds_no_word_of_it(coordination: Application) -> None:
    noted(coordination)
    assert "Aubry" in everything(coordination.workspace.database)
    assert not reads_clear(coordination.workspace.database)


@pytest.mark.parametrize("role", OTHERS)
def test_no_other_role_reads_or_lists_or_writes(
    coordination: Application, opened: Callable[[Role], Application], role: Role
) -> None:
    kept = noted(coordination)
    coordination.close()
    other = opened(role)
    person = people(other)["Anne"]
    talks = other.talks
    for ask in (
        lambda: talks.page(ListQuery()),
        lambda: talks.summary(ListQuery()),
        lambda: talks.of_person(person),
        lambda: talks.detail(kept),
        lambda: talks.draft(kept),
        talks.blank,
        lambda: talks.save(TalkDraft(person_id=person, held_on=TODAY, note="x")),
        lambda: talks.delete(kept),
    ):
        with pytest.raises(NotPermitted):
            ask()


@pytest.mark.parametrize("role", OTHERS)
def test_the_session_of_another_role_finds_sealed_bytes(
    coordination: Application, opened: Callable[[Role], Application], role: Role
) -> None:
    kept = noted(coordination)
    coordination.close()
    database = opened(role).workspace.database
    with database.read() as session:
        assert session.get_one(Talk, kept).note.clear is None
    assert not reads_clear(database)


def test_search_finds_names_and_never_a_word_of_a_note(coordination: Application) -> None:
    noted(coordination)
    assert coordination.search.find("cardiaque") == ()
    assert coordination.talks.page(ListQuery(search="cardiaque")).rows == ()
    assert len(coordination.talks.page(ListQuery(search="aubry")).rows) == 1


def test_the_export_of_the_dossier_holds_no_talk(coordination: Application, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    noted(coordination)
    coordination.exports.export(tmp_path / "tout.xlsx")
    cells = [
        str(cell) for sheet in load_workbook(tmp_path / "tout.xlsx") for row in sheet.values for cell in row
    ]
    assert "Aubry" in cells
    assert not any(SECRET in cell for cell in cells)


def test_the_trace_names_the_field_and_never_its_words(coordination: Application) -> None:
    kept = noted(coordination)
    coordination.talks.save(
        TalkDraft(id=kept, version=1, person_id=1, held_on=TODAY, note="Autre"),
    )
    told = str(coordination.journal.page(JournalQuery()).rows)
    assert SECRET not in told


def test_a_talk_deleted_goes_for_good_and_can_be_undone(coordination: Application) -> None:
    kept = noted(coordination)
    coordination.talks.delete(kept)
    assert coordination.bin.entries() == ()
    with pytest.raises(DomainError, match="plus dans le dossier"):
        coordination.talks.detail(kept)
    assert coordination.workspace.undo() == "Entretien supprimé\u00a0: Anne Aubry."
    assert coordination.talks.detail(kept).note == f"Note : {SECRET}"
    assert not reads_clear(coordination.workspace.database)


def test_two_files_made_one_keep_their_talks_sealed(coordination: Application) -> None:
    kept = noted(coordination, "Paul")
    known = people(coordination)
    coordination.merging.merge(known["Anne"], known["Paul"], {})
    assert coordination.talks.detail(kept).row.person == "Anne Aubry"
    assert coordination.talks.detail(kept).note == f"Note : {SECRET}"
    assert not reads_clear(coordination.workspace.database)


def test_a_person_whom_the_secretariat_deletes_takes_their_talks_sealed_and_brings_them_back(
    coordination: Application, opened: Callable[[Role], Application]
) -> None:
    kept = noted(coordination)
    coordination.close()
    secretary = opened(Role.SECRETARIAT)
    secretary.people.delete(people(secretary)["Anne"])
    assert not reads_clear(secretary.workspace.database)
    (lying,) = secretary.bin.entries()
    secretary.bin.restore(lying.id)
    secretary.close()
    assert opened(Role.COORDINATION).talks.detail(kept).note == f"Note : {SECRET}"


def test_what_is_being_typed_is_sealed_too(coordination: Application) -> None:
    drafts = coordination.drafts
    drafts.keep("talk:new:1", "Entretien", {"note": SECRET, "held_on": "1"}, talks=frozenset({"note"}))
    kept = drafts.kept("talk:new:1")
    assert kept is not None
    assert kept.values == {"note": SECRET, "held_on": "1"}
    assert not reads_clear(coordination.workspace.database)
    drafts.discard("talk:new:1")
    assert not reads_clear(coordination.workspace.database)


def test_the_coordination_alone_holds_the_key(coordination: Application) -> None:
    keyring = coordination.workspace.database.keyring
    assert keyring.holds("talks")
    assert not any(keyring.for_role(role).holds("talks") for role in OTHERS)
    assert SealedPart.TALKS == "talks"


def test_the_next_talk_stands_in_the_calendar_of_the_coordination_alone(
    coordination: Application, opened: Callable[[Role], Application], tmp_path: Path
) -> None:
    noted(coordination, held_on=date(2026, 10, 1), again_on=date(2026, 12, 1))
    coming = [one for one in coordination.calendar.coming() if one.kind is DatedKind.TALK]
    assert [(one.on, one.who) for one in coming] == [(date(2026, 12, 1), "Anne Aubry")]
    coordination.calendar.export_ics(tmp_path / "a.ics", TODAY, date(2026, 12, 31))
    assert "Entretien" not in (tmp_path / "a.ics").read_text(encoding="utf-8")
    noted(coordination, held_on=TODAY)
    assert not [one for one in coordination.calendar.coming() if one.kind is DatedKind.TALK]
    coordination.close()
    for role in OTHERS:
        other = opened(role)
        assert not [one for one in other.calendar.coming() if one.kind is DatedKind.TALK]
        other.close()


def test_a_talk_saved_meanwhile_is_not_overwritten(coordination: Application) -> None:
    kept = noted(coordination)
    first = coordination.talks.draft(kept)
    coordination.talks.save(
        TalkDraft(id=kept, version=first.version, person_id=1, held_on=TODAY, note="Plus")
    )
    with pytest.raises(ChangedMeanwhile):
        coordination.talks.save(first)


def test_a_new_talk_is_with_the_person_and_of_today(coordination: Application) -> None:
    assert coordination.talks.blank(3) == TalkDraft(person_id=3, held_on=TODAY)
    with pytest.raises(DomainError, match="plus dans le dossier"):
        coordination.talks.save(TalkDraft(person_id=99, held_on=TODAY, note="x"))


def test_the_list_counts_what_it_shows(coordination: Application) -> None:
    noted(coordination)
    noted(coordination, "Paul")
    found = coordination.talks.summary(ListQuery(filters={"person": str(people(coordination)["Paul"])}))
    assert (found.count, found.total) == (1, 2)
