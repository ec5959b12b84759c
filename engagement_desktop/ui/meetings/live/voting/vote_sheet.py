"""A vote: the voices are frozen, the numbers typed, the rule said in a sentence that follows the hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.voting.majority import Outcome
from engagement_desktop.domain.meetings.voting.votes import Choice, VoteMode, VoteResult
from engagement_desktop.domain.meetings.voting.votes_drafts import (
    Ballot,
    VoteDraft,
    outcome_of,
    totals_of,
    vote_faults,
)
from engagement_desktop.domain.meetings.voting.votes_rows import VoteRecorded
from engagement_desktop.french.formats import clock_time, count
from engagement_desktop.french.live_texts import quorum_sentence
from engagement_desktop.french.vote_texts import (
    aside_words,
    exact_count,
    reckoning,
    rule_words,
    short_name,
    verdict,
    voters_words,
)
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.banner import FAULT, NEUTRAL, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.buttons import LINK, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.chip_set import ChipSet
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row, tab_through
from engagement_desktop.ui.common.side_or_under import SideOrUnder
from engagement_desktop.ui.meetings.live.sheet import Sheet
from engagement_desktop.ui.meetings.live.voting.vote_call import VoteCall
from engagement_desktop.ui.meetings.live.voting.vote_counts import (
    ABSTAIN,
    AGAINST,
    BLANK,
    FOR,
    VOID,
    VoteCounts,
)

_MODES = (
    (VoteMode.SHOW_OF_HANDS, "Main levée"),
    (VoteMode.ROLL_CALL, "Appel nominal"),
    (VoteMode.SECRET, "Secret"),
)
_CHAIR = (
    (Choice.FOR, "Pour"),
    (Choice.AGAINST, "Contre"),
    (Choice.ABSTAIN, "Ne départage pas"),
)


class VoteSheet(Sheet):
    """One vote of a live meeting; it is recorded in one act, with its decision and its place in the text."""

    WIDE = 744
    recorded = Signal(object)  # VoteRecorded
    abandoned = Signal()

    def __init__(
        self, context: PageContext, ballot: Ballot, place: TextPlace | None, parent: QWidget
    ) -> None:
        point = "" if ballot.item_number is None else f"Point {ballot.item_number} — {ballot.subject}"
        super().__init__(context, "Vote", point, "Inscrire le résultat", parent)
        self.ballot = ballot
        self._place = place
        self._accepted: frozenset[str] = frozenset()
        self._written: VoteRecorded | None = None
        self._make_head()
        self._make_middle()
        self._make_foot()
        self.rejected.connect(self.abandoned)
        self._order()
        self._on_changed()
        self.counts.focus(AGAINST)

    @property
    def mode(self) -> VoteMode:
        return _MODES[self.modes.chosen()[0]][0]

    def draft(self) -> VoteDraft:
        """What the sheet holds."""
        calls = self.mode is VoteMode.ROLL_CALL
        choices = self.call.choices() if calls else ()
        return VoteDraft(
            meeting_id=self.ballot.meeting_id,
            item_id=self.ballot.item_id,
            subject=self.subject.edit.text(),
            mode=self.mode,
            at_minute=self.ballot.at_minute,
            voices=self.ballot.voices,
            totals=totals_of(choices) if calls else self.counts.totals(),
            aside=self._aside(),
            choices=choices,
            chair_says=self._chair_says(),
            decide=self.decides.isChecked(),
        )

    def write(self) -> None:
        self._written = self.context.application.votes.record(self.draft(), self._place, self._accepted)

    def finish(self) -> None:
        super().finish()
        self.recorded.emit(self._written)

    def refused(self, refusal: DomainError) -> None:
        super().refused(refusal)
        if isinstance(refusal, ToConfirm):
            self._accepted |= {refusal.code}
            self.primary.set_text("Inscrire quand même", "circle-check")
        elif refusal.field == "subject":
            self.subject.focus()

    def keep_in_sight(self) -> None:
        """While one counts: the numbers, and as much of their verdict as there is room for."""
        hand = self.focusWidget()
        for asked in (self.counts, self.call):
            if hand is not None and (asked is hand or asked.isAncestorOf(hand)):
                self.show_in_scroll(self.verdict, asked)

    def submit(self) -> None:
        """Held while the totals cannot be: the sentence says why."""
        if self.primary.isEnabled():
            super().submit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submit()
        else:
            super().keyPressEvent(event)

    def _make_head(self) -> None:
        ballot = self.ballot
        frozen = f"{len(ballot.voices)} voix figées à {clock_time(ballot.at_minute)}"
        if len(ballot.voices) == 1:
            frozen = f"1 voix figée à {clock_time(ballot.at_minute)}"
        self.frozen = Badge(self.look, BadgeWord(frozen, "info", "lock"))
        self.head.addWidget(self.frozen, 0, Qt.AlignmentFlag.AlignTop)
        if ballot.quorum.is_missing:
            told = quorum_sentence(ballot.quorum, represented_count=ballot.rules.represented_count)
            self.body.addWidget(Banner(self.look, WARNING, "Le quorum manque.", told))
        self.subject = TextField(self.look, Ask("Ce qui est mis aux voix"))
        self.subject.set_value(ballot.subject)
        self.body.addWidget(self.subject)
        modes = QWidget()
        line = row(self.look, modes, gap=10)
        line.addWidget(Label("Mode", "gras"))
        self.modes = ChipSet(self.look, [words for _, words in _MODES], clears=False)
        self.modes.setAccessibleName("Mode du vote")
        self.modes.choose([0])
        self.modes.changed.connect(self._on_mode)
        line.addWidget(self.modes, 1)
        head = SideOrUnder(self.look)
        head.line.addWidget(modes, 1)
        head.line.addWidget(Label(f"Règle\u00a0: {rule_words(ballot.rules)}", "petit"))
        self.body.addWidget(head)

    def _make_middle(self) -> None:
        middle = SideOrUnder(self.look)
        self.counts = VoteCounts(self.look, len(self.ballot.voices))
        self.counts.changed.connect(self._on_changed)
        self.call = VoteCall(self.look)
        self.call.show_voices(self.ballot.voices)
        self.call.changed.connect(self._on_changed)
        self.call.hide()
        middle.line.addWidget(self.counts, 3)
        middle.line.addWidget(self.call, 3)
        beside = QWidget()
        apart = column(self.look, beside, gap=4)
        apart.addWidget(Label("Ne prennent pas part", "gras"))
        self.apart = Button(self.look, "0 personne", LINK, on_click=self._unfold_aside)
        apart.addWidget(self.apart)
        apart.addStretch(1)
        middle.line.addWidget(beside)
        self.body.addWidget(middle)
        names = [short_name(voice.member) for voice in self.ballot.voices]
        self.aside = ChipSet(self.look, names, several=True)
        self.aside.setAccessibleName("Ne prennent pas part au vote")
        self.aside.changed.connect(self._on_aside)
        self.aside.hide()
        self.body.addWidget(self.aside)
        self.chair_line = QWidget()
        chair = row(self.look, self.chair_line, gap=10)
        chair.addWidget(Label("La présidence choisit", "gras"))
        self.chair = ChipSet(self.look, [words for _, words in _CHAIR], clears=False)
        self.chair.setAccessibleName("Choix de la présidence, qui départage")
        self.chair.changed.connect(self._on_changed)
        chair.addWidget(self.chair, 1)
        self.chair_line.hide()
        self.body.addWidget(self.chair_line)

    def _make_foot(self) -> None:
        self.verdict = Banner(self.look)
        self.body.addWidget(self.verdict)
        self.voters = Label("", "petit", wrap=True)
        self.body.addWidget(self.voters)
        self.decides = QCheckBox("Inscrire au registre des décisions si c’est adopté")
        self.decides.setChecked(True)
        self.body.addWidget(self.decides)
        self.leave.set_text("Abandonner ce vote")
        self.secret = Button(self.look, "Passer au scrutin secret", on_click=self._go_secret)
        self.buttons.insertWidget(self.buttons.count() - 1, self.secret)

    def _order(self) -> None:
        """Against, abstention, who stands aside, the result; then what is rarely changed; « pour » last."""
        edits = self.counts.edits
        first: Sequence[QWidget] = (
            edits[AGAINST],
            edits[ABSTAIN],
            edits[BLANK],
            edits[VOID],
            self.call,
            *self.chair.chips,
            self.apart,
            *self.aside.chips,
        )
        last = (self.primary, self.secret, self.leave, self.subject.edit, *self.modes.chips, self.decides)
        tab_through((*first, *last, edits[FOR]))

    def _on_mode(self) -> None:
        calls, secret = self.mode is VoteMode.ROLL_CALL, self.mode is VoteMode.SECRET
        self.call.setVisible(calls)
        self.counts.setVisible(not calls)
        self.secret.setVisible(not secret)
        if secret:
            self.counts.count_all()
        else:
            self.counts.deduce(self._taking_part())
        self._on_changed()
        if calls:
            self.call.setFocus()
        elif self.isVisible():
            self.counts.focus(FOR if secret else AGAINST)

    def _go_secret(self) -> None:
        self.modes.choose([2])

    def _unfold_aside(self) -> None:
        self.aside.setVisible(self.aside.isHidden())
        self.fit()
        if not self.aside.isHidden():
            self.aside.setFocus()

    def _on_aside(self) -> None:
        aside = self._aside()
        self.apart.set_text(count(len(aside), "personne"))
        self.call.show_voices(self.draft().taking_part)
        if self.mode is VoteMode.SHOW_OF_HANDS:
            self.counts.deduce(self._taking_part())
        self._on_changed()

    def _on_changed(self) -> None:
        """The sentence follows the hand; totals that cannot be hold the button."""
        self.fault.hide()
        draft = self.draft()
        wrong = next((fault for fault in vote_faults(draft) if fault.field != "subject"), None)
        outcome = outcome_of(draft, self.ballot.rules, self.ballot.chair_id)
        tied = wrong is None and outcome.is_tie and (outcome.awaits_chair or outcome.was_cast)
        self.chair_line.setVisible(
            self.mode is VoteMode.SHOW_OF_HANDS and (tied or self._chair_says() is not None)
        )
        self.primary.setEnabled(wrong is None and not outcome.awaits_chair)
        self._tell(draft, wrong, outcome)
        people = [voice.member for voice in self.ballot.voices if voice.member.id in draft.aside]
        told = (voters_words(self.ballot.voices, draft.aside), aside_words(people))
        self.voters.setText(" ".join(part for part in told if part))
        if self.isVisible():
            self.fit()

    def _tell(self, draft: VoteDraft, wrong: DomainError | None, outcome: Outcome) -> None:
        mode = draft.mode
        missing = len(draft.taking_part) - draft.totals.counted
        if mode is VoteMode.ROLL_CALL and missing > 0:
            self.verdict.tell(
                NEUTRAL, "Appel en cours.", f"{count(missing, 'voix', 'voix')} à appeler.", "circle"
            )
        elif mode is VoteMode.SECRET and not draft.totals.counted and missing > 0:
            self.verdict.tell(
                NEUTRAL, "Dépouillement.", f"{count(missing, 'voix', 'voix')} à compter.", "circle"
            )
        elif wrong is not None:
            self.verdict.tell(FAULT, "Le compte n’y est pas.", wrong.sentence, "circle-alert")
        else:
            self._tell_outcome(draft, outcome)

    def _tell_outcome(self, draft: VoteDraft, outcome: Outcome) -> None:
        rules, mode = self.ballot.rules, draft.mode
        why = reckoning(outcome, rules, draft.totals, mode)
        said = f"{why[:1].upper()}{why[1:]} {exact_count(draft.totals, mode)}"
        if outcome.awaits_chair:
            self.verdict.tell(WARNING, "À départager.", said)
        elif outcome.result is VoteResult.ADOPTED:
            self.verdict.tell(SUCCESS, f"{verdict(outcome.result)}.", said)
        else:
            self.verdict.tell(NEUTRAL, f"{verdict(outcome.result)}.", said, "circle-slash")

    def _aside(self) -> frozenset[int]:
        return frozenset(self.ballot.voices[at].member.id for at in self.aside.chosen())

    def _taking_part(self) -> int:
        return len(self.ballot.voices) - len(self._aside())

    def _chair_says(self) -> Choice | None:
        chosen = self.chair.chosen()
        shown = self.mode is VoteMode.SHOW_OF_HANDS
        return _CHAIR[chosen[0]][0] if chosen and shown else None


def ask_vote(
    context: PageContext, meeting_id: int, item_id: int | None, place: TextPlace | None, parent: QWidget
) -> VoteSheet:
    """Freeze the voices and open the sheet over the meeting.

    Raises:
        DomainError: the meeting is not open, or nobody has a voice.
    """
    sheet = VoteSheet(context, context.application.votes.freeze(meeting_id, item_id), place, parent)
    sheet.open()
    return sheet
