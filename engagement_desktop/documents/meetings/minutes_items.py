"""One item of minutes as flowables: its text, with votes, decisions and actions where they were written."""

from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType

from reportlab.platypus import CondPageBreak, Spacer

from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.meetings.blocks import (
    bullets_of,
    decision_of,
    heading_of,
    led_of,
    paragraph_of,
)
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.domain.meetings.minuting.minutes_facts import ItemFact, MinutesFacts, VoteFact
from engagement_desktop.domain.meetings.minuting.minutes_text import (
    Block,
    Bullet,
    Heading,
    Marker,
    MarkerKind,
    Paragraph,
    blocks_of,
)
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.french.minutes_body import (
    action_said,
    item_end,
    item_notes,
    proposal_said,
    secrecy_said,
    vote_heads,
    vote_note,
    vote_row,
)
from engagement_desktop.french.typography import typo

WIDTHS = MappingProxyType(
    {
        "Pour": 12,
        "Contre": 15,
        "Abstention": 22,
        "Blancs": 15,
        "Nuls": 12,
        "Sans part au vote": 20,
        "Résultat": 20,
    }
)
WHOLE = 160
VOTE_ROOM = 9
"""Lines kept for a vote: its table and its rule stand on one page."""


class ItemsPart:
    """Draws the items on a paper, one after the other."""

    def __init__(self, paper: Handout, facts: MinutesFacts, *, public: bool) -> None:
        self._paper, self._facts, self._public = paper, facts, public

    def draw(self) -> None:
        """Every item, its number and title first."""
        for item in self._facts.items:
            self._paper.section(f"{item.number}. {item.title}")
            self._item(item)

    def _item(self, item: ItemFact) -> None:
        for note in item_notes(item):
            self._paper.note(note)
        if item.kind is ItemKind.SECRECY and self._facts.secrecy_minute is not None:
            self._paper.body(secrecy_said(self._facts.secrecy_minute))
        for kind, blocks in groupby(complete_blocks(item), type):
            self._blocks(item, kind, list(blocks))
        if end := item_end(item):
            self._paper.body(end)

    def _blocks(self, item: ItemFact, kind: type[Block], blocks: list[Block]) -> None:
        look = self._paper.look
        if kind is Bullet:
            self._paper.add(*bullets_of(look, [one.runs for one in blocks if isinstance(one, Bullet)]))
            self._paper.add(Spacer(1, look.body.spaceAfter - look.item.spaceAfter))
            return
        for block in blocks:
            match block:
                case Paragraph(runs):
                    self._paper.add(*paragraph_of(look, runs))
                case Heading(words):
                    self._paper.add(heading_of(look, words))
                case Marker():
                    self._marker(item, block)
                case Bullet():  # pragma: no cover  # lists are drawn whole above
                    pass

    def _marker(self, item: ItemFact, marker: Marker) -> None:
        look, public = self._paper.look, self._public
        for vote in item.votes:
            if marker == Marker(MarkerKind.VOTE, vote.id):
                self._vote(vote)
        for decision in item.decisions:
            if marker == Marker(MarkerKind.DECISION, decision.id):
                self._paper.add(*decision_of(look, f"Décision {decision.number}.", decision.wording))
        for action in item.actions:
            if marker == Marker(MarkerKind.ACTION, action.id):
                said = action_said(action, public=public)
                self._paper.add(*led_of(look, f"Action {action.number}.", said))
        for proposal in item.proposals:
            if marker == Marker(MarkerKind.PROPOSAL, proposal.id):
                self._paper.add(*led_of(look, "Proposition.", proposal_said(proposal, public=public)))

    def _vote(self, vote: VoteFact) -> None:
        heads, last = vote_heads(vote), "Résultat"
        subject = WHOLE - sum(WIDTHS[head] for head in heads[1:])
        columns = [PaperColumn(heads[0], width=subject)]
        columns += [PaperColumn(head, figures=head != last, width=WIDTHS[head]) for head in heads[1:]]
        self._paper.add(CondPageBreak(self._paper.look.body.leading * VOTE_ROOM))
        self._paper.table("", columns, [vote_row(vote)])
        rule = self._paper.look.note.clone("rule of a vote", spaceBefore=0)
        said = Text.of(vote_note(vote, public=self._public))
        self._paper.add(TaggedParagraph(said, rule, Mark("P")))


def complete_blocks(item: ItemFact) -> Iterator[Block]:
    """The text of an item, its French spaces set, then those of its rows that no marker places."""
    placed = set()
    for block in blocks_of(typo(item.content)):
        if isinstance(block, Marker):
            placed.add(block)
        yield block
    rows = (
        (MarkerKind.PROPOSAL, item.proposals),
        (MarkerKind.VOTE, item.votes),
        (MarkerKind.DECISION, item.decisions),
        (MarkerKind.ACTION, item.actions),
    )
    for kind, ones in rows:
        for one in ones:
            if (marker := Marker(kind, one.id)) not in placed:
                yield marker
