"""The foot of a booking: what it adds up to, and what is to be looked at."""

from PySide6.QtWidgets import QFrame

from engagement_desktop.domain.meetings.booking.booking_rows import BookingTotals
from engagement_desktop.french.formats import count, duration, money
from engagement_desktop.ui.common.badge import HEIGHT, Badge, BadgeWord
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, may_break
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.meetings.booking.words import left_out_words
from engagement_desktop.ui.theme import Look

_NONE = BadgeWord("Rien à vérifier", "succes", "circle-check")


class BookingFoot(QFrame):
    """Totals that move as one types; doubts counted in words, one sentence under them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self.setAccessibleName("Totaux")
        whole = column(look, self, (16, 10, 16, 10), 4)
        figures = Flow(look, None, 16)
        self._people, self._hours, self._amount = (
            Label("", "gras"),
            Label("", "section"),
            Label("", "section"),
        )
        self.badge = Badge(look, _NONE)
        for widget in (
            self._people,
            Label("Heures bénévoles", "second"),
            self._hours,
            Label("Frais à proposer", "second"),
            self._amount,
            self.badge,
        ):
            look.bound(widget, (0, HEIGHT))
            figures.addWidget(widget)
        whole.addLayout(figures)
        self.left_out = Label("", "petit", wrap=True)
        whole.addWidget(self.left_out)
        self.said = Label("", "petit", wrap=True)
        whole.addWidget(self.said)

    def show_totals(self, totals: BookingTotals) -> None:
        self._people.setText(count(totals.people, "personne"))
        self._hours.setText(duration(totals.volunteer_minutes))
        self._amount.setText(money(totals.amount))
        said = left_out_words(totals)
        self.left_out.setText(said)
        self.left_out.setVisible(bool(said))

    def show_doubts(self, refused: int, doubtful: int, sentence: str, *, is_refused: bool) -> None:
        """How many lines are refused, else doubtful, and what is said of the one in sight."""
        if refused:
            self.badge.show_word(BadgeWord(f"{count(refused, 'ligne')} à corriger", "erreur", "circle-alert"))
        elif doubtful:
            word = BadgeWord(f"{count(doubtful, 'ligne')} à vérifier", "attention", "triangle-alert")
            self.badge.show_word(word)
        else:
            self.badge.show_word(_NONE)
        self.said.set_role("faute" if is_refused else "petit")
        self.said.setText(may_break(sentence))
        self.said.setAccessibleName(sentence)
