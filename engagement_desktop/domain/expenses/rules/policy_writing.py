"""From the page of rules to the row of choices: reasons are asked where the law or prudence wants them."""

from collections.abc import Iterator
from datetime import date

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.text import clean


def policy_draft(row: ExpensePolicy | None, scale: MileageScale) -> PolicyDraft:
    """The choices as a form holds them; the defaults when nothing was decided."""
    if row is None:
        return PolicyDraft(mileage_scale=scale)
    return PolicyDraft(
        mileage_scale=scale,
        ceilings=row.ceilings,
        gives_meal_vouchers=row.gives_meal_vouchers,
        decides_alone=row.decides_alone_on is not None,
        decides_alone_reason=row.decides_alone_reason or "",
        gift_ground=row.gift_ground or "",
        gift_articles=row.gift_articles or "",
        gift_object=row.gift_object or "",
        yearly_level=row.yearly_level,
        sepa_version=row.sepa_version,
        letters_traditional=row.letters_traditional,
        version=row.version,
    )


def check_policy(draft: PolicyDraft) -> None:
    """Refuses a choice that must say why.

    Raises:
        Faults, DomainError: deciding alone without a reason; a ground for gifts without its articles.
    """
    raise_all(list(_faults(draft)))


def write_policy(row: ExpensePolicy, draft: PolicyDraft, today: date) -> None:
    """The row says what the draft says; the day of a choice is the one on which it was first made."""
    row.ceilings = draft.ceilings
    row.gives_meal_vouchers = draft.gives_meal_vouchers
    row.decides_alone_on = (row.decides_alone_on or today) if draft.decides_alone else None
    row.decides_alone_reason = clean(draft.decides_alone_reason) or None if draft.decides_alone else None
    ground = clean(draft.gift_ground) or None
    if ground is None:
        row.gift_ground_on = None
    elif ground != row.gift_ground:
        row.gift_ground_on = today
    row.gift_ground = ground
    row.gift_articles = clean(draft.gift_articles) or None
    row.gift_object = clean(draft.gift_object) or None
    row.yearly_level = draft.yearly_level
    row.sepa_version = draft.sepa_version
    row.letters_traditional = draft.letters_traditional


def _faults(draft: PolicyDraft) -> Iterator[DomainError]:
    if draft.decides_alone and not clean(draft.decides_alone_reason):
        yield DomainError(
            "Dites pourquoi la structure est trop petite pour être à deux\u00a0: le journal le garde.",
            "decides_alone_reason",
        )
    if clean(draft.gift_ground) and not clean(draft.gift_articles):
        yield DomainError(
            "Dites l’article du code général des impôts que porte le reçu, comme «\u00a0200\u00a0».",
            "gift_articles",
        )
    if draft.yearly_level is not None and draft.yearly_level.cents <= 0:
        yield DomainError("Le niveau est un montant au-dessus de 0\u00a0€.", "yearly_level")
