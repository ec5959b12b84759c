"""The papers already given: each can be written again, the same to the last byte."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from engagement_desktop.domain.hours.papers_rows import IssuedPaper
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.paper_words import SHORT_KINDS
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.hours.papers.words import paper_name
from engagement_desktop.ui.theme import Look

_MOST = 20


class IssuedCard(Card):
    """Enter, or the button, writes the current one again."""

    again_wanted = Signal(object)  # IssuedPaper

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Papiers déjà remis")
        columns: tuple[Column[IssuedPaper], ...] = (
            Column("number", "Papier", paper_name),
            Column("kind", "Nature", lambda row: SHORT_KINDS[row.kind], width=190),
            Column("person", "Personne", lambda row: row.person, width=150),
            Column("day", "Remis le", lambda row: row.issued_on, date_short, width=104),
        )
        self.table = ShortTable(look, columns, "Papiers déjà remis", ("kind", "person"), least_name=170)
        self.table.opened.connect(self.again_wanted)
        self.nothing = Label("Aucun papier n’a encore été remis.", "petit", wrap=True)
        self.more = Label("", "petit", wrap=True)
        self.again = Button(look, "Enregistrer de nouveau…", "", "file-down", on_click=self._again)
        for widget in (self.nothing, self.table, self.more, self.again):
            self.body.addWidget(widget)

    def show_papers(self, papers: Sequence[IssuedPaper], *, of_one: bool) -> None:
        """The latest ones; whose they are is told when they are not all of one person."""
        self.table.show_rows(papers[:_MOST], frozenset({"person"}) if of_one else frozenset())
        more = len(papers) - _MOST
        self.more.setText(f"Et {count(more, 'papier plus ancien', 'papiers plus anciens')}.")
        self.more.setVisible(more > 0)
        self.nothing.setVisible(not papers)
        self.table.setVisible(bool(papers))
        self.again.setVisible(bool(papers))

    def _again(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.again_wanted.emit(row)
