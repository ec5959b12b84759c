"""Copies of a dossier on the road: what is stopped half-way, restored, spoilt or done again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engagement_desktop.bootstrap import Application, open_application, restorations
from engagement_desktop.domain.custody import CustodyState, OnlyRead
from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.storage import carrying
from engagement_desktop.storage.keys.unlocking import Phrase
from tests.conftest import PHRASE
from tests.services.offices import WAYS
from tests.services.on_the_road import Open, held, may_write, write


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


@pytest.fixture
def away(dossier: Path, key: Path, at: Open) -> tuple[Application, Path]:
    """The workstation, whose dossier left for a copy on the key."""
    station = at(dossier)
    write(station, "avant")
    copy = key / "msp.engagement"
    station.custody.take_away(copy)
    return station, copy


def test_nothing_is_overwritten_and_the_copy_is_not_put_beside(dossier: Path, key: Path, at: Open) -> None:
    station = at(dossier)
    taken = key / "pris.engagement"
    taken.write_bytes(b"quelque chose")
    keys = key / "clés.cle"
    keys.write_bytes(b"autre")
    for target, told in (
        (taken, "existe déjà"),
        (key / "clés.engagement", "existe déjà"),
        (key / "sans.fin", "finit par"),
        (dossier.with_name("à côté.engagement"), "Choisissez un autre dossier"),
        (key / "rien" / "msp.engagement", "introuvable"),
    ):
        with pytest.raises((DomainError, KnownProblem), match=told):
            station.custody.take_away(target)
    assert may_write(station)
    assert sorted(path.name for path in key.iterdir()) == ["clés.cle", "pris.engagement"]


def test_what_is_stopped_before_the_end_leaves_nothing(dossier: Path, key: Path, at: Open) -> None:
    class Stopped(Exception):
        pass

    class Impatient:
        def step(self, said: str, done: int, total: int) -> None:
            raise Stopped(said, done, total)

    station = at(dossier)
    with pytest.raises(Stopped):
        station.custody.take_away(key / "msp.engagement", Impatient())
    assert may_write(station)
    assert list(key.iterdir()) == []


def test_what_is_saved_during_the_copy_is_in_it(dossier: Path, key: Path, at: Open) -> None:
    """The copy is made again when something was saved under it."""

    class Writing:
        times = 0

        def step(self, said: str, done: int, total: int) -> None:
            assert said == "Copie"
            if self.times < 1 and done == total:
                self.times += 1
                write(station, "pendant la copie")

    station = at(dossier)
    station.custody.take_away(key / "msp.engagement", Writing())
    assert held(at(key / "msp.engagement")) == held(station) == {"pendant la copie"}


def test_a_dossier_that_never_rests_does_not_leave(dossier: Path, key: Path, at: Open) -> None:
    station = at(dossier)
    made = carrying.make_ready

    def overtaken(*asked: Any) -> int:
        return made(*asked) - 1

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(carrying, "make_ready", overtaken)
        with pytest.raises(DomainError, match="s’enregistre sans cesse"):
            station.custody.take_away(key / "msp.engagement")
    assert may_write(station)
    assert list(key.iterdir()) == []


def test_each_verb_says_where_it_has_no_meaning(
    away: tuple[Application, Path], dossier: Path, key: Path, at: Open
) -> None:
    station, copy = away
    with pytest.raises(OnlyRead):
        station.custody.take_away(key / "deux.engagement")
    with pytest.raises(OnlyRead):
        station.custody.hand_back(key / "deux.engagement")
    laptop = at(copy)
    for deed, told in (
        (lambda: laptop.custody.take_away(key / "deux.engagement"), "a déjà été emporté"),
        (lambda: laptop.custody.bring_back(dossier), "C’est cet exemplaire qui a été emporté"),
        (laptop.custody.give_up, "n’attend aucune copie"),
        (lambda: laptop.maintenance.copy_to(key / "deux.engagement"), "a été emporté"),
    ):
        with pytest.raises(DomainError, match=told):
            deed()
    laptop.close()
    station.custody.bring_back(copy)
    with pytest.raises(DomainError, match="fermez le dossier et rouvrez-le"):
        station.custody.give_up()
    station.close()
    back = at(dossier)
    with pytest.raises(DomainError, match="il n’y a rien à rapporter"):
        back.custody.hand_back(key / "deux.engagement")


def test_a_backup_restored_while_away_only_reads(
    away: tuple[Application, Path], dossier: Path, key: Path, at: Open
) -> None:
    station, _copy = away
    station.custody.give_up()
    before = station.maintenance.back_up_beside().path
    station.custody.take_away(key / "encore.engagement")
    station.close()
    restorations(WAYS).restore_in_place(before, dossier, Phrase(PHRASE))
    station = at(dossier)
    assert station.custody.holding().state is CustodyState.AWAY
    assert not may_write(station)
    station.custody.bring_back(key / "encore.engagement")
    station.close()
    assert may_write(at(dossier))


def test_a_backup_made_while_away_does_not_bind_once_it_is_over(
    away: tuple[Application, Path], dossier: Path, at: Open
) -> None:
    station, _ = away
    during = station.maintenance.back_up_beside().path
    station.custody.give_up()
    station.close()
    restorations(WAYS).restore_in_place(during, dossier, Phrase(PHRASE))
    assert may_write(at(dossier))


def test_a_return_that_was_spoilt_before_it_took_its_place_is_done_again(
    away: tuple[Application, Path], dossier: Path, at: Open
) -> None:
    station, copy = away
    station.custody.bring_back(copy)
    station.close()
    waiting = dossier.with_name(dossier.name + ".retour")
    content = bytearray(waiting.read_bytes())
    content[9000] ^= 1
    waiting.write_bytes(content)
    station = at(dossier)
    assert station.custody.holding().state is CustodyState.AWAY
    station.custody.bring_back(copy)
    station.close()
    assert may_write(at(dossier))
