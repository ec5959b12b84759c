"""Two files side by side, and for each field on which they differ, which of the two is kept."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QWidget,
)

from engagement_desktop.domain.register.merging import MergeComparison, MergeField, MergeLinks, Side
from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label, button_text, one_line, plain_tip, wrapped
from engagement_desktop.ui.common.layouts import clear, column, frame, line, row
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.common.rows import NOTHING
from engagement_desktop.ui.register.initials import Initials
from engagement_desktop.ui.register.likeness import face_facts, why_words
from engagement_desktop.ui.register.words import said_name
from engagement_desktop.ui.theme import Look

_KEPT = BadgeWord("Fiche gardée", "succes", "circle-check")
_GONE = BadgeWord("Fiche fondue", "neutre", "archive")


class MergeCard(Card):
    """The comparison of one pair; only what differs is asked."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._groups: dict[str, QButtonGroup] = {}
        self._sides: QBoxLayout = row(look, None, gap=12)
        self._rows = QWidget()
        self._below = column(look, None, gap=8)
        self.body.addLayout(self._sides)
        self.body.addWidget(line())
        self.body.addLayout(self._below)
        self.body.addStretch(1)

    def show_comparison(self, compared: MergeComparison) -> None:
        """The two files, and the sides proposed."""
        clear(self._sides)
        clear(self._below)
        for group in self._groups.values():
            group.deleteLater()
        self._groups = {}
        self._add_side(compared, Side.LEFT)
        self._add_side(compared, Side.RIGHT)
        self._below.addWidget(wrapped(why_words(compared.why), "petit"))
        differing = [each for each in compared.fields if each.differs]
        said = (
            "Ce qui diffère : choisissez ce qui reste."
            if differing
            else "Rien ne diffère : les deux fiches se complètent."
        )
        self._below.addWidget(Label(said.replace(" :", f"{NBSP}:"), "gras", wrap=True))
        self._below.addWidget(self._make_rows(compared.fields))
        if compared.meetings_in_common:
            self._below.addWidget(wrapped(_in_common(compared.meetings_in_common), "avis"))

    def arrange(self, effective: int) -> None:
        """Side by side, or one under the other when letters are large."""
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if effective >= Room.MEDIUM else ways.TopToBottom)

    def choices(self) -> Mapping[str, Side]:
        """The side kept for each field on which the files differ."""
        return {
            key: Side(str(button.property("cote")))
            for key, group in self._groups.items()
            if (button := group.checkedButton()) is not None
        }

    def take_focus(self) -> bool:
        """Go to the first choice, when there is one."""
        chosen = (group.checkedButton() for group in self._groups.values())
        first = next((button for button in chosen if button is not None), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def choose(self, key: str, side: Side) -> None:
        """Keep a side for a field, as pressing it does."""
        for button in self._groups[key].buttons():
            if button.property("cote") == side.value:
                button.click()

    def _add_side(self, compared: MergeComparison, side: Side) -> None:
        left = side is Side.LEFT
        face = compared.left if left else compared.right
        links = compared.left_links if left else compared.right_links
        made = frame("creux")
        whole = row(self.look, made, (12, 10, 12, 10), 12)
        whole.addWidget(Initials(self.look, face.first_name, face.last_name), 0, Qt.AlignmentFlag.AlignTop)
        words = column(self.look, None, gap=2)
        name = said_name(face.first_name, face.last_name)
        words.addWidget(wrapped(name, "section"))
        words.addWidget(Badge(self.look, _KEPT if left else _GONE))
        facts = (*face_facts(face), _links_words(links))
        for fact in facts:
            words.addWidget(wrapped(fact, "petit"))
        words.addStretch(1)
        whole.addLayout(words, 1)
        kept = _KEPT if left else _GONE
        made.setAccessibleName(f"{kept.text}{NBSP}: {name}, {', '.join(facts)}.")
        self._sides.addWidget(made, 1)

    def _make_rows(self, fields: tuple[MergeField, ...]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        self.look.space(grid, gap=8)
        for at in (1, 2):
            grid.setColumnStretch(at, 1)
        ordered = sorted(fields, key=lambda each: not each.differs)
        for at, each in enumerate(ordered):
            grid.addWidget(Label(each.label, "etiquette", wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
            if each.differs:
                self._add_choice(grid, at, each)
            else:
                grid.addWidget(wrapped(each.left or each.right or NOTHING, "second"), at, 1, 1, 2)
        return made

    def _add_choice(self, grid: QGridLayout, at: int, each: MergeField) -> None:
        group = QButtonGroup(self)
        for side, written, where in ((Side.LEFT, each.left, 1), (Side.RIGHT, each.right, 2)):
            button = _Choice(one_line(written))
            button.setProperty("cote", side.value)
            button.setAccessibleName(f"{each.label}{NBSP}: {written}")
            button.setChecked(side is each.proposed)
            group.addButton(button)
            grid.addWidget(button, at, where)
        self._groups[each.key] = group


class _Choice(QRadioButton):
    """What one file says: cut at the end when room is short, whole in the tooltip."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self._written = written
        self.setToolTip(plain_tip(written))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        style = self.style()
        mark = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, self)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing, None, self)
        room = self.width() - mark - 2 * gap
        shown = self.fontMetrics().elidedText(self._written, Qt.TextElideMode.ElideRight, room)
        self.setText(button_text(shown))


def _links_words(links: MergeLinks) -> str:
    parts = (
        (links.mandates, "mandat", None),
        (links.attendances, "présence", None),
        (links.hours_entries, "saisie d’heures", "saisies d’heures"),
        (links.claims, "note de frais", "notes de frais"),
    )
    said = [count(number, one, many) for number, one, many in parts if number]
    return ", ".join(said) or "Rien n’y est attaché"


def _in_common(meetings: int) -> str:
    where = "1 réunion" if meetings == 1 else f"{meetings} réunions"
    return f"Les deux fiches sont présentes à {where}{NBSP}: une seule présence y restera."
