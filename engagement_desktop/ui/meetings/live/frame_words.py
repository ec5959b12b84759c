"""What the frames of the text say, in French."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.minuting.text_rows import TextRow, VoteTotals
from engagement_desktop.domain.meetings.voting.votes import VoteResult
from engagement_desktop.french.formats import clock_time, count, date_long
from engagement_desktop.ui.meetings.live.editing.marker_frames import TONES, FrameWords

_GONE = "Cette ligne n’est plus au dossier."


def frame_words(marker: Marker, row: TextRow | None) -> FrameWords:
    """The words of one frame; a row that went leaves a frame that says so."""
    tone = TONES[marker.kind]
    if row is None:
        return FrameWords("neutre", NAMES[marker.kind], _GONE)
    title = f"{NAMES[marker.kind]} {row.number}".strip()
    if marker.kind is MarkerKind.VOTE and row.vote is not None and row.vote.result is VoteResult.REJECTED:
        tone = "erreur"
    facts = " — ".join(part for part in _FACTS[marker.kind](row) if part)
    return FrameWords(tone, title, row.wording, facts)


def _decision(row: TextRow) -> tuple[str, ...]:
    if row.vote is not None:
        return (_result(row.vote, feminine=True), _totals(row.vote), clock_time(row.vote.at_minute))
    return ("" if row.minute is None else clock_time(row.minute),)


def _vote(row: TextRow) -> tuple[str, ...]:
    if row.vote is None:
        return ()
    return (_result(row.vote), _totals(row.vote), clock_time(row.vote.at_minute))


def _action(row: TextRow) -> tuple[str, ...]:
    due = "" if row.due_on is None else f"pour le {date_long(row.due_on)}"
    return (", ".join(part for part in (row.person, due) if part),)


def _proposal(row: TextRow) -> tuple[str, ...]:
    return (row.person,)


def _result(vote: VoteTotals, *, feminine: bool = False) -> str:
    word = "Adopté" if vote.result is VoteResult.ADOPTED else "Rejeté"
    return f"{word}e" if feminine else word


def _totals(vote: VoteTotals) -> str:
    abstentions = count(vote.abstentions, "abstention")
    return f"{vote.votes_for}\u00a0pour, {vote.votes_against}\u00a0contre, {abstentions}"


NAMES: Mapping[MarkerKind, str] = MappingProxyType(
    {
        MarkerKind.DECISION: "Décision",
        MarkerKind.ACTION: "Action",
        MarkerKind.VOTE: "Vote",
        MarkerKind.PROPOSAL: "Proposition",
    }
)
_FACTS: Mapping[MarkerKind, Callable[[TextRow], tuple[str, ...]]] = MappingProxyType(
    {
        MarkerKind.DECISION: _decision,
        MarkerKind.ACTION: _action,
        MarkerKind.VOTE: _vote,
        MarkerKind.PROPOSAL: _proposal,
    }
)
