"""What one expense line must say: kilometres or an amount, days in order, a vehicle that can be priced."""

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.mileage import SERIES
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.imports.drafts import ExpenseDraft
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.imports.cells import ABOVE_ZERO
from engagement_desktop.services.imports.settling import Settling
from engagement_desktop.services.imports.sheets import EXPENSES
from engagement_desktop.services.imports.vehicles import Vehicles, VehicleSpec


def check_line(
    work: Settling, draft: ExpenseDraft, person_id: int | None, vehicles: Vehicles
) -> VehicleSpec | None:
    """Refuses what the line says wrong; gives the vehicle of a kilometres line."""
    _check_days(work, draft)
    if draft.amount is not None and draft.amount < Money() and draft.corrects is None:
        work.refuse(work.tables.expenses, draft.row, "montant", ABOVE_ZERO)
        return None
    if draft.nature is None:
        return None
    if draft.nature is not ExpenseNature.KILOMETRES or draft.corrects is not None:
        _check_amount(work, draft)
        return None if person_id is None else _corrected_vehicle(work, draft, person_id, vehicles)
    _check_kilometres(work, draft)
    return None if person_id is None else _vehicle(work, draft, person_id, vehicles)


def _check_days(work: Settling, draft: ExpenseDraft) -> None:
    table, row, today = work.tables.expenses, draft.row, work.today
    waits = draft.status in (None, ClaimStatus.DRAFT)
    if draft.spent_on and draft.spent_on > today and not waits:
        said = "Cette dépense est dans l’avenir. Corrigez la date, ou laissez la note en brouillon."
        work.refuse(table, row, "date", said)
    if draft.paid_on and draft.paid_on > today:
        work.refuse(table, row, "payée le", "Ce paiement est dans l’avenir. Corrigez la date.")
    if draft.paid_on and draft.spent_on and draft.paid_on < draft.spent_on:
        work.refuse(table, row, "payée le", "La note est payée avant la dépense. Corrigez l’une des dates.")
    if draft.waived_on and draft.waived_on > today:
        work.refuse(table, row, "abandonnée le", "Cet abandon est dans l’avenir. Corrigez la date.")
    if draft.status is ClaimStatus.REIMBURSED and draft.paid_on is None:
        work.refuse(
            table, row, "payée le", "Une note remboursée dit quand elle a été payée. Complétez la date."
        )
    if draft.status not in (None, ClaimStatus.REIMBURSED) and draft.paid_on is not None:
        said = "Seule une note remboursée a une date de paiement. Videz la case, ou corrigez le statut."
        work.refuse(table, row, "payée le", said)


def _check_amount(work: Settling, draft: ExpenseDraft) -> None:
    table, row = work.tables.expenses, draft.row
    if draft.amount is None:
        work.refuse(table, row, "montant", "Le montant manque. Complétez-le.")
    if table.shown(row, "km").strip():
        work.refuse(
            table, row, "km", "Seule une ligne «\u00a0kilomètres\u00a0» a des kilomètres. Videz la case."
        )


def _corrected_vehicle(
    work: Settling, draft: ExpenseDraft, person_id: int, vehicles: Vehicles
) -> VehicleSpec | None:
    """A correction of kilometres names their vehicle, though it has none itself."""
    if draft.corrects is None or draft.nature is not ExpenseNature.KILOMETRES or draft.vehicle is None:
        return None
    return _vehicle(work, draft, person_id, vehicles)


def _check_kilometres(work: Settling, draft: ExpenseDraft) -> None:
    table, row = work.tables.expenses, draft.row
    has_km = bool(table.shown(row, "km").strip())
    has_amount = bool(table.shown(row, "montant").strip())
    if has_amount and has_km:
        said = "Le montant d’une ligne «\u00a0kilomètres\u00a0» est calculé. Videz la case."
        work.refuse(table, row, "montant", said)
    elif has_amount:
        said = (
            "Une ligne «\u00a0kilomètres\u00a0» porte des kilomètres et pas de montant. "
            "Écrivez les kilomètres, ou choisissez une autre nature."
        )
        work.refuse(table, row, "nature", said)
    elif not has_km:
        work.refuse(table, row, "km", "Les kilomètres manquent. Complétez-les.")
    if draft.spent_on is not None and draft.spent_on.year < _first_year(work):
        said = f"Aucun barème kilométrique n’est connu avant {_first_year(work)}."
        work.refuse(table, row, "date", said)


def scale_of(work: Settling) -> MileageScale:
    """The scale that the dossier's own structure has chosen."""
    own = work.dossier.own
    return MileageScale.TAX if own is None else own["mileage_scale"]


def _first_year(work: Settling) -> int:
    return work.dossier.rates[SERIES[scale_of(work)]].periods[0].valid_from.year


def _vehicle(work: Settling, draft: ExpenseDraft, person_id: int, vehicles: Vehicles) -> VehicleSpec | None:
    """The line's own vehicle, completed by the person's usual one when it is the same kind."""
    table, row = work.tables.expenses, draft.row
    if isinstance(draft.vehicle, Means):
        return None
    usual = vehicles.usual(person_id)
    kind = draft.vehicle or (usual.kind if usual else None)
    if kind is None:
        said = (
            "Cette personne n’a pas de véhicule. Complétez sa ligne de «\u00a0Personnes\u00a0», ou celle-ci."
        )
        work.refuse(table, row, "véhicule", said)
        return None
    same = usual if usual is not None and usual.kind is kind else None
    power = draft.power if draft.power is not None else (same.power if same else None)
    electric = draft.electric if draft.electric is not None else bool(same and same.electric)
    if power is None and kind is not VehicleKind.MOPED:
        said = (
            "La puissance fiscale de la voiture ou de la moto manque. Complétez la ligne de "
            "«\u00a0Personnes\u00a0», ou celle-ci."
        )
        work.refuse(table, row, "puissance fiscale", said)
        return None
    return None if work.faults.is_refused(EXPENSES, row) else VehicleSpec.of(kind, power, electric)
