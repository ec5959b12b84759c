"""The poster « Vous avez dit, nous avons fait »: what goes on it, and what a page holds at most."""

from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_rows import PosterLine
from engagement_desktop.domain.meetings.papers import Poster, PosterPair

MOST_PAIRS = 3
_NOTHING = (
    "Aucune proposition avec ce qui a été fait n’est choisie pour l’affiche. Dans la liste, choisissez-en "
    "une retenue ou en cours, puis «\u00a0Mettre sur l’affiche\u00a0»."
)


def poster_of(lines: Sequence[PosterLine], structure: str, committee: str, today: date) -> Poster:
    """The poster of the lines ticked: what was done, and one honest « pas encore » with its reason.

    Raises:
        DomainError: nothing done is ticked, an answer is missing, or a page does not hold them all.
    """
    refused = [line for line in lines if line.state is ProposalState.NOT_RETAINED]
    done = [line for line in lines if line.state is not ProposalState.NOT_RETAINED]
    if not done:
        raise DomainError(_NOTHING)
    if len(done) > MOST_PAIRS or len(refused) > 1:
        raise DomainError(
            "L’affiche tient sur une page\u00a0: trois idées suivies d’effet au plus, et une non retenue. "
            "Retirez-en de l’affiche, puis recommencez."
        )
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
