"""How the seats of a committee are said: round the table, in the list, beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seat_chart import Seat, SeatChart, Sitting
from engagement_desktop.french.formats import count, date_long, date_short, integer
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.register.college_marks import CollegeMark, mark_of
from engagement_desktop.ui.register.seat_spot import SeatShown
from engagement_desktop.ui.register.words import COLLEGES, said_name

SOON = frozenset({MandateClock.TO_RENEW, MandateClock.URGENT})
NO_COLLEGE = "Sans collège"
_VACANT = BadgeWord("Siège vacant", "neutre", "circle", dashed=True)
_HOLDS = BadgeWord("Titulaire", "succes", "circle-check")
_SUBSTITUTE = BadgeWord("Suppléant", "info", "user-plus")
_GUEST = BadgeWord("Invité", "neutre", "user")
_CLOCKS = {
    MandateClock.TO_RENEW: BadgeWord("À renouveler", "attention", "clock-alert"),
    MandateClock.URGENT: BadgeWord("Finit bientôt", "attention", "clock-alert"),
}


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One line of the composition: a seat with its number, a suppléant or somebody invited without."""

    number: int | None
    college: Capacity | None
    sitting: Sitting | None
    kind: SeatKind
    substitutes: tuple[Sitting, ...] = ()
    vacant_since: date | None = None
    invited: bool = False

    @property
    def mandate_id(self) -> int | None:
        return self.sitting.mandate_id if self.sitting else None


def seat_lines(chart: SeatChart) -> tuple[SeatLine, ...]:
    """Seats in the order of the table, then suppléants without titulaire, then guests."""
    return (*_numbered(chart), *_others(chart))


def _numbered(chart: SeatChart) -> Iterator[SeatLine]:
    seats = [(college.college, seat) for college in chart.colleges for seat in college.seats]
    for number, (college, seat) in enumerate(seats, start=1):
        yield SeatLine(number, college, seat.holder, SeatKind.TITULAR, seat.substitutes, seat.vacant_since)


def _others(chart: SeatChart) -> Iterator[SeatLine]:
    for sitting in chart.alone:
        yield SeatLine(None, sitting.college, sitting, SeatKind.SUBSTITUTE)
    for sitting in chart.guests:
        yield SeatLine(None, sitting.college, sitting, SeatKind.TITULAR, invited=True)


def name_of(line: SeatLine) -> str:
    """« Monique Hélias », or nothing for a vacant seat."""
    return said_name(line.sitting.first_name, line.sitting.last_name) if line.sitting else ""


def college_word(college: Capacity | None) -> str:
    return COLLEGES[college] if college else NO_COLLEGE


def offices_of(line: SeatLine) -> str:
    """« Présidence, secrétariat »; nothing for a plain member."""
    held = line.sitting.offices if line.sitting else ()
    words = ", ".join(label(office) for office in held if office not in {Office.MEMBER, Office.GUEST})
    return words[:1].upper() + words[1:]


def substitutes_of(line: SeatLine) -> str:
    return ", ".join(said_name(one.first_name, one.last_name) for one in line.substitutes)


def state_of_seat(line: SeatLine) -> BadgeWord:
    """The one word of the coloured column."""
    if line.sitting is None:
        return _VACANT
    if line.sitting.clock in SOON:
        return _CLOCKS[line.sitting.clock]
    if line.invited:
        return _GUEST
    return _SUBSTITUTE if line.kind is SeatKind.SUBSTITUTE else _HOLDS


def said_seat(line: SeatLine) -> str:
    """« Siège 6, usagers, vacant »: what a screen reader reads of a seat."""
    parts = [f"Siège {line.number}" if line.number else state_of_seat(line).text]
    parts.append(college_word(line.college).lower())
    if line.sitting is None:
        since = f" depuis le {date_short(line.vacant_since)}" if line.vacant_since else ""
        parts.append(f"vacant{since}")
    else:
        parts.append(name_of(line))
        parts += [offices_of(line).lower()] if offices_of(line) else []
        parts += [_until(line.sitting)] if line.sitting.ended_on else []
        parts += [f"suppléance{NBSP}: {substitutes_of(line)}"] if line.substitutes else []
    return ", ".join(parts)


def _until(sitting: Sitting) -> str:
    soon = ", à renouveler" if sitting.clock in SOON else ""
    return f"mandat jusqu’au {date_short(sitting.ended_on)}{soon}" if sitting.ended_on else ""


def seat_shown(line: SeatLine) -> SeatShown:
    """The seat as the chart draws it."""
    who = line.sitting
    if who is None:
        return SeatShown(mark_of(line.college), said_seat(line))
    return SeatShown(
        mark_of(line.college),
        said_seat(line),
        name=name_of(line),
        short_name=short_name(who.first_name, who.last_name),
        initials=initials(who.first_name, who.last_name),
        clock=who.clock in SOON,
    )


def short_name(first_name: str, last_name: str) -> str:
    """« M.-P. Gérard »: what stands where the whole name does not fit."""
    parts = [part[:1].upper() + "." for part in first_name.replace("‑", "-").split("-") if part]
    return f"{'-'.join(parts)} {last_name}".strip()


def initials(first_name: str, last_name: str) -> str:
    """The first letter of each, whatever signs stand before it."""
    found = (next((sign for sign in name if sign.isalpha()), "") for name in (first_name, last_name))
    return "".join(found).upper()


def table_words(chart: SeatChart) -> tuple[str, str]:
    """« 12 sièges » and « 11 pourvus, 1 vacant », for the middle of the table."""
    whole = chart.filled + chart.vacant
    filled = f"{integer(chart.filled)} {'pourvus' if chart.filled > 1 else 'pourvu'}"
    vacant = f"{integer(chart.vacant)} {'vacants' if chart.vacant > 1 else 'vacant'}"
    facts = f"{filled}, {vacant}" if chart.vacant else "tous pourvus" if whole > 1 else ""
    return count(whole, "siège"), facts


def legend(marks: tuple[tuple[CollegeMark, str], ...], *, clock: bool) -> str:
    """« Cercle : usagers. Carré : professionnels. Horloge : mandat à renouveler. »."""
    said = [f"{mark.word}{NBSP}: {college.lower()}." for mark, college in marks]
    return "  ".join(said + ([f"Horloge{NBSP}: mandat à renouveler."] if clock else []))


def vacancy_words(chart: SeatChart) -> str:
    """« 1 siège vacant depuis 140 jours »."""
    since = [seat.vacant_since for seat in vacant_seats(chart) if seat.vacant_since]
    days = (chart.on - min(since)).days if since else 0
    told = f" depuis {count(days, 'jour')}" if days > 0 else ""
    plural = "sièges vacants, le premier" if chart.vacant > 1 and told else "sièges vacants"
    return f"{count(chart.vacant, 'siège vacant', plural)}{told}"


def vacant_seats(chart: SeatChart) -> tuple[Seat, ...]:
    return tuple(seat for college in chart.colleges for seat in college.seats if seat.is_vacant)


def ends_words(chart: SeatChart) -> str:
    """« 2 mandats finissent le 31 décembre 2026 », or by when the last of them does."""
    days = sorted({one.ended_on for one in chart.ends_soon if one.ended_on})
    if not days:
        return ""
    number = len(chart.ends_soon)
    verb = "finissent" if number > 1 else "finit"
    when = f"le {date_long(days[0])}" if len(days) == 1 else f"d’ici au {date_long(days[-1])}"
    return f"{count(number, 'mandat')} {verb} {when}"
