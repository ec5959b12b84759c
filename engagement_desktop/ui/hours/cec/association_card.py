"""One structure of the ledger: why it counts or not, its hours by month, functions, declaration."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.hours.cec_ledger import CecAssociation, CecLedger
from engagement_desktop.domain.hours.cec_roles import CorrectedRole
from engagement_desktop.domain.register.applicability import Applies
from engagement_desktop.french.cec_ledger_texts import (
    correction_text,
    deadline_of,
    declared_text,
    difference_text,
    function_text,
)
from engagement_desktop.french.cec_texts import short_reason
from engagement_desktop.french.formats import date_short, duration, month, rna, siren
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.hours.cec.words import ASSOCIATION, DEADLINE
from engagement_desktop.ui.settings.applies_words import source_words
from engagement_desktop.ui.theme import Look


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of one structure, or their sum."""

    name: str
    eligible: int
    other: int


_MONTHS: tuple[Column[MonthLine], ...] = (
    Column("month", "Mois", lambda line: line.name, sortable=False),
    Column("eligible", "Éligibles", lambda line: line.eligible or None, duration, RIGHT, sortable=False),
    Column("other", "Autres", lambda line: line.other or None, duration, RIGHT, sortable=False),
)


@dataclass(frozen=True, slots=True)
class AssociationActs:
    """What may be done from a card; None for who may not."""

    note: Callable[[CecAssociation], object] | None = None
    correct: Callable[[CecAssociation], object] | None = None
    change: Callable[[CorrectedRole], object] | None = None
    forget: Callable[[CorrectedRole], object] | None = None


def association_card(
    look: Look, one: CecAssociation, ledger: CecLedger, closed: Applies | None, acts: AssociationActs
) -> Card:
    """The whole of what the ledger holds of a structure; `closed` quotes the text that refuses it."""
    card = Card(look, one.structure.facts.name)
    card.heading.addWidget(Badge(look, ASSOCIATION[one.verdict.status]), 0, Qt.AlignmentFlag.AlignTop)
    for text in _identity(one):
        card.body.addWidget(wrapped(text, "petit"))
    for reason in (*one.verdict.refusals, *one.verdict.doubts):
        said = short_reason(reason)
        card.body.addWidget(wrapped(f"{said[:1].upper()}{said[1:]}."))
    if closed is not None:
        card.body.addWidget(_quoted(look, closed))
    _capacities(look, card, one, acts)
    _hours(look, card, one, ledger.year)
    _declaration(look, card, one, ledger, acts)
    return card


def _identity(one: CecAssociation) -> tuple[str, ...]:
    facts = one.structure.facts
    known = [
        label(facts.legal_form)[:1].upper() + label(facts.legal_form)[1:],
        f"déclarée le {date_short(facts.declared_on)}" if facts.declared_on else "",
        f"RNA {rna(facts.rna)}" if facts.rna else "",
        f"SIREN {siren(facts.siren)}" if facts.siren else "",
    ]
    validator = f"Valideur CEC : {one.structure.validator}" if one.structure.validator else ""
    return tuple(typo(line) for line in (", ".join(part for part in known if part), validator) if line)


def _quoted(look: Look, closed: Applies) -> QWidget:
    """« Ce qui s’applique », as it says it."""
    place = QWidget()
    inside = column(look, place, gap=2)
    inside.addWidget(wrapped(typo(f"Ce qui s’applique : {closed.reason}"), "petit"))
    inside.addWidget(wrapped(typo(source_words(closed)), "petit"))
    return place


def _capacities(look: Look, card: Card, one: CecAssociation, acts: AssociationActs) -> None:
    lines = [function_text(held) for held in one.functions]
    for text in lines or ["Aucun mandat inscrit cette année-là dans cette structure."]:
        card.body.addWidget(wrapped(text))
    for corrected in one.corrections:
        card.body.addWidget(wrapped(f"Capacité corrigée\u00a0: {correction_text(corrected)}"))
        if acts.change is not None and acts.forget is not None:
            line = row(look, None, gap=16)
            line.addWidget(link(look, "Modifier", partial(acts.change, corrected), "pencil"))
            line.addWidget(link(look, "Retirer", partial(acts.forget, corrected), "undo-2"))
            line.addStretch(1)
            card.body.addLayout(line)


def _hours(look: Look, card: Card, one: CecAssociation, year: int) -> None:
    lines = [
        MonthLine(month(date(year, at, 1)).capitalize(), eligible, other)
        for at, (eligible, other) in enumerate(zip(one.eligible, one.other, strict=True), start=1)
        if eligible or other
    ]
    if not lines:
        return
    table = ShortTable(look, _MONTHS, f"Heures par mois, {one.structure.facts.name}")
    table.show_rows([*lines, MonthLine(f"Année {year}", one.eligible_minutes, one.other_minutes)])
    card.body.addWidget(table)


def _declaration(
    look: Look, card: Card, one: CecAssociation, ledger: CecLedger, acts: AssociationActs
) -> None:
    if one.deadline is not None:
        card.body.addWidget(Badge(look, DEADLINE[one.deadline]))
    card.body.addWidget(wrapped(deadline_of(one, ledger)))
    for text in (declared_text(one), difference_text(one), one.file.comment):
        if text:
            card.body.addWidget(wrapped(text))
    place = QWidget()
    flow = Flow(look, place, gap=8)
    for words, act, icon in (
        ("Noter la déclaration", acts.note, "pen-line"),
        ("Corriger la capacité", acts.correct, "scale"),
    ):
        if act is not None:
            button = Button(look, words, "", icon, on_click=partial(act, one))
            button.setAccessibleDescription(one.structure.facts.name)
            flow.addWidget(button)
    card.body.addWidget(place)
    place.setVisible(bool(flow.count()))
