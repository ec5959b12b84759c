"""What goes on the poster, and what a page does not hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions import ProposalState
from engagement_desktop.domain.meetings.follow_up.posters import poster_of
from engagement_desktop.domain.meetings.follow_up.proposals_rows import PosterLine
from engagement_desktop.domain.meetings.papers import PosterPair

TODAY = date(2026, 11, 22)
BENCH = PosterLine(1, "Un banc", ProposalState.RETAINED, "Il est posé.", None, TODAY, TODAY)
SUNDAY = PosterLine(
    2, "Ouvrir le dimanche", ProposalState.NOT_RETAINED, None, "Personne n’est libre.", TODAY, TODAY
)


def test_the_poster_says_what_was_done_and_one_honest_not_yet() -> None:
    booklet = replace(BENCH, id=3, said="Traduire", state=ProposalState.IN_PROGRESS, answer="C’est commencé.")
    poster = poster_of([BENCH, booklet, SUNDAY], "MSP", "Comité", TODAY)
    assert poster.pairs == (
        PosterPair(said="Un banc", done="Il est posé."),
        PosterPair(said="Traduire", done="C’est commencé."),
    )
    assert poster.not_yet == "Ouvrir le dimanche\u00a0: Personne n’est libre."
    assert (poster.structure, poster.committee, poster.made_on) == ("MSP", "Comité", TODAY)


def test_a_page_takes_the_three_newest_answers_and_the_newest_not_yet() -> None:
    day = timedelta(days=1)
    ideas = [
        replace(BENCH, id=5, said="La plus ancienne", answered_on=TODAY - 9 * day, answer=None),
        replace(BENCH, id=6, said="La plus récente"),
        replace(BENCH, id=7, said="Sans jour de réponse", answered_on=None, made_on=TODAY - 2 * day),
        replace(BENCH, id=8, said="Hier", answered_on=TODAY - day, state=ProposalState.IN_PROGRESS),
    ]
    older = replace(SUNDAY, id=9, said="Un refus d’avant", answered_on=TODAY - day)
    poster = poster_of([*ideas, SUNDAY, older], "MSP", "", TODAY)
    assert [pair.said for pair in poster.pairs] == ["La plus récente", "Sans jour de réponse", "Hier"]
    assert poster.not_yet.startswith("Ouvrir le dimanche")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "Aucune proposition"),
        ([SUNDAY], "Aucune proposition"),
        ([replace(BENCH, answer=None)], "Dites ce qui a été fait pour «\u00a0Un banc\u00a0»"),
    ],
)
def test_what_a_poster_cannot_say_is_refused(lines: list[PosterLine], said: str) -> None:
    with pytest.raises(DomainError, match=said):
        poster_of(lines, "MSP", "", TODAY)
