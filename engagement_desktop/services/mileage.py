"""Kilometres that are not paid, priced again when what they are counted with has changed."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ExpenseLine
from engagement_desktop.domain.expenses.mileage import price_lines, vehicle_scales
from engagement_desktop.french.rate_texts import mileage_text
from engagement_desktop.storage.expenses.mileage import kilometres_since
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure


def price_again(session: Session, since: date, vehicles: Collection[int] | None = None) -> None:
    """Unpaid kilometres take the scale in force, from that civil year on; paid amounts are frozen.

    Args:
        session: of the act.
        since: a day of the first year looked at.
        vehicles: ids of the only vehicles looked at; None for all.
    """
    structure = own_structure(session)
    if structure is None:
        return
    rates = rates_in_force(session)
    for driven, kilometres in kilometres_since(session, date(since.year, 1, 1)).items():
        if vehicles is not None and driven.vehicle_id not in vehicles:
            continue
        scale_of = vehicle_scales(rates, structure.mileage_scale, driven.kind, driven.power, driven.electric)
        for priced in price_lines(kilometres.lines, scale_of):
            if priced.scale is not None and priced.amount != kilometres.amounts[priced.order]:
                line = session.get_one(ExpenseLine, priced.order)
                line.amount = priced.amount
                line.rate_text = mileage_text(priced, driven.kind, driven.power)
