"""What the tests of a committee's page do and see there."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from engagement_desktop.ui.register.committee_page import CommitteePage
from tests.ui.conftest import Seat


def on_page(seat: Seat, what: object = 1) -> CommitteePage:
    page = seat.open("committee", what)
    assert isinstance(page, CommitteePage)
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    return page


def said(page: CommitteePage) -> list[str]:
    chart = page.seats.card.chart
    return [chart.spot(at).accessibleName() for at in range(len(chart.seats()))]


def buttons(page: CommitteePage) -> set[str]:
    """What can be pressed, once what was just written is shown."""
    QCoreApplication.processEvents()
    return {one.text() for one in page.findChildren(QPushButton) if one.isVisible()}
