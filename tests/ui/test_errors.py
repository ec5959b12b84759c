import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.ui.common.dialogs import confirm
from engagement_desktop.ui.errors import ErrorDoor, bug_report

SECRET = "Monique Hélias FR76 1234"


def press(words: str, seen: list[str]) -> None:
    """Press a button of the box that is about to open, and keep what it said."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(f"{box.text()} {box.informativeText()} {box.detailedText()}")
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(50, act)


def raised(problem: Exception) -> Exception:
    try:
        raise problem
    except type(problem) as caught:
        return caught


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def quiet_log() -> Iterator[list[str]]:
    """A bug is written to the log: here, and nowhere else."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    log, ear = logging.getLogger("engagement.window"), Ear()
    log.addHandler(ear)
    log.propagate = False
    yield heard
    log.propagate = True
    log.removeHandler(ear)


def test_a_refusal_goes_to_the_field_that_asked() -> None:
    told: list[DomainError] = []
    refusal = DomainError("Novembre a 30 jours.", "date")
    assert not ErrorDoor(lambda: None).guard(lambda: (_ for _ in ()).throw(refusal), told.append)
    assert told == [refusal]


def test_a_refusal_that_nobody_takes_is_told_in_words() -> None:
    seen: list[str] = []
    press("J’ai compris", seen)
    ErrorDoor(lambda: None).show(DomainError("Il n’y a rien à annuler."))
    assert "Il n’y a rien à annuler." in seen[0]


def test_a_problem_of_the_world_is_told_with_what_to_do(qtbot: QtBot) -> None:
    seen: list[str] = []
    door = ErrorDoor(lambda: None)
    press("J’ai compris", seen)
    with qtbot.waitSignal(door.told):
        door.show(KnownProblem("Le disque est plein. Libérez 12 Mo.", Cause.FULL))
    assert "Libérez 12 Mo." in seen[0]


def test_a_bug_leaves_the_program_usable_and_says_nothing_of_people(quiet_log: list[str]) -> None:
    seen: list[str] = []
    press("Copier le rapport", seen)
    assert not ErrorDoor(lambda: None).guard(lambda: int(SECRET))
    assert "Ce qui était enregistré est intact" in seen[0]
    assert "ValueError" in seen[0]
    assert "Monique" not in "".join((*seen, *quiet_log))
    assert "test_errors.py" in QGuiApplication.clipboard().text()


def test_a_report_names_places_of_the_program_and_neither_home_nor_words() -> None:
    cause = raised(KeyError(SECRET))
    problem = raised(RuntimeError(SECRET))
    problem.__cause__ = cause
    report = bug_report(problem)
    assert "RuntimeError" in report
    assert "KeyError" in report
    assert "Monique" not in report
    assert "/home" not in report
    assert "/root" not in report


def test_what_nobody_caught_comes_through_the_same_door(quiet_log: list[str]) -> None:
    before, door, seen = sys.excepthook, ErrorDoor(lambda: None), []
    try:
        door.install()
        press("Continuer", seen)
        problem = raised(ZeroDivisionError("x"))
        sys.excepthook(type(problem), problem, problem.__traceback__)
    finally:
        sys.excepthook = before
        handler = qInstallMessageHandler(None)
        qInstallMessageHandler(None)
    assert "ZeroDivisionError" in seen[0]
    handler(QtMsgType.QtWarningMsg, None, "This plugin does not support propagateSizeHints()")
    handler(QtMsgType.QtWarningMsg, None, "QLayout: attention")
    assert quiet_log[-1] == "Qt: QLayout: attention"


def test_destroying_asks_with_a_verb_and_escape_keeps() -> None:
    seen: list[str] = []
    press("Effacer 3 lignes", seen)
    assert confirm(None, "3 lignes seront effacées.", "Effacer 3 lignes")
    press("Annuler", seen)
    assert not confirm(None, "3 lignes seront effacées.", "Effacer 3 lignes")


@pytest.mark.usefixtures("qapp")
def test_a_second_bug_behind_the_first_is_written_down_and_opens_no_second_box(quiet_log: list[str]) -> None:
    seen: list[str] = []
    door = ErrorDoor(lambda: None)

    def close_any() -> None:
        if isinstance(box := QApplication.activeModalWidget(), QMessageBox):
            seen.append(box.detailedText())
            next(each for each in box.buttons() if each.text() == "Continuer").click()

    sweep = QTimer()
    sweep.timeout.connect(close_any)
    QTimer.singleShot(20, lambda: door.show(raised(RuntimeError(SECRET))))
    QTimer.singleShot(60, lambda: sweep.start(20))
    door.show(raised(ValueError(SECRET)))
    sweep.stop()
    assert len(seen) == 1
    assert "ValueError" in seen[0]
    assert ["RuntimeError" in line for line in quiet_log] == [False, True]


@pytest.mark.usefixtures("qapp")
def test_ctrl_c_in_the_terminal_is_left_to_python(capsys: pytest.CaptureFixture[str]) -> None:
    ErrorDoor(lambda: None)._on_uncaught(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert QApplication.activeModalWidget() is None


@pytest.mark.usefixtures("qapp")
def test_what_goes_well_is_told_as_such() -> None:
    done: list[str] = []
    assert ErrorDoor(lambda: None).guard(lambda: done.append("fait"))
    assert done == ["fait"]


def test_a_problem_with_words_of_people_in_its_path_names_the_file_alone() -> None:
    code = compile("def f():\n    raise OSError('x')", "/home/monique/mes scripts/outil.py", "exec")
    place: dict[str, object] = {}
    exec(code, place)  # noqa: S102 # the only way to have code in a folder that bears a name
    problem = raised_by(place["f"])
    assert "  outil.py, ligne 2, f" in bug_report(problem).splitlines()
    assert "monique" not in bug_report(problem)


def raised_by(act: object) -> Exception:
    assert callable(act)
    try:
        act()
    except OSError as caught:
        return caught
    raise AssertionError
