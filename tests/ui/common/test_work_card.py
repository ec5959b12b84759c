from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QProgressBar, QPushButton

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.progress_card import ProgressCard
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.theme import Look
from tests.ui.conftest import Seat


class Told:
    """How the work ended, in the order in which the page heard it."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.endings = Endings(
            done=lambda outcome: self.heard.append(("done", outcome)),
            refused=lambda sentence: self.heard.append(("refused", sentence)),
            stopped=lambda: self.heard.append("stopped"),
        )


class Slow:
    """Work that goes on, step by step, until it is let go or stopped."""

    def __init__(self, total: int = 38) -> None:
        self.gate = Event()
        self.total = total

    def __call__(self, progress: Progress) -> object:
        progress.step("Préparation de 38 courriers", 24, self.total)
        while not self.gate.wait(0.002):
            progress.step("Préparation de 38 courriers", 24, self.total)
        return "fini"


@pytest.fixture
def card(seat: Seat) -> WorkCard:
    page = seat.open("home")
    made = WorkCard(seat.context)
    page.body.insertWidget(0, made)
    return made


@pytest.fixture
def slow() -> Iterator[Slow]:
    made = Slow()
    yield made
    made.gate.set()


def words(card: ProgressCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def bar_of(card: ProgressCard) -> QProgressBar:
    found: QProgressBar = card.findChild(QProgressBar)
    return found


def press(card: ProgressCard, text: str) -> None:
    next(button for button in card.findChildren(QPushButton) if button.text() == text).click()


def close_box(button: str, said: list[str]) -> None:
    """Press a button of the box that is about to open, and keep what it said."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            next(each for each in box.buttons() if each.text() == button).click()
        else:
            QTimer.singleShot(10, act)

    QTimer.singleShot(10, act)


def test_short_work_shows_no_card_at_all(seat: Seat, card: WorkCard) -> None:
    told, seen = Told(), []
    card._patience.timeout.connect(lambda: seen.append("card"))
    card.run("Lecture", lambda _progress: 12, told.endings)
    seat.wait()
    seat.bot.wait(card._patience.interval() + 30)
    assert told.heard == [("done", 12)]
    assert seen == []


def test_long_work_shows_where_it_is_while_the_page_stays_usable(
    seat: Seat, card: WorkCard, slow: Slow
) -> None:
    told = Told()
    card.run("Préparation", slow, told.endings)
    seat.bot.waitUntil(card.isVisible)
    seat.bot.waitUntil(lambda: "24 sur 38" in words(card))
    assert "Préparation de 38 courriers" in words(card)
    assert (bar_of(card).value(), bar_of(card).maximum()) == (24, 38)
    assert bar_of(card).accessibleName() == "Préparation de 38 courriers"
    assert seat.desk.open("keys").isVisible()
    slow.gate.set()
    seat.bot.waitUntil(lambda: told.heard == [("done", "fini")])
    assert card.isHidden()
    assert not card.is_running()


def test_stop_ends_the_work_and_says_that_it_was_stopped(seat: Seat, card: WorkCard, slow: Slow) -> None:
    told = Told()
    card.run("Préparation", slow, told.endings)
    seat.bot.waitUntil(card.isVisible)
    press(card, "Arrêter")
    assert "Arrêt en cours…" in words(card)
    seat.bot.waitUntil(lambda: told.heard == ["stopped"])
    assert card.isHidden()


def test_a_step_told_after_the_stop_does_not_hide_that_it_is_stopping(look: Look, seat: Seat) -> None:
    card = ProgressCard(look, "Import")
    seat.bot.addWidget(card)
    press(card, "Arrêter")
    card.show_step("Import", 3, 9)
    assert "Arrêt en cours…" in words(card)
    card.begin("Import")
    card.show_step("Import", 3, 9)
    assert "3 sur 9" in words(card)


def test_a_second_work_waits_for_nobody_and_is_not_started(seat: Seat, card: WorkCard, slow: Slow) -> None:
    told, other = Told(), Told()
    card.run("Première", slow, told.endings)
    card.run("Seconde", lambda _progress: "trop tôt", other.endings)
    slow.gate.set()
    seat.wait()
    assert (told.heard, other.heard) == ([("done", "fini")], [])


@pytest.mark.parametrize(
    "problem",
    [
        DomainError("Le classeur a 3 feuilles de trop."),
        KnownProblem("Le disque est plein. Rien n’a été écrit. Libérez 12 Mo.", Cause.FULL),
    ],
)
def test_a_refusal_is_told_on_the_page_in_its_own_words(
    seat: Seat, card: WorkCard, problem: DomainError | KnownProblem
) -> None:
    def refuse(_progress: Progress) -> object:
        raise problem

    told = Told()
    card.run("Import", refuse, told.endings)
    seat.wait()
    assert told.heard == [("refused", problem.sentence)]
    assert not card.is_running()


def test_a_bug_in_the_work_is_reported_and_the_next_work_runs(
    seat: Seat, card: WorkCard, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engagement_desktop.ui.errors._LOG.propagate", False)
    told, said = Told(), []
    close_box("Continuer", said)
    card.run("Import", lambda _progress: int("Monique Hélias"), told.endings)
    seat.bot.waitUntil(lambda: bool(said))
    assert "Ce qui était enregistré est intact." in said[0]
    assert told.heard == []
    card.run("Import", lambda _progress: "bien", told.endings)
    seat.wait()
    assert told.heard == [("done", "bien")]
    assert "Monique" not in caplog.text


def test_what_follows_a_work_may_start_the_next_one(seat: Seat, card: WorkCard) -> None:
    told = Told()
    first = Endings(lambda _outcome: card.run("Suite", lambda _progress: 2, told.endings), told.heard.append)
    card.run("Début", lambda _progress: 1, first)
    seat.bot.waitUntil(lambda: told.heard == [("done", 2)])


def test_a_work_that_nobody_may_stop_has_no_button_for_it(look: Look, seat: Seat) -> None:
    card = ProgressCard(look)
    seat.bot.addWidget(card)
    card.begin("Vérification", stoppable=False)
    card.show()
    assert not any(button.isVisible() for button in card.findChildren(QPushButton))
    card.begin("Import")
    assert any(button.isVisible() for button in card.findChildren(QPushButton))


def test_a_work_of_one_piece_turns_without_counting(look: Look, seat: Seat) -> None:
    card = ProgressCard(look, "Sauvegarde")
    seat.bot.addWidget(card)
    assert (bar_of(card).minimum(), bar_of(card).maximum()) == (0, 0)
    card.show_step("", 0, 1)
    assert words(card).strip() == "Sauvegarde"


class _Spent:
    """A stopwatch that says what the test wants."""

    def __init__(self, milliseconds: int) -> None:
        self._milliseconds = milliseconds

    def elapsed(self) -> int:
        return self._milliseconds


@pytest.mark.parametrize(
    ("spent", "done", "total", "expected"),
    [
        (1_000, 5, 10, "5 sur 10"),
        (10_000, 5, 10, "5 sur 10 — encore 11 s environ"),
        (60_000, 1, 10, "1 sur 10 — encore 10 min environ"),
        (60_000, 10, 10, "10 sur 10"),
        (60_000, 0, 10, "0 sur 10"),
    ],
)
def test_the_time_left_is_told_once_it_is_known(
    look: Look, seat: Seat, spent: int, done: int, total: int, expected: str
) -> None:
    card = ProgressCard(look, "Import")
    seat.bot.addWidget(card)
    card._since = _Spent(spent)  # type: ignore[assignment]  # the clock on the wall is no matter of ours
    card.show_step("", done, total)
    assert expected in words(card).splitlines()
