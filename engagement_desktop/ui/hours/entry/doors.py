"""Who may type hours, and where the quick line stands."""

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.theme import Look


def may_enter(context: PageContext) -> bool:
    """Whether the role may write hours in this file."""
    return context.application.workspace.may(Permission.HOURS_WRITE)


def padded(look: Look, widget: QWidget) -> QWidget:
    """With the margins of a list above which it stands."""
    made = QWidget()
    whole = column(look, made, (24, 0, 16, 8))
    whole.addWidget(widget)
    return made


def beside_fields(look: Look, button: QWidget) -> QWidget:
    """A button on the line of the fields at its side, under the height of their labels."""
    made = QWidget()
    whole = column(look, made, gap=4)
    whole.addWidget(Label(" ", "etiquette"))
    whole.addWidget(button)
    return made
