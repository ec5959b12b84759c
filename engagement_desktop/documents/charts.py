"""The five charts, drawn once: a flowable on paper, an SVG in the window, a text for whoever cannot see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm

from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, width
from engagement_desktop.documents.shapes import box, dot, line, sheet, tick, vacancy, write
from engagement_desktop.documents.styles import TEXT_WIDTH
from engagement_desktop.documents.text import plain

LABELS = 62 * mm
ROW, BAR, DOT_ROW = 21.0, 11.5, 19.0
SEAT, SEAT_STEP, SEAT_LINE = 10.5, 34.0, 32.0
DOT, DOT_STEP = 4.9, 14.4
SHORTEST_LABELS, WIDEST_LABELS = 30 * mm, 48 * mm
MONTHS_HEIGHT, MONTHS_FOOT = 58 * mm, 18.0
STEP_BAR, STEP_GAP, STEP_LEFT, STEP_RIGHT, STEP_APART = 27.0, 17.0, 57.0, 75.0, 1.4
NARROWEST_NUMBER = 16.0
LONGEST_EQUIVALENT = 400
STEP_COLOURS = (
    (PAPER.r1, PAPER.ink),
    (PAPER.r2, PAPER.ink),
    (PAPER.r3, PAPER.white),
    (PAPER.r4, PAPER.white),
)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, and all that it says in words."""

    drawing: Drawing
    words: str

    def equivalent(self, table: str = "") -> str:
        """The text read in place of the drawing; beyond 400 signs, the table that holds the same numbers."""
        if table and len(self.words) > LONGEST_EQUIVALENT:
            return plain(f"Les mêmes nombres figurent au {table}.")
        return plain(self.words)


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its name, its size, how it is written, and last year's."""

    label: str
    value: int
    shown: str
    previous: int | None = None
    previous_shown: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """People of one group: how many are there, how many are not."""

    full: int
    hollow: int = 0
    tone: str = PAPER.r4


@dataclass(frozen=True, slots=True)
class DotRow:
    """One line of dots, one for each person or seat."""

    label: str
    groups: tuple[Dots, ...]
    shown: str

    @property
    def count(self) -> int:
        return sum(group.full + group.hollow for group in self.groups)

    def dots(self) -> Iterator[tuple[str, bool]]:
        """The tone of each dot and whether it is full; the hollow ones come last."""
        for group in self.groups:
            yield from ((group.tone, True) for _ in range(group.full))
        for group in self.groups:
            yield from ((group.tone, False) for _ in range(group.hollow))


@dataclass(frozen=True, slots=True)
class StepRow:
    """One year in four ordered steps, from the lightest to the darkest."""

    label: str
    values: tuple[int, int, int, int]
    shown: str


def bars(rows: Sequence[Bar], previous_label: str = "", labels: float = LABELS, whole: int = 0) -> Chart:
    """Horizontal bars in the order given, the value at the end, last year as a tick.

    `whole` is the value of a full-length bar; without it, the largest one is.
    """
    top = 15.0 if previous_label else 0.0
    drawing = sheet(top + ROW * len(rows))
    longest = max((width(plain(row.shown), Face.SEMIBOLD, 10) for row in rows), default=0)
    scale = (TEXT_WIDTH - labels - longest - 10) / (whole or _most(rows))
    first = next((row for row in rows if row.previous is not None), None) if previous_label else None
    for index, row in enumerate(rows):
        middle = drawing.height - top - ROW * index - ROW / 2
        write(drawing, (0, middle - 3.4), row.label, room=labels - 10)
        box(drawing, labels, middle - BAR / 2, max(row.value * scale, 0.7), BAR, PAPER.r3)
        end = labels + row.value * scale
        if row.previous is not None and previous_label:
            at = labels + row.previous * scale
            tick(drawing, (at, middle - BAR / 2 - 3), (at, middle + BAR / 2 + 3))
            end = max(end, at)
            if row is first:
                above = (at, middle + BAR / 2 + 7)
                write(drawing, above, previous_label, size=9.2, tone=PAPER.grey, anchor="middle")
        write(drawing, (end + 6, middle - 3.4), row.shown, face=Face.SEMIBOLD)
    return Chart(drawing, _sentence(_bar_words(row, previous_label) for row in rows))


def months(columns: Sequence[Bar], previous_label: str = "") -> Chart:
    """Twelve columns with their value above, last year as a tick across."""
    drawing = sheet(MONTHS_HEIGHT)
    step = TEXT_WIDTH / len(columns)
    thick = step * 0.68
    scale = (MONTHS_HEIGHT - MONTHS_FOOT - 16) / _most(columns)
    for index, column in enumerate(columns):
        left = step * index + (step - thick) / 2
        top = MONTHS_FOOT + column.value * scale
        box(drawing, left, MONTHS_FOOT, thick, column.value * scale, PAPER.r3)
        if column.previous is not None and previous_label:
            level = MONTHS_FOOT + column.previous * scale
            tick(drawing, (left - 2, level), (left + thick + 2, level))
            # The number must not be struck through by last year's tick just above the column.
            top = level if top < level < top + 16 else top
        middle = left + thick / 2
        write(drawing, (middle, top + 5), column.shown, face=Face.SEMIBOLD, size=9.2, anchor="middle")
        write(drawing, (middle, 4), column.label, size=9.2, tone=PAPER.grey, anchor="middle")
    line(drawing, (0, MONTHS_FOOT), (TEXT_WIDTH, MONTHS_FOOT), PAPER.ink, 0.6)
    return Chart(drawing, _sentence(_bar_words(column, previous_label) for column in columns))


def seats(rows: Sequence[DotRow], labels: float = 45 * mm) -> Chart:
    """One large dot per seat, a dashed ring where it is vacant; a long row goes on below."""
    across = int((TEXT_WIDTH - labels) // SEAT_STEP)
    heights = [max(42.0, SEAT_LINE * -(-row.count // across) + 10) for row in rows]
    drawing = sheet(sum(heights))
    top = drawing.height
    for row, height in zip(rows, heights, strict=True):
        write(drawing, (0, top - 15), row.label, face=Face.SEMIBOLD, size=11, room=labels - 8)
        write(drawing, (0, top - 28), row.shown, size=9.4, tone=PAPER.grey, room=labels - 8)
        for seat, (tone, is_held) in enumerate(row.dots()):
            centre = (
                labels + SEAT + SEAT_STEP * (seat % across),
                top - SEAT - 8 - SEAT_LINE * (seat // across),
            )
            if is_held:
                dot(drawing, centre, SEAT, tone, full=True)
            else:
                vacancy(drawing, centre, SEAT)
        top -= height
    return Chart(drawing, _sentence(f"{row.label} : {row.shown}" for row in rows))


def presence(rows: Sequence[DotRow], heading: str, names: Sequence[tuple[str, str]] = ()) -> Chart:
    """One small dot per person, hollow where absent; `names` say the groups by their tone."""
    drawing = sheet(DOT_ROW * (len(rows) + 1))
    left = 0.0
    for name, tone in names:
        dot(drawing, (left + DOT, drawing.height - 8), DOT, tone, full=True)
        write(drawing, (left + 2 * DOT + 4, drawing.height - 11), name, face=Face.SEMIBOLD, size=9.2)
        left += 2 * DOT + 20 + width(plain(name), Face.SEMIBOLD, 9.2)
    top = (TEXT_WIDTH, drawing.height - 11)
    write(drawing, top, heading, face=Face.SEMIBOLD, size=9.2, tone=PAPER.grey, anchor="end")
    longest = max((width(plain(row.shown), Face.SEMIBOLD, 10) for row in rows), default=0)
    most = max((row.count for row in rows), default=0)
    named = max((width(plain(row.label), Face.REGULAR, 10) for row in rows), default=0) + 16
    room = max(TEXT_WIDTH - longest - 20 - DOT_STEP * most, WIDEST_LABELS)
    labels = min(max(named, SHORTEST_LABELS), room)
    step = min(DOT_STEP, (TEXT_WIDTH - labels - longest - 20) / max(most, 1))
    radius = min(DOT, step * 0.42)
    for index, row in enumerate(rows):
        middle = drawing.height - DOT_ROW * (index + 1) - DOT_ROW / 2
        write(drawing, (0, middle - 3.4), row.label, room=labels - 8)
        for place, (tone, is_there) in enumerate(row.dots()):
            dot(drawing, (labels + radius + step * place, middle), radius, tone, full=is_there)
        write(drawing, (TEXT_WIDTH, middle - 3.4), row.shown, face=Face.SEMIBOLD, anchor="end")
    return Chart(drawing, _sentence(f"{row.label} : {row.shown}" for row in rows))


def steps(rows: Sequence[StepRow], names: tuple[str, str, str, str]) -> Chart:
    """Ordered levels to 100 %, this year last and bold, the names under it."""
    drawing = sheet((STEP_BAR + STEP_GAP) * len(rows))
    words: list[str] = []
    for index, row in enumerate(rows):
        bottom = drawing.height - (STEP_BAR + STEP_GAP) * index - STEP_BAR
        is_last = index == len(rows) - 1
        face = Face.SEMIBOLD if is_last else Face.REGULAR
        write(drawing, (0, bottom + 9.5), row.label, face=face, room=STEP_LEFT - 6)
        write(drawing, (TEXT_WIDTH, bottom + 9.5), row.shown, size=9.4, tone=PAPER.grey, anchor="end")
        shares = hundredths(row.values)
        _draw_steps(drawing, bottom, shares, names if is_last else ())
        levels = ", ".join(f"{name} {share} %" for name, share in zip(names, shares, strict=True))
        words.append(f"{row.label} : {levels}")
    return Chart(drawing, _sentence(words))


def hundredths(values: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages that add up to 100: the largest remainders take what rounding leaves."""
    total = sum(values)
    if not total:
        return tuple(0 for _ in values)
    shares = [value * 100 // total for value in values]
    by_remainder = sorted(range(len(values)), key=lambda each: (-(values[each] * 100 % total), each))
    for each in by_remainder[: 100 - sum(shares)]:
        shares[each] += 1
    return tuple(shares)


def _draw_steps(drawing: Drawing, bottom: float, shares: Sequence[int], names: Sequence[str]) -> None:
    left, room = STEP_LEFT, TEXT_WIDTH - STEP_LEFT - STEP_RIGHT
    for index, (share, (tone, ink)) in enumerate(zip(shares, STEP_COLOURS, strict=True)):
        length = room * share / 100
        if not share:
            continue
        box(drawing, left, bottom, max(length - STEP_APART, 0.6), STEP_BAR, tone)
        if length >= NARROWEST_NUMBER:
            middle = (left + (length - STEP_APART) / 2, bottom + 10)
            write(drawing, middle, f"{share} %", face=Face.SEMIBOLD, size=9.2, tone=ink, anchor="middle")
        if names:
            write(drawing, (left, bottom - 13), names[index], face=Face.SEMIBOLD, room=max(length - 3, 30))
        left += length


def _most(rows: Sequence[Bar]) -> int:
    return max([1, *(row.value for row in rows), *(row.previous or 0 for row in rows)])


def _bar_words(row: Bar, previous_label: str) -> str:
    before = f" ({row.previous_shown} en {previous_label})" if previous_label and row.previous_shown else ""
    return f"{row.label} : {row.shown}{before}"


def _sentence(parts: Iterable[str]) -> str:
    return " ; ".join(parts) + "."
