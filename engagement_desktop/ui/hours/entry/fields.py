"""The fields of an entry of hours: the day, the duration, the mission, the meeting."""

from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.hours.activities_drafts import ActivityChoice
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.entry_rules import minutes_faults
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.text import fold
from engagement_desktop.french.activity_texts import mission_words, parse_mission
from engagement_desktop.french.formats import date_short, duration
from engagement_desktop.french.labels import badge
from engagement_desktop.french.parsing import parse_typed_date, parse_typed_duration
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.figures import ParsedField
from engagement_desktop.ui.common.fields.finders import NOBODY
from engagement_desktop.ui.common.fields.picker import Found, IdField, PickField
from engagement_desktop.ui.common.fields.typed import Ask

LETTERS = 3
"""How many letters of a name are typed before it is looked for."""
_MOST = 10
_DAY_WIDE, _MINUTES_WIDE = 130, 100


def typed_minutes(text: str) -> int:
    """« 1h30 », « 1,5 », « 90 »; what cannot be a duration of one day is refused here already.

    Raises:
        DomainError: it is not a duration, is 0, below 0, or over 24 h.
    """
    below_zero = text.strip()[:1] in {"-", "−"}
    minutes = -1 if below_zero else parse_typed_duration(text)
    raise_all(list(minutes_faults(minutes)))
    return minutes


def minutes_field(context: PageContext, ask: Ask | str = "Durée") -> ParsedField[int]:
    """How long; « 1h30 », « 1,5 » and « 90 » say the same."""
    return ParsedField(context.look, ask, typed_minutes, duration, _MINUTES_WIDE)


def day_field(context: PageContext, ask: Ask | str = "Date") -> ParsedField[date]:
    """A day that takes hours: not to come, not in a closed month."""
    writing, today = context.application.hours_writing, context.application.workspace.today()

    def parse(text: str) -> date:
        day = parse_typed_date(text, today)
        writing.refuse_day(day)
        return day

    field = ParsedField(context.look, ask, parse, date_short, _DAY_WIDE)
    field.edit.setPlaceholderText("JJ/MM/AAAA")
    return field


def giver_field(context: PageContext, ask: Ask | str = "Personne") -> IdField:
    """Who gave; looked for from the third letter on."""
    people = context.application.people

    def find(typed: str) -> Sequence[Found[int]]:
        if len(typed.strip()) < LETTERS:
            return ()
        rows = people.page(ListQuery(search=typed, sort="name")).rows[:_MOST]
        return [Found(row.id, f"{row.last_name} {row.first_name}".strip(), row.city or "") for row in rows]

    def name(person_id: int) -> str:
        detail = people.detail(person_id)
        return f"{detail.last_name} {detail.first_name}".strip()

    return IdField(context.look, ask, find, name, none=NOBODY, least=LETTERS)


def meeting_field(context: PageContext, ask: Ask | str) -> IdField:
    """A meeting that was held, the latest first."""
    meetings = context.application.meetings

    def find(typed: str) -> Sequence[Found[int]]:
        query = ListQuery(
            search=typed, sort="date", descending=True, filters={"status": MeetingStatus.HELD.value}
        )
        return [
            Found(row.id, f"{row.committee} du {date_short(row.held_on)}", row.number or "")
            for row in meetings.page(query).rows[:_MOST]
        ]

    def name(meeting_id: int) -> str:
        row = meetings.detail(meeting_id).row
        return f"{row.committee} du {date_short(row.held_on)}"

    return IdField(context.look, ask, find, name)


class MissionField(PickField[ActivityChoice]):
    """An activity with its family; one's own words after the family and a colon."""

    def __init__(self, context: PageContext, ask: Ask | str = "Mission") -> None:
        self._service = context.application.activities
        super().__init__(context.look, ask, self._offered_to, _words, _choice)
        self.edit.setPlaceholderText("Activité, ou famille\u00a0: mots libres")

    def _offered_to(self, typed: str) -> Sequence[Found[ActivityChoice]]:
        wanted = fold(typed)
        hits = [
            Found(one, _words(one), badge(one.family) if one.label else "")
            for one in self._service.offered()
            if wanted in fold(f"{one.label} {badge(one.family)}")
        ]
        return sorted(hits, key=lambda each: not fold(each.words).startswith(wanted))

    def _only(self, typed: str) -> ActivityChoice:
        """What is offered, else a family and one's own words."""
        try:
            return super()._only(typed)
        except DomainError:
            if ":" in typed or not self._offered_to(typed):
                return parse_mission(typed)
            raise


def _words(choice: ActivityChoice) -> str:
    return mission_words(choice.family, choice.label)


def _choice(key: str) -> ActivityChoice:
    family, _colon, label = key.partition(":")
    return ActivityChoice(MissionFamily(family), label)
