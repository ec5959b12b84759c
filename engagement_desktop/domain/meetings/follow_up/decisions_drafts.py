"""Decisions as typed: what a form holds, what is refused of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.domain.text import clean

MOST_SIGNS = 4_000
"""Of one wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """One decision as its form holds it; its number, its meeting and its day are not typed."""

    id: int | None = None
    version: int | None = None
    wording: str = ""
    level: EngagementLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedNow:
    """A decision taken in a meeting; without level, that of its item. `vote_id`: the vote that carried it."""

    wording: str
    level: EngagementLevel | None = None
    vote_id: int | None = None


def wording_of(typed: str) -> str:
    """A wording as it is kept: one paragraph.

    Raises:
        DomainError: nothing is written, or too much.
    """
    wording = " ".join(clean(typed).split())
    for fault in wording_faults(wording, "Écrivez la décision en une phrase."):
        raise fault
    return wording


def wording_faults(typed: str, nothing: str, field: str = "wording") -> Iterator[DomainError]:
    """Nothing written, or more than a sentence should hold."""
    if not clean(typed):
        yield DomainError(nothing, field)
    elif len(clean(typed)) > MOST_SIGNS:
        yield DomainError(
            "Ce texte dépasse 4\u202f000 caractères. Gardez l’essentiel ici, le reste dans le "
            "texte du point.",
            field,
        )


def decision_draft(decision: Decision) -> DecisionDraft:
    """What a form shows of a decision."""
    return DecisionDraft(
        id=decision.id, version=decision.version, wording=decision.wording, level=decision.level
    )


def write_decision(decision: Decision, draft: DecisionDraft) -> None:
    """The entity as the draft says it."""
    decision.wording, decision.level = wording_of(draft.wording), draft.level
