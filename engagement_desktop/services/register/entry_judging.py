"""How each line of a grid stands: good, doubtful until somebody decides, or refused with its faults."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.register.entry import (
    CheckedLine,
    EntryDecision,
    EntryFault,
    EntryField,
    EntryLine,
    EntryState,
    EntryTarget,
    EntryTwin,
)
from engagement_desktop.domain.register.held import Holder
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.domain.register.mandates_drafts import MandateDraft
from engagement_desktop.domain.text import fold, sort_key
from engagement_desktop.services.register.entry_mandates import Bench
from engagement_desktop.services.register.entry_reading import ReadLine, read_line
from engagement_desktop.services.register.entry_twins import Crowd, chosen, twin_of_line, twin_of_person
from engagement_desktop.storage.register.entry import identifier_bearers, people_of
from engagement_desktop.storage.register.held import holder as holder_of
from engagement_desktop.storage.register.person_rows import faces


@dataclass(slots=True)
class Judged:
    """A line on its way: `same` is who it is, once decided; `person_id` is below zero for a new person."""

    read: ReadLine
    twins: tuple[EntryTwin, ...]
    same: EntryTwin | None
    person_id: int
    faults: list[EntryFault] = field(default_factory=list)
    mandate: MandateDraft | None = None
    holder: Holder | None = None

    @property
    def number(self) -> int:
        return self.read.line.number

    @property
    def state(self) -> EntryState:
        if self.faults:
            return EntryState.REFUSED
        return EntryState.DOUBT if self.twins and self.read.line.decision is None else EntryState.GOOD

    def checked(self) -> CheckedLine:
        return CheckedLine(self.read.line, self.state, tuple(self.faults), self.twins)


def judged(session: Session, lines: Sequence[EntryLine], target: EntryTarget, today: date) -> list[Judged]:
    """Every line that holds something, in order."""
    found = _with_twins(session, [read_line(line, today) for line in lines if _holds(line)])
    _check_identifiers(session, found)
    _settle_same(found)
    if target.committee_id is not None:
        _give_mandates(session, found, Bench(session, target.committee_id, target, today))
    return found


def _holds(line: EntryLine) -> bool:
    return any(fold(word) for word in line.values.values())


def _with_twins(session: Session, reads: Iterable[ReadLine]) -> list[Judged]:
    crowd = Crowd(faces(session))
    met = [(read, crowd.meet(read) if read.person.last_name else ()) for read in reads]
    wanted = {alike.face.person_id for _, found in met for alike in found}
    people = people_of(session, {one for one in wanted if one is not None})
    said = {read.line.number: read.line.values for read, _ in met}
    judged_lines = []
    for read, found in met:
        twins = []
        for alike in found:
            line = crowd.line_of(alike.face)
            if line is not None:
                twins.append(twin_of_line(alike, line, said[line]))
            elif alike.face.person_id is not None:
                twins.append(twin_of_person(alike, people[alike.face.person_id]))
        same = chosen(read, twins) if read.line.decision is EntryDecision.SAME else None
        person_id = -read.line.number if same is None or same.person_id is None else same.person_id
        judged_lines.append(Judged(read, tuple(twins), same, person_id, list(read.faults)))
    return judged_lines


def _check_identifiers(session: Session, found: Sequence[Judged]) -> None:
    """An identifiant is of one person: of nobody else in the dossier, of no other line."""
    bearers = identifier_bearers(session)
    seen: dict[str, int] = {}
    for one in found:
        key = fold(one.read.person.identifier)
        if not key:
            continue
        twins = {twin.person_id for twin in one.twins} if one.read.line.decision is None else {one.person_id}
        first = seen.setdefault(key, one.number)
        if bearers.get(key) not in (None, *twins):
            _refuse(
                one, EntryField.IDENTIFIER, "Cet identifiant est déjà celui de quelqu’un d’autre. Changez-le."
            )
        elif first != one.number and (one.same is None or one.same.line != first):
            said = f"Cet identifiant est déjà celui de la ligne {first}. Donnez-en un autre."
            if not any(twin.line == first for twin in one.twins) or one.read.line.decision is not None:
                _refuse(one, EntryField.IDENTIFIER, said)


def _settle_same(found: Sequence[Judged]) -> None:
    """A line that is the same person as an earlier one follows it."""
    by_number = {one.number: one for one in found}
    for one in found:
        line = one.read.line
        if line.decision is not EntryDecision.SAME:
            continue
        if one.same is None and (one.twins or line.same_as or line.same_as_line):
            _refuse(
                one, None, "La personne choisie n’est plus parmi celles qui ressemblent. Décidez à nouveau."
            )
        elif one.same is not None and one.same.line is not None:
            former = by_number[one.same.line]
            if former.state is not EntryState.GOOD:
                _refuse(
                    one,
                    None,
                    f"La ligne {former.number}, de la même personne, n’est pas prête. Réglez-la d’abord.",
                )
            one.person_id = former.person_id


def _give_mandates(session: Session, found: Sequence[Judged], bench: Bench) -> None:
    """Titulaires first: a suppléant may be of somebody who stands further down."""
    new: dict[int, Holder] = {}
    for one in sorted(found, key=_is_substitute):
        if one.faults:
            continue
        one.holder = _holder(session, one, new)
        one.mandate, faults = bench.draft(one.read, one.holder)
        one.faults += faults
        if one.state is EntryState.GOOD:
            bench.take(one.mandate, one.holder)


def _is_substitute(one: Judged) -> bool:
    return one.read.seat is SeatKind.SUBSTITUTE or bool(one.read.substitute_for)


def _holder(session: Session, one: Judged, new: dict[int, Holder]) -> Holder:
    known = holder_of(session, one.person_id) if one.person_id > 0 else new.get(one.person_id)
    if known is None:
        person = one.read.person
        known = new[one.person_id] = Holder(
            person_id=one.person_id,
            last_name=person.last_name,
            first_name=person.first_name,
            sort_key=sort_key(person.last_name, person.first_name),
            civility=person.civility,
            capacity=person.college,
        )
    return known


def _refuse(one: Judged, column: EntryField | None, sentence: str) -> None:
    one.faults.append(EntryFault(column, sentence))
