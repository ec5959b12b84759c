"""The page of a committee in little room, and for those who listen."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QScrollArea

from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committee_view import CommitteeTab, CommitteeView
from tests.ui.conftest import Seat


def on_page(seat: Seat, what: object = 1) -> CommitteePage:
    page = seat.open("committee", what)
    assert isinstance(page, CommitteePage)
    return page


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_of_a_committee_is_wider_than_the_smallest_window(filled: Seat, percent: int) -> None:
    filled.window.resize(1024, 700)
    filled.context.look.choose_size(percent)
    wide = []
    for tab in CommitteeTab:
        page = on_page(filled, CommitteeView(1, tab))
        filled.wait()
        for area in page.findChildren(QScrollArea):
            inside = area.widget().minimumSizeHint().width()
            if area.isVisible() and inside > area.viewport().width():
                wide.append((tab, inside, area.viewport().width()))
        if page.minimumSizeHint().width() > 1024:
            wide.append((tab, page.minimumSizeHint().width(), 1024))
    filled.context.look.choose_size(100)
    assert wide == []


def test_every_control_of_a_committee_has_a_name(filled: Seat) -> None:
    page = on_page(filled)
    for tab in CommitteeTab:
        page.tabs.choose(tab)
        QCoreApplication.processEvents()
        assert all(one.accessibleName() for one in page.findChildren(QAbstractButton) if one.isVisible())
        assert all(one.accessibleName() for one in page.findChildren(QLineEdit) if one.isVisible())
    page.acts.modify()
    assert page.place.editor is not None
    assert all(one.accessibleName() for one in page.place.editor.findChildren(QLineEdit) if one.isVisible())


def whole(button: QAbstractButton) -> bool:
    """Nothing of it is cut by what holds it."""
    around = button.parentWidget()
    fits = (
        button.width() >= button.minimumSizeHint().width() and button.height() >= button.sizeHint().height()
    )
    return fits and around is not None and around.rect().contains(button.geometry())


def test_in_the_smallest_window_the_buttons_of_a_form_are_whole(filled: Seat) -> None:
    filled.window.resize(1024, 700)
    page = on_page(filled)
    page.acts.add_mandate()
    filled.wait()
    editor = page.place.editor
    assert editor is not None
    following = next(one for one in editor.findChildren(QPushButton) if one.text() == editor.work.follow)
    wide_foot = editor.saving.parentWidget()
    assert following.parentWidget() is wide_foot
    try:
        filled.context.look.choose_size(200)
        filled.wait()
        foot = [one for one in wide_foot.findChildren(QPushButton) if one.isVisible()]
        assert [one.text() for one in foot] == ["Enregistrer", "Fermer"]
        assert all(whole(one) for one in foot)
        assert editor.form.isAncestorOf(filled.window.focusWidget())
        assert following.isVisibleTo(editor)  # under the form, at the end of what scrolls
    finally:
        filled.context.look.choose_size(100)
    filled.wait()
    assert following.parentWidget() is wide_foot
    assert whole(following)
