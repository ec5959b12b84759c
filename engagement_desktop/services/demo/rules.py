"""Rules of the committees, seats by college, and what mandates tell beside their days."""

from collections import Counter
from datetime import date
from random import Random

from engagement_desktop.domain.register.committees import (
    EngagementLevel,
    InvolvementField,
    MajorityRule,
    QuorumRule,
)
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.french.formats import date_long
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.library import Library
from engagement_desktop.services.demo.register import Body, Register
from engagement_desktop.services.demo.rows import Row, Rows

_DECEMBER = (12, 31)
_SHARED_CHAIR = "groupe de travail"
_FIRST_SEATS_MORE, _FIRST_NOTICE, _FIRST_TERM = 2, 8, 24
_NOTICE, _PROXIES, _TERM, _TERMS = 15, 1, 36, 3
_SERVED_BEFORE = 22
_REASONS = (EndReason.RESIGNATION, EndReason.MOVED, EndReason.TERM, EndReason.REPLACED)


class RulesMaker:
    """Completes the committees and mandates that the register made; it draws apart."""

    def __init__(self, rows: Rows, library: Library, span: Span, rng: Random) -> None:
        self._rows, self._library, self._span, self._rng = rows, library, span, rng

    def make(self, register: Register) -> None:
        """Mandates first: seats by college are those of today's titulaires, vacant ones the users'."""
        capacity = {resident.id: resident.capacity for resident in register.residents}
        association = {row["id"]: row["association_id"] for row in self._rows["person"]}
        again = self._followed()
        for row in self._rows["mandate"]:
            person = row["person_id"]
            row.update(self._mandate(row, capacity[person], association[person], again))
        for body, row in zip(register.bodies, self._rows["committee"], strict=True):
            row.update(self._committee(body, row))
        self._former(self._rows["committee"][0])
        self._two_chairs()

    def _followed(self) -> set[int]:
        """The mandates that the same person's next one follows in the same committee."""
        last: dict[tuple[int, int], int] = {}
        followed = set()
        for row in self._rows["mandate"]:
            key = row["person_id"], row["committee_id"]
            if key in last:
                followed.add(last[key])
            last[key] = row["id"]
        return followed

    def _mandate(
        self, row: Row, capacity: Capacity, association: int | None, again: set[int]
    ) -> dict[str, object]:
        rng = self._rng
        ended = row["ended_on"] is not None and row["ended_on"] < self._span.today
        reason = EndReason.TERM if row["id"] in again else rng.choice(_REASONS)
        before = rng.randrange(100) < _SERVED_BEFORE and row["office"] is not Office.GUEST
        basis = {
            Capacity.ASSOCIATION_REPRESENTATIVE: MandateBasis.APPROVED_ASSOCIATION,
            Capacity.RESIDENT: MandateBasis.RESIDENT,
            Capacity.USER: MandateBasis.INDIVIDUAL,
        }
        return {
            "college": None if row["office"] is Office.GUEST else capacity,
            "appointed_by_id": association,
            "basis": basis.get(capacity),
            "end_reason": reason if ended else None,
            "terms_before": int(before),
        }

    def _committee(self, body: Body, row: Row) -> dict[str, object]:
        said = self._library.details["committee"]
        partnership = body.spec.board
        return {
            "purpose": said["purpose"],
            "founding_act": said["founding_act"].format(day=date_long(row["created_on"])),
            "convention": None,
            "level": EngagementLevel.PARTNERSHIP if partnership else EngagementLevel.COLLABORATION,
            "fields": (
                InvolvementField.GOVERNANCE if partnership else InvolvementField.ACTIONS,
                InvolvementField.EVALUATION,
            ),
            "seats_by_college": self._seats(body, row["seats"]),
            "notice_days": _NOTICE,
            "proxies": _PROXIES,
            "majority": MajorityRule.SIMPLE,
            "casting_vote": True,
            "term_months": _TERM,
            "terms_most": _TERMS,
        }

    def _seats(self, body: Body, seats: int) -> Seats:
        seated = Counter(
            one.person.capacity
            for one in body.seated
            if one.seat is SeatKind.TITULAR
            and one.office is not Office.GUEST
            and one.is_in_office(self._span.today)
        )
        seated[Capacity.USER] += seats - seated.total()
        return Seats.of(seated)

    def _former(self, row: Row) -> None:
        """The first rules of one committee, until the end of the first year that the demo tells."""
        self._rows.add(
            "former_rules",
            committee_id=row["id"],
            ended_on=date(self._span.first.year, *_DECEMBER),
            seats=row["seats"] + _FIRST_SEATS_MORE,
            seats_by_college=Seats(),
            quorum=QuorumRule.NONE,
            notice_days=_FIRST_NOTICE,
            proxies=None,
            majority=None,
            casting_vote=False,
            term_months=_FIRST_TERM,
            terms_most=None,
        )

    def _two_chairs(self) -> None:
        """Working groups have a co-présidence: their vice-chair is a chair too."""
        groups = {row["id"] for row in self._rows["committee"] if row["kind"] == _SHARED_CHAIR}
        for row in self._rows["mandate"]:
            if row["committee_id"] in groups and row["office"] is Office.VICE_CHAIR:
                row["office"] = Office.CHAIR
