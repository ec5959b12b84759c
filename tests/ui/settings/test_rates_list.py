"""Every rate as it is shipped, searched and filtered, and what one sees of each by role."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.rates import Mark, RateSeries
from engagement_desktop.domain.text import fold
from engagement_desktop.storage.rate_files import shipped_rates
from engagement_desktop.ui.common.rows import BADGE_ROLE
from engagement_desktop.ui.settings.rates import RatesPage
from tests.ui.conftest import Seat
from tests.ui.town import NBSP, TODAY, after, chips, column, file_of, narrow, search, table

SHIPPED = tuple(shipped_rates())


@pytest.fixture
def rates(seat: Seat) -> RatesPage:
    page = seat.open("rates")
    assert isinstance(page, RatesPage)
    return page


def is_doubtful(series: RateSeries) -> bool:
    """Not read in the official text, by the files alone."""
    begun = [period for period in series.periods if period.valid_from <= TODAY]
    return not begun or max(begun, key=lambda one: one.valid_from).mark is not Mark.VERIFIED


def labels(keeps: Callable[[RateSeries], bool]) -> list[str]:
    return [series.label for series in SHIPPED if keeps(series)]


def test_every_series_is_listed_in_the_order_of_its_file(rates: RatesPage) -> None:
    assert column(rates, "label") == labels(lambda _series: True)
    assert rates._footer.whole() == f"{len(SHIPPED)}{NBSP}taux et barèmes"


def test_each_value_stands_with_its_unit_and_its_day(rates: RatesPage) -> None:
    rows = {row["label"]: row for row in table(rates)}
    assert rows["SMIC horaire brut"]["value"] == f"12,31{NBSP}€/h"
    assert rows["SMIC horaire brut"]["since"] == "01/06/2026"
    assert rows["Mission : nuitée, Paris"]["value"].startswith("140")
    assert rows["Barème kilométrique fiscal"]["value"] == "voir la fiche"
    assert all(row["source"] != "—" for row in rows.values())


def test_the_confidence_of_each_value_is_the_one_of_its_file(rates: RatesPage) -> None:
    at = [column.key for column in rates.model.columns].index("mark")
    for row, series in enumerate(SHIPPED):
        badge = rates.model.index(row, at).data(BADGE_ROLE)
        expected = ("À vérifier", "attention") if is_doubtful(series) else ("Vérifié", "succes")
        assert (badge.text, badge.tone) == expected


def test_the_chips_count_and_keep_what_is_to_check_and_what_was_added(seat: Seat, rates: RatesPage) -> None:
    doubtful = labels(is_doubtful)
    assert chips(rates, "confiance") == {
        "a-verifier": f"À vérifier  {len(doubtful)}",
        "ajoutees": "Ajoutés ici  0",
    }
    narrow(seat, rates, "confiance", "a-verifier")
    assert column(rates, "label") == doubtful
    rates._show_all()
    seat.wait()
    seat.application.rates.add_local("smic.hourly", date(2026, 11, 1), "13", "accord")
    seat.wait()
    assert chips(rates, "confiance")["ajoutees"] == "Ajoutés ici  1"
    narrow(seat, rates, "confiance", "ajoutees")
    assert column(rates, "label") == ["SMIC horaire brut"]


def test_a_search_asks_for_every_word_and_forgives_accents(seat: Seat, rates: RatesPage) -> None:
    for words in ("bareme", "CEC heures", "nuitee PARIS", "zzz"):
        search(seat, rates, words)
        expected = labels(
            lambda series, words=words: all(word in fold(series.label) for word in fold(words).split())
        )
        assert column(rates, "label") == expected
        assert rates._found_nothing.isVisible() is not bool(expected)


def test_the_file_of_each_series_tells_every_period_and_its_source(seat: Seat, rates: RatesPage) -> None:
    for series in SHIPPED:
        told = file_of(seat, rates, lambda row, series=series: row["label"] == series.label)
        assert told[0] == series.label
        heads = [line for line in told if line.startswith(("Depuis le", "À partir du"))]
        days = sorted((period.valid_from for period in series.periods), reverse=True)
        assert [head.split(" le ")[-1].split(" du ")[-1][:10] for head in heads] == [
            f"{day:%d/%m/%Y}" for day in days
        ]
        assert sum("(en vigueur)" in head for head in heads) == 1
        assert sum(line.startswith("Source") for line in told) == len(series.periods)


def test_a_value_in_words_is_read_under_the_day_from_which_it_holds(seat: Seat, rates: RatesPage) -> None:
    told = file_of(seat, rates, lambda row: row["label"].startswith("Virements SEPA"))
    assert after(told, "Depuis le 15/11/2026 (en vigueur)") == "interdites"


@pytest.mark.parametrize("role", Role)
def test_only_the_roles_that_decide_money_may_add_a_period(
    seat_as: Callable[[Role], Seat], role: Role
) -> None:
    seat = seat_as(role)
    page = seat.open("rates")
    assert isinstance(page, RatesPage)
    told = file_of(seat, page, lambda row: row["label"] == "SMIC horaire brut")
    assert "SMIC horaire brut" in told
    offered = {button.text() for button in page.pane.findChildren(QPushButton)}
    may = role in {Role.COORDINATION, Role.TREASURY}
    assert ("Ajouter une période locale" in offered) is may
