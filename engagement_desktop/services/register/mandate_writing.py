"""How a mandate is kept: what it is looked at with, refusals, questions, renewal."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, ToConfirm, raise_all
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.dated_rules import CommitteePast
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.mandates_checks import Around, mandate_faults
from engagement_desktop.domain.register.mandates_drafts import (
    MandateDraft,
    RenewalDraft,
    RenewalLine,
    mandate_draft,
    new_mandate,
    write_mandate,
)
from engagement_desktop.domain.register.mandates_questions import OVER_TERMS, mandate_questions
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.renewals import chosen_lines, over_terms_question, renewed, wave_of
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.services.register.found import COMMITTEE_GONE, full_name
from engagement_desktop.storage.register import held, rules

_FAR_DAYS = 3650
"""A renewal chosen far ahead: ten years."""


def loaded(session: Session, mandate_id: int) -> Mandate:
    """The row, to be read or changed.

    Raises:
        DomainError: it is no longer in the dossier.
    """
    row = session.get(Mandate, mandate_id)
    if row is None:
        raise DomainError("Ce mandat n’est plus dans le dossier.")
    return row


def past_of(session: Session, committee_id: int) -> CommitteePast:
    """One committee over time.

    Raises:
        DomainError: it is no longer in the dossier.
    """
    found = rules.committee_pasts(session, [committee_id])
    if not found:
        raise DomainError(COMMITTEE_GONE, "committee_id")
    return found[0]


def name_of(session: Session, row: Mandate) -> str:
    """Whose mandate it is."""
    return full_name(session.get_one(Person, row.person_id))


def around(session: Session, draft: MandateDraft) -> Around:
    """What a draft is looked at with.

    Raises:
        DomainError: no committee is said, or it is no longer in the dossier.
    """
    if draft.committee_id is None:
        raise DomainError("Choisissez le comité.", "committee_id")
    past = past_of(session, draft.committee_id)
    return Around(
        holder=None if draft.person_id is None else held.holder(session, draft.person_id),
        committee=past.name,
        created_on=past.created_on,
        closed_on=past.closed_on,
        archived_on=session.get_one(Committee, past.id).archived_on,
        rules=past.rules,
        others=[one for one in held.of_committee(session, past.id) if one.mandate_id != draft.id],
    )


def refuse(draft: MandateDraft, former: MandateDraft | None, seen: Around) -> None:
    """Raises every refusal at once."""
    raise_all(list(mandate_faults(draft, former, seen)))


def ask(draft: MandateDraft, former: MandateDraft | None, seen: Around, accepted: frozenset[str]) -> None:
    """Raises the first question that nobody accepted yet."""
    for question in mandate_questions(draft, former, seen):
        if question.code not in accepted:
            raise question


def keep(session: Session, draft: MandateDraft, accepted: frozenset[str]) -> Mandate:
    """Checks and writes a draft; returns its row."""
    row = None if draft.id is None else loaded(session, draft.id)
    former = None if row is None else mandate_draft(row)
    if former is not None and former.version != draft.version:
        raise ChangedMeanwhile(former)
    seen = around(session, draft)
    refuse(draft, former, seen)
    _refuse_appointer(session, draft, former)
    ask(draft, former, seen, accepted)
    if row is None:
        row = new_mandate(draft)
        session.add(row)
        session.flush()
    else:
        write_mandate(row, draft)
    return row


def renew(
    session: Session, past: CommitteePast, draft: RenewalDraft, today: date, accepted: frozenset[str]
) -> int:
    """Writes what follows the chosen mandates; returns how many."""
    wave = wave_of(past, held.of_committee(session, past.id), today, _FAR_DAYS)
    lines = chosen_lines(wave, draft)
    over = [line for line in lines if line.over_terms]
    if over and OVER_TERMS not in accepted:
        raise over_terms_question(over)
    for line in lines:
        following = renewed(mandate_draft(loaded(session, line.mandate_id)), line, draft.ends_on)
        try:
            keep(session, following, accepted | {OVER_TERMS})
        except ToConfirm as question:
            raise ToConfirm(_named(line, question), question.code, "mandates") from question
        except DomainError as refusal:
            raise DomainError(_named(line, refusal), "mandates") from refusal
    return len(lines)


def _named(line: RenewalLine, said: DomainError) -> str:
    return f"{full_name(line)}\u00a0: {said.sentence}"


def _refuse_appointer(session: Session, draft: MandateDraft, former: MandateDraft | None) -> None:
    if former is not None and former.appointed_by_id == draft.appointed_by_id:
        return
    if draft.appointed_by_id is not None and session.get(Structure, draft.appointed_by_id) is None:
        raise DomainError("Cette association n’est plus dans le dossier.", "appointed_by_id")
