"""A cell of each kind becomes a value, or is refused in words: the table of the import contract."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.imports.raw import CellFault
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.imports import cells
from engagement_desktop.services.imports.tables import shown

TODAY = date(2026, 11, 22)
NAN, INFINITE = float("nan"), float("inf")


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment as a sheet tells it, which knows no zone."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("  deux   mots\n", "deux mots"),
        ("\u200b \u00a0", None),
        ("", None),
        (12.0, "12"),
        (12.5, "12,5"),
        (10**16, "1e+16"),
        (True, "oui"),
        (False, "non"),
        (date(2026, 3, 4), "04/03/2026"),
        (time(9, 5), "09:05"),
        (" =1+1", "=1+1"),
    ],
)
def test_any_cell_can_be_read_as_a_line_of_text(cell: Any, said: str | None) -> None:
    assert cells.text(cell) == said


def test_lines_are_kept_where_they_mean_something() -> None:
    assert cells.lines(" un\ndeux ") == "un\ndeux"
    assert cells.lines("  ") is None


@pytest.mark.parametrize("cell", [at(2026, 3, 4, 18, 30), date(2026, 3, 4), "04/03/2026", "4 mars 2026"])
def test_a_day_is_read_from_a_cell_or_its_words(cell: Any) -> None:
    assert cells.day(TODAY)(cell) == date(2026, 3, 4)


@pytest.mark.parametrize("cell", [46_000, 46_000.5, True, time(9, 0), "hier", "31/02/2026"])
def test_what_is_no_day_is_refused(cell: Any) -> None:
    with pytest.raises(DomainError):
        cells.day(TODAY)(cell)


@pytest.mark.parametrize(
    ("cell", "minute"),
    [(time(14, 30), 870), (at(1899, 12, 31, 14, 30), 870), ("14 h 30", 870), ("14:30", 870), ("9h", 540)],
)
def test_an_hour_of_the_clock(cell: Any, minute: int) -> None:
    assert cells.clock(cell) == minute


@pytest.mark.parametrize("cell", [14.5, True, date(2026, 3, 4), "midi passé", "25 h 00"])
def test_what_is_no_hour_is_refused(cell: Any) -> None:
    with pytest.raises(DomainError):
        cells.clock(cell)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (2.5, 150),
        (24, 1_440),
        ("2 h 30", 150),
        ("45 min", 45),
        (time(2, 30), 150),
        (timedelta(hours=2, minutes=30), 150),
        (at(1899, 12, 31, 2, 30), 150),
        (at(1900, 1, 1, 0, 0), 1_440),
    ],
)
def test_a_duration_is_minutes_whatever_the_cell(cell: Any, minutes: int) -> None:
    assert cells.duration(cell) == minutes


@pytest.mark.parametrize(
    "cell", [0, -1, 24.1, timedelta(hours=25), timedelta(0), True, date(2026, 1, 1), "", "longtemps", 10**16]
)
def test_a_duration_is_above_zero_and_fits_in_a_day(cell: Any) -> None:
    with pytest.raises(DomainError):
        cells.duration(cell)


@pytest.mark.parametrize(
    ("cell", "cents"),
    [
        (12.5, 1_250),
        (12.345, 1_235),
        (0.29, 29),
        (1.005, 101),
        (-3, -300),
        ("12,50", 1_250),
        ("12,50 €", 1_250),
        ("1 234,56", 123_456),
        ("-12,50", -1_250),
        ("−12,50", -1_250),
    ],
)
def test_an_amount_is_read_to_the_cent_without_the_noise_of_fractions(cell: Any, cents: int) -> None:
    assert cells.amount(cell) == Money(cents)


@pytest.mark.parametrize(
    "cell", [0, 0.001, "0,00", "-", "", "beaucoup", True, date(2026, 1, 1), 10**10, "9" * 40, "--3", "1e3"]
)
def test_what_is_no_amount_or_too_large_is_refused(cell: Any) -> None:
    with pytest.raises(DomainError):
        cells.amount(cell)


@pytest.mark.parametrize(
    ("cell", "hundredths"), [(37.5, 3_750), (12, 1_200), ("37,5", 3_750), ("37,5 km", 3_750)]
)
def test_kilometres_are_kept_in_hundredths(cell: Any, hundredths: int) -> None:
    assert cells.kilometres(cell) == hundredths


@pytest.mark.parametrize("parse", [cells.amount, cells.kilometres, cells.duration])
@pytest.mark.parametrize("cell", [NAN, INFINITE, -INFINITE, 1e300])
def test_a_number_that_is_none_is_refused_in_words(parse: Any, cell: float) -> None:
    with pytest.raises(DomainError, match="trop grand"):
        parse(cell)


@given(st.floats() | st.integers() | st.booleans() | st.text(max_size=40) | st.dates() | st.times())
def test_whatever_a_cell_holds_it_is_understood_or_refused(cell: Any) -> None:
    parsers = (
        *(cells.amount, cells.kilometres, cells.duration, cells.clock, cells.day(TODAY), cells.quorum),
        *(cells.yes_no, cells.siren, cells.siret, cells.iban, cells.driven, cells.corrected),
        *(cells.whole(1, 9), cells.one_of(Capacity), cells.text, cells.phone, cells.receipt, cells.postcode),
    )
    for parse in parsers:
        with suppress(DomainError):
            parse(cell)


@given(st.integers(-(10**9), 10**9).filter(bool))
def test_an_amount_of_whole_cents_comes_back_the_same_from_a_number_or_its_words(cents: int) -> None:
    assert cells.amount(cents / 100) == Money(cents)
    sign, euros, rest = "-" if cents < 0 else "", *divmod(abs(cents), 100)
    assert cells.amount(f"{sign}{euros},{rest:02}") == Money(cents)


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("1/2", QuorumRule.HALF),
        (date(2026, 2, 1), QuorumRule.HALF),
        (0.5, QuorumRule.HALF),
        (1 / 3, QuorumRule.ONE_THIRD),
        (date(2026, 3, 2), QuorumRule.TWO_THIRDS),
        (0.6667, QuorumRule.TWO_THIRDS),
        ("⅓", QuorumRule.ONE_THIRD),
        ("la moitié", QuorumRule.HALF),
        ("aucun", QuorumRule.NONE),
    ],
)
def test_a_fraction_taken_for_a_day_or_a_number_is_still_a_fraction(cell: Any, rule: QuorumRule) -> None:
    assert cells.quorum(cell) is rule


@pytest.mark.parametrize(
    ("cell", "way"),
    [
        ("voiture", VehicleKind.CAR),
        ("Cyclomoteur", VehicleKind.MOPED),
        ("passagère", Means.PASSENGER),
        ("VÉLO", Means.BICYCLE),
    ],
)
def test_a_trip_was_driven_or_made_otherwise(cell: Any, way: object) -> None:
    assert cells.driven(cell) is way


def test_a_word_outside_its_list_is_quoted_with_the_list() -> None:
    with pytest.raises(DomainError) as refusal:
        cells.one_of(Capacity)("pape")
    assert "«\u00a0pape\u00a0»" in refusal.value.sentence
    assert "usager" in refusal.value.sentence


@pytest.mark.parametrize(("cell", "number"), [(5, 5), ("5", 5), ("5 CV", 5), (5.0, 5), ("05", 5)])
def test_a_whole_number_may_bear_its_unit(cell: Any, number: int) -> None:
    assert cells.whole(1, 99, "CV")(cell) == number


@pytest.mark.parametrize("cell", [0, 100, 5.5, "cinq", "", "²", "٣", NAN, -5])
def test_a_number_out_of_bounds_or_no_number_is_refused_with_the_bounds(cell: Any) -> None:
    with pytest.raises(DomainError, match="de 1 à 99"):
        cells.whole(1, 99, "CV")(cell)


@pytest.mark.parametrize(
    ("parse", "cell", "kept"),
    [
        (cells.postcode, 1_090, "01090"),
        (cells.postcode, "2A004", "2A004"),
        (cells.postcode, "", None),
        (cells.phone, 612345678, "0612345678"),
        (cells.phone, "06 12", "06 12"),
        (cells.finess, 12_345, "000012345"),
        (cells.receipt, "oui", "oui"),
        (cells.receipt, "non", None),
        (cells.receipt, "facture 12", "facture 12"),
        (cells.siren, 732_829_320, "732829320"),
    ],
)
def test_zeros_that_a_spreadsheet_lost_come_back(parse: Any, cell: Any, kept: str | None) -> None:
    assert parse(cell) == kept


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (CellFault("#REF!", "faute"), "#REF!"),
        ("mot", "mot"),
        (True, "VRAI"),
        (3.0, "3"),
        (3.5, "3,5"),
        (at(2026, 3, 4, 9, 5), "04/03/2026 09:05"),
        (at(2026, 3, 4), "04/03/2026"),
        (date(2026, 3, 4), "04/03/2026"),
        (time(9, 5), "09:05"),
        (timedelta(hours=26, minutes=5), "26:05"),
        (NAN, "nan"),
    ],
)
def test_a_refused_cell_is_shown_as_the_spreadsheet_shows_it(cell: Any, said: str) -> None:
    assert shown(cell) == said
