"""What the parts of the window tell each other, without knowing each other."""

from PySide6.QtCore import QObject, Signal

from engagement_desktop.domain.topics import Topic


class AppSignals(QObject):
    """One object for the whole window; a change is told after its commit, from any thread."""

    data_changed = Signal(object)  # frozenset[Topic]
    said = Signal(str, str)  # sentence, tone of the status bar
    page_wanted = Signal(str, object)  # key of the page, what it should show (or None)
    leave_wanted = Signal(object, str)  # the same, for a dossier (its path), with a sentence to read there
    close_wanted = Signal()  # the dossier should be closed and the unlock page shown

    def tell_change(self, topics: frozenset[Topic]) -> None:
        """Tell that these topics changed; whoever listens to a workspace with it keeps the object alive."""
        self.data_changed.emit(topics)

    def say(self, sentence: str) -> None:
        """Tell in the status bar what was just done."""
        self.said.emit(sentence, "encre2")

    def go(self, page: str, what: object = None) -> None:
        """Ask for a page by its key."""
        self.page_wanted.emit(page, what)
