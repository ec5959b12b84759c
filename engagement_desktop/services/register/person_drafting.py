"""From the rows of a person's file to the draft of its form."""

from dataclasses import dataclass, replace

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.needs_consent import in_force
from engagement_desktop.domain.register.people import ConsentPurpose, Need, NeedKind
from engagement_desktop.domain.register.people_checks import counted_power
from engagement_desktop.domain.register.people_drafts import (
    CapacityDraft,
    ConsentDraft,
    DistanceDraft,
    InvolvementDraft,
    NeedDraft,
    PersonDraft,
    VehicleDraft,
)
from engagement_desktop.domain.register.resemblance import Face
from engagement_desktop.domain.text import clean, compact
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register.person_rows import PersonRows


@dataclass(frozen=True, slots=True)
class Sight:
    """Which sealed values the account at work may read and write."""

    bank: bool
    needs: bool

    @classmethod
    def of(cls, workspace: Workspace) -> "Sight":
        keys = workspace.database.keyring
        return cls(
            bank=keys.bank_key is not None and workspace.may(Permission.BANK_WRITE),
            needs=keys.needs_key is not None,
        )


def blank_draft(sight: Sight) -> PersonDraft:
    """An empty file."""
    return PersonDraft(
        own_words="" if sight.needs else None,
        needs=() if sight.needs else None,
        iban="" if sight.bank else None,
    )


def draft_of(rows: PersonRows, sight: Sight) -> PersonDraft:
    """The file as it stands, without what the account may not read."""
    person = rows.person
    consents = tuple(
        ConsentDraft(one.purpose, one.given_on, one.withdrawn_on, one.how or "") for one in rows.consents
    )
    needs_consent = in_force(consents, ConsentPurpose.NEEDS)
    return PersonDraft(
        id=person.id,
        version=person.version,
        civility=person.civility,
        last_name=person.last_name,
        first_name=person.first_name,
        identifier=rows.identifiers[0].value if rows.identifiers else "",
        born_on=person.born_on,
        college=person.capacity,
        capacities=tuple(CapacityDraft(one.kind, one.started_on, one.ended_on) for one in rows.capacities),
        figure=person.figure,
        association_id=person.association_id,
        email=person.email or "",
        phone=person.phone or "",
        address=person.address or "",
        postcode=person.postcode or "",
        city=person.city or "",
        availability=person.availability or "",
        channel=person.channel,
        own_words=_text(person.own_words) if sight.needs else None,
        needs=tuple(map(_need, rows.needs)) if sight.needs else None,
        needs_consented_on=None if needs_consent is None else needs_consent.given_on,
        consents=consents,
        involvements=tuple(
            InvolvementDraft(one.status, one.started_on, one.ended_on) for one in rows.involvements
        ),
        pay_renounced_on=person.pay_renounced_on,
        iban=_text(person.iban) if sight.bank else None,
        account_holder=(person.account_holder or "") if sight.bank else "",
        vehicles=tuple(
            VehicleDraft(one.kind, one.power, one.electric, one.is_usual) for one in rows.vehicles
        ),
        distances=tuple(DistanceDraft(one.structure_id, one.km_hundredths) for one in rows.distances),
        own_values={one.field_id: one.value for one in rows.own_values},
    )


def face_of(draft: PersonDraft) -> Face:
    """What the draft shares with another file of the same person."""
    return Face(
        person_id=draft.id,
        last_name=draft.last_name,
        first_name=draft.first_name,
        born_on=draft.born_on,
        email=draft.email,
        phone=draft.phone,
        city=draft.city,
        identifier=draft.identifier,
    )


def tidied(draft: PersonDraft) -> PersonDraft:
    """The draft as it will be kept: texts as typed, without outer spaces and invisible signs."""
    return replace(
        draft,
        last_name=clean(draft.last_name),
        first_name=clean(draft.first_name),
        identifier=clean(draft.identifier),
        email=clean(draft.email),
        phone=clean(draft.phone),
        address=clean(draft.address),
        postcode=clean(draft.postcode),
        city=clean(draft.city),
        availability=clean(draft.availability),
        own_words=None if draft.own_words is None else clean(draft.own_words),
        needs=None
        if draft.needs is None
        else tuple(replace(one, detail=clean(one.detail)) for one in draft.needs),
        consents=tuple(replace(one, how=clean(one.how)) for one in draft.consents),
        iban=None if draft.iban is None else compact(clean(draft.iban)),
        account_holder=clean(draft.account_holder),
        vehicles=tuple(replace(one, power=counted_power(one)) for one in draft.vehicles),
        own_values={field_id: clean(value) for field_id, value in draft.own_values.items()},
    )


def _need(need: Need) -> NeedDraft:
    return NeedDraft(NeedKind(_text(need.kind)), _text(need.detail))


def _text(sealed: Sealed | None) -> str:
    return "" if sealed is None or sealed.clear is None else sealed.clear
