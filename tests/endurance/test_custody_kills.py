"""Killed at any moment of a leave or of a return: never two files that may be written, and nothing lost."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from sqlalchemy import select

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.custody import CustodyState
from engagement_desktop.domain.settings import Setting
from tests.endurance import acts, custody_acts
from tests.endurance.custody_acts import at, given_of, key_of, laptop_of, note
from tests.storage.common import opened, with_figures

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
KILLS = [pytest.param(6, id="few"), pytest.param(200, id="many", marks=pytest.mark.endurance)]
Act = Callable[[Path, Connection], None]


@pytest.fixture
def station(dossier: Path) -> Path:
    with opened(dossier) as database:
        with_figures(database)
    return dossier


class Desk:
    """The two machines as they were before the act, put back before each kill."""

    def __init__(self, station: Path, act: Act, longest_ms: int) -> None:
        self.station, self._act, self._longest = station, act, longest_ms
        self._rng = random.Random(f"{SEED}:{act.__name__}")
        self._kept = station.parent.parent / "avant"
        key_of(station).mkdir(exist_ok=True)
        shutil.copytree(station.parent, self._kept / "poste")
        shutil.copytree(key_of(station), self._kept / "clé")

    def kill(self) -> list[object]:
        """One more try, on files as they were; what the act had said when it was killed."""
        for place, kept in ((self.station.parent, "poste"), (key_of(self.station), "clé")):
            shutil.rmtree(place)
            shutil.copytree(self._kept / kept, place)
        return list(acts.killed(self._act, self.station, self._rng.randrange(self._longest)))


@contextmanager
def seen(path: Path) -> Iterator[Application]:
    application = at(path)
    try:
        assert application.is_sound
        yield application
    finally:
        application.close()


def writes(path: Path) -> bool:
    with seen(path) as application:
        return application.custody.holding().may_write


def notes(path: Path) -> set[str]:
    with seen(path) as application, application.workspace.read() as session:
        return set(session.scalars(select(Setting.key)))


@pytest.mark.parametrize("kills", KILLS)
def test_nothing_left_or_one_file_that_may_be_written(station: Path, kills: int) -> None:
    desk, outcomes = Desk(station, custody_acts.leave, 180), set[bool]()
    for _ in range(kills):
        said, laptop = desk.kill(), laptop_of(station)
        assert not (laptop.exists() and writes(laptop) and writes(station))
        stays = writes(station)  # opening it ends a leave that lacked nothing but the name
        assert laptop.exists() == (not stays)
        if not stays:
            assert writes(laptop)
            assert not list(key_of(station).glob("*.emport*"))
        assert stays == ("left" not in said) or not stays
        outcomes.add(stays)
        if stays:
            with seen(station) as application:
                application.custody.take_away(laptop)
            assert writes(laptop), "a stopped leave is no obstacle to the next"
    assert outcomes, "at least one way was seen"


@pytest.fixture
def away(station: Path) -> Path:
    """The laptop at work, with something that only it knows."""
    given_of(station).parent.mkdir(parents=True)
    with seen(station) as application:
        application.custody.take_away(laptop_of(station))
    with seen(laptop_of(station)) as application:
        note(application, "en route")
    return station


@pytest.mark.parametrize("kills", KILLS)
def test_a_stopped_return_keeps_what_was_written_on_the_way(away: Path, kills: int) -> None:
    desk, laptop = Desk(away, custody_acts.come_back, 260), laptop_of(away)
    for _ in range(kills):
        said = desk.kill()
        is_back = writes(away)  # opening it puts what came back in its place
        assert not (is_back and writes(laptop))
        if "brought" in said:
            assert is_back
        if not is_back:
            with seen(away) as application:
                application.custody.bring_back(laptop)
        assert writes(away)
        assert not writes(laptop)
        assert "en route" in notes(away)
        (aside,) = away.parent.glob("essai mis de côté *.engagement")
        assert not writes(aside)
        assert "en route" not in notes(aside)
        assert not list(away.parent.glob("*.retour*"))


@pytest.mark.parametrize("kills", KILLS)
def test_a_laptop_stopped_while_it_gives_back_gives_once(away: Path, kills: int) -> None:
    desk, laptop, given = Desk(away, custody_acts.give, 180), laptop_of(away), given_of(away)
    for _ in range(kills):
        said = desk.kill()
        assert not (given.exists() and writes(given) and writes(laptop))
        keeps = writes(laptop)
        assert given.exists() == (not keeps)
        assert not (keeps and "given" in said)
        with seen(away) as application:
            application.custody.bring_back(laptop if keeps else given)
        assert writes(away)
        assert "en route" in notes(away)


def test_the_states_of_the_three_files_after_a_whole_journey(away: Path) -> None:
    with seen(laptop_of(away)) as application:
        application.custody.hand_back(given_of(away))
    with seen(away) as application:
        application.custody.bring_back(given_of(away))
    states = [at_rest(path) for path in (away, given_of(away), laptop_of(away))]
    assert states == [CustodyState.HERE, CustodyState.RETURNED, CustodyState.RETURNED]


def at_rest(path: Path) -> CustodyState:
    with seen(path) as application:
        return application.custody.holding().state
