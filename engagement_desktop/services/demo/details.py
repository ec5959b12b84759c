"""What files of people tell beside their name: capacities, terms, needs agreed to, distances, words."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    ConsentPurpose,
    ContactChannel,
    InvolvementStatus,
    NeedKind,
    PartnerFigure,
)
from engagement_desktop.domain.text import fold
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.library import Library
from engagement_desktop.services.demo.names import Resident
from engagement_desktop.services.demo.register import Register
from engagement_desktop.services.demo.rows import Row, Rows
from engagement_desktop.services.demo.structures import Structures

_KINDS: Mapping[Capacity, tuple[CapacityKind, ...]] = MappingProxyType(
    {
        Capacity.USER: (CapacityKind.PATIENT, CapacityKind.PATIENT, CapacityKind.SUPPORTED),
        Capacity.RELATIVE: (CapacityKind.RELATIVE, CapacityKind.RELATIVE, CapacityKind.LEGAL_REPRESENTATIVE),
        Capacity.CARER: (CapacityKind.CARER,),
        Capacity.ASSOCIATION_REPRESENTATIVE: (CapacityKind.ASSOCIATION_REPRESENTATIVE,),
        Capacity.RESIDENT: (CapacityKind.RESIDENT,),
        Capacity.PROFESSIONAL: (CapacityKind.PROFESSIONAL,),
        Capacity.ELECTED: (CapacityKind.DECISION_MAKER,),
    }
)
_BEFORE = (CapacityKind.RELATIVE, CapacityKind.CARER, CapacityKind.RESIDENT)
_CHANNELS = (
    ContactChannel.EMAIL,
    ContactChannel.PHONE,
    ContactChannel.LARGE_PRINT,
    ContactChannel.EASY_READING,
)
_CHANNEL_WEIGHTS = (74, 18, 5, 3)
_OTHER_CAPACITY, _AVAILABLE, _FIGURE, _OWN_WORDS, _NEEDS, _TWO_NEEDS = 9, 30, 14, 6, 9, 30
_RENOUNCED, _PUBLISHED, _SHARED, _WITHDRAWN, _LANGUAGE = 10, 45, 20, 12, 22


class DetailsMaker:
    """Completes the people that the register made; it draws apart, so that nothing else moves."""

    def __init__(self, rows: Rows, library: Library, span: Span, rng: Random) -> None:
        self._rows, self._library, self._span, self._rng = rows, library, span, rng
        self._words = library.details

    def make(self, register: Register, structures: Structures) -> None:
        """Every person in turn, once their hours and costs are known."""
        field_id = self._rows.add(
            "own_field",
            label=self._words["own_field"]["label"],
            label_key=fold(self._words["own_field"]["label"]),
            kind=OwnFieldKind.TEXT,
            choices="",
            position=1,
            is_hidden=False,
        )
        started: dict[int, date] = {}
        for mandate in self._rows["mandate"]:
            first = started.get(mandate["person_id"], mandate["started_on"])
            started[mandate["person_id"]] = min(first, mandate["started_on"])
        terms = self._terms()
        for resident, row in zip(register.residents, self._rows["person"], strict=True):
            since = started.get(resident.id)
            row.update(self._columns(resident, row, structures))
            self._capacities(resident)
            self._involvement(resident, row, since, terms.get(resident.id, InvolvementStatus.VOLUNTEER))
            self._agreements(resident, row)
            if resident.id in register.vehicles:
                self._distance(resident, register, structures)
            if self._one_in(_LANGUAGE):
                said = self._rng.choice(self._words["people"]["languages"])
                self._rows.add("own_value", person_id=resident.id, field_id=field_id, value=said)

    def _one_in(self, hundred: int) -> bool:
        return self._rng.randrange(100) < hundred

    def _day(self, least: int, most: int) -> date:
        """So many days before the years that the demo tells."""
        return self._span.first - timedelta(days=self._rng.randrange(least, most))

    def _terms(self) -> dict[int, InvolvementStatus]:
        """On what terms people give time, told by what they were paid."""
        terms: dict[int, InvolvementStatus] = {}
        for claim in self._rows["expense_claim"]:
            terms[claim["person_id"]] = InvolvementStatus.REIMBURSED
        for hours in self._rows["hours_entry"]:
            if hours["nature"] is HoursNature.INDEMNIFIED:
                terms[hours["person_id"]] = InvolvementStatus.SESSION_PAID
        for hours in self._rows["hours_entry"]:
            if hours["nature"] is HoursNature.PAID:
                terms[hours["person_id"]] = InvolvementStatus.EMPLOYEE
        return terms

    def _columns(self, resident: Resident, row: Row, structures: Structures) -> dict[str, Any]:
        rng = self._rng
        represents = resident.capacity is Capacity.ASSOCIATION_REPRESENTATIVE
        partner = resident.capacity is Capacity.USER and self._one_in(_FIGURE)
        channel = rng.choices(_CHANNELS, _CHANNEL_WEIGHTS)[0]
        if row["email"] is None and channel is ContactChannel.EMAIL:
            channel = ContactChannel.LETTER
        told = resident.capacity in {Capacity.USER, Capacity.RELATIVE, Capacity.CARER}
        words = told and self._one_in(_OWN_WORDS)
        available = self._one_in(_AVAILABLE)
        return {
            "figure": rng.choice(tuple(PartnerFigure)) if partner else None,
            "association_id": rng.choice(structures.around) if represents else None,
            "availability": rng.choice(self._words["people"]["availability"]) if available else None,
            "channel": channel,
            "own_words": Sealed(rng.choice(self._words["people"]["own_words"])) if words else None,
            "pay_renounced_on": None,
        }

    def _capacities(self, resident: Resident) -> None:
        """The capacity of today; some had another one before the years that the demo tells."""
        kind, since = self._rng.choice(_KINDS[resident.capacity]), None
        former = self._rng.choice(_BEFORE)
        if former is not kind and self._one_in(_OTHER_CAPACITY):
            since = self._day(30, 700)
            self._capacity(resident, former, None, since - timedelta(days=1))
        self._capacity(resident, kind, since, None)

    def _capacity(
        self, resident: Resident, kind: CapacityKind, started: date | None, ended: date | None
    ) -> None:
        self._rows.add(
            "person_capacity", person_id=resident.id, kind=kind, started_on=started, ended_on=ended
        )

    def _involvement(
        self, resident: Resident, row: Row, since: date | None, status: InvolvementStatus
    ) -> None:
        self._rows.add("involvement", person_id=resident.id, status=status, started_on=since, ended_on=None)
        given = status in {InvolvementStatus.VOLUNTEER, InvolvementStatus.REIMBURSED}
        if given and since is not None and self._one_in(_RENOUNCED):
            row["pay_renounced_on"] = since

    def _agreements(self, resident: Resident, row: Row) -> None:
        if row["own_words"] is not None:
            self._consent(resident, ConsentPurpose.OWN_WORDS)
        if resident.capacity is not Capacity.PROFESSIONAL and self._one_in(_NEEDS):
            self._consent(resident, ConsentPurpose.NEEDS)
            kinds = self._rng.sample(tuple(NeedKind), 2 if self._one_in(_TWO_NEEDS) else 1)
            for kind in sorted(kinds, key=list(NeedKind).index):
                detail = Sealed(self._rng.choice(self._words["needs"][kind.value]))
                self._rows.add("need", person_id=resident.id, kind=Sealed(kind.value), detail=detail)
        if self._one_in(_PUBLISHED):
            withdrawn = self._span.past_workday(self._rng) if self._one_in(_WITHDRAWN) else None
            self._consent(resident, ConsentPurpose.NAME_PUBLISHED, withdrawn)
        if self._one_in(_SHARED):
            self._consent(resident, ConsentPurpose.CONTACT_SHARED)

    def _consent(self, resident: Resident, purpose: ConsentPurpose, withdrawn: date | None = None) -> None:
        self._rows.add(
            "consent",
            person_id=resident.id,
            purpose=purpose,
            given_on=self._day(20, 400),
            withdrawn_on=withdrawn,
            how=self._rng.choice(self._words["people"]["told_how"]),
        )

    def _distance(self, resident: Resident, register: Register, structures: Structures) -> None:
        town = register.bodies[0].town
        self._rows.add(
            "home_distance",
            person_id=resident.id,
            structure_id=structures.own,
            km_hundredths=resident.town.km_hundredths_to(town),
        )
