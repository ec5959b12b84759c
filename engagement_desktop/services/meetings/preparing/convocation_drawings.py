"""The files of one batch of convocations; the heavy libraries are loaded with the first one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from engagement_desktop.domain.meetings.papers import CalendarEvent, OutsidePaper
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.register.letters_rows import (
    Letter,
    Letterhead,
    LetterPerson,
    MeetingFacts,
    SignInRow,
)
from engagement_desktop.domain.register.people import ContactChannel
from engagement_desktop.french.convocation_words import event_title, message_text
from engagement_desktop.french.formats import date_long

if TYPE_CHECKING:
    from engagement_desktop.documents.archive import Properties

Tell = Callable[[str], None]
LETTERS, EDITABLE, CALLS = "Lettres.pdf", "Lettres.docx", "Liste d’appel.pdf"
TO_JOIN, MESSAGE, EVENT = "Convocation à joindre.pdf", "Message.txt", "Réunion.ics"
SHEET, JOINED = "Feuille d’émargement.pdf", "Documents joints.pdf"
_BY_POST = (ConvocationWay.LETTER, ConvocationWay.LARGE_PRINT)


@dataclass(frozen=True, slots=True)
class Called:
    """One person, the way, and the letter that says it."""

    person: LetterPerson
    way: ConvocationWay
    letter: Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """All that the files are drawn from."""

    head: Letterhead
    meeting: MeetingFacts
    today: date
    called: tuple[Called, ...]
    everybody: Letter
    sheet: tuple[SignInRow, ...]
    papers: tuple[OutsidePaper, ...]
    uid: str

    def files(self, tell: Tell) -> dict[str, bytes]:
        """By name; `tell` is told each file, and may raise to stop."""
        made: dict[str, bytes] = {}
        letters = [one.letter for one in self.called if one.way in _BY_POST]
        if letters:
            tell("Lettres")
            made[LETTERS] = self.letters(letters)
            tell("Lettres à modifier")
            made[EDITABLE] = self._editable(letters)
        calls = [one.person for one in self.called if one.way is ConvocationWay.PHONE]
        if calls:
            tell("Liste d’appel")
            made[CALLS] = self._calls(calls)
        tell("Feuille d’émargement")
        made[SHEET] = self._sign_in()
        made[EVENT] = self._event()
        if self.papers:
            tell("Documents joints")
            made[JOINED] = self._joined()
        made |= self._mailed(tell)
        return made

    def letters(self, letters: Sequence[Letter]) -> bytes:
        from engagement_desktop.documents.register.letters import letters_pdf

        return letters_pdf(self.head, letters, self._properties("Convocations"))

    def _editable(self, letters: Sequence[Letter]) -> bytes:
        from engagement_desktop.documents.meetings.letters_docx import letters_docx

        return letters_docx(self.head, letters, self._properties("Convocations"))

    def _calls(self, people: Sequence[LetterPerson]) -> bytes:
        from engagement_desktop.documents.register.call_list import call_list_pdf

        title = f"Liste d’appel, réunion du {date_long(self.meeting.held_on)}"
        return call_list_pdf(people, self.head.name, self._properties(title))

    def _sign_in(self) -> bytes:
        from engagement_desktop.documents.register.sign_in import sign_in_pdf

        title = f"Feuille d’émargement, {date_long(self.meeting.held_on)}"
        return sign_in_pdf(self.meeting, self.sheet, self.head.name, self._properties(title))

    def _event(self) -> bytes:
        from engagement_desktop.documents.ics import calendar_ics

        event = CalendarEvent(
            uid=self.uid,
            title=event_title(self.meeting),
            day=self.meeting.held_on,
            starts_minute=self.meeting.starts_minute,
            ends_minute=self.meeting.ends_minute,
            place=self.meeting.place,
        )
        return calendar_ics([event], self.meeting.committee, self._dated())

    def _joined(self) -> bytes:
        from engagement_desktop.documents.meetings.joined import joined_pdf

        title = f"Documents de la réunion du {date_long(self.meeting.held_on)}"
        return joined_pdf(self.papers, title, self.head.name, self._properties(title))

    def _mailed(self, tell: Tell) -> dict[str, bytes]:
        addresses = [one.person.email for one in self.called if one.way is ConvocationWay.EMAIL]
        known = [address for address in addresses if address]
        if not known:
            return {}
        tell("Message")
        files = (TO_JOIN, EVENT, *((JOINED,) if self.papers else ()))
        text = message_text(self.everybody, known, files).replace("\n", "\r\n")
        return {
            TO_JOIN: self.letters([self.everybody]),
            MESSAGE: f"\ufeff{text}".encode(errors="replace"),
        }

    def _properties(self, title: str) -> "Properties":
        from engagement_desktop.documents.archive import Properties
        from engagement_desktop.documents.text import plain

        author = plain(self.head.name) or "Engagement"
        return Properties(title=plain(title), subject=plain(title), author=author, dated=self._dated())

    def _dated(self) -> datetime:
        return datetime.combine(self.today, time(), UTC)


def sized(person: LetterPerson, way: ConvocationWay) -> LetterPerson:
    """The person as the letter draws them: the way chosen gives the size."""
    if way is ConvocationWay.LARGE_PRINT:
        return replace(person, channel=ContactChannel.LARGE_PRINT)
    return replace(person, channel=None) if person.wants_large_print else person
