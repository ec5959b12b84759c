"""Lists of claims: pages, chips, sums and panes against the same claims counted in plain Python."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import RAISES_MILEAGE, ClaimStatus
from engagement_desktop.domain.expenses.claims_rows import SECOND
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.storage.expenses.claims import (
    SORTS,
    claim_detail,
    claim_rows,
    claims_facets,
    claims_page,
    claims_sums,
    claims_total,
)
from engagement_desktop.storage.keyset import PAGE
from tests.builders import plain
from tests.storage.expenses.claims_world import EXERCISES, TODAY, PlainClaim, World, lacks_receipt
from tests.storage.paging import every_row, ids, ordered

STATUSES = list(ClaimStatus)
KEYS = {
    "date": lambda one: one.last_on,
    "reference": lambda one: one.reference.lower(),
    "person": lambda one: plain(f"{one.last} {one.first}"),
    "status": lambda one: STATUSES.index(one.status),
    "total": lambda one: one.cents if one.lines else None,
    "paid": lambda one: one.paid_on,
}


def kept(world: World, **filters: str) -> list[PlainClaim]:
    """The claims that these filters keep, one rule a filter."""
    rules = {
        "status": lambda one, word: one.status == word,
        "nature": lambda one, word: any(line.nature == word for line in one.lines),
        "person": lambda one, word: one.person_id == int(word),
        "exercise": lambda one, word: any(
            date(int(word), 9, 1) <= line.day <= date(int(word) + 1, 8, 31) for line in one.lines
        ),
        "todo": lambda one, word: word != SECOND or one.awaits_second,
        "gap": lambda one, word: (
            one.status is ClaimStatus.SUBMITTED
            if word == GapKind.CLAIM_TO_DECIDE
            else one.status in RAISES_MILEAGE and any(lacks_receipt(line) for line in one.lines)
        ),
    }
    return [one for one in world.claims if all(rules[name](one, word) for name, word in filters.items())]


def listed(session: Session, query: ListQuery) -> list[int]:
    return ids(every_row(lambda after: claims_page(session, query, after, TODAY)))


def test_every_sort_of_the_list_is_looked_at_here() -> None:
    assert set(SORTS.keys) == set(KEYS)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", sorted(KEYS))
def test_pages_give_every_claim_once_in_order(
    reading: Session, world: World, sort: str, *, descending: bool
) -> None:
    assert len(world.claims) > PAGE, "one page alone would prove nothing"
    found = listed(reading, ListQuery(sort=sort, descending=descending))
    assert found == ordered(world.claims, KEYS[sort], descending=descending)


def test_a_list_opens_on_the_latest_costs(reading: Session, world: World) -> None:
    latest = ordered(world.claims, KEYS["date"], descending=True)
    assert listed(reading, ListQuery()) == latest
    assert listed(reading, ListQuery(sort="a column that is not", descending=False)) == latest


FILTERS = [
    *({"status": status.value} for status in ClaimStatus),
    *({"nature": nature.value} for nature in (ExpenseNature.KILOMETRES, ExpenseNature.MEAL)),
    *({"exercise": str(exercise.year)} for exercise in EXERCISES),
    {"gap": GapKind.CLAIM_TO_DECIDE.value},
    {"gap": GapKind.LINE_WITHOUT_RECEIPT.value},
    {"todo": SECOND},
    {"status": "approved", "exercise": "2025"},
    {"status": "waived", "nature": "meal", "exercise": "2024"},
    {"status": "refused", "todo": SECOND},
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_filter_keeps_what_its_rule_says_and_sums_it(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    expected = kept(world, **filters)
    query = ListQuery(filters=filters, sort="reference")
    assert listed(reading, query) == ordered(expected, KEYS["reference"], descending=False)
    assert claims_sums(reading, query, TODAY) == (
        len(expected),
        sum(len(one.lines) for one in expected),
        Money(sum(one.cents for one in expected)),
    )


@pytest.mark.parametrize("last", [name for name, _ in [("Hélias", ""), ("100 %", ""), ("Œuvrard", "")]])
def test_the_claims_of_one_person_are_theirs_alone(reading: Session, world: World, last: str) -> None:
    query = ListQuery(filters={"person": str(world.people[last])})
    assert set(listed(reading, query)) == {one.id for one in world.claims if one.last == last}


@pytest.mark.parametrize(
    "filters",
    [{}, {"exercise": "2025"}, {"nature": "meal"}, {"gap": GapKind.LINE_WITHOUT_RECEIPT.value}],
    ids=str,
)
def test_each_chip_says_how_many_rows_it_would_keep(
    reading: Session, world: World, filters: dict[str, str]
) -> None:
    counts = claims_facets(reading, ListQuery(filters=filters), TODAY)
    for status in ClaimStatus:
        assert counts["status"][status] == len(kept(world, **filters, status=status.value)), status
    assert set(counts["nature"].values()) == {None}


def test_a_chip_that_is_on_does_not_hide_what_its_neighbours_would_keep(
    reading: Session, world: World
) -> None:
    counts = claims_facets(reading, ListQuery(filters={"status": "draft"}), TODAY)
    assert counts["status"][ClaimStatus.REFUSED] == len(kept(world, status="refused"))


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("helias", "Hélias"),
        ("HÉLIAS monique", "Hélias"),
        ("monique hélias", "Hélias"),
        ("%", "100 %"),
        ("le_goff", "Le_Goff"),
        ("ñunez", "Ñuñez"),
        ("o'brien", "O'Brien"),
    ],
)
def test_words_find_people_whatever_their_accents_and_signs(
    reading: Session, world: World, typed: str, last: str
) -> None:
    found = listed(reading, ListQuery(search=typed))
    assert set(found) == {one.id for one in world.claims if one.last == last}


@pytest.mark.parametrize("typed", ["le%goff", "100_%", "helias abgrall", "n*ez", "introuvable"])
def test_signs_of_the_engine_are_letters_like_others(reading: Session, typed: str) -> None:
    assert listed(reading, ListQuery(search=typed)) == []


def test_a_reference_is_found_in_any_case(reading: Session, world: World) -> None:
    asked = world.claims[17]
    assert listed(reading, ListQuery(search=asked.reference.lower())) == [asked.id]
    assert listed(reading, ListQuery(search=asked.reference.upper())) == [asked.id]


def test_a_row_tells_its_lines(reading: Session, world: World) -> None:
    rows = claim_rows(reading, [one.id for one in world.claims], TODAY)
    assert set(rows) == {one.id for one in world.claims}
    order = list(ExpenseNature)
    for one in world.claims:
        row = rows[one.id]
        days = [line.day for line in one.lines]
        assert (row.reference, row.last_name, row.first_name) == (one.reference, one.last, one.first)
        assert (row.status, row.wish, row.paid_on) == (one.status, one.wish, one.paid_on)
        assert (row.lines, row.total) == (len(one.lines), Money(one.cents)), one
        assert (row.first_on, row.last_on) == (min(days, default=None), max(days, default=None)), one
        assert row.km_hundredths == sum(line.km or 0 for line in one.lines), one
        assert row.natures == tuple(sorted({line.nature for line in one.lines}, key=order.index)), one
        missing = sum(map(lacks_receipt, one.lines)) if one.status in RAISES_MILEAGE else 0
        assert row.missing_receipts == missing, one
        assert row.awaits_second == one.awaits_second, one
        assert row.held_by == one.held_by, one


def test_a_pane_shows_the_lines_in_their_order(reading: Session, world: World) -> None:
    asked = max(world.claims, key=lambda one: len(one.lines))
    detail = claim_detail(reading, asked.id, TODAY)
    assert detail is not None
    assert [line.id for line in detail.lines] == [line.id for line in asked.lines]
    for shown, line in zip(detail.lines, asked.lines, strict=True):
        assert (shown.spent_on, shown.nature, shown.amount) == (line.day, line.nature, Money(line.cents))
        assert (shown.receipt, shown.waived_on) == (line.receipt, line.waived_on)
        assert (shown.km_hundredths, shown.correction) == (line.km, line.correction)


def test_a_claim_without_lines_has_its_pane(reading: Session, world: World) -> None:
    bare = next(one for one in world.claims if not one.lines)
    detail = claim_detail(reading, bare.id, TODAY)
    assert detail is not None
    assert (detail.row.total, detail.row.first_on, detail.lines) == (Money(), None, ())


def test_an_unknown_claim_has_no_pane(reading: Session) -> None:
    assert claim_detail(reading, 10**6, TODAY) is None
    assert claim_rows(reading, [], TODAY) == {}


def test_the_total_counts_every_claim(reading: Session, world: World) -> None:
    assert claims_total(reading) == len(world.claims)


def test_an_empty_dossier_has_an_empty_list(nothing: Session) -> None:
    for sort in KEYS:
        assert claims_page(nothing, ListQuery(sort=sort), None, TODAY).rows == ()
    assert claims_sums(nothing, ListQuery(search="x"), TODAY) == (0, 0, Money())
    assert set(claims_facets(nothing, ListQuery(), TODAY)["status"].values()) == {0}
    assert claims_total(nothing) == 0
