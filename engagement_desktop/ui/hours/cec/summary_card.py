"""The head of a ledger: the status in its exact words, the figures that decide, what is missing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.hours.cec import CecStatus
from engagement_desktop.domain.hours.cec_ledger import CecLedger, Lack, LackKind
from engagement_desktop.french.cec_ledger_texts import (
    forecast_method,
    forecast_text,
    lack_text,
    thresholds,
    two_deadlines,
)
from engagement_desktop.french.cec_texts import status_text
from engagement_desktop.french.formats import duration
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.buttons import link
from engagement_desktop.ui.common.cards import Card, KeyFigure
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import column, icon_label, row
from engagement_desktop.ui.hours.cec.words import STATUS
from engagement_desktop.ui.theme import Look

_FIGURE = 208
_NOTHING = "Rien ne manque."
_NONE = "Aucune heure éligible : il n’y a rien à compléter."
COMPLETED = frozenset(
    {LackKind.DECLARATION_DATE, LackKind.ACTIVITIES, LackKind.IDENTIFIERS, LackKind.VALIDATOR}
)
"""What is missing on the file of the structure."""


def status_card(look: Look, ledger: CecLedger, amount: str) -> Card:
    """What may be said of the year, and the two deadlines."""
    card = Card(look, f"Ce qui peut être dit de {ledger.year}")
    word = STATUS[ledger.decision.status]
    card.heading.addWidget(Badge(look, word), 0, Qt.AlignmentFlag.AlignTop)
    lines = [
        (status_text(ledger.decision, ledger.parameters), ""),
        (two_deadlines(ledger.parameters), "petit"),
    ]
    if ledger.decision.status is not CecStatus.NOT_ELIGIBLE:
        lines.append((f"{amount[:1].upper()}{amount[1:]}.", "petit"))
    for text, role in lines:
        said = wrapped(text, role)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(said)
    return card


def figures(look: Look, ledger: CecLedger) -> QWidget:
    """The two thresholds, what does not count, and the pace."""
    decision, asked = ledger.decision, ledger.parameters
    shown = [
        (
            "Heures éligibles",
            "clock",
            duration(decision.eligible_minutes),
            f"sur {duration(asked.total_minutes)} demandées",
        ),
        (
            "Même association",
            "handshake",
            duration(decision.best_minutes),
            f"sur {duration(asked.same_association_minutes)} demandées",
        ),
        (
            "Autres heures",
            "hourglass",
            duration(_others(ledger)),
            "bénévoles, hors CEC",
        ),
    ]
    if ledger.forecast is not None:
        drawn = duration(ledger.forecast.decision.eligible_minutes)
        shown.append(("À ce rythme", "chart-column", drawn, "au 31 décembre"))
    place = QWidget()
    flow = Flow(look, place, gap=12)
    for name, icon, value, detail in shown:
        figure = KeyFigure(look, name, icon)
        figure.show_figure(value, detail)
        look.bound(figure, (_FIGURE, 0), (_FIGURE, 0))
        flow.addWidget(figure)
    return place


def missing_card(look: Look, ledger: CecLedger, complete: Callable[[Lack], None] | None) -> Card:
    """What is missing, one line each; a door to the structure for who may complete it."""
    card = Card(look, "Ce qui manque")
    card.body.addWidget(wrapped(thresholds(ledger.parameters), "petit"))
    for lack in ledger.lacks:
        line = row(look, None, gap=8)
        line.addWidget(icon_label(look, "circle-dot", "encre2", 18), 0, Qt.AlignmentFlag.AlignTop)
        words = column(look, None, gap=2)
        words.addWidget(wrapped(lack_text(lack, ledger.parameters)))
        if complete is not None and lack.kind in COMPLETED:
            door = link(look, "Compléter la fiche", partial(complete, lack), "pencil")
            door.setAccessibleDescription(lack.association)
            words.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        card.body.addLayout(line)
    if not ledger.lacks:
        card.body.addWidget(wrapped(typo(_NOTHING if ledger.decision.eligible_minutes else _NONE)))
    if ledger.forecast is not None:
        card.body.addWidget(wrapped(forecast_text(ledger.forecast)))
        card.body.addWidget(wrapped(forecast_method(ledger.forecast), "petit"))
    return card


def _others(ledger: CecLedger) -> int:
    every = sum(one.eligible_minutes + one.other_minutes for one in ledger.associations)
    return every - ledger.decision.eligible_minutes
