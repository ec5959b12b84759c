"""The journal tells who did what and when, in French, and never a value."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import NotPermitted
from engagement_desktop.domain.expenses.claims import ExpenseClaim
from engagement_desktop.domain.journal_rows import JournalQuery, JournalRow
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Need, Person
from engagement_desktop.domain.settings import Setting
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.journal import PAGE, JournalService
from engagement_desktop.services.saved_lists import SavedListService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.audit import verify
from tests.builders import Builder
from tests.conftest import NOW, PHRASE
from tests.services.offices import PHRASES, WAYS


def changed(workspace: Workspace, person_id: int, email: str) -> None:
    with workspace.act(Permission.PERSON_WRITE, "change person") as change:
        change.session.get_one(Person, person_id).email = email


def told(workspace: Workspace, query: JournalQuery | None = None) -> list[str]:
    return [row.sentence for row in JournalService(workspace).page(query or JournalQuery()).rows]


@pytest.fixture
def person_id(workspace: Workspace) -> int:
    with workspace.database.work() as session:
        found: int = Builder(session).person().id
        return found


def test_an_act_is_told_with_its_instant_its_account_and_whose_file(
    workspace: Workspace, person_id: int
) -> None:
    changed(workspace, person_id, "secret@exemple.fr")
    row = JournalService(workspace).page(JournalQuery()).rows[0]
    assert row == JournalRow(
        1, NOW, "Compte coordination", "Fiche modifiée\u00a0: Monique Hélias (courriel)."
    )
    with workspace.read() as session:
        assert verify(session, workspace.database.keyring).is_sound


def test_no_value_ever_stands_in_the_journal(workspace: Workspace, person_id: int) -> None:
    changed(workspace, person_id, "secret@exemple.fr")
    with workspace.act(Permission.PERSON_WRITE, "delete person") as change:
        person = change.session.get_one(Person, person_id)
        person.city = "Brest"
        change.session.add(Setting(key="a", value="secret"))
    assert "secret" not in " ".join(told(workspace))
    assert "Brest" not in " ".join(told(workspace))


def test_a_file_that_is_gone_is_counted_and_no_longer_named(workspace: Workspace) -> None:
    with workspace.act(Permission.PERSON_WRITE, "add person") as change:
        person = Person(last_name="Hélias", first_name="Monique", name_key="h", sort_key="h", search_key="h")
        change.session.add(person)
    assert told(workspace) == ["Personne ajoutée\u00a0: Monique Hélias."]
    workspace.undo()
    assert told(workspace) == [
        "Dernière action annulée\u00a0: 1\u00a0fiche.",
        "Personne ajoutée\u00a0: 1\u00a0fiche.",
    ]


def test_mandates_meetings_and_lists_are_named_by_what_they_are(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure())
        mandate = build.mandate(build.person(), committee, date(2024, 1, 1))
        meeting = build.meeting(committee, date(2026, 3, 12))
        claim = build.claim(session.get_one(Person, 1), reference="NDF-1")
    with workspace.act(Permission.MANDATE_WRITE, "end mandate") as change:
        change.session.get_one(Mandate, mandate.id).ended_on = date(2026, 1, 1)
    with workspace.act(Permission.MEETING_WRITE, "save meeting") as change:
        change.session.get_one(type(meeting), meeting.id).place = "Salle"
    with workspace.act(Permission.COMMITTEE_WRITE, "close committee") as change:
        change.session.get_one(Committee, committee.id).closed_on = date(2026, 1, 1)
    with workspace.act(Permission.BANK_WRITE, "change bank details") as change:
        change.session.get_one(ExpenseClaim, claim.id).paid_on = date(2026, 1, 1)
    SavedListService(workspace).save("people", "À relancer", ListQuery())
    assert told(workspace)[::-1] == [
        "Mandat terminé\u00a0: Monique Hélias, Comité des usagers (fin).",
        "Réunion enregistrée\u00a0: Comité des usagers, 12/03/2026 (lieu).",
        "Comité fermé\u00a0: Comité des usagers (date de fermeture).",
        "Coordonnées bancaires changées\u00a0: NDF-1 (paiement).",
        "Liste enregistrée\u00a0: À relancer.",
    ]


def test_rows_in_bulk_name_a_few_and_count_the_rest(workspace: Workspace) -> None:
    with workspace.act(Permission.PERSON_WRITE, "import_workbook") as change:
        build = Builder(change.session)
        ids = [build.person("Hélias", f"M{n}").id for n in range(6)]
        change.recorder.steps.clear()
        change.bulk("person", ids[0], ids[-1])
    assert told(workspace)[0].startswith("Classeur importé\u00a0: M0 Hélias, M1 Hélias, M2 Hélias et ")


def test_sealed_rows_are_told_by_their_kind_alone(workspace: Workspace, person_id: int) -> None:
    from engagement_desktop.domain.base import Sealed

    with workspace.act(Permission.PERSON_WRITE, "paint wall") as change:
        change.session.add(Need(person_id=person_id, kind=Sealed("transport")))
    assert told(workspace) == ["Changement enregistré\u00a0: 1\u00a0besoin."]


def test_days_accounts_topics_and_words_choose(
    workspace: Workspace, workspace_as: Callable[[Role], Workspace], person_id: int
) -> None:
    changed(workspace, person_id, "a")
    other = workspace_as(Role.SECRETARIAT)
    later = Workspace(other.database, other.actor, FixedClock(NOW + timedelta(days=3)))
    SavedListService(later).save("people", "Rivières", ListQuery())
    with later.act(Permission.PASSPHRASE_CHANGE, "change_passphrase", undo=False):
        pass
    lists, phrases = "Liste enregistrée\u00a0: Rivières.", "Phrase de passe changée."
    files = "Fiche modifiée\u00a0: Monique Hélias (courriel)."
    day = NOW.astimezone().date()
    chosen = {
        JournalQuery(): [phrases, lists, files],
        JournalQuery(on=day): [files],
        JournalQuery(since=day + timedelta(days=1)): [phrases, lists],
        JournalQuery(until=day + timedelta(days=2)): [files],
        JournalQuery(account_id=other.actor.account_id): [phrases, lists],
        JournalQuery(account_id=0): [],
        JournalQuery(topic=Topic.REGISTER): [files],
        JournalQuery(topic=Topic.SETTINGS): [lists],
        JournalQuery(topic=Topic.ACCOUNTS): [phrases],
        JournalQuery(search="riviere secretariat"): [lists],
        JournalQuery(search="helias"): [files],
        JournalQuery(search="inconnu"): [],
    }
    for query, expected in chosen.items():
        assert told(workspace, query) == expected, query


def test_the_accounts_offered_are_every_one_that_ever_was(
    workspace: Workspace, workspace_as: Callable[[Role], Workspace]
) -> None:
    workspace_as(Role.READING)
    names = [name for _, name in JournalService(workspace).accounts()]
    assert names == ["Claire", "Compte coordination", "Compte reading"]


def test_a_long_journal_comes_page_by_page_without_loss(workspace: Workspace, person_id: int) -> None:
    for number in range(PAGE + 3):
        changed(workspace, person_id, str(number))
    journal = JournalService(workspace)
    first = journal.page(JournalQuery())
    assert first.after is not None
    second = journal.page(JournalQuery(), first.after)
    assert second.after is None
    assert [row.id for row in (*first.rows, *second.rows)] == list(range(PAGE + 3, 0, -1))
    assert len(journal.page(JournalQuery(search="courriel")).rows) == PAGE
    assert len(journal.page(JournalQuery(search="courriel"), first.after).rows) == 3


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_coordination_reads_the_journal(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    journal = JournalService(workspace_as(role))
    with pytest.raises(NotPermitted):
        journal.page(JournalQuery())
    with pytest.raises(NotPermitted):
        journal.accounts()


def test_a_removed_account_keeps_its_name_in_the_journal(dossier: Path) -> None:
    claire = open_application(dossier, PHRASE, ways=WAYS)
    paul = claire.accounts.add("Paul", Role.TREASURY, PHRASES[Role.TREASURY])
    claire.close()
    later = replace(WAYS, clock=FixedClock(datetime(2026, 11, 23, tzinfo=UTC)))
    treasurer = open_application(dossier, PHRASES[Role.TREASURY], ways=later)
    treasurer.saved_lists.save("people", "Rivières", ListQuery())
    treasurer.close()
    claire = open_application(dossier, PHRASE, ways=WAYS)
    claire.accounts.remove(paul)
    rows = claire.journal.page(JournalQuery()).rows
    claire.close()
    assert [(row.who, row.sentence) for row in rows] == [
        ("Claire", "Compte retiré\u00a0: Paul (retrait)."),
        ("Paul", "Liste enregistrée\u00a0: Rivières."),
        ("Claire", "Compte ajouté\u00a0: Paul."),
    ]
