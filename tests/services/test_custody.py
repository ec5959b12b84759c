"""The dossier taken to another machine and brought back: at each step one file, and one only, is written."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement_desktop.bootstrap import Application, open_application
from engagement_desktop.domain.custody import Custody, CustodyState, OnlyRead
from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.journal_rows import JournalQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.custody import CopyTooLate
from engagement_desktop.storage.custody import holding
from engagement_desktop.storage.keys.keyfile import key_paths
from tests.conftest import NOW, PHRASE
from tests.services.offices import WAYS
from tests.services.on_the_road import Open, held, may_write, write

OTHER = "marmite horloge sentier bourgeon lanterne cascade tournesol"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key that goes from one machine to the other."""
    folder = tmp_path / "clé"
    folder.mkdir()
    return folder


@pytest.fixture
def at() -> Iterator[Open]:
    """Opens a dossier; whatever is still open at the end is closed."""
    opened: list[Application] = []

    def made(path: Path, phrase: str = PHRASE) -> Application:
        application = open_application(path, phrase, ways=WAYS)
        opened.append(application)
        return application

    yield made
    for application in opened:
        application.close()


def duplicate(source: Path, target: Path) -> None:
    """What a hand does with a file explorer."""
    for one, other in zip((source, *key_paths(source)), (target, *key_paths(target)), strict=True):
        shutil.copyfile(one, other)


@pytest.fixture
def away(dossier: Path, key: Path, at: Open) -> tuple[Application, Path]:
    """The workstation, whose dossier left for a copy on the key."""
    station = at(dossier)
    write(station, "avant")
    copy = key / "msp.engagement"
    station.custody.take_away(copy)
    return station, copy


def test_the_copy_may_be_written_and_the_file_that_stays_only_reads(
    away: tuple[Application, Path], at: Open
) -> None:
    station, copy = away
    assert station.custody.holding().state is CustodyState.AWAY
    assert station.custody.holding().place == str(copy)
    laptop = at(copy)
    assert laptop.custody.holding().state is CustodyState.CARRIED
    assert held(laptop) == {"avant"}
    assert (may_write(laptop), may_write(station)) == (True, False)
    assert [path.exists() for path in key_paths(copy)] == [True, True]
    assert laptop.is_sound
    assert laptop.maintenance.verify().is_sound


def test_every_changing_act_is_refused_before_anything_is_written(
    away: tuple[Application, Path], dossier: Path, at: Open
) -> None:
    away[0].close()
    station = at(dossier)
    before = station.workspace.database.raw.total_changes
    for deed in (
        lambda: station.drafts.keep("person:new", "Nouvelle personne", {"city": "Brest"}),
        lambda: station.imports.read(Path("rien.xlsx")),
        lambda: station.exports.export(dossier.with_name("tout.xlsx")),
        lambda: station.workspace.require(Permission.MEETING_WRITE),
        lambda: write(station, "pendant"),
    ):
        with pytest.raises(OnlyRead, match="Rapportez-le d’abord"):
            deed()
    assert station.workspace.database.raw.total_changes == before
    assert not station.workspace.may(Permission.PERSON_WRITE)
    assert station.workspace.may(Permission.DOSSIER_CARRY)
    station.drafts.drop("person:new")
    station.drafts.discard("person:new")
    assert station.workspace.database.raw.total_changes == before


def test_an_act_of_before_the_leave_is_not_undone_after_it(away: tuple[Application, Path]) -> None:
    with pytest.raises(OnlyRead):
        away[0].workspace.undo()


def test_what_was_written_on_the_way_comes_back_whole(
    away: tuple[Application, Path], dossier: Path, at: Open
) -> None:
    station, copy = away
    laptop = at(copy)
    write(laptop, "en route")
    laptop.close()
    assert station.custody.look(copy).acts >= 1
    station.custody.bring_back(copy)
    assert not may_write(station), "until it is opened again"
    station.close()
    back = at(dossier)
    assert back.custody.holding().state is CustodyState.HERE
    assert held(back) == {"avant", "en route"}
    assert (back.is_sound, may_write(back)) == (True, True)
    (aside,) = dossier.parent.glob("essai mis de côté *.engagement")
    former = at(aside)
    assert held(former) == {"avant"}
    assert not may_write(former)
    assert not may_write(at(copy)), "once brought back, the copy writes no more"


def test_a_phrase_changed_on_the_way_opens_from_then_on(
    away: tuple[Application, Path], dossier: Path, at: Open
) -> None:
    station, copy = away
    laptop = at(copy)
    laptop.maintenance.change_passphrase(PHRASE, OTHER)
    laptop.close()
    station.custody.bring_back(copy)
    station.close()
    assert may_write(at(dossier, OTHER))


def test_the_laptop_gives_the_dossier_back_by_a_key(
    away: tuple[Application, Path], dossier: Path, key: Path, at: Open
) -> None:
    station, copy = away
    laptop = at(copy)
    write(laptop, "en route")
    (key / "retour").mkdir()
    given = key / "retour" / laptop.custody.proposed_name()
    laptop.custody.hand_back(given)
    assert laptop.custody.holding().state is CustodyState.RETURNED
    assert not may_write(laptop)
    laptop.close()
    with pytest.raises(DomainError, match="C’est cette copie-là qu’il faut choisir"):
        station.custody.bring_back(copy)
    station.custody.bring_back(given)
    station.close()
    back = at(dossier)
    assert "en route" in held(back)
    assert (may_write(back), may_write(at(given)), may_write(at(copy))) == (True, False, False)


def test_a_given_copy_that_is_lost_leaves_the_laptop_its_right(
    away: tuple[Application, Path], key: Path, at: Open
) -> None:
    laptop = at(away[1])
    (key / "retour").mkdir()
    laptop.custody.hand_back(key / "retour" / "msp.engagement")
    laptop.custody.give_up()
    assert laptop.custody.holding().state is CustodyState.CARRIED
    assert may_write(laptop)


def test_a_forgotten_copy_is_given_up_and_refused_for_ever(
    away: tuple[Application, Path], dossier: Path, at: Open
) -> None:
    station, copy = away
    station.custody.give_up()
    assert may_write(station)
    for _ in range(2):
        with pytest.raises(CopyTooLate, match="n’est plus attendue depuis le 22") as late:
            station.custody.look(copy)
        assert late.value.sentence.endswith("ouvrez-la pour y relire ce qui manquerait ici.")
        assert late.value.path == copy
    assert station.custody.holding().state is CustodyState.HERE
    assert not may_write(at(copy)), "it is only read from now on"
    station.close()
    assert may_write(at(dossier))


def test_a_second_return_of_the_same_leave_is_refused(
    away: tuple[Application, Path], dossier: Path, key: Path, at: Open
) -> None:
    station, copy = away
    (key / "double").mkdir()
    twin = key / "double" / copy.name
    duplicate(copy, twin)
    station.custody.bring_back(copy)
    station.close()
    back = at(dossier)
    with pytest.raises(CopyTooLate):
        back.custody.bring_back(twin)
    assert not may_write(at(twin))
    assert may_write(back)


def test_the_dossier_leaves_again_after_its_return(
    away: tuple[Application, Path], dossier: Path, key: Path, at: Open
) -> None:
    station, copy = away
    station.custody.bring_back(copy)
    station.close()
    station = at(dossier)
    station.custody.take_away(key / "encore.engagement")
    with pytest.raises(CopyTooLate):
        station.custody.look(copy)
    station.custody.bring_back(key / "encore.engagement")
    station.close()
    assert may_write(at(dossier))


def test_a_wrong_file_is_refused_and_nothing_changes(
    away: tuple[Application, Path], dossier: Path, key: Path, pristine: Path
) -> None:
    station, copy = away
    stayed = key / "resté.engagement"
    station.maintenance.copy_to(stayed)
    never = key / "jamais.engagement"
    duplicate(pristine / dossier.name, never)
    text = key / "notes.engagement"
    text.write_text("des notes, rien de plus" * 400)
    for wrong, told in (
        (dossier, "C’est le dossier qui est ouvert ici"),
        (stayed, "celui qui est resté"),
        (never, "n’a jamais été emporté"),
        (text, "c’est un texte"),
        (key / "absent.engagement", "introuvable"),
    ):
        with pytest.raises((DomainError, KnownProblem), match=told):
            station.custody.bring_back(wrong)
    assert station.custody.holding().state is CustodyState.AWAY
    station.custody.bring_back(copy)


def test_a_copy_of_another_leave_is_a_stranger(away: tuple[Application, Path], at: Open) -> None:
    """The dossier came back to a backup of before the leave, elsewhere: it knows nothing of this copy."""
    station, copy = away
    with station.workspace.database.work() as session:
        session.query(Custody).delete()
    station.workspace.read_holding()
    with pytest.raises(DomainError, match="n’attend pas cette copie"):
        station.custody.look(copy)
    assert may_write(at(copy)), "a stranger is left as it is"


def test_an_older_copy_is_refused(away: tuple[Application, Path], at: Open) -> None:
    station, copy = away
    laptop = at(copy)
    with laptop.workspace.database.alone() as raw:
        raw.execute("PRAGMA query_only = 0")
        raw.execute("UPDATE dossier SET generation = 0")
    laptop.close()
    with pytest.raises(DomainError, match="plus ancienne"):
        station.custody.bring_back(copy)


def test_the_copy_proposes_a_name_that_says_what_it_is(away: tuple[Application, Path], at: Open) -> None:
    station, copy = away
    assert station.custody.proposed_name() == "essai emporté 2026-11-22.engagement"
    assert at(copy).custody.proposed_name() == "msp rapporté 2026-11-22.engagement"


def test_the_trace_of_both_files_tells_the_leave(away: tuple[Application, Path], at: Open) -> None:
    station, copy = away
    for application in (station, at(copy)):
        assert application.maintenance.verify().audit.is_sound
        with application.workspace.read() as session:
            assert holding(session).since == NOW
        sentences = [line.sentence for line in application.journal.page(JournalQuery()).rows]
        assert sentences[0].startswith("Dossier emporté")
