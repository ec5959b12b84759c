"""What comes out of the demo's meetings: votes, decisions, actions, proposals, where they stand."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile
from random import Random

from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority, ProposalState
from engagement_desktop.domain.meetings.minuting.minutes_text import Block, Marker, MarkerKind, Paragraph, Run
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind
from engagement_desktop.domain.meetings.voting.majority import Totals, outcome
from engagement_desktop.domain.meetings.voting.votes import VoiceBy, VoteMode
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.french.typography import typo
from engagement_desktop.french.vote_texts import explanation
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.rows import Row, Rows
from engagement_desktop.services.demo.voices import Voices

_SENTENCE = re.compile(r"(?<=[.]) (?=[A-ZÀ-Ý])")
_DECIDES, _VOTES, _ASKS, _HEARS = 65, 55, 45, 22
_DUE_FROM, _DUE_DAYS = 15, 60
_DONE, _TOLD_AFTER = 70, 12
_AGAINST, _ABSTAIN = 2, 3
_VOTED_BEFORE = 2
_RULES = VotingRules(proxies=1, casting_vote=True)
_TASKS = (
    "Écrire l’encart pour le bulletin municipal",
    "Demander un devis pour l’affichage",
    "Relire le document avec deux habitants",
    "Préparer le point d’étape pour la prochaine réunion",
    "Prévenir l’équipe de l’accueil",
    "Réserver la salle et le vidéoprojecteur",
)
_IDEAS = (
    ("Un banc devant l’entrée", ProposalState.RETAINED, "Le banc est posé depuis le printemps."),
    (
        "Des horaires écrits plus gros",
        ProposalState.RETAINED,
        "Les horaires sont affichés en gros caractères.",
    ),
    ("Un rappel par message la veille", ProposalState.IN_PROGRESS, "L’essai dure trois mois."),
    ("Ouvrir le samedi après-midi", ProposalState.NOT_RETAINED, "Pas assez de soignants ce jour-là."),
    ("Une étagère de livres à échanger", ProposalState.WAITING, ""),
)


class FollowUpMaker:
    """Draws what a meeting decides; numbers go on through the year, body by body."""

    def __init__(self, rows: Rows, span: Span, rng: Random, voices: Voices) -> None:
        self._rows, self._span, self._rng, self._voices = rows, span, rng, voices
        self._series: dict[tuple[str, int, int], Row] = {}
        self._ideas: dict[int, int] = defaultdict(int)

    def series(self, name: str, committee_id: int, year: int, last: int) -> None:
        """A series that stands at `last`."""
        self._series_row(name, committee_id, year)["last_used"] = last

    def tell(
        self,
        committee: Row,
        meeting: Row,
        item: Row,
        said: str,
        voters: Sequence[tuple[int, int, VoiceBy]],
    ) -> list[Block]:
        """The text of one item, with what came out of it; its last sentence may be the decision."""
        sentences = _SENTENCE.split(said) if said else []
        if item["kind"] is not ItemKind.ORDINARY or not sentences:
            return [Paragraph((Run(sentence),)) for sentence in sentences]
        *told, last = sentences
        blocks: list[Block] = [Paragraph((Run(sentence),)) for sentence in told]
        rng = self._rng
        decision = None
        if rng.randrange(100) < _DECIDES:
            decision = self._decision(committee, meeting, item, last, voters)
            blocks.append(Marker(MarkerKind.DECISION, decision))
        else:
            blocks.append(Paragraph((Run(last),)))
        if rng.randrange(100) < _ASKS:
            blocks.append(Marker(MarkerKind.ACTION, self._action(committee, meeting, item, decision)))
        if rng.randrange(100) < _HEARS:
            blocks.append(Marker(MarkerKind.PROPOSAL, self._proposal(committee, meeting, item)))
        return blocks

    def _decision(
        self,
        committee: Row,
        meeting: Row,
        item: Row,
        wording: str,
        voters: Sequence[tuple[int, int, VoiceBy]],
    ) -> int:
        here = self._still_there(meeting, voters, item["ended_minute"] - _VOTED_BEFORE)
        voted = bool(here) and self._rng.randrange(100) < _VOTES
        vote = self._vote(meeting, item, wording, here) if voted else None
        return self._rows.add(
            "decision",
            **self._numbered("decision", committee, meeting["held_on"]),
            decided_on=meeting["held_on"],
            wording=wording,
            meeting_id=meeting["id"],
            item_id=item["id"],
            vote_id=vote,
            level=item["level"],
            decided_minute=item["ended_minute"] - 1,
        )

    def _still_there(
        self, meeting: Row, voters: Sequence[tuple[int, int, VoiceBy]], minute: int
    ) -> list[tuple[int, int, VoiceBy]]:
        """The voices of those who came already and have not left; the spans of a meeting come last."""
        spans = takewhile(
            lambda span: span["meeting_id"] == meeting["id"], reversed(self._rows["presence_span"])
        )
        away = {
            span["person_id"]
            for span in spans
            if minute < span["arrived_minute"]
            or (span["left_minute"] is not None and minute >= span["left_minute"])
        }
        return [voice for voice in voters if voice[1] not in away]

    def _vote(self, meeting: Row, item: Row, subject: str, voters: Sequence[tuple[int, int, VoiceBy]]) -> int:
        against = min(self._rng.randrange(_AGAINST), (len(voters) - 1) // 2)
        abstain = min(self._rng.randrange(_ABSTAIN), max(0, len(voters) - 2 * against - 1))
        totals = Totals(votes_for=len(voters) - against - abstain, votes_against=against, abstentions=abstain)
        result = outcome(_RULES, totals, len(voters), VoteMode.SHOW_OF_HANDS)
        vote_id = self._rows.add(
            "vote",
            meeting_id=meeting["id"],
            item_id=item["id"],
            subject=subject,
            mode=VoteMode.SHOW_OF_HANDS,
            at_minute=item["ended_minute"] - _VOTED_BEFORE,
            majority=MajorityRule.SIMPLE,
            two_thirds_of_present=False,
            votes_for=totals.votes_for,
            votes_against=against,
            abstentions=abstain,
            blank=0,
            void=0,
            result=result.result,
            was_cast=False,
            explanation=explanation(result, _RULES, totals, VoteMode.SHOW_OF_HANDS),
        )
        for member, carried_by, by in voters:
            self._rows.add(
                "vote_elector",
                vote_id=vote_id,
                member_id=member,
                carried_by_id=carried_by,
                by=by,
                took_part=True,
                choice=None,
            )
        return vote_id

    def _action(self, committee: Row, meeting: Row, item: Row, decision: int | None) -> int:
        rng = self._rng
        due = meeting["held_on"] + timedelta(days=_DUE_FROM + rng.randrange(_DUE_DAYS))
        done = due < self._span.today and rng.randrange(100) < _DONE
        return self._rows.add(
            "action",
            **self._numbered("action", committee, meeting["held_on"]),
            asked_on=meeting["held_on"],
            wording=typo(f"{rng.choice(_TASKS)}."),
            meeting_id=meeting["id"],
            item_id=item["id"],
            decision_id=decision,
            owner_id=self._voices.somebody(meeting, rng),
            due_on=due,
            priority=Priority.HIGH if rng.randrange(100) < _TOLD_AFTER else Priority.NORMAL,
            state=ActionState.DONE if done else ActionState.OPEN,
            closed_on=due if done else None,
            proof="Dit en réunion." if done else None,
            proof_id=None,
            comment=None,
        )

    def _proposal(self, committee: Row, meeting: Row, item: Row) -> int:
        at = self._ideas[committee["id"]]
        self._ideas[committee["id"]] += 1
        idea, state, answer = _IDEAS[at % len(_IDEAS)]
        refused = state is ProposalState.NOT_RETAINED
        answered = _past(meeting["held_on"] + timedelta(days=_DUE_FROM), self._span.yesterday)
        waiting = state is ProposalState.WAITING
        return self._rows.add(
            "proposal",
            committee_id=committee["id"],
            made_on=meeting["held_on"],
            said=typo(f"{idea}."),
            person_id=self._voices.somebody(meeting, self._rng),
            meeting_id=meeting["id"],
            item_id=item["id"],
            decision_id=None,
            state=state,
            answer=None if waiting or refused else typo(answer),
            reason=typo(answer) if refused else None,
            answered_on=None if waiting else answered,
            told_on=None if waiting or state is ProposalState.IN_PROGRESS else answered,
            on_poster=state is ProposalState.RETAINED,
        )

    def _numbered(self, name: str, committee: Row, day: date) -> Row:
        row = self._series_row(name, committee["id"], day.year)
        row["last_used"] += 1
        said = f"{day.year}-{row['last_used']:02d}"
        return {
            "committee_id": committee["id"],
            "number": f"{committee['code']}-{said}" if committee["code"] else said,
            "number_year": day.year,
            "number_sequence": row["last_used"],
        }

    def _series_row(self, name: str, committee_id: int, year: int) -> Row:
        key = name, committee_id, year
        if key not in self._series:
            self._rows.add(
                "number_series", series=name, year=year, committee_id=committee_id, last_used=0, on_paper=0
            )
            self._series[key] = self._rows["number_series"][-1]
        return self._series[key]


def _past(day: date, last: date) -> date:
    return min(day, last)
