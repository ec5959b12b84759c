"""How each paper of the register is drawn; the heavy libraries are loaded with the first one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from engagement_desktop.domain.register.history import RegisterChange, RegisterLine
from engagement_desktop.domain.register.letters_rows import (
    Composition,
    LabelFormat,
    Letter,
    Letterhead,
    LetterPerson,
    MeetingFacts,
    SignInRow,
)
from engagement_desktop.domain.register.person_file_rows import Participation
from engagement_desktop.french.formats import date_long, phone

if TYPE_CHECKING:
    from engagement_desktop.documents.archive import Properties

Counted = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Drawings:
    """Papers of one structure on one day: the same words and day give the same bytes."""

    head: Letterhead
    today: date

    def letters(self, letters: Sequence[Letter], title: str, step: Counted | None = None) -> bytes:
        from engagement_desktop.documents.register.letters import letters_pdf

        return letters_pdf(self.head, letters, self._properties(title), step)

    def labels(
        self, people: Sequence[LetterPerson], sheet: LabelFormat, used: int, step: Counted | None = None
    ) -> bytes:
        from engagement_desktop.documents.register.labels import labels_pdf

        return labels_pdf(people, sheet, self._properties("Étiquettes d’adresse"), used=used, step=step)

    def call_list(self, people: Sequence[LetterPerson], step: Callable[[str], None] | None = None) -> bytes:
        from engagement_desktop.documents.register.call_list import call_list_pdf

        title = f"Liste d’appel, {date_long(self.today)}"
        return call_list_pdf(people, self.head.name, self._properties(title), step)

    def call_csv(self, people: Sequence[LetterPerson]) -> bytes:
        from engagement_desktop.documents.register.people_csv import call_csv

        return call_csv(people)

    def merge_csv(self, people: Sequence[LetterPerson]) -> bytes:
        from engagement_desktop.documents.register.people_csv import merge_csv

        return merge_csv(people)

    def sign_in(self, meeting: MeetingFacts, rows: Sequence[SignInRow]) -> bytes:
        from engagement_desktop.documents.register.sign_in import sign_in_pdf

        title = f"Feuille d’émargement, {date_long(meeting.held_on)}"
        return sign_in_pdf(meeting, rows, self.head.name, self._properties(title))

    def composition(self, told: Composition) -> bytes:
        from engagement_desktop.documents.register.composition import composition_pdf

        title = f"Composition au {date_long(told.on)}"
        return composition_pdf(told, self.head.name, self._properties(title))

    def register(self, lines: Sequence[RegisterLine], on: date, step: Callable[[str], None]) -> bytes:
        from engagement_desktop.documents.register.register_paper import register_pdf

        title = f"Registre au {date_long(on)}"
        return register_pdf(lines, on, self.head.name, self._properties(title), step)

    def changes(
        self, found: Sequence[RegisterChange], days: tuple[date, date], step: Callable[[str], None]
    ) -> bytes:
        from engagement_desktop.documents.register.register_paper import changes_pdf

        return changes_pdf(found, days, self.head.name, self._properties("Ce qui a changé"), step)

    def participation(self, told: Participation, *, large: bool) -> bytes:
        from engagement_desktop.documents.register.participation import participation_pdf

        title = f"Ma participation {told.exercise}" if told.exercise else "Ma participation"
        reached = (self.head.name, phone(self.head.phone), self.head.email)
        lines = tuple(line for line in reached if line)
        return participation_pdf(told, lines, self._properties(title), large=large)

    def _properties(self, title: str) -> "Properties":
        from engagement_desktop.documents.archive import Properties
        from engagement_desktop.documents.text import plain

        dated = datetime.combine(self.today, time(), UTC)
        author = plain(self.head.name) or "Engagement"
        return Properties(title=plain(title), subject=plain(title), author=author, dated=dated)
