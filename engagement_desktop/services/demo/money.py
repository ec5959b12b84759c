"""What became of the demo's claims: decided, paid in runs, given up, charged to a budget."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from types import MappingProxyType

from engagement_desktop.documents.expenses.ticket import ticket_picture
from engagement_desktop.domain.attachments import digest_of
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus, PaymentMeans, Wish
from engagement_desktop.domain.expenses.contributions import ContributionKind, ContributionState
from engagement_desktop.domain.expenses.envelopes import FundingSource
from engagement_desktop.domain.expenses.runs import PaymentState, RunState
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.domain.text import fold
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.library import Library
from engagement_desktop.services.demo.rows import Row, Rows

_SUBMITTED_AFTER, _DECIDED_AFTER, _MADE_BEFORE = (1, 4), (1, 5), timedelta(days=2)
_LATER, _BY_CASH = 12, 20
_WAIT = frozenset({ClaimStatus.DRAFT, ClaimStatus.SUBMITTED, ClaimStatus.APPROVED})
_SCANNED = 40
_DECIDED = frozenset({ClaimStatus.APPROVED, ClaimStatus.REFUSED, ClaimStatus.REIMBURSED, ClaimStatus.WAIVED})
_YEARLY_LEVEL = Money(80_000)
_ACCOUNT_END = 4
_VACATION = Money(10_000)
_SOURCES: Mapping[FundingSource, tuple[str, int]] = MappingProxyType(
    {FundingSource.ACI: ("Forfait implication des usagers", 62), FundingSource.ARS: ("Aide de l’ARS", 55)}
)
"""Each envelope: its name, and its share in hundredths of what the year cost."""


class MoneyMaker:
    """Completes the claims that were made; it draws apart, so that nothing else of the demo moves."""

    def __init__(self, rows: Rows, library: Library, span: Span, rng: Random) -> None:
        self._rows, self._library, self._span, self._rng = rows, library, span, rng
        self._lines: dict[int, list[Row]] = defaultdict(list)

    def make(self) -> None:
        """Every claim has its wish, its days and its payment; each year has its envelopes."""
        for line in self._rows["expense_line"]:
            self._lines[line["claim_id"]].append(line)
        self._choose()
        self._name_meetings()
        envelopes = self._envelopes()
        for claim in self._rows["expense_claim"]:
            self._tell(claim)
            for line in self._lines[claim["id"]]:
                line["envelope_id"] = self._rng.choice(envelopes[line["spent_on"].year])
        self._pay()
        self._scan()
        self._contribute(envelopes)

    def _choose(self) -> None:
        own = self._rows["structure"][0]
        may_give = own["legal_form"] is LegalForm.ASSOCIATION_1901
        chair = next(row for row in self._rows["mandate"] if row["office"] is Office.CHAIR)
        signs = self._rows["person"][chair["person_id"] - 1]
        own["signatory"] = f"{signs['first_name']} {signs['last_name']}"
        own["signatory_capacity"] = "pour la présidence"
        self._rows.add(
            "expense_policy",
            structure_id=own["id"],
            gift_ground="Association d’intérêt général à caractère social" if may_give else None,
            gift_ground_on=self._span.first if may_give else None,
            gift_articles="200 du CGI" if may_give else None,
            gift_object="Faire participer les usagers à la vie de la maison de santé" if may_give else None,
            yearly_level=_YEARLY_LEVEL,
        )

    def _name_meetings(self) -> None:
        """A trip to a meeting names it: the one of that day to which the person came."""
        meetings = {row["id"]: row for row in self._rows["meeting"]}
        came = {
            (meetings[row["meeting_id"]]["held_on"], row["person_id"]): meetings[row["meeting_id"]]
            for row in self._rows["attendance"]
            if row["status"] is AttendanceStatus.PRESENT
        }
        trip = self._library.meeting_trip.format(committee="")
        for claim in self._rows["expense_claim"]:
            for line in self._lines[claim["id"]]:
                meeting = came.get((line["spent_on"], claim["person_id"]))
                if meeting is not None and (line["purpose"] or "").startswith(trip):
                    line["meeting_id"], line["committee_id"] = meeting["id"], meeting["committee_id"]

    def _envelopes(self) -> dict[int, list[int]]:
        """Two a year; what is not yet spent of them is left for the end of the year."""
        spent: dict[int, int] = defaultdict(int)
        for line in self._rows["expense_line"]:
            spent[line["spent_on"].year] += line["amount"].cents
        made: dict[int, list[int]] = {}
        for year in sorted(spent):
            made[year] = [
                self._rows.add(
                    "envelope",
                    label=f"{label} {year}",
                    label_key=fold(f"{label} {year}"),
                    first_day=date(year, 1, 1),
                    source=source,
                    amount=Money(spent[year] * share // 100 // 10_000 * 10_000 + 20_000),
                )
                for source, (label, share) in _SOURCES.items()
            ]
        return made

    def _tell(self, claim: Row) -> None:
        status, last = claim["status"], self._lines[claim["id"]][-1]["spent_on"]
        claim["wish"] = self._wish(status)
        if status is ClaimStatus.DRAFT:
            return
        end = claim["paid_on"] or self._lines[claim["id"]][0]["waived_on"] or self._span.today
        claim["submitted_on"] = self._after(last, _SUBMITTED_AFTER, end)
        if status in _DECIDED:
            claim["decided_on"] = self._after(claim["submitted_on"], _DECIDED_AFTER, end)

    def _wish(self, status: ClaimStatus) -> Wish:
        if status is ClaimStatus.WAIVED:
            return Wish.WAIVE
        undecided = status not in FROZEN and self._rng.randrange(100) < _LATER
        return Wish.LATER if undecided else Wish.REIMBURSE

    def _after(self, day: date, least_most: tuple[int, int], end: date) -> date:
        return min(day + timedelta(days=self._rng.randint(*least_most)), end)

    def _pay(self) -> None:
        """One run a pay day, with the claims in the order of their references."""
        by_day: dict[date, list[Row]] = defaultdict(list)
        for claim in self._rows["expense_claim"]:
            if claim["paid_on"] is not None:
                by_day[claim["paid_on"]].append(claim)
        used: dict[int, int] = defaultdict(int)
        for day in sorted(by_day):
            used[day.year] += 1
            run_id = self._rows.add(
                "payment_run",
                number=f"REM-{day.year}-{used[day.year]:03d}",
                state=RunState.SENT,
                made_on=max(day - _MADE_BEFORE, self._span.first),
                execute_on=day,
                sent_on=day,
            )
            for position, claim in enumerate(by_day[day], 1):
                self._payment(run_id, position, claim)
        for year, last in used.items():
            self._rows.add("number_series", series="payment_run", year=year, last_used=last)

    def _payment(self, run_id: int, position: int, claim: Row) -> None:
        person = self._rows["person"][claim["person_id"] - 1]
        means = self._means(person["iban"])
        claim["pay_by"] = None if means is PaymentMeans.TRANSFER else means
        is_transfer = means is PaymentMeans.TRANSFER
        holder = person["account_holder"] or f"{person['first_name']} {person['last_name']}"
        self._rows.add(
            "payment",
            run_id=run_id,
            claim_id=claim["id"],
            means=means,
            amount=Money(sum(line["amount"].cents for line in self._lines[claim["id"]])),
            state=PaymentState.PAID,
            position=position,
            end_to_end=claim["reference"] if is_transfer else None,
            payee=holder,
            account_end=person["iban"].clear[-_ACCOUNT_END:] if is_transfer else None,
            cheque_number=f"{1_000_000 + claim['id']}" if means is PaymentMeans.CHEQUE else None,
        )

    def _means(self, iban: Sealed | None) -> PaymentMeans:
        if iban is not None:
            return PaymentMeans.TRANSFER
        return PaymentMeans.CASH if self._rng.randrange(100) < _BY_CASH else PaymentMeans.CHEQUE

    def _scan(self) -> None:
        """The last claims that wait have their receipts in the dossier, beside their lines."""
        waiting = [claim for claim in self._rows["expense_claim"] if claim["status"] in _WAIT]
        asked = [line for claim in waiting for line in self._lines[claim["id"]] if line["receipt"]]
        used: dict[int, int] = defaultdict(int)
        for line in asked[-_SCANNED:]:
            day = line["spent_on"]
            used[day.year] += 1
            picture = ticket_picture(line["receipt"], line["purpose"] or "", day, line["amount"])
            digest = digest_of(picture)
            attachment_id = self._rows.add(
                "attachment",
                name=f"{line['receipt']}.png",
                media_type="image/png",
                content=picture,
                added_on=day,
                digest=digest,
            )
            self._rows.add(
                "expense_receipt",
                line_id=line["id"],
                attachment_id=attachment_id,
                number=f"J-{day.year}-{used[day.year]:04d}",
                added_on=day,
                original_digest=digest,
            )
        for year, last in used.items():
            self._rows.add("number_series", series="receipt", year=year, last_used=last)

    def _contribute(self, envelopes: Mapping[int, list[int]]) -> None:
        """One vacation a past year, told and warned beforehand, and one that was renounced."""
        people = self._rng.sample(self._rows["person"], 3)
        states = (ContributionState.PAID, ContributionState.PAID, ContributionState.RENOUNCED)
        for back, (person, state) in enumerate(zip(people, states, strict=True)):
            day = self._span.today - timedelta(days=60 + 90 * back)
            is_paid = state is ContributionState.PAID
            self._rows.add(
                "paid_contribution",
                person_id=person["id"],
                kind=ContributionKind.VACATION,
                state=state,
                done_on=day,
                quantity_hundredths=100,
                unit_price=_VACATION,
                amount=_VACATION,
                purpose="Intervention à la journée de formation commune",
                envelope_id=envelopes[day.year][0] if day.year in envelopes else None,
                warned_on=day - timedelta(days=20),
                impact_told_on=day - timedelta(days=18),
                approved_on=day + timedelta(days=3) if is_paid else None,
                paid_on=day + timedelta(days=10) if is_paid else None,
            )
