"""Whose claim it is, who typed it, and what is wished: asked at the start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from engagement_desktop.domain.expenses.claiming.around import ClaimAround
from engagement_desktop.domain.expenses.claims import Wish
from engagement_desktop.ui.common.buttons import link
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.chip_set import ChipSet
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import clear, column, row
from engagement_desktop.ui.expenses.claiming.words import WISHES
from engagement_desktop.ui.hours.entry.fields import giver_field
from engagement_desktop.ui.register.initials import Initials

_DISC, _LABEL = 40, 24
_WISHES = [wish for wish, _words in WISHES]


class HeadCard(QFrame):
    """The person, or the field that finds them; the three wishes, one of which may not be open yet."""

    changed = Signal()
    rules_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        look = context.look
        self._look = look
        self._closed, self._is_new = "", True
        self.setProperty("role", "carte")
        self.setAccessibleName("Personne et souhait")
        self.person = giver_field(context, Ask("Personne", width=260))
        self.wishes = ChipSet(look, [words for _wish, words in WISHES], clears=False)
        self.wishes.setAccessibleName("Souhait")
        self._who, self._name, self._by = QWidget(), Label("", "gras"), Label("", "petit")
        self._why = Label("", "petit", wrap=True)
        self._door = link(look, "Ouvrir les règles des frais", self.rules_wanted.emit)
        self._other = link(look, "Changer", self.ask_person)
        self._other.setAccessibleName("Changer de personne")
        self._build()
        self.wishes.choose([0])
        self.wishes.changed.connect(self._on_wish)
        self.person.changed.connect(self.changed)

    def show_around(self, around: ClaimAround, *, is_new: bool) -> None:
        """The person known, or to be found while the claim is new."""
        name = f"{around.first_name} {around.last_name}".strip()
        self._closed = around.waiver_closed
        self._name.setText(name)
        self._by.setText(f"saisie par {around.entered_by}" if around.entered_by else "")
        self._by.setVisible(bool(around.entered_by))
        clear(self._disc)
        if name:
            self._disc.addWidget(Initials(self._look, around.first_name, around.last_name, _DISC))
        self._is_new = is_new
        self._show_person(found=bool(name))
        self.wishes.chips[_WISHES.index(Wish.WAIVE)].setToolTip(self._closed)
        self._tell()

    def ask_person(self) -> None:
        """Whose claim it is, typed again."""
        self._who.hide()
        self.person.show()
        self._level()
        self.person.focus()

    def _show_person(self, *, found: bool) -> None:
        typing = self._is_new and self.person.isVisible() and self.person.editor.hasFocus()
        self._who.setVisible(found and not typing)
        self._other.setVisible(self._is_new)
        self.person.setVisible(self._is_new and (not found or typing))
        self._level()

    def _level(self) -> None:
        """The wishes stand beside the field itself, below its label."""
        above = self._look.px(_LABEL) if self.person.isVisibleTo(self) else 0
        self._asked.setContentsMargins(self._look.px(6) if above else 0, above, 0, 0)

    def wish(self) -> Wish:
        return _WISHES[next(iter(self.wishes.chosen()), 0)]

    def choose(self, wish: Wish) -> None:
        self.wishes.choose([_WISHES.index(wish)])
        self._tell()

    def show_fault(self, sentence: str) -> None:
        """Why the wish is refused, under the chips."""
        self._why.set_role("faute" if sentence else "petit")
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))
        self._door.setVisible(bool(sentence) and sentence == self._closed)

    def _on_wish(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Giving up is not open: said beside the chip, with the way to open it."""
        self.show_fault(self._closed if self.wish() is Wish.WAIVE else "")

    def _build(self) -> None:
        look = self._look
        whole = column(look, self, (14, 10, 14, 10), 4)
        line = Flow(look, None, 6)
        people = row(look, self._who, gap=10)
        self._disc = row(look, None, gap=0)
        people.addLayout(self._disc)
        names = column(look, None, gap=0)
        names.addWidget(self._name)
        under = row(look, None, gap=6)
        under.addWidget(self._by)
        under.addWidget(self._other)
        under.addStretch(1)
        names.addLayout(under)
        people.addLayout(names)
        people.addStretch(1)
        line.addWidget(self._who)
        line.addWidget(self.person)
        wished = QWidget()
        look.bound(wished, (0, _DISC))
        self._asked = asked = row(look, wished, gap=6)
        said = Label("Souhait", "second")
        asked.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)
        asked.addWidget(self.wishes, 1)
        line.addWidget(wished)
        whole.addLayout(line)
        whole.addWidget(self._why)
        whole.addWidget(self._door)
        self._why.hide()
        self._door.hide()
