"""The shipped types of body and models of committee, read once."""

import tomllib
from functools import lru_cache
from typing import Any

from engagement_desktop.domain.register.bodies import BodyKind, CommitteeModel
from engagement_desktop.domain.register.committees import MajorityRule, QuorumRule
from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.french.typography import typo
from engagement_desktop.paths import resources


@lru_cache(maxsize=1)
def body_kinds() -> tuple[BodyKind, ...]:
    """The types of body, in the order of the file."""
    return tuple(
        BodyKind(
            entry["name"], entry.get("law", ""), typo(entry.get("note", "")), entry.get("governing", False)
        )
        for entry in _read("bodies.toml")["body"]
    )


@lru_cache(maxsize=1)
def governing_kinds() -> frozenset[str]:
    """The types of body whose members direct an association."""
    return frozenset(body.name for body in body_kinds() if body.governing)


@lru_cache(maxsize=1)
def committee_models() -> tuple[CommitteeModel, ...]:
    """The models, in the order of the file."""
    return tuple(_model(entry) for entry in _read("committee_models.toml")["model"])


def _model(entry: dict[str, Any]) -> CommitteeModel:
    colleges = {Capacity(college): places for college, places in entry["colleges"].items()}
    majority = entry.get("majority")
    return CommitteeModel(
        key=entry["key"],
        title=entry["title"],
        name=entry["name"],
        kind=entry["kind"],
        rules=RulesDraft(
            seats=entry["seats"],
            seats_by_college=Seats.of(colleges),
            quorum=QuorumRule(entry["quorum"]),
            notice_days=entry["notice_days"],
            majority=None if majority is None else MajorityRule(majority),
            term_months=entry["term_months"],
        ),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources() / "register" / name).read_text(encoding="utf-8"))
