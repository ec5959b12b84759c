"""One claim in hand: what the dossier says around it, its lines as typed, their prices; no widget here."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.expenses.claiming.around import ClaimAround, TripOffer
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claiming.rules import BY_ONESELF
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.rows import ReceiptRow
from engagement_desktop.domain.expenses.rules.ceilings import NightRate
from engagement_desktop.domain.expenses.rules.trips import PricedTrip
from engagement_desktop.domain.money import Money
from engagement_desktop.ui.expenses.claiming.sheet import ClaimSheet

if TYPE_CHECKING:
    from engagement_desktop.bootstrap import Application

_TRIP_SIGNS = frozenset({"nature", "meeting_id"})


class ClaimEntry:
    """The claim of a page; every change of a field goes through `take`."""

    def __init__(self, application: "Application") -> None:
        self._application = application
        self._writing = application.claim_writing
        self.loaded = ClaimDraft()
        self.person_id: int | None = None
        self.asked_id: int | None = None
        self.wish = Wish.REIMBURSE
        self.pay_by: PaymentMeans | None = None
        self.sheet = ClaimSheet()
        self.around = ClaimAround()
        self.prices: dict[int, PricedTrip] = {}
        self.over: dict[int, ToConfirm] = {}
        self.kept: dict[int, tuple[ReceiptRow, ...]] = {}

    @property
    def is_new(self) -> bool:
        return self.loaded.id is None

    @property
    def may_write(self) -> bool:
        """A claim is written while it is a draft."""
        return self.loaded.status is ClaimStatus.DRAFT

    def load(self, claim_id: int | None, person_id: int | None = None) -> None:
        """Begin on a claim of the dossier, or on a new one with its first line."""
        draft = self._writing.blank(person_id) if claim_id is None else self._writing.draft(claim_id)
        self.asked_id = person_id if claim_id is None else None
        self.loaded, self.person_id, self.wish = draft, draft.person_id, draft.wish
        self.sheet.show(draft.lines)
        self.look_around()
        self.pay_by = self.around.pay_by if claim_id is None else draft.pay_by
        self.kept = {}
        if claim_id is not None:
            for receipt in self._application.receipts.of_claim(claim_id):
                self.kept[receipt.line_id] = (*self.kept.get(receipt.line_id, ()), receipt)
        if not self.sheet.lines:
            self.sheet.add(self.first_line())
        self.price()

    def look_around(self) -> None:
        """What the person of the claim may choose among."""
        self.around = self._writing.around(self.draft())

    def choose_person(self, person_id: int | None) -> None:
        """Another person: lines that say nothing yet begin again on what they may be for."""
        self.person_id = person_id
        self.look_around()
        self.pay_by = self.around.pay_by
        if len(self.sheet.lines) == 1 and self.sheet.lines[0].draft.nature is None:
            self.sheet.show([self.first_line()])
        self.price()

    def first_line(self) -> LineDraft:
        """For the last meeting that the person came to and that has no cost of theirs yet."""
        today = self._application.workspace.today()
        waiting = [one for one in self.around.meetings if one.came and not one.has_costs]
        if not waiting:
            return LineDraft(spent_on=today)
        last = max(waiting, key=lambda one: one.held_on)
        return LineDraft(spent_on=last.held_on, meeting_id=last.id, committee_id=last.committee_id)

    def add_line(self) -> None:
        self.sheet.add(self.sheet.next_line(self._application.workspace.today()))

    def draft(self) -> ClaimDraft:
        """The claim as it stands in the page."""
        return replace(
            self.loaded,
            person_id=self.person_id,
            wish=self.wish,
            pay_by=self.pay_by,
            lines=self.sheet.drafts(),
        )

    def take(
        self, key: str, texts: Mapping[str, str], values: Mapping[str, Any], fault: DomainError | None
    ) -> bool:
        """What the form says of the line in hand; True when more than that field was filled in."""
        line = self.sheet.current
        if line is None:
            return False
        before = line.draft
        self.sheet.change(**values)
        line.texts, line.is_typed = dict(texts), True
        line.fault = "" if fault is None else fault.sentence
        if key == "meeting_id":
            self._of_meeting(before)
        if key in _TRIP_SIGNS and line.draft.nature is ExpenseNature.KILOMETRES:
            self._fill_trip()
        filled = line.draft != replace(before, **values)
        if filled:
            line.texts = {}
        return filled

    def price(self) -> None:
        """Prices of the trips as typed, and what is over its ceiling; a claim handed in keeps its own."""
        self.prices, self.over = {}, {}
        if not self.may_write:
            return
        self.prices = self._writing.prices(self.draft())
        for place, line in enumerate(self.sheet.lines):
            priced = self.prices.get(place)
            if line.draft.is_kilometres and line.draft.corrects_id is None:
                known = None if priced is None or priced.fault else priced.amount
                line.draft = replace(line.draft, amount=known)
                if priced is not None:
                    line.fault = priced.fault
            elif (question := self._writing.over_ceiling(line.draft)) is not None:
                self.over[place] = question

    def nights(self) -> dict[NightRate, Money]:
        """The ceilings among which a night is chosen; none where nights are paid as they cost."""
        line = self.sheet.current
        if line is None or line.draft.nature is not ExpenseNature.LODGING or line.draft.spent_on is None:
            return {}
        rules, day = self._application.expense_rules, line.draft.spent_on
        found = {night: rules.ceiling_for(ExpenseNature.LODGING, day, night) for night in NightRate}
        return {night: one.amount for night, one in found.items() if one is not None}

    def choose_night(self, night: NightRate) -> None:
        """The ceiling of that night; which one it was is kept nowhere."""
        self.sheet.change(ceiling=self.nights().get(night))

    def is_at_fault(self, place: int) -> bool:
        return bool(self.sheet.lines[place].fault) or place in self.over

    def _of_meeting(self, before: LineDraft) -> None:
        """The day and the committee of a meeting that was just chosen."""
        line = self.sheet.current
        offer = None if line is None else self.around.meeting(line.draft.meeting_id)
        if line is None or offer is None:
            return
        held = self.around.meeting(before.meeting_id)
        was_its_day = held is not None and before.spent_on == held.held_on
        is_today = line.draft.spent_on in {None, self._application.workspace.today()}
        day = offer.held_on if was_its_day or is_today else line.draft.spent_on
        self.sheet.change(spent_on=day, committee_id=offer.committee_id)

    def _fill_trip(self) -> None:
        """The way from home to the meeting and back, in the usual vehicle, where nothing is typed yet."""
        line = self.sheet.current
        if line is None:
            return
        draft, trip = line.draft, self._trip(line.draft)
        if trip is not None and draft.km_hundredths is None:
            self.sheet.change(
                km_hundredths=trip.both_ways,
                origin=draft.origin or trip.origin,
                destination=draft.destination or trip.destination,
            )
        if draft.vehicle_id is None and draft.means not in BY_ONESELF and self.around.vehicles:
            self.sheet.change(vehicle_id=self.around.vehicles[0].id)

    def _trip(self, draft: LineDraft) -> TripOffer | None:
        meeting = self.around.meeting(draft.meeting_id)
        known = self.around.trip_to(None if meeting is None else meeting.structure_id)
        return known or self.around.trip_to(None)
