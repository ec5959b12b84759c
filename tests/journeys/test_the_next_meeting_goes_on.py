"""The meeting after the one that was minuted live: it adopts the minutes and goes on with the numbers."""

from datetime import date

import pytest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.preparing.agenda import ItemState
from engagement_desktop.domain.meetings.preparing.agenda_drafts import TemplateDraft, TemplateItemDraft
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.progress import Silent
from tests.journeys.live_evening import TALKED_OF, Evening, Key, opened, prepared
from tests.journeys.typist import CTRL, Typist
from tests.ui.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
    "This plugin does not support propagateSizeHints",
)
"""What the offscreen platform says of a menu and of a sheet, harmless."""


@pytest.fixture
def typist(seat: Seat) -> Typist:
    """The demo dossier, whose committee has one usual agenda, at the hour of the evening."""
    seat.application.demo.fill(DemoSize("petite"), 1, Silent())
    seat.application.templates.save(
        TemplateDraft(
            committee_id=1,
            name="Réunion du soir",
            starts_minute=18 * 60,
            minutes=90,
            items=(TemplateItemDraft(title=TALKED_OF), TemplateItemDraft(title="Transport des usagers")),
        )
    )
    made = Typist(seat)
    made.at(17, 55)
    return made


def test_the_next_meeting_adopts_the_minutes_and_goes_on_with_the_numbers(typist: Typist) -> None:
    """One Space on the approval; the date is written beside the first minutes when the second are valid."""
    application = typist.seat.application
    prepared(typist, "22/11/2026")
    typist.at(18, 0)
    first = opened(typist)
    there(first)
    typist.write("/dPremière décision du soir.\n")
    typist.at(19, 0)
    closed(typist)
    typist.at(17, 55, (2027, 11, 22))
    prepared(typist, "22/11/2027")
    typist.at(18, 0, (2027, 11, 22))
    second = opened(typist)
    there(second)
    typist.write("/dDécision de l’année suivante.\n")
    typist.key(Key.Key_1, CTRL)
    typist.key(Key.Key_Home)
    while "Approbation" not in second.page.agenda.list.currentIndex().data():
        typist.key(Key.Key_Down)
    with typist.at_most(1):
        typist.key(Key.Key_Space)
    assert second.page.live is not None
    assert [one.state for one in second.page.live.items if "Approbation" in one.title] == [ItemState.TREATED]
    typist.at(19, 0, (2027, 11, 22))
    closed(typist)
    standing = application.minutes.standing(first.meeting)
    assert standing.approved_on == date(2027, 11, 22)
    rows = application.decisions.page(ListQuery(sort="number")).rows
    numbers = [row.number for row in rows]
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split("-")])
    assert len(set(numbers)) == len(numbers)
    for year in ("2026", "2027"):
        of_year = [int(number.split("-")[1]) for number in numbers if number.startswith(year)]
        assert of_year == list(range(1, len(of_year) + 1))
    assert numbers[-1] == "2027-01"


def there(evening: Evening) -> None:
    """Everybody comes, one key each."""
    evening.typist.key(Key.Key_3, CTRL)
    for _ in evening.titulars():
        evening.typist.write("p")
    evening.typist.key(Key.Key_Escape)


def closed(typist: Typist) -> None:
    typist.key(Key.Key_F9)
    typist.key(Key.Key_Return, CTRL)
    assert typist.said().endswith("validé. Il ne change plus.")
