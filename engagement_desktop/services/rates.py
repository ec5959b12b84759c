"""Taux et barèmes: what is shipped, and the periods that the structure adds over it."""

from contextlib import suppress
from datetime import date, datetime

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.mileage import PRICING_SERIES
from engagement_desktop.domain.expenses.scale_tables import read_scale
from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.rates import Rates, RateSeries, RateShape, parse_decimal
from engagement_desktop.domain.text import clean
from engagement_desktop.services.mileage import price_again
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.local_rates import local_rate_on, rates_in_force

_LEAP_YEAR = 2000


class RateService:
    """What a person does with rates."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def rates(self) -> Rates:
        """Every series as it is in force for this dossier; its own periods say `local`."""
        with self._workspace.read() as session:
            return rates_in_force(session)

    def series(self) -> tuple[RateSeries, ...]:
        """The same, one by one, in the order of the shipped files."""
        return tuple(self.rates())

    def add_local(self, series: str, valid_from: date, value: str, source: str) -> None:
        """Adds a period that takes over from its day to the next one's; what is unpaid is priced again.

        Raises:
            NotPermitted: the role may not.
            DomainError: unknown series, value not understood, source missing, day already taken.
        """
        with self._workspace.act(
            Permission.RATE_ADD, "add local rate", f"Période ajoutée au {valid_from:%d/%m/%Y}."
        ) as change:
            found = _known(rates_in_force(change.session), series)
            kept = _checked(found, value)
            if not clean(source):
                raise DomainError(
                    "Dites d’où vient cette valeur\u00a0: un texte, une délibération, une lettre.", "source"
                )
            if local_rate_on(change.session, series, valid_from) is not None:
                raise DomainError(
                    f"Une période ajoutée commence déjà le {valid_from:%d/%m/%Y}. Retirez-la d’abord.",
                    "valid_from",
                )
            change.session.add(
                LocalRate(series=series, valid_from=valid_from, value=kept, source=clean(source))
            )
            change.session.flush()
            _price_again(change.session, series, valid_from)

    def remove_local(self, series: str, valid_from: date) -> None:
        """Removes a period that was added; the shipped value holds again, what is unpaid is priced again.

        Raises:
            NotPermitted: the role may not.
            DomainError: there is no such period.
        """
        with self._workspace.act(
            Permission.RATE_ADD, "remove local rate", f"Période du {valid_from:%d/%m/%Y} retirée."
        ) as change:
            found = local_rate_on(change.session, series, valid_from)
            if found is None:
                raise DomainError(
                    "Cette période n’a pas été ajoutée ici\u00a0: elle ne peut pas être retirée."
                )
            change.session.delete(found)
            change.session.flush()
            _price_again(change.session, series, valid_from)


def _known(rates: Rates, key: str) -> RateSeries:
    if key not in rates.by_key:
        raise DomainError("Ce taux n’est pas connu du programme.", "series")
    return rates[key]


def _checked(series: RateSeries, value: str) -> str:
    """The value as it is kept, once the series understands it."""
    written = value.strip()
    match series.shape:
        case RateShape.NUMBER:
            if parse_decimal(written) <= 0 and not series.may_be_nothing:
                raise DomainError("La valeur doit être plus grande que zéro.", "value")
            return "".join(written.split()).replace(",", ".")
        case RateShape.DAY:
            return _day(written)
        case RateShape.SCALE:
            read_scale(written)
    if not written:
        raise DomainError("La valeur est vide.", "value")
    return written


def _day(written: str) -> str:
    """MM-DD, from the same or from JJ/MM."""
    for form in ("%Y/%d/%m", "%Y/%m-%d"):
        with suppress(ValueError):
            return f"{datetime.strptime(f'{_LEAP_YEAR}/{written}', form).date():%m-%d}"  # noqa: DTZ007 # a day of any year
    raise DomainError("Écrivez un jour de l’année comme 30/06.", "value")


def _price_again(session: Session, series: str, since: date) -> None:
    """Kilometres that are not paid take the new scale from that civil year on."""
    if series in PRICING_SERIES:
        price_again(session, since)
