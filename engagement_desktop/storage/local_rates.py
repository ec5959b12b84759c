"""The dossier's own periods of rates."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.rates import Rates
from engagement_desktop.storage.rate_files import load_rates


def local_rates(session: Session) -> list[LocalRate]:
    """Every local period, by series and day."""
    return list(session.scalars(select(LocalRate).order_by(LocalRate.series, LocalRate.valid_from)))


def local_rate_on(session: Session, series: str, valid_from: date) -> LocalRate | None:
    """The local period of a series that begins on that day."""
    return session.scalars(
        select(LocalRate).where(LocalRate.series == series, LocalRate.valid_from == valid_from)
    ).one_or_none()


def rates_in_force(session: Session) -> Rates:
    """Shipped rates, with the local periods laid over them."""
    return load_rates(local_rates(session))
