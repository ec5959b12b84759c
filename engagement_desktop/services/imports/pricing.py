"""Prices the kilometres lines of an import, with those that the dossier holds of the same vehicles."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus
from engagement_desktop.domain.expenses.means import WITHOUT_VEHICLE
from engagement_desktop.domain.expenses.mileage import MileageLine, PricedLine, price_lines, vehicle_scales
from engagement_desktop.french.rate_texts import mileage_text
from engagement_desktop.services.imports.dossier import Row
from engagement_desktop.services.imports.expense_rules import scale_of
from engagement_desktop.services.imports.settling import RowChange, Settling
from engagement_desktop.services.imports.vehicles import Vehicles
from engagement_desktop.services.mileage import without_vehicle
from engagement_desktop.storage import imports
from engagement_desktop.storage.expenses.deciding.held import held_claims
from engagement_desktop.storage.expenses.mileage import lines_taken_back
from engagement_desktop.storage.expenses.rules.openings import openings_of


def price_mileage(session: Session, work: Settling, vehicles: Vehicles) -> None:
    """Gives each new line its amount, and prices again the unpaid lines of the years that are touched.

    Lines of one vehicle over a civil year go by date, then by order of entry; a line of the dossier that is
    reimbursed, waived or in a run keeps its amount, one that was taken back whole counts no more.
    """
    _price_without_vehicle(work)
    new = {
        row["id"]: row
        for row in work.inserts["expense_line"]
        if row["vehicle_id"] is not None and row["corrects_id"] is None
    }
    touched = _touched(session, work, new.values())
    if not touched:
        return
    former = {row["id"]: row for row in imports.mileage_of_vehicles(session, list(touched))}
    kept = _kept(session, former)
    lines, openings = _lines(work, new, kept), _openings(session, touched)
    for vehicle_id, years in touched.items():
        spec = vehicles.specs[vehicle_id]
        scales = vehicle_scales(work.dossier.rates, scale_of(work), spec.kind, spec.power, spec.electric)
        wanted = [line for line in lines.get(vehicle_id, ()) if line.spent_on.year in years]
        for priced in price_lines(wanted, scales, openings.get(vehicle_id, {})):
            text = mileage_text(priced, spec.kind, spec.power)
            _write(work, priced, text, new.get(priced.order), former.get(priced.order))


def _price_without_vehicle(work: Settling) -> None:
    """What cyclists and passengers are paid, on lines that come in or change."""
    former = {row["id"]: row for row in work.dossier.lines}
    for row in work.inserts["expense_line"]:
        row.update(_flat(work, row))
    for change in [one for one in work.changes if one.table == "expense_line"]:
        if values := _flat(work, {**former[change.row_id], **change.values}):
            work.changes.append(RowChange("expense_line", change.row_id, values))


def _flat(work: Settling, row: Row) -> dict[str, Any]:
    if row["means"] not in WITHOUT_VEHICLE or row["km_hundredths"] is None:
        return {}
    amount, text = without_vehicle(work.dossier.rates, row["means"], row["spent_on"], row["km_hundredths"])
    return {"amount": amount, "rate_text": text}


def _touched(session: Session, work: Settling, new: Iterable[Row]) -> dict[int, set[int]]:
    """The vehicles and years of which a line comes in or changes."""
    touched: dict[int, set[int]] = {}

    def touch(vehicle_id: int | None, day: date) -> None:
        if vehicle_id is not None:
            touched.setdefault(vehicle_id, set()).add(day.year)

    for row in new:
        touch(row["vehicle_id"], row["spent_on"])
    claims = {change.row_id for change in work.changes if change.table == "expense_claim"}
    lines = {change.row_id: change.values for change in work.changes if change.table == "expense_line"}
    for row in imports.lines_of_claims(session, claims):
        touch(row["vehicle_id"], row["spent_on"])
    for row in work.dossier.lines:
        if row["id"] in lines:
            touch(row["vehicle_id"], row["spent_on"])
            values = {**row, **lines[row["id"]]}
            touch(values["vehicle_id"], values["spent_on"])
    return touched


def _kept(session: Session, former: dict[int, Row]) -> dict[int, Row]:
    """The lines of the dossier that count, each with whether its amount is frozen."""
    back, held = lines_taken_back(session), held_claims(session)
    return {
        line_id: {**row, "frozen": row["status"] in FROZEN or row["claim_id"] in held}
        for line_id, row in former.items()
        if line_id not in back or back[line_id] + row["amount"]
    }


def _openings(session: Session, touched: Iterable[int]) -> dict[int, dict[int, int]]:
    """The kilometres paid before, by vehicle and civil year."""
    openings: dict[int, dict[int, int]] = {}
    for row in openings_of(session, list(touched)):
        openings.setdefault(row.vehicle_id, {})[row.year] = row.km_hundredths
    return openings


def _lines(
    work: Settling, new: dict[int, dict[str, Any]], former: dict[int, Row]
) -> dict[int, list[MileageLine]]:
    """Every line under its vehicle, as it will be once the import is written."""
    statuses: dict[int, ClaimStatus] = {
        row["id"]: row["status"] for row in (*work.inserts["expense_claim"], *work.dossier.claims)
    }
    changes: dict[tuple[str, int], dict[str, Any]] = {}
    for change in work.changes:
        changes.setdefault((change.table, change.row_id), {}).update(change.values)
    lines: dict[int, list[MileageLine]] = {}

    def put(row: Row, status: ClaimStatus, *, frozen: bool) -> None:
        amount = row["amount"] if frozen else None
        line = MileageLine(row["id"], row["spent_on"], row["km_hundredths"], status, amount)
        lines.setdefault(row["vehicle_id"], []).append(line)

    for line in new.values():
        head = changes.get(("expense_claim", line["claim_id"]), {})
        put(line, head.get("status") or statuses[line["claim_id"]], frozen=False)
    for row in former.values():
        claim = changes.get(("expense_claim", row["claim_id"]), {})
        row_now = {**row, **changes.get(("expense_line", row["id"]), {})}
        if row_now["km_hundredths"] is None:
            continue
        put(row_now, claim.get("status") or row["status"], frozen=row["frozen"])
    return lines


def _write(
    work: Settling, priced: PricedLine, text: str, new: dict[str, Any] | None, former: Row | None
) -> None:
    if new is not None:
        new["amount"], new["rate_text"] = priced.amount, text
    elif former is not None and priced.scale is not None and former["amount"] != priced.amount:
        work.changes.append(
            RowChange("expense_line", former["id"], {"amount": priced.amount, "rate_text": text})
        )
