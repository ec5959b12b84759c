"""What people type and workbooks hold."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.money import Money
from engagement_desktop.french import formats, parsing

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("04/03/2026", date(2026, 3, 4)),
        ("4/3/26", date(2026, 3, 4)),
        ("4-3-2026", date(2026, 3, 4)),
        ("04.03.26", date(2026, 3, 4)),
        ("2026-03-04", date(2026, 3, 4)),
        ("2026/3/4", date(2026, 3, 4)),
        ("3 mars 2025", date(2025, 3, 3)),
        ("1er avril 2025", date(2025, 4, 1)),
        ("1ER AVRIL 2025", date(2025, 4, 1)),
        ("\u00a016\u202fjuillet  1951 ", date(1951, 7, 16)),
        ("12 févr. 2025", date(2025, 2, 12)),
        ("25 décembre 99", date(2099, 12, 25)),
        (" 29/02/2024\u00a0", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_in_figures_or_in_words(typed: str, day: date) -> None:
    assert parsing.parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "birth", "year"),
    [("05/06/52", True, 1952), ("05/06/26", True, 2026), ("05/06/27", True, 1927), ("05/06/52", False, 2052)],
)
def test_two_figures_of_a_birth_are_the_latest_year_that_is_not_in_the_future(
    typed: str, birth: bool, year: int
) -> None:
    assert parsing.parse_date(typed, TODAY, birth=birth).year == year


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/11/2025", "Novembre a 30 jours."),
        ("29/02/2025", "Février 2025 a 28 jours."),
        ("32/12/2025", "Décembre a 31 jours."),
        ("01/13/2025", "Le mois va de 1 à 12"),
        ("45123", "n’est pas une date"),
        ("45123.0", "n’est pas une date"),
        ("", "n’est pas une date"),
        ("03/04-2025", "n’est pas une date"),
        ("3 mors 2025", "le mois « mors » n’est pas connu"),
        ("01/01/0025", "L’année 25 est hors du temps"),
        ("1/1/202", "n’est pas une date"),
        ("١/١/2025", "n’est pas une date"),
    ],
)
def test_another_date_is_refused_with_its_reason(typed: str, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence.replace(" »", "\u00a0»").replace("« ", "«\u00a0")):
        parsing.parse_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Aujourd’hui", TODAY),
        ("hier", date(2026, 11, 20)),
        ("demain", date(2026, 11, 22)),
        ("3/12", date(2026, 12, 3)),
        ("4/3/26", date(2026, 3, 4)),
        ("04032026", date(2026, 3, 4)),
        ("040326", date(2026, 3, 4)),
    ],
)
def test_a_field_takes_dates_typed_for_short(typed: str, day: date) -> None:
    assert parsing.parse_typed_date(typed, TODAY) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_date_printed_is_read_again(day: date) -> None:
    for printed in (formats.date_short(day), formats.date_long(day), day.isoformat()):
        assert parsing.parse_date(printed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("9h", 540),
        ("14h30", 870),
        ("14 h 30", 870),
        ("14\u00a0H\u00a030", 870),
        ("14:30", 870),
        ("14:30:29", 870),
        ("14:30:30", 871),
        ("23:59:59", 1439),
        ("9 heures", 540),
        ("0h05", 5),
    ],
)
def test_an_hour_is_read_to_the_minute(typed: str, minute: int) -> None:
    assert parsing.parse_time(typed) == minute


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("24h", "Les heures vont de 0 à 23"),
        ("14h75", "Les minutes vont de 0 à 59"),
        ("14", "n’est pas une heure"),
        ("14h:30", "n’est pas une heure"),
        ("midi", "n’est pas une heure"),
    ],
)
def test_another_hour_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        parsing.parse_time(typed)


def test_a_time_cell_is_rounded_to_the_minute_of_its_day() -> None:
    assert parsing.minute_of(time(14, 30)) == 870
    assert parsing.minute_of(time(14, 29, 45)) == 870


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2h", 120),
        ("2h05", 125),
        ("2 h 30", 150),
        ("1h30min", 90),
        ("2 heures", 120),
        ("1 heure 30", 90),
        ("0:45", 45),
        ("0:45:30", 46),
        ("90 min", 90),
        ("45 mn", 45),
        ("45minutes", 45),
        ("1,5", 90),
        ("1.5 h", 90),
        ("0,333", 20),
        ("26h30", 1590),
        ("0", 0),
    ],
)
def test_a_duration_is_read_in_minutes(typed: str, minutes: int) -> None:
    assert parsing.parse_duration(typed) == minutes


@given(st.integers(min_value=0, max_value=10_000))
def test_a_duration_printed_is_read_again(minutes: int) -> None:
    assert parsing.parse_duration(formats.duration(minutes).replace("\u202f", "")) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("1h30", 90),
        ("1,5", 90),
        ("10", 10),
        ("9", 540),
        ("0", 0),
        (" 45 ", 45),
        ("090", 90),
        ("90 h", 5400),
        ("1:30", 90),
        ("20 min", 20),
    ],
)
def test_a_whole_number_typed_from_ten_up_is_minutes(typed: str, minutes: int) -> None:
    assert parsing.parse_typed_duration(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"), [("5", 5), ("45", 45), ("45 min", 45), ("1h15", 75), ("1,5", 90)]
)
def test_where_one_counts_in_minutes_a_bare_number_is_minutes(typed: str, minutes: int) -> None:
    assert parsing.parse_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["-1", "1h75", "1e9", "1000000", "", "dix"])
def test_what_is_typed_and_is_no_duration_is_refused(typed: str) -> None:
    with pytest.raises(DomainError):
        parsing.parse_typed_duration(typed)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1h75", "Les minutes vont de 0 à 59. Voulez-vous dire 2.h.15.?"),
        ("1h105", "Les minutes vont de 0 à 59. Voulez-vous dire 2.h.45.?"),
        ("1:60", "Les minutes vont de 0 à 59"),
        ("-1h", "n’est pas une durée"),
        ("longtemps", "n’est pas une durée"),
        ("", "n’est pas une durée"),
        ("1,5,5", "n’est pas une durée"),
    ],
)
def test_another_duration_is_refused_with_what_was_meant(typed: str, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        parsing.parse_duration(typed)


def test_cells_of_hours_are_rounded_half_up_to_the_minute() -> None:
    assert parsing.minutes_of_hours(Decimal("0.75")) == 45
    assert parsing.minutes_of_hours(Decimal("1.3333")) == 80
    assert parsing.minutes_of(timedelta(hours=25, minutes=30)) == 1530
    assert parsing.minutes_of(timedelta(minutes=2, seconds=30)) == 3


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12,50", 1250),
        ("12.50", 1250),
        ("12,5", 1250),
        ("12", 1200),
        ("12,50 €", 1250),
        ("12,50\u00a0€", 1250),
        ("12,50 EUR", 1250),
        ("12 euros", 1200),
        ("1 234,56", 123456),
        ("1\u202f234\u202f567,89", 123456789),
        ("1234567,89", 123456789),
        ("-3,20", -320),
        ("−3,20 €", -320),
    ],
)
def test_an_amount_is_read_in_cents(typed: str, cents: int) -> None:
    assert parsing.parse_amount(typed) == Money(cents)


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_an_amount_printed_is_read_again(cents: int) -> None:
    assert parsing.parse_amount(formats.money(Money(cents))) == Money(cents)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.234,56", "n’est pas un montant"),
        ("1.234", "1.234.: voulez-vous dire 1.234.€ ou 1,23.€.?"),
        ("0,001", "voulez-vous dire"),
        ("1e9", "n’est pas un montant"),
        ("12,3,4", "n’est pas un montant"),
        ("12,5678", "plus de deux décimales"),
        ("12€50", "n’est pas un montant"),
        ("12 50", "n’est pas un montant"),
        ("", "n’est pas un montant"),
        ("€", "n’est pas un montant"),
        ("=1+1", "n’est pas un montant"),
        ("12,", "n’est pas un montant"),
        ("1e3", "n’est pas un montant"),
    ],
)
def test_another_amount_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        parsing.parse_amount(typed)


def test_an_amount_of_three_decimals_is_asked_both_ways_and_never_guessed() -> None:
    with pytest.raises(parsing.AmbiguousAmount) as asked:
        parsing.parse_amount("1.234 €")
    assert asked.value.readings == (Money(123_400), Money(123))


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("37,5", 3750), ("37.5", 3750), ("37,5 km", 3750), ("1 800 Km", 180000), ("0,01", 1)],
)
def test_kilometres_are_read_in_hundredths(typed: str, hundredths: int) -> None:
    assert parsing.parse_km(typed) == hundredths


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "au-dessus de 0"),
        ("-5", "au-dessus de 0"),
        ("37,555", "voulez-vous dire"),
        ("loin", "n’est pas une distance"),
        ("12 miles", "n’est pas une distance"),
    ],
)
def test_other_kilometres_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        parsing.parse_km(typed)


def test_a_cell_of_kilometres_has_two_decimals_at_most() -> None:
    assert parsing.hundredths_of_km(Decimal("1625.11")) == 162511
    with pytest.raises(DomainError, match="deux décimales"):
        parsing.hundredths_of_km(Decimal("1.005"))


@pytest.mark.parametrize("typed", ["oui", "O", "X", "1", "Vrai", "TRUE", " oui "])
def test_yes_is_said_in_several_ways(typed: str) -> None:
    assert parsing.parse_yes_no(typed)


@pytest.mark.parametrize("typed", ["", "  ", "non", "N", "0", "Faux", "false"])
def test_no_is_said_in_several_ways_or_not_at_all(typed: str) -> None:
    assert not parsing.parse_yes_no(typed)


@pytest.mark.parametrize("typed", ["peut-être", "2", "ouii"])
def test_anything_else_is_neither(typed: str) -> None:
    with pytest.raises(DomainError, match="ni oui ni non"):
        parsing.parse_yes_no(typed)
