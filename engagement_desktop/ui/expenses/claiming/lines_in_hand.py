"""The lines of a claim while they are typed: one more, one less, the one in hand."""

from abc import abstractmethod

from engagement_desktop.ui.expenses.claiming.view import ClaimView


class ClaimLines(ClaimView):
    """What the keys of the lines do; the page keeps what is typed and leads to the next claim."""

    @abstractmethod
    def new_claim(self) -> None:
        """The next paper of the pile."""

    @abstractmethod
    def _on_typed(self) -> None:
        """Something was typed: it is kept, and priced."""

    def add_line(self) -> None:
        """One more line, like the last; on a claim that was handed in, the next claim."""
        if not self.entry.may_write:
            self.new_claim()
        else:
            self.entry.add_line()
            self.show_line()
            self.form.first_empty().focus()
            self._on_typed()

    def remove_line(self) -> None:
        """Take the line in hand away; the one after it takes its place."""
        if not self.entry.may_write or self.entry.sheet.current is None:
            return
        self.entry.sheet.remove()
        if not self.entry.sheet.lines:
            self.entry.sheet.add(self.entry.first_line())
        self._on_typed()
        self.show_line()
        self.lines.table.setFocus()

    def put_back(self) -> None:
        """The line that was taken away last."""
        self.entry.sheet.put_back()
        self._on_typed()
        self.show_line()
        self.form.first_empty().focus()

    def go_to(self, place: int) -> None:
        """Take another line in hand."""
        if place != self.entry.sheet.at and 0 <= place < len(self.entry.sheet.lines):
            self.entry.sheet.at = place
            self.show_line()
