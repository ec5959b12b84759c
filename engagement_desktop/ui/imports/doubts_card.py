"""Doubtful duplicates, one by one: two cards side by side and three answers."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from engagement_desktop.domain.imports.said import Decision, DoubtfulPair, PersonCard
from engagement_desktop.french.formats import count
from engagement_desktop.french.typography import NARROW, NBSP
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import DISCREET, Button, link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column, frame, icon_label, row
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.imports.words import card_details, card_name
from engagement_desktop.ui.theme import Look

_ANSWERS = (
    (Decision.SAME, "Même personne", "1", ""),
    (Decision.TWO, "Deux personnes", "2", ""),
    (Decision.LEAVE_OUT, "Laisser de côté", "3", DISCREET),
)


class DoubtsCard(Card):
    """The first doubt not yet lifted; keys 1, 2, 3 answer, and what was answered can be seen again."""

    decided = Signal(object)  # the answers so far, by row of the workbook

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._doubts: tuple[DoubtfulPair, ...] = ()
        self._answers: dict[int, Decision] = {}
        self._make_heading()
        self._sides: QBoxLayout = row(look, None, gap=10)
        self._left, self._right = self._make_side(), self._make_side()
        self.body.addLayout(self._sides)
        self._acts = QWidget()
        self._answers_line: QBoxLayout = row(look, self._acts, gap=8)
        self.buttons = {
            decision: Button(look, text, kind, on_click=partial(self.answer, decision), keys=key)
            for decision, text, key, kind in _ANSWERS
        }
        for button in self.buttons.values():
            self._answers_line.addWidget(button)
        self._answers_line.addStretch(1)
        self.body.addWidget(self._acts)
        foot = row(look, None, gap=16)
        self._foot: QBoxLayout = foot
        self.again = link(look, "Revoir les réponses", self.forget)
        self.others = link(look, "Tous les autres sont deux personnes", self._answer_others)
        foot.addWidget(self.again)
        foot.addWidget(self.others)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def show_doubts(self, doubts: Sequence[DoubtfulPair]) -> None:
        """The doubts of a plan; answers already given stay."""
        self._doubts = tuple(doubts)
        self._answers = {
            doubt.row: self._answers[doubt.row] for doubt in doubts if doubt.row in self._answers
        }
        self._show_current()

    def answers(self) -> Mapping[int, Decision]:
        return dict(self._answers)

    def undecided(self) -> int:
        """How many doubts wait for an answer."""
        return len(self._waiting())

    def start_again(self) -> None:
        """Another workbook: nothing was answered yet."""
        self._answers = {}

    def forget(self) -> None:
        """Ask again from the first doubt."""
        self._answers = {}
        self._tell_decided()

    def answer(self, decision: Decision) -> None:
        """Lift the doubt shown; the next one takes its place."""
        if waiting := self._waiting():
            self._answers[waiting[0].row] = decision
            self._tell_decided()

    def arrange(self, effective: int) -> None:
        """Side by side, or one under the other when letters are large."""
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if effective >= Room.MEDIUM else ways.TopToBottom
        for line in (self._sides, self._answers_line, self._foot):
            line.setDirection(way)

    def take_focus(self) -> None:
        if self.undecided():
            self.buttons[Decision.SAME].setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_others(self) -> None:
        self._answers |= {doubt.row: Decision.TWO for doubt in self._waiting()}
        self._tell_decided()

    def _tell_decided(self) -> None:
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._show_current()
        if had_focus:
            (self.buttons[Decision.SAME] if self.undecided() else self.again).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        self.decided.emit(self.answers())

    def _waiting(self) -> list[DoubtfulPair]:
        return [doubt for doubt in self._doubts if doubt.row not in self._answers]

    def _show_current(self) -> None:
        waiting = self._waiting()
        self.setVisible(bool(self._doubts))
        for widget in (self._left, self._right, self._acts):
            widget.setVisible(bool(waiting))
        self.again.setVisible(bool(self._answers))
        self.others.setVisible(len(waiting) > 1)
        if waiting:
            at = len(self._doubts) - len(waiting) + 1
            self._show_pair(waiting[0], at)
        else:
            self._question.setText("Doutes levés")
            self._place.setText(_summary(list(self._answers.values())))
        self.setAccessibleName(f"{self._question.text()} {self._place.text()}")

    def _show_pair(self, doubt: DoubtfulPair, at: int) -> None:
        self._question.setText(f"Est-ce la même personne{NARROW}?")
        self._place.setText(f"doute {at} sur {len(self._doubts)}")
        there = (
            "Déjà dans le dossier"
            if doubt.is_in_dossier
            else f"Plus haut dans le classeur, ligne {doubt.other.row}"
        )
        _fill(self._left, f"Dans le classeur, ligne {doubt.row}", doubt.workbook)
        _fill(self._right, there, doubt.other)
        announce(self, f"{self._left.accessibleName()} {self._right.accessibleName()}")

    def _make_heading(self) -> None:
        self.heading.addWidget(icon_label(self.look, "users", "attention", 22))
        self._question = Label("", "section", wrap=True)
        self.heading.addWidget(self._question, 1)
        self._place = Label("", "petit")
        self.heading.addWidget(self._place)

    def _make_side(self) -> QFrame:
        side = frame("creux")
        column(self.look, side, (12, 8, 12, 8), 2)
        self._sides.addWidget(side, 1)
        return side


def _fill(side: QFrame, where: str, card: PersonCard) -> None:
    whole = side.layout()
    if not isinstance(whole, QVBoxLayout):
        return
    clear(whole)
    details = card_details(card)
    whole.addWidget(wrapped(where, "petit"))
    whole.addWidget(wrapped(card_name(card), "gras"))
    for detail in details:
        whole.addWidget(wrapped(detail, "petit"))
    whole.addStretch(1)
    side.setAccessibleName(f"{where}{NBSP}: {card_name(card)}, {', '.join(details)}.")


def _summary(answers: Sequence[Decision]) -> str:
    same, left = answers.count(Decision.SAME), answers.count(Decision.LEAVE_OUT)
    parts = [
        count(same, "même personne", "mêmes personnes") if same else "",
        f"{answers.count(Decision.TWO)} fois deux personnes" if Decision.TWO in answers else "",
        count(left, "laissée de côté", "laissées de côté") if left else "",
    ]
    return ", ".join(part for part in parts if part)
