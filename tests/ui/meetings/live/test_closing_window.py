"""The window never closes by itself on words that the disk refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.ui.meetings.live.live_page import LivePage
from engagement_desktop.ui.program import Program
from tests.conftest import PHRASE
from tests.endurance.typing_acts import open_meeting
from tests.storage.common import opened
from tests.ui.gate import Door, door
from tests.ui.meetings.live.room import write

__all__ = ["door"]


@contextmanager
def full(program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing can be written while it lasts."""
    application = program._application
    assert application is not None

    def refused() -> None:
        raise KnownProblem("Le disque est plein.", Cause.FULL)

    with monkeypatch.context() as patch:
        patch.setattr(application.workspace.database, "work", refused)
        yield


@pytest.fixture
def typing(door: Door, dossier: Path) -> Program:
    """Somebody who typed a word in an open meeting."""
    with opened(dossier) as database:
        open_meeting(database)
    door.program.begin(dossier, PHRASE)
    door.bot.waitUntil(lambda: door.program.desk is not None, timeout=10_000)
    door.wait()
    assert door.program.desk is not None
    page = door.program.desk.open("live")
    assert isinstance(page, LivePage)
    write(page.editor, "Mot")
    return door.program


def answering(monkeypatch: pytest.MonkeyPatch, *, accepts: bool) -> list[str]:
    asked: list[str] = []

    def answer(_window: QWidget, question: str, _act: str, _keep: str) -> bool:
        asked.append(question)
        return accepts

    monkeypatch.setattr("engagement_desktop.ui.common.dialogs.confirm", answer)
    return asked


def test_closing_writes_what_is_typed_and_asks_nothing(
    door: Door, typing: Program, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, accepts=False)
    door.window.close()
    door.bot.waitUntil(lambda: not door.window.isVisible(), timeout=15_000)
    assert asked == []
    assert typing.desk is None
    with opened(dossier) as database, database.alone() as raw:
        assert raw.execute("SELECT content FROM item_text").fetchall() == [("Mot",)]


def test_words_in_memory_only_keep_the_window_open(
    door: Door, typing: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, accepts=False)
    with full(typing, monkeypatch):
        door.window.close()
        assert typing.desk is not None
        assert door.window.isVisible()
    assert asked[0].startswith("Ce qui est tapé n’est pas enregistré\u00a0: Texte du point 1")
    assert "Le disque" not in asked[0]


def test_the_person_may_choose_to_lose_them(
    door: Door, typing: Program, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, accepts=True)
    with full(typing, monkeypatch):
        door.window.close()
        door.bot.waitUntil(lambda: not door.window.isVisible(), timeout=15_000)
    with opened(dossier) as database, database.alone() as raw:
        assert raw.execute("SELECT content FROM item_text").fetchall() == []
