"""How minutes say things: people agreed with, hours, what is missing beside what is there."""

from dataclasses import replace
from typing import Any

import pytest

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact, QuorumFact
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.preparing.agenda_rows import ItemRow
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.register.committees import EngagementLevel, QuorumRule
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.french.convocation_words import agenda_lines, how_said, joined_said
from engagement_desktop.french.minutes_body import (
    action_said,
    agenda_table,
    closing_said,
    proposal_said,
    public_note,
    vote_note,
)
from engagement_desktop.french.minutes_head import (
    head_rows,
    hours_said,
    quorum_said,
    status_said,
    subtitle_of,
)
from engagement_desktop.french.minutes_people import agreed, presence_table, role_of, side_of, spans_said
from tests.documents.meetings.minutes_made import (
    ATTENDEES,
    CLAIRE,
    DRAFT,
    FACTS,
    ITEMS,
    MARC,
    NADIA,
    PAUL,
    attendee,
    facts,
    vote,
)

PERSON = PersonFact(id=99, last_name="Ailleurs", first_name="Zoé")


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((NADIA,), "Excusée"),
        ((NADIA, CLAIRE), "Excusées"),
        ((NADIA, PAUL), "Excusés"),
        ((MARC,), "Excusé"),
        ((), "Excusé"),
    ],
)
def test_a_participle_agrees_with_the_people(people: tuple[PersonFact, ...], said: str) -> None:
    assert agreed("Excusé", people) == said


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        (((1085, 1210),), ""),
        (((1085, None),), ""),
        (((1100, None),), "à partir de 18 h 20"),
        (((1085, 1180),), "jusqu’à 19 h 40"),
        (((1100, 1180),), "de 18 h 20 à 19 h 40"),
        (((1085, 1150), (1170, 1210)), "jusqu’à 19 h 10, puis à partir de 19 h 30"),
    ],
)
def test_hours_are_told_of_who_was_not_there_all_along(spans: Any, said: str) -> None:
    assert spans_said(FACTS, spans).replace("\u00a0", " ") == said


def test_a_departure_from_a_meeting_that_has_no_end_is_told() -> None:
    running = facts(opened_minute=None, ends_minute=None)
    assert spans_said(running, ((1080, 1180),)) == "jusqu’à 19\u00a0h\u00a040"


def test_colleges_are_gathered_in_sides() -> None:
    sides = [
        side_of(attendee(PAUL, college))
        for college in (Capacity.CARER, Capacity.PROFESSIONAL, Capacity.ELECTED, None)
    ]
    assert sides == ["Usagers", "Professionnels", "Élus", "Sans collège"]


def test_only_sides_and_ways_that_have_somebody_are_told() -> None:
    table = presence_table(facts(attendees=ATTENDEES[:2]))
    assert table.heads == ("Usagers",)
    assert table.rows == (("Présents", "Nadia Belkacem, Paul Carlier"),)
    assert table.guests == ""


def test_a_guest_who_did_not_come_is_not_told() -> None:
    guest = replace(ATTENDEES[-1], status=AttendanceStatus.ABSENT)
    assert presence_table(facts(attendees=(guest,))).guests == ""
    there = replace(ATTENDEES[-1], spans=())
    assert presence_table(facts(attendees=(there,))).guests == "Invitée : Mme Lucie Aubry."


def test_the_office_is_told_of_who_has_one() -> None:
    assert role_of(FACTS, NADIA) == "Mme Nadia Belkacem, présidence"
    assert role_of(FACTS, PAUL) == "M. Paul Carlier"
    assert role_of(FACTS, PERSON) == "Zoé Ailleurs"


def test_hours_say_when_it_began_and_was_called() -> None:
    assert hours_said(facts(opened_minute=1080)).replace("\u00a0", " ") == "18 h 00 à 20 h 10"
    assert hours_said(facts(opened_minute=None, ends_minute=None)).endswith("18\u00a0h\u00a000")


@pytest.mark.parametrize(
    ("there", "lost", "said"),
    [
        (8, (), "atteint"),
        (7, (), "non atteint"),
        (8, ((1180, None),), "non atteint à partir de 19\u00a0h\u00a040"),
    ],
)
def test_the_quorum_says_whether_it_was_reached_and_lost(there: int, lost: Any, said: str) -> None:
    quorum = QuorumFact(rule=QuorumRule.HALF, in_office=15, needed=8, at_opening=there, lost=lost)
    assert quorum_said(quorum).endswith(said)


def test_what_is_unknown_is_said() -> None:
    bare = facts(convoked_on=None, convoked_how=None, quorum=None)
    rows = dict(head_rows(bare, DRAFT))
    assert rows["Convocation"] == "non renseigné"
    assert "Quorum" not in rows
    assert dict(head_rows(facts(convoked_on=None), DRAFT))["Convocation"] == "par lettre et par courriel"
    told = dict(head_rows(facts(convoked_how=None), DRAFT))["Convocation"]
    assert told.replace("\u00a0", " ") == "envoyée le 20 octobre 2025"


def test_a_meeting_may_have_a_title_and_one_rectification() -> None:
    assert subtitle_of(facts(title="Réunion de rentrée")).endswith(", Réunion de rentrée")
    sealed = replace(DRAFT, fingerprint="0" * 64, rectifications=(1,))
    assert status_said(sealed).endswith(", rectificatif n° 1")


def test_columns_that_nobody_filled_are_left_out() -> None:
    items = tuple(replace(one, level=None, minutes=None, rapporteur=None) for one in ITEMS[:2])
    heads, rows = agenda_table(facts(items=items), public=False)
    assert heads == ("N°", "Point")
    assert rows[0] == ("1", "Approbation du compte rendu du 7 octobre")


def test_an_action_tells_who_and_when_or_that_it_is_not_known() -> None:
    action = replace(ITEMS[1].actions[0], wording="Relancer !", owner=None, due_on=None)
    assert action_said(action, public=False) == "Relancer ! Personne à désigner, sans date."
    assert action_said(action, public=True) == "Relancer ! Sans date."


def test_an_idea_is_quoted_and_its_author_told_inside_only() -> None:
    proposal = ITEMS[3].proposals[0]
    assert proposal_said(proposal, public=False).endswith("(M. Paul Carlier)")
    assert proposal_said(replace(proposal, person=None), public=False).endswith("»")
    assert proposal_said(proposal, public=True).endswith("»")


def test_a_vote_without_known_voices_tells_the_rule_alone() -> None:
    note = vote_note(vote(1, "Objet", electors=()), public=False)
    assert "voix" not in note
    assert note.replace("\u00a0", " ").endswith("Scrutin à main levée, à 18 h 42.")


def test_closing_tells_what_is_known() -> None:
    assert closing_said(facts(ends_minute=None, next_on=None)) == "L’heure de clôture n’est pas renseignée."
    said = closing_said(facts(ends_minute=None, next_minute=None))
    assert said.replace("\u00a0", " ") == "La prochaine aura lieu le mardi 25 novembre 2025."


def test_the_public_note_names_its_source() -> None:
    assert "n° 2025-09" in public_note(FACTS)
    assert "du 4\u00a0novembre 2025" in public_note(facts(number=None))


def test_large_letters_are_letters_in_what_minutes_say() -> None:
    ways = tuple(ConvocationWay)
    assert how_said(ways, 2).endswith("avec l’ordre du jour et 2\u00a0documents")
    assert how_said(ways[1:2], 0) == "par lettre en gros caractères, avec l’ordre du jour"
    assert joined_said(("a.pdf", "b.pdf")) == ("Documents joints : a.pdf, b.pdf.",)


def test_an_item_of_a_letter_tells_its_level_and_length_when_they_are_known() -> None:
    row = ItemRow(
        id=1,
        version=1,
        number=1,
        title="Accueil",
        kind=ItemKind.ORDINARY,
        level=None,
        minutes=None,
        rapporteur_id=None,
        rapporteur="",
        state=ItemState.TO_COME,
        carried_from_on=None,
    )
    told = replace(row, level=EngagementLevel.PARTNERSHIP, minutes=35)
    assert agenda_lines((row, told)) == ("Accueil", "Accueil (partenariat, 35\u00a0min)")
