"""The public version: what was chosen is hidden wherever it stands, and nothing else is."""

from dataclasses import replace

import pytest

from engagement_desktop.domain.meetings.minuting.masking import MASKED, Mask, public_facts
from engagement_desktop.domain.meetings.minuting.minutes_facts import DecisionFact, PersonFact
from engagement_desktop.domain.meetings.minuting.minutes_frozen import frozen_text
from engagement_desktop.domain.text import fold
from tests.domain.meetings.minutes_samples import (
    CHANTAL,
    YVES,
    action,
    attendee,
    item,
    meeting,
    proposal,
    vote,
)


@pytest.mark.parametrize(
    ("words", "text", "shown"),
    [
        ("Mme Hélias", "MME HELIAS et Mme\u00a0Hélias", "[masqué] et [masqué]"),
        ("Jean-Pierre Morvan", "Jean Pierre Morvan, Jean\u2011Pierre  Morvan", "[masqué], [masqué]"),
        ("cancer", "le cancer, les cancers, la cancérologie", "le [masqué], les [masqué], la cancérologie"),
        ("Ali", "Ali alla à Aligre ; l’Ali d’Ali", "[masqué] alla à Aligre ; l’[masqué] d’[masqué]"),
        ("M. Dupuis", "M.Dupuis, m. dupuis", "[masqué], [masqué]"),
        (
            "06 12 34 56 78",
            "0612345678, +33 (0)6.12.34.56.78, 06-12-34-56-78",
            "[masqué], [masqué], [masqué]",
        ),
        ("+33612345678", "au 06 12 34 56 78", "au [masqué]"),
        ("1 85 05 78 006 084 36", "NIR 185057800608436.", "NIR [masqué]."),
        ("2 55 08 2A 004 123", "255082A004123", "[masqué]"),
        ("œuvre", "L’OEUVRE", "L’[masqué]"),
        ("Helias", "He\u0301lias", "[masqué]"),
        ("Hélia", "Hélia\u0301.", "[masqué]."),
        ("12", "12 et 120", "[masqué] et 120"),
        ("…", "rien à… masquer", "rien à… masquer"),
        ("", "rien", "rien"),
    ],
)
def test_words_are_hidden_however_they_are_written(words: str, text: str, shown: str) -> None:
    assert Mask.of([words]).text(text) == shown


def test_the_longest_goes_first_and_what_overlaps_goes_whole() -> None:
    mask = Mask.of(["Hélias", "Monique Hélias", "Mme Monique"])
    assert mask.text("Mme Monique Hélias et Hélias") == "[masqué] et [masqué]"
    assert mask.text("") == ""


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("Vu **Monique** Hélias hier", "Vu **[masqué]** hier"),
        ("Vu Monique **Hélias** hier", "Vu [masqué] hier"),
        ("- avec **Mo**nique Hélias, **merci**", "- avec **[masqué]**, **merci**"),
        ("## Le cas Monique Hélias\n::decision 12::", "## Le cas [masqué]\n::decision 12::"),
    ],
)
def test_words_are_hidden_across_bold_marks(content: str, shown: str) -> None:
    assert Mask.of(["Monique Hélias"]).content(content) == shown


def test_a_marker_line_is_no_text() -> None:
    assert (
        Mask.of(["décision", "12"]).content("La décision\n::decision 12::") == "La [masqué]\n::decision 12::"
    )
    facts = public_facts(meeting(item(content="La décision\n::decision 12::")), ["décision"])
    assert facts.items[0].content == "La [masqué]\n::decision 12::"


WHOLE = meeting(
    item(
        title="Le cas Dupuis",
        content="**Dupuis** attend. Mme Prigent, C. Prigent, PRIGENT Chantal et Yves Le Gall répondent.",
        votes=(vote(subject="Aider Dupuis", explanation="Dupuis dit oui."),),
        decisions=(DecisionFact(id=3, number="2026-01", wording="Mme Prigent aide Dupuis."),),
        actions=(action(wording="Rappeler Dupuis"),),
        proposals=(proposal("Chantal Prigent propose un banc"),),
        documents=("Lettre de Dupuis.pdf",),
    ),
    title="Séance Dupuis",
    text_before="Avant Dupuis",
    documents=("Dupuis.pdf",),
    place="Chez Dupuis",
)


def test_no_chosen_word_is_left_anywhere() -> None:
    assert "dupuis" in fold(frozen_text(WHOLE))
    assert "dupuis" not in fold(frozen_text(public_facts(WHOLE, ["Dupuis"])))


def test_whoever_took_part_is_not_named_in_what_was_said() -> None:
    public = public_facts(WHOLE, [])
    said = public.items[0]
    assert said.content == "**Dupuis** attend. [masqué], [masqué], [masqué] et [masqué] répondent."
    assert said.proposals[0].said == "[masqué] propose un banc"
    assert (said.proposals[0].person, said.rapporteur, said.votes[0].electors) == (None, None, ())
    assert said.decisions[0].wording == "Mme Prigent aide Dupuis.", "what was decided is no debate"
    assert public.chair == CHANTAL, "an office is no debate either"


def test_a_common_word_that_is_also_a_name_stays() -> None:
    petit = PersonFact(id=3, last_name="Petit", first_name="")
    facts = meeting(item(content="Un petit banc, dit Petit."), attendees=(attendee(petit),))
    assert public_facts(facts, []).items[0].content == "Un petit banc, dit [masqué]."


def test_a_name_kept_on_purpose_stays() -> None:
    public = public_facts(WHOLE, [], ["Mme Prigent"])
    assert (
        public.items[0].content
        == "**Dupuis** attend. Mme Prigent, C. Prigent, PRIGENT Chantal et [masqué] répondent."
    )


@pytest.mark.parametrize(
    "words", ["Prigent", "Mme Prigent", "Chantal Prigent", "Prigent Chantal", "Madame Prigent"]
)
def test_a_person_whose_name_is_chosen_is_hidden_where_names_stand_alone(words: str) -> None:
    public = public_facts(WHOLE, [words])
    assert public.chair == PersonFact(id=1, last_name=MASKED, first_name="")
    assert [one.person.last_name for one in public.attendees] == [MASKED, "Le Gall"]
    assert public.secretary == YVES


def test_numbers_kinds_and_hours_are_left_as_they_are() -> None:
    public = public_facts(WHOLE, ["present", "user", "treated"])
    assert replace(public, items=()) == replace(WHOLE, items=())
