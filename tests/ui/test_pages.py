from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QAccessible, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from engagement_desktop.ui.common.labels import ElidedLabel
from engagement_desktop.ui.navigation import PAGES
from tests.ui.conftest import Seat

KEYS = tuple(spec.key for spec in PAGES)
SIZES = (100, 150, 200)
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture
def narrow(filled: Seat) -> Seat:
    """The smallest window that the program promises."""
    filled.window.resize(1024, 700)
    return filled


def named(widget: QWidget) -> bool:
    interface = QAccessible.queryAccessibleInterface(widget)
    return bool(interface and interface.text(QAccessible.Text.Name))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_smallest_window(narrow: Seat, size: int) -> None:
    narrow.context.look.choose_size(size)
    wide = []
    for key in KEYS:
        page = narrow.open(key)
        if page.minimumSizeHint().width() > 1024:
            wide.append((key, page.minimumSizeHint().width()))
        for area in page.findChildren(QScrollArea):
            inside, room = area.widget().minimumSizeHint().width(), area.viewport().width()
            if area.isVisible() and inside > room:
                wide.append((key, inside))
    narrow.context.look.choose_size(100)
    assert wide == []


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_without_its_whole_in_a_tooltip(narrow: Seat, size: int) -> None:
    narrow.context.look.choose_size(size)
    cut = []
    for key in KEYS:
        page = narrow.open(key)
        narrow.bot.wait(150)
        for label in page.findChildren(QLabel):
            short = label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 2
            if label.isVisible() and not label.wordWrap() and label.text() and short:
                cut.append((key, label.text()))
            if isinstance(label, ElidedLabel) and label.isVisible() and "…" in label.text():
                assert label.toolTip() or label.whole() == label.text(), (key, label.whole())
    narrow.context.look.choose_size(100)
    assert cut == []


def test_every_control_has_a_name_for_those_who_listen(filled: Seat) -> None:
    nameless = []
    for key in KEYS:
        page = filled.open(key)
        filled.bot.wait(150)
        nameless += [
            (key, type(widget).__name__)
            for kind in CONTROLS
            for widget in page.findChildren(kind)
            if widget.isVisible()
            and widget.focusPolicy().value
            and not widget.objectName().startswith("qt_")
            and not named(widget)
        ]
    assert nameless == []


def test_every_page_opens_with_the_focus_on_what_one_came_for(filled: Seat) -> None:
    for key in KEYS:
        page = filled.open(key)
        wanted = page.first_focus()
        assert wanted is None or filled.window.focusWidget() is wanted, key


@contextmanager
def other_windows(seat: Seat, qapp: QApplication) -> Iterator[list[str]]:
    """The windows beside the seat's own that took the focus, as any shown one does."""
    own, seen = seat.window.windowHandle(), []

    def note(window: QWindow | None) -> None:
        if window is not None and window is not own:
            seen.append(window.title())

    qapp.focusWindowChanged.connect(note)
    yield seen
    qapp.focusWindowChanged.disconnect(note)


def test_building_a_page_shows_no_window_of_its_own(filled: Seat, qapp: QApplication) -> None:
    with other_windows(filled, qapp) as seen:
        for key in KEYS:
            filled.open(key)
            assert seen == [], key


def test_the_watch_over_windows_sees_one_that_shows_itself(filled: Seat, qapp: QApplication) -> None:
    stray = QWidget()
    filled.bot.addWidget(stray)
    with other_windows(filled, qapp) as seen:
        stray.show()
        filled.bot.waitUntil(lambda: bool(seen))


def test_every_theme_paints_every_page(filled: Seat) -> None:
    look = filled.context.look
    for theme in ("sombre", "contraste", "clair"):
        look.choose_theme(theme)
        for key in KEYS:
            page = filled.open(key)
            picture = page.grab().toImage()
            ground = picture.pixelColor(2, 2).name()
            assert ground.upper() == look.hex("fond").upper(), (theme, key)
