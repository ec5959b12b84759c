"""Who the lines of a grid may be: people of the dossier, or of an earlier line."""

from collections.abc import Mapping, Sequence

from engagement_desktop.domain.register.entry import EntryField, EntryTwin
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.resemblance import Face, Gallery, Resemblance
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.labels import label
from engagement_desktop.services.register.entry_reading import ReadLine
from engagement_desktop.services.register.person_drafting import face_of

F = EntryField
_MOST = 5


class Crowd:
    """Everybody among whom a line is looked for; a line looks only at those before it."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self._gallery = Gallery(faces)
        self._lines: dict[int, int] = {}
        self._kept: list[Face] = []

    def meet(self, read: ReadLine) -> tuple[Resemblance, ...]:
        """Who the line may be, the likeliest first; then it is one of those that the next ones meet."""
        face = face_of(read.person)
        found = self._gallery.alike(face, _MOST)
        self._gallery.put(face)
        self._kept.append(face)
        self._lines[id(face)] = read.line.number
        return found

    def line_of(self, face: Face) -> int | None:
        """The number of the line that a face is of."""
        return self._lines.get(id(face))


def twin_of_person(alike: Resemblance, person: Person) -> EntryTwin:
    """A person of the dossier, in the words of the grid."""
    face = alike.face
    values = {
        F.CIVILITY: "" if person.civility is None else label(person.civility),
        F.LAST_NAME: person.last_name,
        F.FIRST_NAME: person.first_name,
        F.BORN_ON: "" if person.born_on is None else date_short(person.born_on),
        F.COLLEGE: "" if person.capacity is None else label(person.capacity),
        F.EMAIL: person.email or "",
        F.PHONE: person.phone or "",
        F.ADDRESS: person.address or "",
        F.POSTCODE: person.postcode or "",
        F.CITY: person.city or "",
        F.IDENTIFIER: face.identifier,
    }
    name = f"{face.first_name} {face.last_name}"
    said = {field: word for field, word in values.items() if word}
    return EntryTwin(person.id, None, name, said, alike.score, alike.why, face.is_archived)


def twin_of_line(alike: Resemblance, line: int, values: Mapping[EntryField, str]) -> EntryTwin:
    """An earlier line of the same grid."""
    name = f"{alike.face.first_name} {alike.face.last_name}"
    return EntryTwin(None, line, name, dict(values), alike.score, alike.why)


def chosen(read: ReadLine, twins: Sequence[EntryTwin]) -> EntryTwin | None:
    """The twin that the decision of the line names: the one it says, else the nearest."""
    line = read.line
    if line.same_as is None and line.same_as_line is None:
        return twins[0] if twins else None
    wanted = (line.same_as, None if line.same_as is not None else line.same_as_line)
    return next((twin for twin in twins if (twin.person_id, twin.line) == wanted), None)
