"""A town whose rows are plain tables of Python: what a list should show is counted here without SQL."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursNature, HoursState, MissionFamily, TimeKind
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.text import fold, search_key, sort_key
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.table_page import TablePage
from tests.builders import Builder
from tests.ui.conftest import Seat

TODAY = date(2026, 11, 22)
NBSP = "\u00a0"
USAGERS, ETHICS, OLD = "Comité des usagers", "Comité d’éthique", "Comité de pilotage"


@dataclass(frozen=True)
class Citizen:
    last: str
    first: str
    capacity: Capacity | None = Capacity.USER
    civility: Civility | None = None
    city: str | None = None
    stands: str = "without"  # in_office, to_renew, former or without: the chip that keeps them
    mandates: tuple[tuple[str, date, date | None, dict[str, Any]], ...] = ()

    @property
    def listed(self) -> str:
        return f"{self.last} {self.first}".strip()


def _sits(
    where: str, until: date | None = None, **values: Any
) -> tuple[str, date, date | None, dict[str, Any]]:
    return where, date(2024, 1, 1), until, values


SUBSTITUTE, GUEST = {"seat": SeatKind.SUBSTITUTE}, {"office": Office.GUEST}
CITIZENS = (
    Citizen("Zola", "Ève", Capacity.ELECTED, None, "Auray"),
    Citizen("Œuvrard", "Élise", Capacity.USER, Civility.MRS, "Étel", "in_office", (_sits(USAGERS),)),
    Citizen(
        "Ézanno", "Yann", Capacity.RELATIVE, Civility.MR, "Auray", "in_office", (_sits(ETHICS, **SUBSTITUTE),)
    ),
    Citizen("Ezan", "Bob", Capacity.CARER, None, None, "former", (_sits(USAGERS, date(2025, 12, 31)),)),
    Citizen(
        "de Kerdrel",
        "Anne",
        Capacity.USER,
        Civility.MRS,
        "Auray",
        "to_renew",
        (_sits(USAGERS, date(2026, 12, 31)),),
    ),
    Citizen(
        "d’Ornano",
        "Luc",
        Capacity.PROFESSIONAL,
        Civility.MR,
        "Vannes",
        "in_office",
        (_sits(ETHICS, office=Office.CHAIR),),
    ),
    Citizen("Le Goff", "Maël", Capacity.RESIDENT, None, "Carnac"),
    Citizen("Legoff", "Aël", None, None, None, "without", (_sits(ETHICS, **GUEST),)),
    Citizen(
        "O’Brien",
        "Zoé",
        Capacity.ASSOCIATION_REPRESENTATIVE,
        Civility.MRS,
        "Belz",
        "in_office",
        (_sits(USAGERS),),
    ),
)
IN_FRENCH_ORDER = (
    "Ezan Bob",
    "Ézanno Yann",
    "de Kerdrel Anne",
    "Le Goff Maël",
    "Legoff Aël",
    "O’Brien Zoé",
    "Œuvrard Élise",
    "d’Ornano Luc",
    "Zola Ève",
)


@dataclass(frozen=True)
class Stay:
    """One entry of hours."""

    who: int
    day: date
    minutes: int
    family: MissionFamily
    nature: HoursNature
    state: HoursState
    kind: TimeKind

    def counts(self, year: int) -> bool:
        """What the yearly figure takes when the structure leaves travel out."""
        given = self.nature is HoursNature.VOLUNTEER and self.state is HoursState.VALIDATED
        return given and self.kind is not TimeKind.TRAVEL and self.day.year == year


def _stays() -> Iterator[Stay]:
    families, natures = list(MissionFamily), list(HoursNature)
    states, kinds = list(HoursState), list(TimeKind)
    for n in range(42):
        yield Stay(
            who=n % len(CITIZENS),
            day=date(2026 - n % 2, 1 + n % 10, 1 + n % 27),
            minutes=15 * (1 + n % 11),
            family=families[n % 7],
            nature=natures[n % 3 if n % 4 == 0 else 0],
            state=states[n % 3 if n % 5 == 0 else 0],
            kind=kinds[n % 3 if n % 6 == 0 else 0],
        )


STAYS = tuple(_stays())


@dataclass(frozen=True)
class Spending:
    day: date
    cents: int
    nature: ExpenseNature
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """One claim."""

    reference: str
    who: int
    status: ClaimStatus
    lines: tuple[Spending, ...]
    paid_on: date | None = None

    @property
    def cents(self) -> int:
        return sum(line.cents for line in self.lines)

    @property
    def missing(self) -> int:
        asks = self.status not in {ClaimStatus.DRAFT, ClaimStatus.REFUSED}
        bare = [one for one in self.lines if one.nature is not ExpenseNature.KILOMETRES]
        return sum(not one.values.get("receipt", "oui") for one in bare) if asks else 0

    def in_year(self, year: int) -> bool:
        return any(line.day.year == year for line in self.lines)


_MEAL, _TRAIN, _KM = ExpenseNature.MEAL, ExpenseNature.TRAIN, ExpenseNature.KILOMETRES
_WAY = {"km_hundredths": 4250, "origin": "Étel", "destination": "Vannes", "receipt": None}
_PRICED = _WAY | {"rate_text": "42,5 km × 0,606 €", "purpose": "Journée des usagers"}
NOTES = (
    Note(
        "N-1",
        1,
        ClaimStatus.REIMBURSED,
        (Spending(date(2026, 3, 3), 1250, _MEAL), Spending(date(2026, 3, 9), 2576, _KM, _PRICED)),
        date(2026, 4, 1),
    ),
    Note(
        "N-2",
        2,
        ClaimStatus.REIMBURSED,
        (Spending(date(2025, 5, 5), 123_456, ExpenseNature.LODGING),),
        date(2025, 6, 1),
    ),
    Note(
        "N-3",
        4,
        ClaimStatus.SUBMITTED,
        (
            Spending(date(2026, 6, 1), 4600, _TRAIN, {"receipt": None}),
            Spending(date(2026, 6, 2), 900, _MEAL, {"receipt": None}),
        ),
    ),
    Note("N-4", 5, ClaimStatus.APPROVED, (Spending(date(2026, 7, 1), 700, ExpenseNature.PARKING),)),
    Note(
        "N-5",
        6,
        ClaimStatus.REFUSED,
        (
            Spending(
                date(2026, 7, 2),
                8000,
                ExpenseNature.OTHER,
                {"receipt": None, "refusal_reason": "Hors mission"},
            ),
        ),
    ),
    Note(
        "N-6",
        8,
        ClaimStatus.WAIVED,
        (Spending(date(2026, 8, 8), 3100, _MEAL, {"waived_on": date(2026, 9, 1), "receipt": "scan 12"}),),
    ),
    Note("N-7", 1, ClaimStatus.DRAFT, ()),
    Note("N-8", 3, ClaimStatus.SUBMITTED, (Spending(date(2025, 11, 30), 1000, ExpenseNature.TOLL),)),
)


@dataclass(frozen=True)
class Sitting:
    """One meeting; who came by number of citizen."""

    where: str
    day: date
    status: MeetingStatus = MeetingStatus.HELD
    came: tuple[tuple[int, AttendanceStatus], ...] = ()
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def attended(self) -> int:
        return sum(how in {AttendanceStatus.PRESENT, AttendanceStatus.REMOTE} for _who, how in self.came)


_HERE, _FAR, _SORRY = AttendanceStatus.PRESENT, AttendanceStatus.REMOTE, AttendanceStatus.EXCUSED
_AWAY, _BY_PROXY = AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED
SITTINGS = (
    Sitting(
        USAGERS,
        date(2026, 2, 2),
        came=((1, _HERE), (4, _HERE), (8, _FAR), (3, _SORRY)),
        values={
            "place": "Salle des fêtes",
            "agenda": "Accueil",
            "decisions": "Ouvrir le samedi",
            "ends_minute": 20 * 60 + 15,
        },
    ),
    Sitting(
        USAGERS, date(2026, 6, 6), came=((1, _AWAY), (4, _BY_PROXY), (8, _HERE)), values={"ends_minute": None}
    ),
    Sitting(ETHICS, date(2026, 4, 4), values={"decisions": "Charte adoptée"}),
    Sitting(ETHICS, date(2025, 4, 4), came=((2, _HERE), (5, _HERE)), values={"decisions": "Relue"}),
    Sitting(USAGERS, date(2026, 12, 10), MeetingStatus.PLANNED),
    Sitting(ETHICS, date(2026, 10, 10), MeetingStatus.PLANNED),
    Sitting(ETHICS, date(2026, 9, 9), MeetingStatus.CANCELLED),
)


def town(make: Builder) -> None:
    """The whole town, as an import would have written it."""
    own = make.structure(link=StructureLink.OWN)
    committees = {
        USAGERS: make.committee(own, USAGERS, seats=4),
        ETHICS: make.committee(own, ETHICS, seats=1),
        OLD: make.committee(own, OLD, closed_on=date(2025, 6, 30), created_on=date(2020, 1, 1)),
    }
    for name, committee in committees.items():
        committee.name_key = fold(name)
    people = [_settle(make, one) for one in CITIZENS]
    for person, citizen in zip(people, CITIZENS, strict=True):
        for where, started, ended, values in citizen.mandates:
            make.mandate(person, committees[where], started, ended_on=ended, **values)
    for stay in STAYS:
        make.hours(
            people[stay.who],
            own,
            stay.day,
            stay.minutes,
            family=stay.family,
            nature=stay.nature,
            state=stay.state,
            kind=stay.kind,
        )
    for note in NOTES:
        claim = make.claim(people[note.who], note.status, reference=note.reference, paid_on=note.paid_on)
        for line in note.lines:
            make.line(claim, line.day, line.cents, nature=line.nature, **line.values)
    for sitting in SITTINGS:
        met = make.meeting(committees[sitting.where], sitting.day, status=sitting.status, **sitting.values)
        for who, how in sitting.came:
            here = make.attendance(met, people[who], how)
            here.proxy_to_id = people[8].id if how is _BY_PROXY else None


def _settle(make: Builder, one: Citizen) -> Any:
    keys = {
        "name_key": fold(one.listed),
        "sort_key": sort_key(one.last, one.first),
        "search_key": search_key(one.last, one.first, one.city),
    }
    values = {"capacity": one.capacity, "civility": one.civility, "city": one.city}
    return make.person(one.last, one.first, **keys, **values)


def table(page: TablePage[Any]) -> list[dict[str, str]]:
    """Every row as it is written, by the key of the column."""
    model = page.model
    return [
        {column.key: str(model.index(at, place).data()) for place, column in enumerate(model.columns)}
        for at in range(model.rowCount())
    ]


def column(page: TablePage[Any], key: str) -> list[str]:
    return [row[key] for row in table(page)]


def chips(page: TablePage[Any], family: str) -> dict[str, str]:
    """What each choice of a family says, wherever the bar puts it, « all of them » apart."""
    actions = page.filters._menus[family].actions()
    return {action.data()[1]: action.text() for action in actions if action.data()[1]}


def narrow(seat: Seat, page: TablePage[Any], family: str, key: str) -> None:
    """Press the chip, or choose its line under « Filtres » when the bar is folded."""
    chip = page.filters._rows[family]._chips.get(key)
    if chip is not None and chip.isVisible():
        chip.click()
    else:
        actions = page.filters._menus[family].actions()
        next(action for action in actions if action.data() == (family, key)).trigger()
    seat.wait()


def search(seat: Seat, page: TablePage[Any], words: str) -> None:
    """Type words and press Enter."""
    page.filters.search.edit.setText(words)
    QTest.keyClick(page.filters.search.edit, Qt.Key.Key_Return)
    seat.wait()


def order(seat: Seat, page: TablePage[Any], key: str, *, descending: bool = False) -> None:
    """Ask for a sort, as a press on a title does."""
    page.table.sort_wanted.emit(key, descending)
    seat.wait()


def file_of(seat: Seat, page: TablePage[Any], says: Callable[[dict[str, str]], bool]) -> list[str]:
    """Stand on the first row that the condition knows, and read its file."""
    at = next(at for at, row in enumerate(table(page)) if says(row))
    page.table.selectRow(at)
    if type(page).open_row is TablePage.open_row:
        QTest.keyClick(page.table, Qt.Key.Key_Return)  # elsewhere Enter leaves for the page of the row
    seat.wait()
    seat.bot.waitUntil(lambda: bool(read(page.pane)))
    return read(page.pane)


def read(widget: QWidget) -> list[str]:
    """Every word and badge on a widget, in the order in which they were written."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    parts = [part for part in widget.findChildren(QWidget) if isinstance(part, QLabel | Badge)]
    seen = [part for part in parts if part.isVisibleTo(widget)]
    said = [part.text() if isinstance(part, QLabel) else part.accessibleName() for part in seen]
    return [words.replace("\u200b", "") for words in said if words]


def after(told: list[str], name: str) -> str:
    """What stands beside a name in a file."""
    return told[told.index(name) + 1]


def door(widget: QWidget, name: str) -> QPushButton:
    """The link or button that is called so."""
    buttons = [each for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget)]
    return next(each for each in buttons if name in (each.accessibleName(), each.text()))


def go_through(seat: Seat, page: QWidget, name: str, key: str) -> TablePage[Any]:
    """Press a link of a page and stand on the list that it opens."""
    door(page, name).click()
    seat.wait()
    reached = seat.desk.open(key)
    assert isinstance(reached, TablePage)
    assert reached.isVisible()
    return reached
