"""A mixed wish: which lines go to a twin claim, and under which wish."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox

from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft
from engagement_desktop.domain.expenses.claims import Wish
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.ui.common.buttons import DISCREET, ORDINARY, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.fields.chip_set import ChipSet
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column
from engagement_desktop.ui.expenses.claiming.words import WISHES, about, nature_words
from engagement_desktop.ui.theme import Look


class SplitCard(Card):
    """Opened by « Partager… »; Escape closes it and nothing is done."""

    wanted = Signal(object, object)  # ids of lines, Wish

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Partager la note")
        self._boxes: dict[int, QCheckBox] = {}
        self._wishes: list[Wish] = []
        said = "Les lignes cochées passent dans une seconde note, avec un autre souhait."
        self.body.addWidget(Label(said, "petit", wrap=True))
        self._place = column(look, None, gap=4)
        self.body.addLayout(self._place)
        self._chips = column(look, None, gap=0)
        self.body.addLayout(self._chips)
        self.chips = ChipSet(look, [])
        buttons = Flow(look, None, 8)
        self.act = Button(look, "Partager", ORDINARY, "copy", on_click=self._split)
        buttons.addWidget(self.act)
        buttons.addWidget(Button(look, "Revenir", DISCREET, on_click=self.hide))
        self.body.addLayout(buttons)
        QShortcut(
            QKeySequence("Escape"), self, self.hide, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.hide()

    def ask(self, claim: ClaimDraft, *, may_waive: bool) -> None:
        """Show the lines of a saved claim, none ticked; a wish that is closed is not offered."""
        clear(self._place)
        clear(self._chips)
        self._boxes = {}
        for line in claim.lines:
            if line.id is None or line.spent_on is None or line.amount is None:
                continue
            words = (date_short(line.spent_on), nature_words(line.nature), about(line), money(line.amount))
            box = QCheckBox(", ".join(word for word in words if word).replace("&", "&&"))
            self._boxes[line.id] = box
            self._place.addWidget(box)
        closed = {claim.wish} if may_waive else {claim.wish, Wish.WAIVE}
        others = [(wish, words) for wish, words in WISHES if wish not in closed]
        self._wishes = [wish for wish, _words in others]
        self.chips = ChipSet(self.look, [words for _wish, words in others], clears=False)
        self.chips.setAccessibleName("Souhait de la seconde note")
        self.chips.choose([0])
        self._chips.addWidget(self.chips)
        self.show()
        next(iter(self._boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self, line_id: int) -> None:
        """Choose a line."""
        self._boxes[line_id].setChecked(True)

    def _split(self) -> None:
        chosen = [line_id for line_id, box in self._boxes.items() if box.isChecked()]
        self.wanted.emit(tuple(chosen), self._wishes[next(iter(self.chips.chosen()), 0)])
