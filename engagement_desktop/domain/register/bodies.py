"""Types of body, and models from which a committee can start."""

from dataclasses import dataclass

from engagement_desktop.domain.register.committees_drafts import RulesDraft


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A type of body in its own words; `law` names the text that founds it, empty when none does.

    `governing`: who sits there directs the association.
    """

    name: str
    law: str = ""
    note: str = ""
    governing: bool = False


@dataclass(frozen=True, slots=True)
class CommitteeModel:
    """Rules that a new committee can start from; `key` is what `blank` takes, `kind` the type of body."""

    key: str
    title: str
    name: str
    kind: str
    rules: RulesDraft
