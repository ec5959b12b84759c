"""The chart that holds in a dossier: the shipped accounts, and the structure's own over them."""

import json
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.ledger.accounts import Account, AccountRow, AccountUse, Chart
from engagement_desktop.domain.expenses.ledger.kept import LedgerAccount
from engagement_desktop.domain.settings import Setting
from engagement_desktop.paths import resources

_OF_EXPORT = "ledger:chart:"


@lru_cache(maxsize=1)
def shipped_accounts() -> Mapping[AccountUse, tuple[Account, str]]:
    """The shipped account of each use, and where it comes from."""
    read = tomllib.loads((resources() / "expenses" / "accounts.toml").read_text(encoding="utf-8"))
    found = {
        AccountUse(one["use"]): (Account(one["number"], one["label"]), one["source"])
        for one in read["account"]
    }
    return MappingProxyType(found)


def chart_in_force(session: Session) -> Chart:
    """The account of each use today."""
    accounts = {use: account for use, (account, _source) in shipped_accounts().items()}
    for own in session.scalars(select(LedgerAccount)):
        accounts[AccountUse(own.use)] = Account(own.number, own.label)
    return Chart(MappingProxyType(accounts))


def account_rows(session: Session) -> tuple[AccountRow, ...]:
    """Each use with its account, in the order of the shipped file."""
    chart = chart_in_force(session)
    return tuple(
        AccountRow(use, chart.of(use), shipped, source)
        for use, (shipped, source) in shipped_accounts().items()
    )


def own_account(session: Session, use: AccountUse) -> LedgerAccount | None:
    """The structure's own account of a use."""
    return session.scalars(select(LedgerAccount).where(LedgerAccount.use == use.value)).one_or_none()


def keep_chart(session: Session, export_id: int, chart: Chart) -> None:
    """Remembers the accounts that an export used: they may change after it."""
    numbers = json.dumps(chart.numbers(), sort_keys=True)
    session.add(Setting(key=f"{_OF_EXPORT}{export_id}", value=numbers))


def charts_of_exports(session: Session) -> Mapping[int, Chart]:
    """The chart of each export."""
    now = chart_in_force(session)
    kept = session.scalars(select(Setting).where(Setting.key.startswith(_OF_EXPORT, autoescape=True)))
    return {int(one.key.removeprefix(_OF_EXPORT)): now.with_numbers(json.loads(one.value)) for one in kept}
