"""Two files with CEC years, corrected capacities or trainings in common: each thing once."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.cec_files import CecFile
from engagement_desktop.domain.register.people_checks import overlap
from engagement_desktop.storage.register.merging import Links


def join_hours(session: Session, kept: Links, keep_id: int, gone: Links) -> None:
    """What recognises the hours of both files becomes one person's.

    Raises:
        DomainError: both say of one association and year, or one structure and time, what does not agree.
    """
    _join_cec(session, kept, keep_id, gone)
    _join_corrections(session, kept, keep_id, gone)
    _join_trainings(session, kept, keep_id, gone)
    session.flush()


def _join_cec(session: Session, kept: Links, keep_id: int, gone: Links) -> None:
    known = {(one.structure_id, one.year): one for one in kept.cec_files}
    for one in gone.cec_files:
        twin = known.get((one.structure_id, one.year))
        if twin is None:
            one.person_id = keep_id
            continue
        _complete_cec(twin, one)
        session.delete(one)


def _complete_cec(stays: CecFile, goes: CecFile) -> None:
    for name in ("said_minutes", "declared_on", "attested_on"):
        ours, theirs = getattr(stays, name), getattr(goes, name)
        if None not in (ours, theirs) and ours != theirs:
            raise DomainError(
                f"Les deux fiches ne disent pas la même chose du CEC de {stays.year} pour une même "
                "association. Rien n’a été changé. Corrigez d’abord l’une des deux."
            )
        setattr(stays, name, theirs if ours is None else ours)
    comments = dict.fromkeys(said for said in (stays.comment, goes.comment) if said)
    stays.comment = "\n".join(comments) or None


def _join_corrections(session: Session, kept: Links, keep_id: int, gone: Links) -> None:
    held = list(kept.corrections)
    for one in gone.corrections:
        near = [other for other in held if other.structure_id == one.structure_id and overlap(other, one)]
        if any(other.role is not one.role for other in near):
            raise DomainError(
                "Les deux fiches ont, pour une même structure au même moment, deux qualités corrigées à la "
                "main qui diffèrent. Rien n’a été changé. Corrigez d’abord l’une des deux."
            )
        one.person_id = keep_id
        for other in near:
            ends = (one.ended_on, other.ended_on)
            one.started_on = min(one.started_on, other.started_on)
            one.ended_on = None if None in ends else max(day for day in ends if day is not None)
            one.reason = "\n".join(dict.fromkeys((other.reason, one.reason)))
            held.remove(other)
            session.delete(other)
        held.append(one)


def _join_trainings(session: Session, kept: Links, keep_id: int, gone: Links) -> None:
    known = {one.session_id: one for one in kept.trainings}
    for one in gone.trainings:
        twin = known.get(one.session_id)
        if twin is None:
            one.person_id = keep_id
            continue
        lengths = [length for length in (twin.minutes, one.minutes) if length is not None]
        twin.minutes = max(lengths) if len(lengths) > 1 else None
        session.delete(one)
