"""The poster « Vous avez dit, nous avons fait »: the newest ideas ticked, as many as a page holds."""

from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_rows import PosterLine
from engagement_desktop.domain.meetings.papers import Poster, PosterPair

MOST_PAIRS, MOST_REFUSED = 3, 1
_NOTHING = (
    "Aucune proposition avec ce qui a été fait n’est choisie pour l’affiche. Dans la liste, choisissez-en "
    "une retenue ou en cours, puis «\u00a0Mettre sur l’affiche\u00a0»."
)


def poster_of(lines: Sequence[PosterLine], structure: str, committee: str, today: date) -> Poster:
    """The poster of the lines ticked: what was done, and one honest « pas encore » with its reason.

    Where more are ticked than a page holds, the newest answers are told, in the order of the lines.

    Raises:
        DomainError: nothing done is ticked, or an answer is missing.
    """
    refused = _newest([line for line in lines if line.state is ProposalState.NOT_RETAINED], MOST_REFUSED)
    done = _newest([line for line in lines if line.state is not ProposalState.NOT_RETAINED], MOST_PAIRS)
    if not done:
        raise DomainError(_NOTHING)
    for line in done:
        if not line.answer:
            raise DomainError(
                f"Dites ce qui a été fait pour «\u00a0{line.said}\u00a0»\u00a0: l’affiche l’annonce. "
                "Modifiez cette proposition, ou retirez-la de l’affiche.",
                "answer",
            )
    return Poster(
        structure=structure,
        committee=committee,
        made_on=today,
        pairs=tuple(PosterPair(said=line.said, done=line.answer or "") for line in done),
        not_yet="".join(f"{line.said}\u00a0: {line.reason}" for line in refused),
    )


def _newest(lines: list[PosterLine], most: int) -> list[PosterLine]:
    by_age = sorted(lines, key=lambda line: (line.answered_on or line.made_on, line.made_on, line.id))
    kept = {line.id for line in by_age[-most:]}
    return [line for line in lines if line.id in kept]
