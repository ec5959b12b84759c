from pathlib import Path

import pytest

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.settings import Setting
from engagement_desktop.ui.program import Program
from engagement_desktop.ui.unlock.page import UnlockPage
from tests.conftest import PHRASE
from tests.ui.gate import Door, door

__all__ = ["door"]


def opened(door: Door, dossier: Path) -> Program:
    door.program.begin(dossier, PHRASE)
    door.bot.waitUntil(lambda: door.program.desk is not None, timeout=10_000)
    door.wait()
    return door.program


def change(program: Program) -> None:
    """One act, as any page would make it."""
    application = program._application
    assert application is not None
    with application.workspace.act(Permission.STRUCTURE_WRITE, "note setting", "Réglage noté.") as act:
        act.session.add(Setting(key="essai", value="1"))


def backups(dossier: Path) -> list[Path]:
    return list(dossier.parent.glob("* sauvegardes/*.engagement-sauvegarde"))


def test_a_phrase_given_at_the_start_leads_straight_to_the_home_page(door: Door, dossier: Path) -> None:
    ready: list[bool] = []
    door.program.ready.connect(lambda: ready.append(True))
    program = opened(door, dossier)
    assert program.desk is not None
    assert program.desk.rail._buttons["home"].isChecked()
    assert program.desk.status._backup.text() == "Pas encore de sauvegarde vérifiée"
    door.bot.waitUntil(lambda: bool(ready))


def test_a_wrong_phrase_at_the_start_stays_at_the_unlock_page(door: Door, dossier: Path) -> None:
    door.program.begin(dossier, "pas la bonne")
    door.wait()
    page = door.window.content()
    assert isinstance(page, UnlockPage)
    assert "Rien n’a été changé" in page.open_sheet.phrase.fault()


def test_closing_after_a_change_makes_a_verified_copy_first(door: Door, dossier: Path) -> None:
    program = opened(door, dossier)
    change(program)
    assert not door.window.close()
    door.bot.waitUntil(lambda: not door.window.isVisible(), timeout=15_000)
    assert len(backups(dossier)) == 1
    assert program.desk is None


def test_closing_waits_for_the_work_under_way(door: Door, dossier: Path) -> None:
    from threading import Event

    from engagement_desktop.ui.jobs import Job

    program, hold = opened(door, dossier), Event()
    door.gate.jobs.start(Job(lambda _progress: hold.wait(10)))
    assert not door.window.close()
    assert program.desk is not None
    assert "Un travail est en cours" in program.desk.status.message()
    hold.set()
    door.wait()
    assert door.window.isVisible()


def test_a_copy_that_fails_leaves_the_choice(
    door: Door, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = opened(door, dossier)
    change(program)
    (dossier.parent / "essai sauvegardes").write_text("un fichier à la place du dossier", encoding="utf-8")
    asked: list[str] = []
    answers = [False, True]

    def answer(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return answers[len(asked) - 1]

    monkeypatch.setattr("engagement_desktop.ui.common.dialogs.confirm", answer)
    door.window.close()
    door.wait()
    assert door.window.isVisible()
    door.window.close()
    door.bot.waitUntil(lambda: not door.window.isVisible(), timeout=15_000)
    assert len(asked) == 2
    assert "La sauvegarde de fermeture n’est pas faite." in asked[0]


def test_locking_asks_for_the_phrase_again_on_the_same_dossier(door: Door, dossier: Path) -> None:
    program = opened(door, dossier)
    program.lock()
    door.wait()
    page = door.window.content()
    assert isinstance(page, UnlockPage)
    assert page.open_sheet.path == dossier
    program.lock()


def test_an_act_is_taken_back_from_the_bottom_bar(door: Door, dossier: Path) -> None:
    program = opened(door, dossier)
    assert program.desk is not None
    change(program)
    program.desk._context.signals.say("Réglage noté.")
    assert program.desk.status.can_undo()
    program.desk.status.undo_wanted.emit()
    door.wait()
    assert program.desk.status.message() == "Annulé : Réglage noté."
