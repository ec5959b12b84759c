"""A committee as its form holds it: typed values, checked before they are kept."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.register.committee_codes import typed_code
from engagement_desktop.domain.register.committees import (
    Committee,
    EngagementLevel,
    InvolvementField,
    MajorityRule,
    QuorumRule,
    Rules,
)
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.domain.text import clean, fold

NO_COLLEGE = Seats()


@dataclass(frozen=True, slots=True)
class RulesDraft:
    """The rules of a committee on one day; None is « not said »."""

    seats: int | None = None
    seats_by_college: Seats = NO_COLLEGE
    quorum: QuorumRule = QuorumRule.NONE
    notice_days: int | None = None
    proxies: int | None = None
    majority: MajorityRule | None = None
    two_thirds_of_present: bool = False
    casting_vote: bool = False
    represented_count: bool = True
    term_months: int | None = None
    terms_most: int | None = None

    @classmethod
    def of(cls, rules: Rules) -> "RulesDraft":
        return cls(**{name: getattr(rules, name) for name in RULES})

    def put(self, rules: Rules) -> None:
        """Writes itself into the row."""
        for name in RULES:
            setattr(rules, name, getattr(self, name))


RULES = tuple(RulesDraft.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class CommitteeDraft:
    """One committee being written.

    `closed_on` is its last day. `rules_from` is the day from which changed rules hold, the former being
    kept; None: the change corrects the rules that were written.
    """

    id: int | None = None
    version: int | None = None
    name: str = ""
    structure_id: int | None = None
    kind: str = ""
    created_on: date | None = None
    closed_on: date | None = None
    purpose: str = ""
    founding_act: str = ""
    convention: str = ""
    level: EngagementLevel | None = None
    fields: tuple[InvolvementField, ...] = ()
    code: str = ""
    minutes_opening: str = ""
    minutes_closing: str = ""
    rules: RulesDraft = RulesDraft()
    rules_from: date | None = None


def committee_draft(row: Committee) -> CommitteeDraft:
    """The row as its form opens it, with the rules in its own columns."""
    return CommitteeDraft(
        id=row.id,
        version=row.version,
        name=row.name,
        structure_id=row.structure_id,
        kind=row.kind,
        rules=RulesDraft.of(row),
        purpose=row.purpose or "",
        founding_act=row.founding_act or "",
        convention=row.convention or "",
        created_on=row.created_on,
        closed_on=row.closed_on,
        level=row.level,
        fields=row.fields,
        code=row.code or "",
        minutes_opening=row.minutes_opening or "",
        minutes_closing=row.minutes_closing or "",
    )


def new_committee(draft: CommitteeDraft, structure_id: int) -> Committee:
    """A committee of that structure as the draft says it."""
    name = clean(draft.name)
    row = Committee(name=name, name_key=fold(name), structure_id=structure_id, kind=clean(draft.kind))
    write_committee(row, draft, structure_id)
    return row


def write_committee(row: Committee, draft: CommitteeDraft, structure_id: int) -> None:
    """The same committee as the draft now says it, rules included; former rules are kept elsewhere."""
    row.name, row.kind, row.structure_id = clean(draft.name), clean(draft.kind), structure_id
    row.name_key = fold(row.name)
    row.purpose, row.founding_act = clean(draft.purpose) or None, clean(draft.founding_act) or None
    row.convention = clean(draft.convention) or None
    row.created_on, row.closed_on = draft.created_on, draft.closed_on
    row.level, row.fields = draft.level, draft.fields
    row.code = typed_code(draft.code) or None
    row.minutes_opening = clean(draft.minutes_opening) or None
    row.minutes_closing = clean(draft.minutes_closing) or None
    draft.rules.put(row)
