"""Convoking a meeting: in which way each person is called, what is asked, what came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.register.letters_rows import LeftOut, LetterPerson
from engagement_desktop.domain.register.people import ContactChannel

_LARGE = frozenset({ContactChannel.LARGE_PRINT, ContactChannel.EASY_READING})
_USUAL_ORDER = (ConvocationWay.EMAIL, ConvocationWay.LETTER, ConvocationWay.PHONE)
_ORDER_OF = {
    ContactChannel.LETTER: (ConvocationWay.LETTER, ConvocationWay.EMAIL, ConvocationWay.PHONE),
    ContactChannel.EMAIL: _USUAL_ORDER,
    ContactChannel.PHONE: (ConvocationWay.PHONE, ConvocationWay.LETTER, ConvocationWay.EMAIL),
}
_ORDER_IN_LARGE = (ConvocationWay.LARGE_PRINT, ConvocationWay.PHONE, ConvocationWay.EMAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvokedPerson:
    """One person to call: the ways open to them, the one proposed, and what they need when it may be read."""

    id: int
    name: str
    is_substitute: bool
    is_guest: bool
    ways: tuple[ConvocationWay, ...]
    way: ConvocationWay | None
    needs: tuple[str, ...] = ()
    called_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvocationPlan:
    """What a convocation would do, told before it is made.

    `last_day` is the last one on which the committee's notice period is kept (None: no period is said);
    `is_late` says that today is after it.
    """

    meeting_id: int
    committee: str
    held_on: date
    people: tuple[ConvokedPerson, ...]
    agenda: tuple[str, ...]
    documents: tuple[str, ...]
    notice_days: int | None
    last_day: date | None
    is_late: bool
    convoked_on: date | None
    documents_sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvokeDraft:
    """A convocation as asked: who is called in which way, and the words added to the letter.

    `ways` are (person, way); a person left out is not called. `sent_on` is the day it leaves (None: today).
    """

    meeting_id: int
    ways: tuple[tuple[int, ConvocationWay], ...]
    text: str = ""
    signatory: str = ""
    place: str = ""
    sent_on: date | None = None
    with_documents: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ConvocationOutcome:
    """The folder that was written, its files, how many people in each way, and who could not be reached."""

    folder: Path
    files: tuple[str, ...]
    called: tuple[tuple[ConvocationWay, int], ...]
    left_out: tuple[LeftOut, ...] = ()


def open_ways(person: LetterPerson) -> tuple[ConvocationWay, ...]:
    """The ways in which a person can be reached at all: a letter needs an address, a call a number."""
    able = {
        ConvocationWay.LETTER: person.has_address,
        ConvocationWay.LARGE_PRINT: person.has_address,
        ConvocationWay.EMAIL: bool(person.email),
        ConvocationWay.PHONE: bool(person.phone),
    }
    return tuple(way for way in ConvocationWay if able[way])


def way_of(person: LetterPerson) -> ConvocationWay | None:
    """The way the person prefers, else the nearest one open to them; None when there is none.

    Easy reading is written in plain words already, and large.
    """
    order: Sequence[ConvocationWay] = (
        _ORDER_IN_LARGE
        if person.channel in _LARGE
        else _USUAL_ORDER
        if person.channel is None
        else _ORDER_OF[person.channel]
    )
    possible = open_ways(person)
    return next((way for way in order if way in possible), None)
