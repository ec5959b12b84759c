"""The rules of expenses: what every part reads, and the page where the structure decides."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.expenses.mileage import BICYCLE_SERIES, OWN_SERIES, rate_above_zero
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.expenses.rules.ceilings import Ceiling, NightRate
from engagement_desktop.domain.expenses.rules.dated_rates import CHOSEN_SERIES, RateDraft
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft, PolicyFacts
from engagement_desktop.domain.expenses.rules.policy_writing import check_policy, policy_draft, write_policy
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.rates import Rates, RateSeries, decimal_value
from engagement_desktop.domain.register.structures import MileageScale, Structure
from engagement_desktop.services.expenses.rules.ceilings import ceiling_of, missing_receipt_ceiling
from engagement_desktop.services.expenses.rules.dated_rates import worked_example, write_rate
from engagement_desktop.services.mileage import price_everything_again
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.rules.policies import policy_row
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure

_RIGHT = Permission.EXPENSE_RULE
_LEVEL = "expense.yearly.level"


def policy_of(session: Session, day: date) -> PolicyFacts:
    """What is decided, with the rates in force on that day."""
    row, structure, rates = policy_row(session), own_structure(session), rates_in_force(session)
    row = row or ExpensePolicy(structure_id=0)
    level = Money.of(decimal_value(rates[_LEVEL].on(day)))
    return PolicyFacts(
        mileage_scale=MileageScale.TAX if structure is None else structure.mileage_scale,
        own_rate=_chosen(rates, OWN_SERIES, day),
        bicycle_rate=_chosen(rates, BICYCLE_SERIES, day),
        ceilings=row.ceilings,
        gives_meal_vouchers=row.gives_meal_vouchers,
        decides_alone_on=row.decides_alone_on,
        decides_alone_reason=row.decides_alone_reason or "",
        gift_ground=row.gift_ground or "",
        gift_ground_on=row.gift_ground_on,
        gift_articles=row.gift_articles or "",
        gift_object=row.gift_object or "",
        yearly_level=level if row.yearly_level is None else row.yearly_level,
        sepa_version=row.sepa_version,
        letters_traditional=row.letters_traditional,
        missing_receipt_ceiling=missing_receipt_ceiling(session, day),
    )


class ExpenseRuleService:
    """What a person reads and decides of the rules of expenses."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def facts(self) -> PolicyFacts:
        """What holds today."""
        with self._workspace.read() as session:
            return policy_of(session, self._workspace.today())

    def draft(self) -> PolicyDraft:
        """The choices as a form holds them."""
        with self._workspace.read() as session:
            return _draft(session)

    def save(self, draft: PolicyDraft) -> int:
        """Keeps the choices; unpaid kilometres take the scale that is chosen.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a reason or a ground is missing, or there is no structure yet.
            ChangedMeanwhile: somebody saved them since; `theirs` is a PolicyDraft.
        """
        today = self._workspace.today()
        with self._workspace.act(_RIGHT, "save expense rules", "Règles des frais enregistrées.") as change:
            session = change.session
            structure = _structure(session)
            row = policy_row(session)
            if draft.version != (0 if row is None else row.version):
                raise ChangedMeanwhile(_draft(session))
            check_policy(draft)
            if row is None:
                row = ExpensePolicy(structure_id=structure.id)
                session.add(row)
            write_policy(row, draft, today)
            if structure.mileage_scale is not draft.mileage_scale:
                structure.mileage_scale = draft.mileage_scale
                session.flush()
                price_everything_again(session)
            session.flush()
            return row.id

    def rates(self) -> tuple[RateSeries, ...]:
        """The rates and ceilings that the structure may fix, each with its periods."""
        with self._workspace.read() as session:
            rates = rates_in_force(session)
            return tuple(rates[key] for key in CHOSEN_SERIES)

    def set_rate(self, draft: RateDraft) -> int:
        """Fixes one of them from a day on; unpaid kilometres are priced again. Gives the period's id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: something is missing or out of bounds.
        """
        with self._workspace.act(_RIGHT, "set expense rate") as change:
            change.said, row = write_rate(change.session, draft)
            return row.id

    def example(self) -> str:
        """What a usual year comes to, worked out."""
        with self._workspace.read() as session:
            return worked_example(session, self._workspace.today().year)

    def ceiling_for(
        self, nature: ExpenseNature, day: date, night: NightRate = NightRate.BASE
    ) -> Ceiling | None:
        """What a cost of that day is paid at most; None when it is paid as it was."""
        with self._workspace.read() as session:
            return ceiling_of(session, nature, day, night)

    def missing_receipt_ceiling(self, day: date) -> Money:
        """Up to what the person's word stands for a lost receipt."""
        with self._workspace.read() as session:
            return missing_receipt_ceiling(session, day)


def _chosen(rates: Rates, key: str, day: date) -> Decimal:
    period = rate_above_zero(rates, key, day)
    return Decimal(0) if period is None else decimal_value(period)


def _draft(session: Session) -> PolicyDraft:
    structure = own_structure(session)
    scale = MileageScale.TAX if structure is None else structure.mileage_scale
    return policy_draft(policy_row(session), scale)


def _structure(session: Session) -> Structure:
    found = own_structure(session)
    if found is None:
        raise DomainError("Ce dossier n’a pas encore de structure. Créez-la, puis réessayez.")
    return found
