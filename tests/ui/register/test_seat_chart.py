"""The table seen from above: what is drawn, what is said, how the keys go round."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.seat_chart import CollegeSeats, Parity, Seat, SeatChart, Sitting
from engagement_desktop.ui.register.college_marks import MARKS, NO_COLLEGE, MarkIcon, mark_of, outline
from engagement_desktop.ui.register.seat_chart import SeatChart as Chart
from engagement_desktop.ui.register.seat_spot import SeatShown
from engagement_desktop.ui.register.seat_words import (
    SeatLine,
    ends_words,
    initials,
    legend,
    said_seat,
    seat_lines,
    seat_shown,
    short_name,
    state_of_seat,
    table_words,
    vacancy_words,
)
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.tokens import THEMES

NBSP = "\u00a0"
TODAY = date(2026, 11, 22)


def sitting(
    first: str,
    last: str,
    *offices: Office,
    until: date | None = None,
    clock: MandateClock = MandateClock.RUNNING,
    number: int = 1,
) -> Sitting:
    return Sitting(
        number,
        number,
        last,
        first,
        Civility.MRS,
        Capacity.USER,
        offices or (Office.MEMBER,),
        None,
        None,
        date(2024, 1, 1),
        until,
        clock,
        1,
    )


MONIQUE = sitting("Monique", "Hélias", Office.CHAIR, until=date(2026, 12, 31), clock=MandateClock.TO_RENEW)
PAUL = sitting("Paul", "Tessier", number=2)
JEAN = sitting("Jean-Yves", "Le Goff", number=3)
LONG = sitting("Marie-Éliane", "Aguirre", until=date(2026, 12, 31), clock=MandateClock.TO_RENEW, number=5)
CHART = SeatChart(
    1,
    "Comité des usagers",
    TODAY,
    3,
    (
        CollegeSeats(Capacity.USER, 2, (Seat(MONIQUE, (JEAN,)), Seat(None, (), date(2026, 7, 5)))),
        CollegeSeats(Capacity.PROFESSIONAL, 1, (Seat(PAUL),)),
    ),
    (),
    (sitting("Zoé", "Kerlan", Office.GUEST, number=4),),
    Parity(1, 1, 0, 2, 0, 0),
    (MONIQUE,),
)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG between two colours."""

    def light(colour: str) -> float:
        parts = [part / 255 for part in (QColor(colour).red(), QColor(colour).green(), QColor(colour).blue())]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("college", [*Capacity, None])
def test_initials_are_read_on_every_college_in_every_theme(college: Capacity | None) -> None:
    mark = mark_of(college)
    assert contrast(mark.on_light, "#FFFFFF") >= 4.5
    assert contrast(mark.on_dark, "#12191B") >= 4.5
    for theme in THEMES.values():
        ink = mark.on_dark if theme.dark else mark.on_light
        assert contrast(ink, theme["surface"]) >= 3


def test_every_college_has_a_shape_of_its_own() -> None:
    shapes = [(mark.sides, mark.turn) for mark in MARKS.values()]
    assert len(set(shapes)) == len(shapes)
    assert len({mark.word for mark in (*MARKS.values(), NO_COLLEGE)}) == len(MARKS) + 1


@pytest.mark.parametrize("mark", [*MARKS.values(), NO_COLLEGE])
def test_a_shape_stays_near_its_square(mark: object) -> None:
    spot = QRectF(0, 0, 48, 48)
    around = outline(mark, spot).boundingRect()  # type: ignore[arg-type]  # parametrised
    assert spot.adjusted(-6, -6, 6, 6).contains(around)
    assert around.width() > 30


def test_a_seat_is_said_with_its_number_its_college_and_who_holds_it() -> None:
    monique, vacant, paul, guest = seat_lines(CHART)
    assert said_seat(monique) == (
        "Siège 1, usagers, Monique Hélias, présidence, mandat jusqu’au 31/12/2026, à renouveler, "
        f"suppléance{NBSP}: Jean-Yves Le Goff"
    )
    assert said_seat(vacant) == "Siège 2, usagers, vacant depuis le 05/07/2026"
    assert said_seat(paul) == "Siège 3, professionnels, Paul Tessier"
    assert said_seat(guest) == "Invité, usagers, Zoé Kerlan"


def test_the_state_of_a_seat_is_one_word() -> None:
    words = [state_of_seat(line).text for line in seat_lines(CHART)]
    assert words == ["À renouveler", "Siège vacant", "Titulaire", "Invité"]
    alone = SeatLine(None, Capacity.USER, PAUL, SeatKind.SUBSTITUTE)
    assert state_of_seat(alone).text == "Suppléant"
    urgent = sitting("A", "B", until=date(2026, 12, 1), clock=MandateClock.URGENT)
    assert state_of_seat(SeatLine(1, None, urgent, SeatKind.TITULAR)).text == "Finit bientôt"


def test_the_table_says_how_many_seats_are_filled_and_since_when_one_waits() -> None:
    assert table_words(CHART) == (f"3{NBSP}sièges", "2 pourvus, 1 vacant")
    assert vacancy_words(CHART) == f"1{NBSP}siège vacant depuis 140{NBSP}jours"
    assert ends_words(CHART) == f"1{NBSP}mandat finit le 31{NBSP}décembre 2026"


def test_what_is_not_known_is_not_said() -> None:
    bare = SeatChart(
        1,
        "x",
        TODAY,
        None,
        (CollegeSeats(None, None, (Seat(None), Seat(None))),),
        (),
        (),
        Parity(0, 0, 0, 0, 0, 0),
        (),
    )
    assert vacancy_words(bare) == f"2{NBSP}sièges vacants"
    assert ends_words(bare) == ""
    assert table_words(bare) == (f"2{NBSP}sièges", "0 pourvu, 2 vacants")
    assert said_seat(seat_lines(bare)[0]) == "Siège 1, sans collège, vacant"


def test_a_long_first_name_is_shortened_by_its_initials() -> None:
    assert short_name("Marie-Paule", "Gérard") == "M.-P. Gérard"
    assert short_name("", "Gérard") == "Gérard"
    assert initials("« Zoé »", "d’Ornano") == "ZD"


def test_the_legend_names_only_the_shapes_in_sight() -> None:
    told = legend(((mark_of(Capacity.USER), "Usagers"),), clock=True)
    assert told == f"Cercle{NBSP}: usagers.  Horloge{NBSP}: mandat à renouveler."


def chart_of(look: Look, number: int, bot: QtBot, width: int = 700) -> Chart:
    chart = Chart(look)
    bot.addWidget(chart)
    shown = [seat_shown(line) for line in seat_lines(CHART) if line.number]
    chart.show_seats([shown[at % 3] for at in range(number)], f"{number} sièges", "")
    chart.resize(width, chart.sizeHint().height())
    chart.show()
    return chart


def test_arrows_go_round_the_table_both_ways(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, 3, qtbot)
    turned: list[int] = []
    for at in range(3):
        chart.spot(at).turned.connect(turned.append)
    chart.go_to(2)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(chart.spot(2), key)
    assert turned == [1, -1, -1, 1]
    stops = [chart.spot(at).focusPolicy() for at in range(3)]
    assert stops.count(Qt.FocusPolicy.StrongFocus) == 1


def test_enter_opens_a_seat_and_suppr_only_ends_a_mandate_that_is_there(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, 3, qtbot)
    opened: list[int] = []
    ended: list[int] = []
    chart.opened.connect(opened.append)
    chart.ended.connect(ended.append)
    for at in (0, 1):
        QTest.keyClick(chart.spot(at), Qt.Key.Key_Return)
        QTest.keyClick(chart.spot(at), Qt.Key.Key_Delete)
    QTest.mouseClick(chart.spot(2), Qt.MouseButton.LeftButton)
    assert opened == [0, 1, 2]
    assert ended == [0]


def test_the_focus_comes_to_the_vacant_seat_first(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, 3, qtbot)
    assert chart.first_focus() is chart.spot(1)
    assert chart.spot(1).accessibleName() == "Siège 2, usagers, vacant depuis le 05/07/2026"


@pytest.mark.parametrize("number", [1, 2, 5, 12, 16, 24, 40])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_two_seats_touch_where_the_chart_says_that_they_fit(
    look: Look, qtbot: QtBot, number: int, percent: int
) -> None:
    look.choose_size(percent)
    chart = chart_of(look, number, qtbot, width=look.px(640))
    if chart.fits(chart.width()):
        bodies = [chart.spot(at).body() for at in range(number)]
        assert not any(a.intersects(b) for at, a in enumerate(bodies) for b in bodies[:at])
        assert all(chart.rect().contains(chart.spot(at).geometry()) for at in range(number))
    chart.grab()
    look.choose_size(100)


@pytest.mark.parametrize("number", [4, 7, 11, 12, 16, 20])
@pytest.mark.parametrize("width", [560, 640, 900])
def test_no_name_is_covered_by_a_seat_by_its_clock_or_by_another_name(
    look: Look, qtbot: QtBot, number: int, width: int
) -> None:
    chart = chart_of(look, 1, qtbot)
    soon = seat_shown(SeatLine(1, Capacity.USER, LONG, SeatKind.TITULAR))
    plain = seat_shown(
        SeatLine(1, Capacity.USER, replace(LONG, clock=MandateClock.RUNNING), SeatKind.TITULAR)
    )
    chart.show_seats([soon if at % 3 else plain for at in range(number)], f"{number} sièges", "")
    chart.resize(width, chart.sizeHint().height())
    if chart.shows_names():
        spots = [chart.spot(at) for at in range(number)]
        names = [chart.written(spot)[1] for spot in spots]
        for at, name in enumerate(names):
            assert not any(name.intersects(spot.drawn()) for spot in spots if spot is not spots[at])
            assert not any(name.intersects(other) for other in names[:at])


def test_many_seats_in_little_room_say_that_they_do_not_fit(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, 60, qtbot)
    assert not chart.fits(460)
    assert not chart_of(look, 4, qtbot).fits(300)


def test_the_focus_stays_at_its_place_when_the_seats_are_drawn_again(look: Look, qtbot: QtBot) -> None:
    chart = chart_of(look, 3, qtbot)
    with qtbot.waitActive(chart):
        chart.activateWindow()
    chart.go_to(2)
    chart.show_seats(chart.seats()[:2], "2 sièges", "")
    assert chart.spot(1).hasFocus()


def test_the_small_mark_of_a_card_is_painted_in_its_ink(look: Look, qtbot: QtBot) -> None:
    icon = MarkIcon(look, mark_of(Capacity.USER))
    qtbot.addWidget(icon)
    icon.resize(icon.sizeHint())
    picture = icon.grab().toImage()
    assert picture.pixelColor(picture.rect().center()).name().upper() == "#1F3A5F"
    qtbot.addWidget(MarkIcon(look, NO_COLLEGE))


def test_a_seat_without_a_name_has_no_initials() -> None:
    assert SeatShown(NO_COLLEGE, "Siège 1, vacant").initials == ""
