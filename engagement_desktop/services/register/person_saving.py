"""Saving a person's file: what is refused, what is asked, then the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted, ToConfirm, raise_all
from engagement_desktop.domain.register.needs_consent import consent_faults, with_consents_settled
from engagement_desktop.domain.register.people_checks import person_faults
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.domain.register.resemblance import Gallery, Resemblance
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.journal_words import TABLES
from engagement_desktop.services.register.found import PERSON_GONE, Named, full_name
from engagement_desktop.services.register.person_drafting import Sight, draft_of, face_of, tidied
from engagement_desktop.services.register.person_writing import new_person, write
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.own_fields import own_field_rows
from engagement_desktop.storage.register.person_rows import PersonRows, bearer_of, faces, person_rows

RESEMBLES = "resembles"
_DRIVEN = ("véhicule remboursé", "véhicules remboursés")


def saved(session: Session, workspace: Workspace, draft: PersonDraft, accepted: frozenset[str]) -> int:
    """Writes a tidied draft inside an act and returns the person's id.

    Raises:
        DomainError: refused, asked or changed meanwhile; nothing is written.
    """
    sight, today = Sight.of(workspace), workspace.today()
    rows = None if draft.id is None else person_rows(session, draft.id)
    if draft.id is not None and rows is None:
        raise DomainError(PERSON_GONE)
    stored = None if rows is None else draft_of(rows, sight)
    if stored is not None:
        refuse_older(stored, draft.version)
    _refuse_unreadable(draft, sight)
    before = None if stored is None else tidied(stored)
    settled = with_consents_settled(draft, before, today)
    own_fields = {field.id: field for field in own_field_rows(session)}
    faults = person_faults(draft, before, today, own_fields) + consent_faults(settled, before)
    faults += _gone_faults(session, draft, before)
    raise_all(faults + _identifier_faults(session, draft, rows))
    if rows is None:
        _ask_about_resembling(session, draft, accepted)
        rows = new_person(session, draft)
    known = {field_id: value for field_id, value in settled.own_values.items() if field_id in own_fields}
    write(session, rows, replace(settled, own_values=known), today)
    return rows.person.id


def refuse_older(stored: PersonDraft, version: int | None) -> None:
    """Raises ChangedMeanwhile when the file is no longer the one that was read."""
    if stored.version != version:
        raise ChangedMeanwhile(stored)


def resembling(session: Session, draft: PersonDraft) -> tuple[Resemblance, ...]:
    """Files that may be of the person of this draft; none before a name is written."""
    if not draft.last_name.strip() or not draft.first_name.strip():
        return ()
    return Gallery(faces(session)).alike(face_of(draft))


def refuse_in_office(person: Named, committees: Sequence[str]) -> None:
    """Raises when the person still sits, or will."""
    if committees:
        sits = ", ".join(f"«\u00a0{name}\u00a0»" for name in committees)
        raise DomainError(
            f"{full_name(person)} siège encore ({sits}). Passez par «\u00a0Fin d’engagement\u00a0»\u00a0: "
            "les mandats se terminent, puis la fiche est archivée."
        )


def refuse_leaning(person: Named, leaning: Mapping[str, int]) -> None:
    """Raises when something in the dossier needs the person."""
    if leaning:
        words = {**TABLES, "vehicle": _DRIVEN}
        said = ", ".join(count(number, *words[name]) for name, number in leaning.items())
        raise DomainError(
            f"La fiche de {full_name(person)} ne peut pas être supprimée\u00a0: {said}. Archivez-la "
            "plutôt\u00a0: elle quitte les listes et reste dans les chiffres passés."
        )


def _refuse_unreadable(draft: PersonDraft, sight: Sight) -> None:
    """A sealed value is written only by who may read it."""
    needs = bool(draft.needs) or bool(draft.own_words)
    if (draft.iban is not None and not sight.bank) or (needs and not sight.needs):
        raise NotPermitted("Votre rôle ne permet pas d’écrire cette donnée protégée. Rien n’a été changé.")


def _gone_faults(session: Session, draft: PersonDraft, before: PersonDraft | None) -> list[DomainError]:
    """Places that were taken out of the dossier while the form was open."""
    faults = []
    moved = before is None or before.association_id != draft.association_id
    if moved and draft.association_id is not None and session.get(Structure, draft.association_id) is None:
        said = "Cette association n’est plus dans le dossier. Choisissez-en une autre ou laissez vide."
        faults.append(DomainError(said, "association_id"))
    for place, one in enumerate(draft.distances):
        if session.get(Structure, one.structure_id) is None:
            said = "Ce lieu n’est plus dans le dossier. Retirez cette distance."
            faults.append(DomainError(said, f"distances.{place}.structure_id"))
    return faults


def _identifier_faults(session: Session, draft: PersonDraft, rows: PersonRows | None) -> list[DomainError]:
    if not draft.identifier:
        return []
    bearer = bearer_of(session, fold(draft.identifier))
    if bearer is None:
        return []
    mine = rows is not None and bearer.id == rows.person.id
    shown = rows.identifiers[0].value_key if rows is not None and rows.identifiers else None
    if mine and shown == fold(draft.identifier):
        return []
    whose = "déjà un autre identifiant de cette personne" if mine else f"celui de {full_name(bearer)}"
    return [DomainError(f"Cet identifiant est {whose}. Donnez-en un autre ou laissez vide.", "identifier")]


def _ask_about_resembling(session: Session, draft: PersonDraft, accepted: frozenset[str]) -> None:
    found = () if RESEMBLES in accepted else resembling(session, draft)
    if found:
        face = found[0].face
        born = f" ({date_short(face.born_on)})" if face.born_on else ""
        more = f" et {count(len(found) - 1, 'autre fiche', 'autres fiches')}" if len(found) > 1 else ""
        archived = ", fiche archivée" if face.is_archived else ""
        raise ToConfirm(
            f"Cette personne ressemble à {full_name(face)}{born}{archived}{more}. Ajoutez-la seulement si "
            "c’est quelqu’un d’autre.",
            RESEMBLES,
            "last_name",
            about=face.person_id,
        )
