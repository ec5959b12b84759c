"""Agendas and relevés de décisions: matters that go on from session to session, each in its own order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.french.formats import clock_time, date_long, integer
from engagement_desktop.french.typography import typo
from engagement_desktop.services.demo.library import Library, Step, Topic

_BLANK = re.compile(r"\{(?:(\d+)-(\d+)|(commune|echeance))\}")
_MATTERS_AT_ONCE = 4
_DEADLINE_FROM, _DEADLINE_DAYS = 20, 26
_MONDAY_AFTER = 7
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Session:
    """When and where a committee meets, before anything is said."""

    day: date
    starts: int
    minutes: int
    place: str
    status: MeetingStatus
    has_agenda: bool


@dataclass(frozen=True, slots=True)
class Minutes:
    """What is written of one meeting: one item a line."""

    agenda: str | None
    decisions: str | None


@dataclass(slots=True)
class _Matter:
    """A topic under way: how many steps are behind."""

    topic: Topic
    done: int = 0

    @property
    def step(self) -> Step:
        return self.topic.steps[self.done]

    @property
    def is_over(self) -> bool:
        return self.done >= len(self.topic.steps)


class Storyteller:
    """Tells the sessions of one committee in order."""

    def __init__(self, library: Library, rng: Random, themes: Sequence[str]) -> None:
        self._rng = rng
        self._towns = library.told_towns
        self._topics = [topic for topic in library.topics if topic.theme in themes]
        self._pool: list[Topic] = []
        self._open: list[_Matter] = []

    def tell(self, sessions: Sequence[Session]) -> Iterator[Minutes]:
        """A held session takes each open matter one step further; a cancelled one moves none."""
        previous: date | None = None
        for at, session in enumerate(sessions):
            following = next(iter(sessions[at + 1 :]), None)
            if not session.has_agenda:
                yield Minutes(None, None)
                continue
            matters = self._matters()
            agenda = _lines([*self._opening(session, previous), *map(_item, matters), "Questions diverses"])
            if session.status is not MeetingStatus.HELD:
                yield Minutes(agenda, None)
                continue
            yield Minutes(agenda, self._decisions(session, previous, following, matters))
            for matter in matters:
                matter.done += 1
            previous = session.day

    def _matters(self) -> list[_Matter]:
        """Three or four matters; a new one begins when one is over."""
        self._open = [matter for matter in self._open if not matter.is_over]
        while len(self._open) < _MATTERS_AT_ONCE:
            if not self._pool:
                under_way = [matter.topic for matter in self._open]
                fresh = [topic for topic in self._topics if topic not in under_way]
                self._pool = self._rng.sample(fresh, len(fresh))
            self._open.append(_Matter(self._pool.pop()))
        self._rng.shuffle(self._open)
        return self._open[: self._rng.randint(_MATTERS_AT_ONCE - 1, _MATTERS_AT_ONCE)]

    def _opening(self, session: Session, previous: date | None) -> list[str]:
        if previous is not None and previous.year == session.day.year:
            return [f"Approbation du compte rendu du {date_long(previous)}"]
        year = session.day.year
        return [f"Bilan de l’année {year - 1} et calendrier {year}", "Rappel des règles de discrétion"]

    def _decisions(
        self,
        session: Session,
        previous: date | None,
        following: Session | None,
        matters: Sequence[_Matter],
    ) -> str:
        told = self._opened(session, previous)
        for matter in matters:
            said = " ".join(_sentence(self._filled(text, session.day)) for text in matter.step.decisions)
            told.append(f"{matter.topic.title} : {said}")
        if following is not None:
            told.append(
                f"Prochaine réunion : le {date_long(following.day)} à {clock_time(following.starts)}, "
                f"{following.place[0].lower()}{following.place[1:]}."
            )
        return _lines(told)

    def _opened(self, session: Session, previous: date | None) -> list[str]:
        if previous is not None and previous.year == session.day.year:
            changed = self._rng.choice(("sans modification", "après deux précisions", "à l’unanimité"))
            return [f"Compte rendu du {date_long(previous)} : approuvé {changed}."]
        year = session.day.year
        return [
            f"Bilan et calendrier : bilan {year - 1} adopté et rendu public ; calendrier {year} arrêté.",
            "Règles de discrétion : relues à voix haute, acceptées par tous les membres.",
        ]

    def _filled(self, text: str, day: date) -> str:
        return _BLANK.sub(lambda blank: self._blank(blank, day), text)

    def _blank(self, blank: re.Match[str], day: date) -> str:
        least, most, word = blank.groups()
        if least:
            return integer(self._rng.randint(int(least), int(most)))
        if word == "commune":
            return self._rng.choice(self._towns)
        due = day + timedelta(days=_DEADLINE_FROM + self._rng.randrange(_DEADLINE_DAYS))
        if due.weekday() >= _SATURDAY:
            due += timedelta(days=_MONDAY_AFTER - due.weekday())
        return date_long(due)


def _item(matter: _Matter) -> str:
    return f"{matter.topic.title} : {matter.step.agenda}"


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(typo(line) for line in lines)
