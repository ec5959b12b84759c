"""No living widget is left to the search for cycles, which brings the program down when it destroys one."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.beside import EditorWindow, open_beside
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.table_page import TablePage
from tests.builders import Builder
from tests.ui.common.committee_facts import Facts, committees, facts_editor, meanwhile
from tests.ui.conftest import Seat


@contextmanager
def nothing_dropped() -> Iterator[None]:
    """What Python alone still holds, in a ring, must not be a widget that Qt believes alive."""
    _settle()
    gc.collect()
    yield
    _settle()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        dropped = [repr(each) for each in gc.garbage if isinstance(each, QWidget) and isValid(each)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert dropped == []


def _settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def gone(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()


class Ringed(QWidget):
    """Holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.ring = [self]


@pytest.mark.usefixtures("qapp")
def test_the_watch_is_alive() -> None:
    kept: list[QWidget] = []

    def drop() -> None:
        kept.append(Ringed())
        kept[0].destroyed.connect(lambda: None)
        kept.clear()

    with pytest.raises(AssertionError, match="Ringed"), nothing_dropped():
        drop()


def test_a_form_is_filled_compared_asked_and_left(seat: Seat) -> None:
    seat.fill(committees)
    with nothing_dropped():
        editor: Editor[Facts] = facts_editor(seat.context, 1)
        editor.show()
        editor.form.field("name").from_text("Mon nom")
        meanwhile(seat.context, 1, name="Leur nom")
        editor.save()
        editor.close_editor()
        editor.save()
        editor.save()
        editor.form.field("seats").from_text("60")
        editor.save()
        editor.start_over()
        beside = open_beside(editor, facts_editor(seat.context, 1))
        assert isinstance(beside, EditorWindow)
        beside.close()
        gone(editor)
        del editor, beside


def test_a_list_turns_into_forms_and_back(filled: Seat) -> None:
    page = filled.open("people")
    assert isinstance(page, TablePage)
    with nothing_dropped():
        for row_id in (1, 2, None):
            page.edit(row_id)
            filled.wait()
            assert page.editor is not None
            page.editor.close_editor()
        filled.desk.finder.call()
        filled.wait()
        filled.desk.finder.leave()


def test_every_page_is_opened_again_on_other_rows(filled: Seat) -> None:
    with nothing_dropped():
        for number in range(2):
            for key in filled.desk.page_keys():
                filled.open(key)
            for key in ("person", "committee", "leave"):
                filled.open(key, number + 1)
            filled.fill(partial(Builder.person, last=f"Autre{number}", known_as=f"Z{number}"))
            filled.application.workspace.tell(*Topic)
