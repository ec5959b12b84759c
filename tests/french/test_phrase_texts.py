"""Usual sentences take the facts of the moment, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.live_rows import LiveAttendee, LiveItem, LiveMeeting
from engagement_desktop.domain.meetings.attending.quorum import QuorumLevel, QuorumState
from engagement_desktop.domain.meetings.attending.roll import RollEntry, RollPart
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.french.phrase_texts import (
    UNSAID,
    field_names,
    quorum_clause,
    refuse_unknown_fields,
    rendered,
    shipped_phrases,
)
from engagement_desktop.french.typography import typo

Part, Here = RollPart, AttendanceStatus
QUORUM = QuorumState(
    rule=QuorumRule.HALF,
    in_office=11,
    needed=6,
    seated=8,
    proxies=1,
    count=9,
    level=QuorumLevel.REACHED,
)
ITEM = LiveItem(
    id=5,
    number=1,
    title="Accueil {heure}",
    kind=ItemKind.ORDINARY,
    state=ItemState.TO_COME,
    level=None,
    minutes=None,
    rapporteur=None,
    started_minute=None,
    ended_minute=None,
    documents=0,
    version=1,
)


def attendee(
    number: int, last: str, status: AttendanceStatus | None, part: RollPart = Part.TITULAR
) -> LiveAttendee:
    person = PersonFact(id=number, last_name=last, first_name="Anne")
    came = status is Here.PRESENT
    return LiveAttendee(entry=RollEntry(person=person, part=part, status=status), is_here=came)


LIVE = LiveMeeting(
    meeting_id=1,
    version=1,
    committee_id=1,
    committee="Comité des usagers",
    title=None,
    number="2026-09",
    held_on=date(2026, 11, 22),
    place=None,
    status=MeetingStatus.HELD,
    is_open=True,
    starts_minute=1080,
    opened_minute=1085,
    ends_minute=None,
    clock_minute=1142,
    is_today=True,
    chair_id=1,
    secretary_id=None,
    secrecy_minute=None,
    rules=VotingRules(),
    items=(ITEM,),
    attendees=(
        attendee(1, "Hélias", Here.PRESENT),
        attendee(2, "Roux", Here.EXCUSED),
        attendee(3, "Petit", Here.ABSENT),
        attendee(4, "Morin", Here.PRESENT, Part.GUEST),
    ),
    voices=(),
    quorum=QUORUM,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{présents} présents et {pouvoirs} pouvoirs sur {sièges} sièges",
            "8 présents et 1 pouvoir sur 11 sièges",
        ),
        ("{Presents} membres présents, {membres} membres", "8 membres présents, 11 membres"),
        ("{excusés} excusés, {absents} absents, {invités} invités", "1 excusé, 1 absent, 1 invité"),
        ("{pouvoirs} pouvoir", "1 pouvoir"),
        ("{pouvoirs} heures", "1 heures"),
        ("{quorum} voix, {voix} voix", "6 voix, 0 voix"),
        ("À { heure }.", "À 19\u00a0h\u00a002."),
        ("{comité}, {date}", "Comité des usagers, 22\u00a0novembre 2026"),
        ("{présidence} et {secrétariat}", f"Anne Hélias et {UNSAID}"),
        ("« {point} »", "« Accueil {heure} »"),
        ("sans rien", "sans rien"),
    ],
)
def test_words_in_braces_take_the_facts_of_the_moment(text: str, told: str) -> None:
    assert rendered(text, LIVE, 5) == told


def test_a_number_of_one_at_most_takes_the_singular_of_all_its_words() -> None:
    alone = replace(LIVE, quorum=replace(QUORUM, seated=1, proxies=0))
    text = "{présents} membres présents et {pouvoirs} pouvoirs"
    assert rendered(text, alone) == "1 membre présent et 0 pouvoir"


def test_a_fact_that_nobody_said_is_shown_as_missing() -> None:
    assert rendered("{point}, {présidence}", replace(LIVE, chair_id=99)) == f"{UNSAID}, {UNSAID}"


@pytest.mark.parametrize("text", ["{lieu}", "avant {} après", "{présents} et {présent}", "{12}", "{a b}"])
def test_a_word_in_braces_that_no_meeting_knows_is_refused(text: str) -> None:
    with pytest.raises(DomainError, match="n’est pas connu") as refused:
        rendered(text, LIVE)
    assert "{présents}" in refused.value.sentence
    with pytest.raises(DomainError) as refused:
        refuse_unknown_fields(text, "text")
    assert refused.value.field == "text"


@pytest.mark.parametrize("text", ["{présents", "présents}", "{{", ""])
def test_a_brace_alone_is_a_sign_like_another(text: str) -> None:
    assert rendered(text, LIVE) == text


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (QUORUM, "le quorum est atteint\u00a0: 9\u00a0voix pour 6 demandées"),
        (
            replace(QUORUM, count=1, needed=1, level=QuorumLevel.JUST),
            "le quorum est atteint\u00a0: 1\u00a0voix pour 1 demandée",
        ),
        (
            replace(QUORUM, count=3, level=QuorumLevel.MISSING),
            "le quorum n’est pas atteint\u00a0: 3\u00a0voix pour 6 demandées",
        ),
        (replace(QUORUM, level=QuorumLevel.NO_RULE), "aucun quorum n’est demandé"),
    ],
)
def test_the_quorum_is_told_in_a_clause(state: QuorumState, told: str) -> None:
    assert quorum_clause(state) == told


def test_every_shipped_sentence_is_french_and_takes_its_facts() -> None:
    titles = [one.title for one in shipped_phrases()]
    assert len(titles) == len({title.casefold() for title in titles}) >= 10
    for one in shipped_phrases():
        told = rendered(one.text, replace(LIVE, secretary_id=2), 5)
        assert typo(one.text) == one.text
        assert UNSAID not in told
        assert "{" not in told.replace("{heure} »", "").replace("{heure}\u00a0»", "")


def test_every_field_is_offered_once() -> None:
    assert {"présents", "pouvoirs", "sièges", "quorum", "heure"} <= set(field_names())
