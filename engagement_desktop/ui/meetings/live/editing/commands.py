"""What a slash or a tool of the text does: each row is written with its place in the text, in one act."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, KnownProblem
from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.domain.meetings.follow_up.actions_drafts import AskedNow
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import HeardNow
from engagement_desktop.domain.meetings.minuting.item_texts import Placed, TextPlace
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.minuting.phrases_drafts import UsualPhrase
from engagement_desktop.domain.meetings.voting.votes_rows import VoteRecorded
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.picker import Found
from engagement_desktop.ui.meetings.live.editing.ask_lines import (
    AskLine,
    action_line,
    decision_line,
    proposal_line,
)
from engagement_desktop.ui.meetings.live.editing.autosave import Autosave
from engagement_desktop.ui.meetings.live.editing.editor import Command
from engagement_desktop.ui.meetings.live.editing.phrase_list import PhraseList
from engagement_desktop.ui.meetings.live.editing.text_panel import TextPanel
from engagement_desktop.ui.meetings.live.voting.vote_sheet import VoteSheet

if TYPE_CHECKING:
    from engagement_desktop.bootstrap import Application

T = TypeVar("T")
Write = Callable[[TextPlace, frozenset[str]], Placed]


class LiveCommands(QObject):
    """Opens a line under the text, writes what it gives, and puts the hand back after the frame."""

    refused = Signal(str)

    def __init__(self, context: PageContext, panel: TextPanel, autosave: Autosave) -> None:
        super().__init__(panel)
        self._context = context
        self._panel = panel
        self._autosave = autosave
        self._takes_words = False
        self.live: LiveMeeting | None = None
        self.is_acting = False
        panel.asked.connect(self.run)
        panel.editor.asked.connect(self.run)

    def run(self, letter: str) -> None:
        """What this letter asks for."""
        if not self._may_act():
            return
        chosen = self._panel.editor.textCursor().hasSelection()
        self._takes_words = chosen
        words = self._panel.editor.chosen_words() if chosen else ""
        match Command(letter):
            case Command.DECISION:
                self._open_decision(words)
            case Command.ACTION:
                self._open_action(words)
            case Command.PROPOSAL:
                self._open_proposal(words)
            case Command.PHRASE:
                self._open_phrases()
            case Command.VOTE:
                self._open_vote(words)

    def decide_now(self) -> None:
        """The selection, else the line of the cursor, is a decision in one key."""
        if not self._may_act():
            return
        words = self._panel.editor.chosen_words()
        if not words:
            self.run(Command.DECISION)
            return
        self._takes_words = True
        self._write(MarkerKind.DECISION, self._decided(DecidedNow(wording=words)), frozenset(), None)

    def leave_line(self) -> None:
        """Back to the text, without writing."""
        self._panel.drop_line()
        self._panel.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_act(self) -> bool:
        is_open = self.live is not None and self.live.is_open
        return is_open and self._autosave.item_id is not None and not self._panel.is_choosing()

    # The lines

    def _open_decision(self, words: str) -> None:
        line = decision_line(self._context.look, words)
        self._open(line, MarkerKind.DECISION, lambda given: self._decided(_typed(given, DecidedNow)))

    def _open_action(self, words: str) -> None:
        application = self._context.application
        today = application.workspace.today()
        line = action_line(self._context.look, words, today, self._people, self._name)

        def asked(given: object) -> Write:
            action = _typed(given, AskedNow)
            return lambda place, accepted: application.actions.ask(place, action, accepted)

        self._open(line, MarkerKind.ACTION, asked)

    def _open_proposal(self, words: str) -> None:
        application = self._context.application
        line = proposal_line(self._context.look, words, self._people, self._name)

        def heard(given: object) -> Write:
            proposal = _typed(given, HeardNow)
            return lambda place, _accepted: application.proposals.hear(place, proposal)

        self._open(line, MarkerKind.PROPOSAL, heard)

    def _open_phrases(self) -> None:
        if (live := self.live) is None:
            return
        usual = self._application.phrases.offered(live.committee_id)
        offered = PhraseList(self._context.look, [self._filled(phrase, live) for phrase in usual])

        def chosen(text: str) -> None:
            self._panel.editor.write_words(text)
            self.leave_line()

        offered.chosen.connect(chosen)
        offered.left.connect(self.leave_line)
        self._panel.show_line(offered)
        offered.take_focus()

    def _filled(self, phrase: UsualPhrase, live: LiveMeeting) -> UsualPhrase:
        """The sentence with the facts of the moment; one whose words in braces are unknown stays as typed."""
        try:
            text = self._application.phrases.rendered(phrase.text, live, self._autosave.item_id)
        except DomainError:
            return phrase
        return replace(phrase, text=text)

    def _open_vote(self, words: str) -> None:
        item_id, live, editor = self._autosave.item_id, self.live, self._panel.editor
        if item_id is None or live is None or not self._autosave.write():
            return
        try:
            ballot = self._application.votes.freeze(live.meeting_id, item_id)
        except (DomainError, KnownProblem) as problem:
            self.refused.emit(problem.sentence)
            return
        if words:
            ballot = replace(ballot, subject=words)
        sheet = VoteSheet(self._context, ballot, editor.place(item_id, self._autosave.version), self._panel)
        sheet.recorded.connect(self._on_vote)
        sheet.finished.connect(self.leave_line)
        sheet.open()

    def _on_vote(self, recorded: object) -> None:
        if not isinstance(recorded, VoteRecorded) or recorded.text is None:
            return
        self._autosave.adopt(recorded.text)
        kind = MarkerKind.VOTE if recorded.decision_id is None else MarkerKind.DECISION
        self._panel.editor.stand_after(Marker(kind, recorded.decision_id or recorded.vote_id))

    def _open(self, line: AskLine, kind: MarkerKind, writing: Callable[[object], Write]) -> None:
        def given(what: object, accepted: object) -> None:
            said_yes = accepted if isinstance(accepted, frozenset) else frozenset()
            self._write(kind, writing(what), said_yes, line)

        line.given.connect(given)
        line.left.connect(self.leave_line)
        self._panel.show_line(line)
        line.take_focus()

    # Writing

    def _decided(self, decided: DecidedNow) -> Write:
        return lambda place, _accepted: self._context.application.decisions.decide(place, decided)

    def _write(self, kind: MarkerKind, write: Write, accepted: frozenset[str], line: AskLine | None) -> None:
        """The text as it stands first, so that taking the act back gives the words back."""
        item_id, editor = self._autosave.item_id, self._panel.editor
        if item_id is None or not self._autosave.write():
            return
        takes = self._takes_words
        if takes:
            editor.take_words()
        self.is_acting = True
        try:
            placed = write(editor.place(item_id, self._autosave.version), accepted)
        except (DomainError, KnownProblem) as problem:
            if takes:
                editor.undo()
                editor.document().setModified(False)
            self._refuse(problem, line)
            return
        finally:
            self.is_acting = False
        self._autosave.adopt(placed.text)
        editor.stand_after(Marker(kind, placed.row_id))
        self._say()
        self.leave_line()

    def _refuse(self, problem: DomainError | KnownProblem, line: AskLine | None) -> None:
        if isinstance(problem, ChangedMeanwhile):
            self._autosave.changed_meanwhile.emit(self._panel.editor.content(), problem.theirs)
        elif isinstance(problem, DomainError) and line is not None:
            line.show_refusal(problem)
        else:
            self.refused.emit(problem.sentence)

    def _say(self) -> None:
        if (said := self._application.workspace.last_act()) is not None:
            self._context.signals.say(said)

    # People

    @property
    def _application(self) -> "Application":
        return self._context.application

    def _people(self, letters: str) -> Sequence[Found[int]]:
        if self.live is None:
            return ()
        owners = self._application.actions.owners(self.live.meeting_id, letters)
        return [Found(owner.person_id, owner.name) for owner in owners]

    def _name(self, person_id: int) -> str:
        detail = self._application.people.detail(person_id)
        return f"{detail.first_name} {detail.last_name}".strip()


def _typed(given: object, kind: type[T]) -> T:
    if not isinstance(given, kind):
        raise TypeError(type(given).__name__)
    return given
