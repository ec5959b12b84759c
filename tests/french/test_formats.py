"""Numbers, dates and identifiers as France writes them; · is a no-break space, _ a narrow one."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.money import Money
from engagement_desktop.french import formats

DAY = date(2026, 11, 21)


def printed(text: str) -> str:
    return text.replace("·", "\u00a0").replace("_", "\u202f").replace("−", "\u2212")


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (123456, "1_234,56·€"),
        (0, "0,00·€"),
        (5, "0,05·€"),
        (-1200, "−12,00·€"),
        (123456789012, "1_234_567_890,12·€"),
    ],
)
def test_an_amount_has_two_decimals_and_its_sign(cents: int, text: str) -> None:
    assert formats.money(Money(cents)) == printed(text)


@given(st.integers(min_value=0, max_value=10**14))
def test_amounts_are_those_of_the_locale(cents: int) -> None:
    assert formats.money(Money(cents)) == format_currency(Money(cents).euros, "EUR", locale="fr_FR")


@given(st.integers(min_value=0, max_value=10**12))
def test_whole_numbers_are_those_of_the_locale(number: int) -> None:
    assert formats.integer(number) == format_decimal(number, locale="fr_FR")


@given(st.dates())
def test_dates_are_those_of_the_locale(day: date) -> None:
    expected = format_date(day, "EEEE d MMMM", locale="fr_FR").replace(" 1 ", " 1er ")
    spaced = formats.day_and_date(day).replace("\u00a0", " ")
    assert spaced == f"{expected} {day.year}"


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        ("1234.5", 2, "1_234,50"),
        ("0.125", 2, "0,13"),
        ("-3", 0, "−3"),
        ("-0.004", 2, "0,00"),
        ("2.5", 0, "3"),
    ],
)
def test_a_number_is_rounded_half_up(number: str, places: int, text: str) -> None:
    assert formats.decimal(Decimal(number), places) == printed(text)


@pytest.mark.parametrize(
    ("number", "text"), [("12.310", "12,31"), ("200", "200"), ("1065.00", "1_065"), ("1E+3", "1_000")]
)
def test_a_rate_loses_its_useless_zeros(number: str, text: str) -> None:
    assert formats.trimmed(Decimal(number)) == printed(text)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(5, 6, "83·%"), (1, 200, "1·%"), (0, 3, "0·%"), (3, 3, "100·%"), (0, 0, "—")],
)
def test_a_share_is_rounded_half_up(part: int, whole: int, text: str) -> None:
    assert formats.percent(part, whole) == printed(text)


@pytest.mark.parametrize(
    ("hundredths", "text"), [(123450, "1_234,5·km"), (3750, "37,5·km"), (12000, "120·km"), (1, "0,01·km")]
)
def test_kilometres_lose_their_useless_zeros(hundredths: int, text: str) -> None:
    assert formats.kilometres(hundredths) == printed(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0·réunion"), (1, "1·réunion"), (2, "2·réunions"), (1200, "1_200·réunions"), (-1, "−1·réunion")],
)
def test_a_word_takes_its_plural_from_two(number: int, text: str) -> None:
    assert formats.count(number, "réunion") == printed(text)


def test_a_word_may_have_its_own_plural() -> None:
    assert formats.count(3, "journal", "journaux") == printed("3·journaux")


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (210, "3·h·30"),
        (120, "2·h"),
        (45, "45·min"),
        (0, "0·h"),
        (65, "1·h·05"),
        (12_000_00, "20_000·h"),
        (-90, "−1·h·30"),
    ],
)
def test_a_duration_is_hours_and_minutes(minutes: int, text: str) -> None:
    assert formats.duration(minutes) == printed(text)


@pytest.mark.parametrize(("minute", "text"), [(870, "14·h·30"), (540, "9·h·00"), (0, "0·h·00")])
def test_an_hour_of_the_clock_always_has_its_minutes(minute: int, text: str) -> None:
    assert formats.clock_time(minute) == printed(text)


def test_a_date_is_short_long_or_with_its_day() -> None:
    assert formats.date_short(date(2026, 3, 4)) == "04/03/2026"
    assert formats.date_long(date(2026, 4, 1)) == printed("1er·avril 2026")
    assert formats.date_long(DAY) == printed("21·novembre 2026")
    assert formats.day_and_date(DAY) == printed("samedi 21·novembre 2026")
    assert formats.month(DAY) == "novembre"
    assert formats.month_short(DAY) == "nov."
    assert formats.month_and_year(DAY) == "novembre 2026"


def test_a_period_says_its_year_once_when_it_can() -> None:
    assert formats.period(date(2025, 1, 1), date(2025, 12, 31)) == printed(
        "du 1er·janvier au 31·décembre 2025"
    )
    assert formats.period(date(2025, 9, 1), date(2026, 8, 31)) == printed(
        "du 1er·septembre 2025 au 31·août 2026"
    )
    assert formats.period(DAY, DAY) == f"du {formats.date_long(DAY)}"


def test_an_instant_is_told_in_the_zone_of_the_reader() -> None:
    moment = datetime(2026, 11, 21, 23, 42, tzinfo=UTC)
    assert formats.instant(moment, UTC) == printed("21·novembre 2026 à 23·h·42")
    assert formats.instant(moment, timezone(timedelta(hours=4))) == printed("22·novembre 2026 à 3·h·42")
    assert formats.instant(moment).endswith("42")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (formats.siren("732829320"), "732·829·320"),
        (formats.siren("7328"), "7328"),
        (formats.siret("73282932000074"), "732·829·320·00074"),
        (formats.rna("w123456789"), "W123·456·789"),
        (formats.phone("+33123456789"), "01·23·45·67·89"),
        (formats.phone("0033123456789"), "01·23·45·67·89"),
        (formats.phone("01.23.45.67.89"), "01·23·45·67·89"),
        (formats.phone("+262692123456"), "+262·692·12·34·56"),
        (formats.phone("+687123456"), "+687·12·34·56"),
        (formats.phone(" +44 20 7946 0000 "), "+44 20 7946 0000"),
        (formats.iban("FR7630006000011234567890189"), "FR76·3000·6000·0112·3456·7890·189"),
        (formats.iban_masked("FR76 3000 6000 0112 3456 7890 189"), "FR76·••••·0189"),
    ],
)
def test_identifiers_are_read_in_groups(written: str, text: str) -> None:
    assert written == printed(text)


def test_babel_is_loaded_with_the_first_text_and_not_at_start() -> None:
    program = "import sys, engagement_desktop.french.formats; print('babel' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["heures"], "heures"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_words_are_enumerated(words: list[str], text: str) -> None:
    assert formats.enumerated(words) == text
