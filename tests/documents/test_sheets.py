"""Where a table stands in its sheet, what each cell weighs and how wide its column is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.documents.sheets import (
    NARROWEST,
    WIDEST,
    column_width,
    is_nothing,
    letters,
    number_of,
    span,
)
from engagement_desktop.documents.tables import Cell, Column, DataTable, Duration, Kilometres, Share, add_up
from engagement_desktop.domain.money import Money


def table(*words: str, title: str = "Nom") -> DataTable:
    return DataTable("T", "T", (Column(title), Column("Nombre")), tuple((word, 1) for word in words))


@pytest.mark.parametrize(
    ("cell", "weight"),
    [
        (7, "7"),
        (Decimal("11.88"), "11.88"),
        (Money(-1_205), "-12.05"),
        (Duration(720), "0.5"),
        (Duration(-90), "-0.0625"),
        (Kilometres(3_705), "37.05"),
        (Share(1, 8), "0.125"),
    ],
)
def test_a_cell_weighs_what_a_sheet_counts_with(
    cell: int | Decimal | Money | Duration | Kilometres | Share, weight: str
) -> None:
    assert number_of(cell) == Decimal(weight)


@pytest.mark.parametrize(
    ("cell", "empty"),
    [(None, True), (Share(0, 0), True), (Share(0, 4), False), (0, False), ("", False), (Money(0), False)],
)
def test_nothing_is_what_does_not_apply_and_zero_is_something(cell: Cell, *, empty: bool) -> None:
    assert is_nothing(cell) is empty


@given(st.integers(0, 20_000))
def test_the_letters_of_a_column_count_in_base_twenty_six_without_a_zero(index: int) -> None:
    value = 0
    for sign in letters(index):
        value = value * 26 + ord(sign) - ord("A") + 1
    assert value == index + 1


@given(st.lists(st.text(max_size=100), max_size=8), st.text(max_size=100))
def test_a_column_is_wide_enough_within_reason(words: list[str], title: str) -> None:
    wide = column_width(table(*words, title=title), 0)
    assert NARROWEST <= wide <= WIDEST
    assert all(wide >= min(len(word) + 2, WIDEST) for word in (*words, title))


def test_numbers_and_dates_do_not_widen_their_column() -> None:
    rows = ((date(2026, 1, 1), 10**30),)
    assert column_width(DataTable("T", "T", (Column("A"), Column("B")), rows), 1) == NARROWEST


@pytest.mark.parametrize(
    ("rows", "index", "cells"), [(1, 0, ("A2", "A2")), (12, 1, ("B2", "B13")), (3, 27, ("AB2", "AB4"))]
)
def test_a_sum_goes_from_under_the_head_to_the_last_row(
    rows: int, index: int, cells: tuple[str, str]
) -> None:
    assert span(table(*["a"] * rows), index) == cells


AMOUNTS = st.integers(-(10**9), 10**9)


@given(st.lists(AMOUNTS, min_size=1), st.data())
def test_a_sum_takes_each_kind_of_cell_and_passes_over_what_does_not_apply(
    numbers: list[int], data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from([int, Money, Duration, Kilometres]))
    cells: list[Cell] = [kind(number) for number in numbers]
    cells.insert(data.draw(st.integers(0, len(cells))), None)
    assert add_up(cells) == kind(sum(numbers))


def test_the_total_of_a_table_has_its_label_then_only_what_is_summed() -> None:
    columns = (Column("Nom"), Column("Montant", summed=True), Column("Note"), Column("Km", summed=True))
    told = DataTable("T", "T", columns, (("a", Money(150), "x", None), ("b", Money(-50), "y", None)), "Total")
    assert told.totals() == ("Total", Money(100), None, None)
    assert told.has_total


@pytest.mark.parametrize(("label", "rows"), [("", (("a", 1),)), ("Total", ())])
def test_without_a_label_or_a_row_there_is_no_total(label: str, rows: tuple[tuple[Cell, ...], ...]) -> None:
    columns = (Column("Nom"), Column("Nombre", summed=True))
    assert not DataTable("T", "T", columns, rows, label).has_total
