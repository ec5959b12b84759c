"""The ways in which a workbook may write a word: endings in brackets, points, dashes; never two meanings."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.text import fold
from engagement_desktop.french.labels import badge, label, words
from engagement_desktop.french.typography import typo
from engagement_desktop.french.variants import VARIANTS, spellings
from engagement_desktop.french.words import WORDS

KINDS = sorted(WORDS, key=lambda kind: kind.__name__)
MEMBERS = [member for kind in KINDS for member in kind if member is not StructureLink.OWN]


@pytest.mark.parametrize(
    ("variant", "accepted"),
    [
        ("élu|élue", {"élu", "élue", "élu(e)", "élu·e", "élu.e", "élu-e", "élu/e"}),
        ("trésorier|trésorière", {"trésorière", "trésorier/e", "trésorier(e)", "trésorier-e"}),
        ("membre", {"membre"}),
    ],
)
def test_a_pair_gives_every_usual_ending(variant: str, accepted: set[str]) -> None:
    assert accepted <= set(spellings(variant))


def test_a_word_alone_has_one_spelling() -> None:
    assert list(spellings("moitié")) == ["moitié"]


@given(st.text("abcdefé", min_size=1, max_size=8), st.text("abcdefé", min_size=1, max_size=8))
def test_each_form_is_its_own_spelling_and_endings_follow_the_masculine(one: str, other: str) -> None:
    found = list(spellings(f"{one}|{other}"))
    assert found[:2] == [one, other]
    assert all(spelling.startswith(one) for spelling in found[2:])
    assert f"{one}(e)" in found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_word_names_two_values_of_one_list(kind: type[StrEnum]) -> None:
    named: dict[str, set[StrEnum]] = {}
    for member in kind:
        if member is StructureLink.OWN:
            continue
        for variant in (label(member), *VARIANTS.get(kind, {}).get(member, ())):
            for spelling in spellings(variant) if "|" in variant else (variant,):
                named.setdefault(fold(spelling), set()).add(member)
    assert {word: members for word, members in named.items() if len(members) > 1} == {}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_has_its_word_and_two_values_have_two(kind: type[StrEnum]) -> None:
    assert set(WORDS[kind]) == set(kind)
    said = [label(member) for member in WORDS[kind]]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member.name}")
def test_a_word_is_read_back_as_its_value_and_is_well_written(member: StrEnum) -> None:
    assert words(type(member))[fold(label(member))] is member
    assert words(type(member))[fold(badge(member))] is member
    assert typo(label(member)) == label(member)
    assert label(member) == label(member).strip()
    assert badge(member)[1:] == label(member)[1:]


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (Office, "Présidente", Office.CHAIR),
        (Office, "TRÉSORIER(E)", Office.TREASURER),
        (Office, "vice président", Office.VICE_CHAIR),
        (Capacity, "usager·e", Capacity.USER),
        (Capacity, "représentant(e) associatif(ve)", Capacity.ASSOCIATION_REPRESENTATIVE),
        (Capacity, "Élu.e", Capacity.ELECTED),
    ],
)
def test_what_people_write_is_understood(kind: type[StrEnum], written: str, meant: StrEnum) -> None:
    assert words(kind)[fold(written)] is meant


@pytest.mark.parametrize("written", ["", "pape", "présidentt", "trésorier trésorier"])
def test_what_means_nothing_is_not_guessed(written: str) -> None:
    assert fold(written) not in words(Office)
