"""Mandates for rules that need no dossier: a test says only what its story needs."""

from datetime import date
from itertools import count
from typing import Any

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import CommitteePast, DatedRules, dated
from engagement_desktop.domain.register.held import Held, Holder
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity
from tests.builders import plain

_IDS = count(1)
STARTED = date(2025, 1, 1)


def holder(person_id: int, name: str = "", **values: Any) -> Holder:
    """A usager; « Monique Hélias » gives both names."""
    first, _, last = (name or f"Personne N{person_id}").partition(" ")
    usual = {"sort_key": plain(f"{last} {first}"), "capacity": Capacity.USER}
    return Holder(person_id=person_id, last_name=last, first_name=first, **usual | values)


def held(who: Holder, started_on: date = STARTED, ended_on: date | None = None, **values: Any) -> Held:
    """A member's mandate in committee 1."""
    usual = {"mandate_id": next(_IDS), "committee_id": 1, "office": Office.MEMBER, "seat": SeatKind.TITULAR}
    return Held(holder=who, started_on=started_on, ended_on=ended_on, **usual | values)


def behind(who: Holder, titular: Holder, started_on: date = STARTED, **values: Any) -> Held:
    """A suppléant's mandate."""
    usual = {"seat": SeatKind.SUBSTITUTE, "substitute_for_id": titular.person_id}
    return held(who, started_on, **usual | {"substitute_for": titular.name} | values)


def past(*former: tuple[date, RulesDraft], now: RulesDraft | None = None, **values: Any) -> CommitteePast:
    """Committee 1, its former rules and those of now."""
    usual: dict[str, Any] = {
        "id": 1,
        "name": "Comité des usagers",
        "created_on": date(2020, 1, 1),
        "closed_on": None,
    }
    return CommitteePast(rules=dated(former, now or RulesDraft()), **usual | values)


def always(**values: Any) -> tuple[DatedRules, ...]:
    """Rules that never changed."""
    return (DatedRules(None, None, RulesDraft(**values)),)
