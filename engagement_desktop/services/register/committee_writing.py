"""How a committee is kept: its former rules, and the mandates that end with it."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults, raise_all
from engagement_desktop.domain.register.closing import (
    MANDATES_IN_FORCE,
    closing_question,
    created_too_late,
    going_past,
    refuse_to_come,
)
from engagement_desktop.domain.register.committees import Committee, FormerRules
from engagement_desktop.domain.register.committees_checks import committee_faults
from engagement_desktop.domain.register.committees_drafts import (
    CommitteeDraft,
    committee_draft,
    new_committee,
    write_committee,
)
from engagement_desktop.domain.register.dated_rules import former_to_keep
from engagement_desktop.domain.register.mandates import EndReason
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.services.register.found import found_committee
from engagement_desktop.storage import numbers
from engagement_desktop.storage.register import committee_forms, held, rules


def keep(session: Session, draft: CommitteeDraft, accepted: frozenset[str]) -> Committee:
    """Checks and writes a draft; returns its row."""
    row = None if draft.id is None else found_committee(session, draft.id)
    former = None if row is None else committee_draft(row)
    if former is not None and former.version != draft.version:
        raise ChangedMeanwhile(former)
    structure_id = _refuse(session, draft, former)
    if row is None or former is None:
        row = new_committee(draft, structure_id)
        session.add(row)
        session.flush()
        numbers.code_before(session, row)
        return row
    _keep_former_rules(session, row, former, draft)
    write_committee(row, draft, structure_id)
    if draft.closed_on is not None and draft.closed_on != former.closed_on:
        close_mandates(session, row.id, draft.closed_on, accepted)
    return row


def close_mandates(session: Session, committee_id: int, on: date, accepted: frozenset[str]) -> None:
    """Ends with the committee the mandates that go on after its last day.

    Raises:
        ToConfirm: there are some, and nobody accepted it yet.
        DomainError: one of them begins after that day.
    """
    going_on = going_past(held.of_committee(session, committee_id), on)
    refuse_to_come(going_on, on)
    if going_on and MANDATES_IN_FORCE not in accepted:
        raise closing_question(going_on, on)
    for row in committee_forms.mandate_rows(session, [one.mandate_id for one in going_on]):
        row.ended_on, row.end_reason = on, EndReason.COMMITTEE_CLOSED


def _refuse(session: Session, draft: CommitteeDraft, former: CommitteeDraft | None) -> int:
    """Raises every refusal at once; returns the structure, which is there."""
    faults = list(committee_faults(draft, former))
    key = fold(clean(draft.name))
    if key and (former is None or key != fold(former.name)):
        other = committee_forms.committee_named(session, key)
        if other is not None:
            where = ", parmi les archives" if other.archived_on else ""
            faults.insert(0, DomainError(f"Un comité de ce nom est déjà dans le dossier{where}.", "name"))
    if (
        draft.id is not None
        and draft.created_on is not None
        and draft.created_on != (former and former.created_on)
    ):
        late = created_too_late(held.of_committee(session, draft.id), draft.created_on)
        faults += [] if late is None else [late]
    faults += _code_taken(session, draft, former)
    structure = None if draft.structure_id is None else session.get(Structure, draft.structure_id)
    if structure is None:
        raise Faults([*faults, DomainError("Dites à quelle structure appartient ce comité.", "structure_id")])
    raise_all(faults)
    return structure.id


def _code_taken(session: Session, draft: CommitteeDraft, former: CommitteeDraft | None) -> list[DomainError]:
    code = "".join(draft.code.split()).upper()
    if not code or (former is not None and code == former.code):
        return []
    other = numbers.code_holder(session, code)
    if other is None or other.id == draft.id:
        return []
    return [DomainError(f"«\u00a0{other.name}\u00a0» a déjà le code {code}. Choisissez-en un autre.", "code")]


def _keep_former_rules(
    session: Session, row: Committee, former: CommitteeDraft, draft: CommitteeDraft
) -> None:
    if draft.rules == former.rules:
        return
    current = rules.committee_pasts(session, [row.id])[0].rules[-1]
    last_day = former_to_keep(current, draft.created_on, draft.rules_from)
    if last_day is not None:
        kept = FormerRules(committee_id=row.id, ended_on=last_day)
        former.rules.put(kept)
        session.add(kept)
