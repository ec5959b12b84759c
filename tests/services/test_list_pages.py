"""Every list, sorted by every column: each row once, in order, whatever the page."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursState, MissionFamily
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.services.expenses.claims import ExpenseService
from engagement_desktop.services.hours.entries import HoursService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import keyset
from tests.builders import Builder, open_copy, plain

START = date(2026, 1, 5)
Key = Callable[[Any], Any]

SORTS: dict[type, dict[str, Key]] = {
    PeopleService: {
        "name": lambda row: plain(f"{row.last_name} {row.first_name}"),
        "capacity": lambda _: 0,
        "city": lambda row: row.city,
        "mandate_end": lambda row: row.mandate_end,
        "attended": lambda row: row.attended or None,
    },
    CommitteeService: {
        "name": lambda row: plain(row.name),
        "kind": lambda row: row.kind,
        "structure": lambda row: plain(row.structure),
        "seats": lambda row: row.seats,
    },
    MeetingService: {
        "date": lambda row: row.held_on,
        "committee": lambda row: plain(row.committee),
        "status": lambda row: list(MeetingStatus).index(row.status),
        "place": lambda row: row.place,
        "attended": lambda row: row.attended or None,
    },
    HoursService: {
        "date": lambda row: row.done_on,
        "person": lambda row: plain(f"{row.last_name} {row.first_name}"),
        "minutes": lambda row: row.minutes,
        "family": lambda row: list(MissionFamily).index(row.family),
        "nature": lambda _: 0,
        "kind": lambda _: 0,
        "state": lambda row: list(HoursState).index(row.state),
        "activity": lambda row: row.activity,
        "committee": lambda row: row.committee and plain(row.committee),
        "structure": lambda row: plain(row.structure),
    },
    ExpenseService: {
        "date": lambda row: row.last_on,
        "reference": lambda row: plain(row.reference),
        "person": lambda row: plain(f"{row.last_name} {row.first_name}"),
        "status": lambda row: list(ClaimStatus).index(row.status),
        "total": lambda row: row.total.cents or None,
        "paid": lambda row: row.paid_on,
    },
}
CASES = [(service, key) for service, keys in SORTS.items() for key in keys]


@pytest.fixture(scope="module")
def full(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Eleven rows of each list, ties and empty cells among them, read three by three."""
    workspace = open_copy(pristine, tmp_path_factory.mktemp("lists"))
    fill(workspace)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyset, "PAGE", 3)
        yield workspace
    workspace.close()


def fill(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        own, other = make.structure(), make.association()
        for n in range(11):
            person = make.person(f"Nom{n % 4}", f"Prénom{n}", city=[None, "Vannes", "Auray"][n % 3])
            committee = make.committee(
                [own, other][n % 2], f"Comité {n}", seats=[None, 12, 8][n % 3], kind=f"type {n % 2}"
            )
            ended = [None, date(2027, 1, n + 1), date(2026, 6, 30)][n % 3]
            make.mandate(person, committee, START, ended_on=ended)
            meeting = make.meeting(
                committee,
                START + timedelta(days=n % 3),
                status=list(MeetingStatus)[n % 3],
                place=[None, "Salle A"][n % 2],
            )
            if n % 3 == 0:
                make.attendance(meeting, person)
            make.hours(
                person,
                [own, other][n % 2],
                START + timedelta(days=n % 4),
                30 * (n % 3 + 1),
                family=list(MissionFamily)[n % 7],
                state=list(HoursState)[n % 3],
                activity=[None, "Accueil", "Relecture"][n % 3],
                committee_id=[None, committee.id][n % 2],
            )
            paid = date(2026, 3, n + 1) if n % 6 == 4 else None
            claim = make.claim(person, list(ClaimStatus)[n % 6], paid_on=paid)
            if n != 5:
                make.line(claim, START + timedelta(days=n % 2), 100 * (n % 3 + 1))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("service", "key"), CASES, ids=[f"{s.__name__} by {k}" for s, k in CASES])
def test_pages_follow_one_another_in_order(
    full: Workspace, service: Callable[[Workspace], Any], key: str, *, descending: bool
) -> None:
    rows = walk(service(full), ListQuery(sort=key, descending=descending))
    assert len({row.id for row in rows}) == len(rows) == 11
    shown = [SORTS[service][key](row) for row in rows]  # type: ignore[index]
    known = [value for value in shown if value is not None]
    assert known == sorted(known, reverse=descending)
    assert shown == known + [None] * (len(shown) - len(known))


def walk(service: Any, query: ListQuery) -> list[Any]:
    rows, after = [], None
    while True:
        page = service.page(query, after)
        assert len(page.rows) <= 3
        rows += page.rows
        after = page.after
        if after is None:
            return rows


@pytest.mark.parametrize("service", SORTS)
def test_a_list_opens_in_its_own_order_when_the_column_is_unknown(
    full: Workspace, service: Callable[[Workspace], Any]
) -> None:
    one = service(full)
    assert walk(one, ListQuery(sort="nowhere")) == walk(one, ListQuery())


@pytest.mark.parametrize("service", SORTS)
def test_chips_count_what_the_list_keeps(full: Workspace, service: Callable[[Workspace], Any]) -> None:
    one = service(full)
    for family, choices in one.chips(ListQuery()).items():
        for choice in choices:
            kept = ListQuery(filters={family: choice.key})
            rows = walk(one, kept)
            assert one.summary(kept).count == len(rows)
            assert choice.count in {None, len(rows)}


@pytest.mark.parametrize("service", SORTS)
def test_the_signs_of_a_search_are_only_signs(full: Workspace, service: Callable[[Workspace], Any]) -> None:
    for words in ("%", "_", "/", "'", '"; DROP TABLE person; --', "é%"):
        query = ListQuery(search=words)
        assert service(full).page(query).rows == ()
        assert service(full).summary(query).count == 0


@pytest.mark.parametrize("service", SORTS)
def test_a_word_that_no_chip_knows_keeps_nothing(
    full: Workspace, service: Callable[[Workspace], Any]
) -> None:
    one = service(full)
    family = next(iter(one.chips(ListQuery())))
    assert one.page(ListQuery(filters={family: "nothing"})).rows == ()


def test_the_first_page_reads_two_hundred_rows(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyset, "PAGE", 200)
    with workspace.database.work() as session:
        make = Builder(session)
        own, person = make.structure(), make.person()
        for n in range(201):
            make.hours(person, own, START, n + 1)
    hours = HoursService(workspace)
    first = hours.page(ListQuery())
    assert len(first.rows) == 200
    assert len(hours.page(ListQuery(), first.after).rows) == 1
