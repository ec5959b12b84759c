"""A file and the lines that wait: what they have in common."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.matching import Sign, ranked_lines
from engagement_desktop.domain.expenses.receipting.rows import WaitingLine
from engagement_desktop.domain.money import Money


def line(
    line_id: int = 1,
    *,
    day: date = date(2026, 11, 17),
    cents: int = 2450,
    nature: ExpenseNature = ExpenseNature.MEAL,
    first: str = "Monique",
    last: str = "Hélias",
) -> WaitingLine:
    return WaitingLine(
        line_id, 9, "NDF-2026-0031", 1, first, last, day, nature, Money(cents), "séance", person_id=4
    )


@pytest.mark.parametrize(
    ("told", "signs"),
    [
        ("2026-11-17 24,50.jpg", (Sign.AMOUNT, Sign.DAY)),
        ("20261117_24.50.pdf", (Sign.AMOUNT, Sign.DAY)),
        ("IMG_20261117_helias.jpg", (Sign.DAY, Sign.LAST_NAME)),
        ("repas 17-11-2026.png", (Sign.DAY, Sign.NATURE)),
        ("Total 24,50 EUR le 17 novembre 2026", (Sign.AMOUNT, Sign.DAY)),
        ("24€50 restaurant", (Sign.AMOUNT, Sign.NATURE)),
        ("NDF-2026-0031 scan.pdf", (Sign.REFERENCE,)),
        ("Monique Hélias.pdf", (Sign.LAST_NAME, Sign.FIRST_NAME)),
        ("Hélias.pdf", ()),
        ("scan0001.pdf", ()),
        ("124,50 et 24,509 et 2026-13-45", ()),
        ("31/02/2026 repas", ()),
    ],
)
def test_day_amount_name_and_nature_are_read_from_what_a_file_says(
    told: str, signs: tuple[Sign, ...]
) -> None:
    [found] = ranked_lines(told, [line()])
    assert found.signs == signs


def test_a_reference_is_cited_whole_or_not_at_all() -> None:
    for told, cited in {
        "NF-1.pdf": True,
        "reçu_NF-1_parking.pdf": True,
        "scan nf-1": True,
        "NF-12.pdf": False,
        "ONF-1.pdf": False,
    }.items():
        [found] = ranked_lines(told, [replace(line(), claim_reference="NF-1")])
        assert (Sign.REFERENCE in found.signs) is cited, told


@pytest.mark.parametrize(
    "told",
    ["1er mars 2026", "01/03/2026", "1-3-2026", "1.3.2026", "2026-03-01", "2026_03_01", "20260301"],
)
def test_a_day_is_read_however_it_is_written(told: str) -> None:
    [found] = ranked_lines(f"repas {told}", [line(day=date(2026, 3, 1))])
    assert Sign.DAY in found.signs


@pytest.mark.parametrize("told", ["1 avril 2025", "120260301", "2026-03-011", "30 février 2026", "3/1/2026"])
def test_another_day_or_a_longer_number_is_none(told: str) -> None:
    [found] = ranked_lines(f"repas {told}", [line(day=date(2026, 3, 1))])
    assert Sign.DAY not in found.signs


def test_one_common_point_that_many_files_have_is_not_enough_to_propose() -> None:
    first_name, nature = ranked_lines("monique.jpg", [line()])[0], ranked_lines("repas.jpg", [line()])[0]
    assert (first_name.signs, nature.signs) == ((), ())
    together = ranked_lines("repas Hélias.jpg", [line()])[0]
    assert together.signs == (Sign.LAST_NAME, Sign.NATURE)


def test_likely_lines_of_one_weight_go_by_day_then_by_number() -> None:
    lines = [line(5), line(3), line(4, day=date(2026, 11, 16))]
    assert [one.line.line_id for one in ranked_lines("24,50", lines)] == [4, 3, 5]


def test_the_likeliest_line_comes_first_and_the_others_follow_by_day() -> None:
    lines = [
        line(1, day=date(2026, 1, 5), cents=100),
        line(2),
        line(3, day=date(2026, 1, 4), cents=100),
        line(4, cents=2450, day=date(2026, 2, 1)),
    ]
    ranked = ranked_lines("24,50 2026-11-17.jpg", lines)
    assert [one.line.line_id for one in ranked] == [2, 4, 3, 1]
    assert ranked[2].signs == ()


def test_a_name_of_several_words_must_be_whole_and_long_enough() -> None:
    named = line(last="Le Goff")
    [found] = ranked_lines("le goff 17-11-2026", [named])
    assert Sign.LAST_NAME in found.signs
    [found] = ranked_lines("le marche 17-11-2026", [named])
    assert Sign.LAST_NAME not in found.signs
    [found] = ranked_lines("li 17-11-2026", [line(last="Li")])
    assert Sign.LAST_NAME not in found.signs


def test_without_lines_nothing_is_ranked() -> None:
    assert ranked_lines("24,50", []) == ()
