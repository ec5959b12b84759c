"""What the volunteer types again in Le Compte Bénévole, association by association, copied line by line."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from engagement_desktop.domain.hours.cec_ledger import CecLedger
from engagement_desktop.french.cec_sheet import NOT_SENT, NOTHING, TITLE, WHOLE_HOURS, SheetLine, sheet_of
from engagement_desktop.french.cec_texts import MENTION
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.theme import Look

_NAMES = 132


def to_copy_card(look: Look, ledger: CecLedger, say: Callable[[str], object]) -> Card:
    """Every line has a button that copies it; `say` tells that it is done."""
    card = Card(look, TITLE)
    parts = sheet_of(ledger)
    for part in parts:
        card.body.addWidget(Label(part.association, "gras", wrap=True))
        for line in part.lines[1:]:
            _add_line(look, card, line, part.association, say)
    words = (WHOLE_HOURS, NOT_SENT, f"{MENTION}.") if parts else (NOTHING,)
    for text in words:
        card.body.addWidget(wrapped(typo(text), "petit"))
    return card


def _add_line(
    look: Look, card: Card, line: SheetLine, association: str, say: Callable[[str], object]
) -> None:
    shown = row(look, None, gap=12)
    name = Label(line.name, "petit", wrap=True)
    look.bound(name, (_NAMES, 0), (_NAMES, 0))
    shown.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
    words = column(look, None, gap=0)
    value = wrapped(line.shown)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.addWidget(value)
    shown.addLayout(words, 1)
    if line.copied:
        copying = Button(look, "Copier", DISCREET, "copy", on_click=lambda: _copy(line, say))
        copying.setAccessibleName(f"Copier\u00a0: {line.name}, {association}")
        copying.setToolTip(line.copied)
        shown.addWidget(copying)
    card.body.addLayout(shown)


def _copy(line: SheetLine, say: Callable[[str], object]) -> None:
    QGuiApplication.clipboard().setText(line.copied)
    say(f"Copié\u00a0: {line.name}.")
