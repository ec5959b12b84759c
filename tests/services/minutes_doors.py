"""The verbs of minutes: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.meetings.minuting.minutes import Minutes, Ruling
from engagement_desktop.domain.meetings.minuting.minutes_frozen import fingerprint_of, frozen_text
from engagement_desktop.domain.meetings.minuting.minutes_states import RectificationDraft
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.storage.meetings.minuting.minutes_facts import minutes_facts
from tests.builders import Builder

NEEDS = "minutes"
"""A meeting whose minutes are validated (1), one held later that approves them (2, item 1)."""
FIRST, SECOND = date(2026, 3, 3), date(2026, 6, 2)
LOGO = Path(__file__).parents[1] / "data" / "logo.png"
V, E, N = Permission.MINUTES_VALIDATE, Permission.REPORT_EXPORT, Permission.REPORT_NAME_PEOPLE
DRAFT = RectificationDraft(said="Lire « 12 voix ».", reason="Une voix avait été oubliée.")

DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "minutes.rule": (lambda w: w.application.minutes.rule(1, "M. Dupuis", Ruling.MASK), V, NEEDS),
        "minutes.validate": (lambda w: w.application.minutes.validate(2), V, NEEDS),
        "minutes.approve": (lambda w: w.application.minutes.approve(1, 2), V, NEEDS),
        "minutes.approve_from": (lambda w: w.application.minutes.approve_from(1), V, NEEDS),
        "minutes.rectify": (lambda w: w.application.minutes.rectify(1, DRAFT), V, NEEDS),
        "minutes.file_signed": (lambda w: w.application.minutes.file_signed(1, LOGO), V, NEEDS),
        "minutes.preview": (lambda w: w.application.minutes.preview(2), N, NEEDS),
        "minutes.preview public": (lambda w: w.application.minutes.preview(2, public=True), E, NEEDS),
        "minutes.make": (lambda w: w.application.minutes.make(2, w.file("pv.pdf")), N, NEEDS),
        "minutes.make public": (
            lambda w: w.application.minutes.make(2, w.file("pv.pdf"), public=True),
            E,
            NEEDS,
        ),
        "minutes.rectification": (lambda w: _looked_for(w, "rectification", 1, 1), N, NEEDS),
        "minutes.signed_scan": (lambda w: _looked_for(w, "signed_scan", 1), N, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "minutes.standing": (1,),
        "minutes.facts": (1,),
        "minutes.check": (1,),
        "minutes.findings": (1,),
        "minutes.review": (1,),
        "minutes.approving": (1,),
        "minutes.find": ("Comité des usagers", FIRST),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "minutes.rule": ({"secrecy_ruling"}, 1),
        "minutes.validate": ({"issued_document", "minutes"}, 1),
        "minutes.approve": ({"minutes"}, 1),
        "minutes.approve_from": ({"minutes"}, 1),
        "minutes.rectify": ({"issued_document", "rectification"}, 1),
        "minutes.file_signed": ({"attachment", "meeting_document", "minutes"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """Two meetings of a committee, the first one validated."""
    session = make.session
    committee = make.committee(make.structure())
    person = make.person()
    make.mandate(person, committee, date(2025, 1, 1))
    first = make.meeting(committee, FIRST, number="2026-01", number_year=2026, number_sequence=1)
    second = make.meeting(committee, SECOND, number="2026-02", number_year=2026, number_sequence=2)
    for meeting in (first, second):
        make.attendance(meeting, person)
    session.flush()
    text = frozen_text(minutes_facts(session, first))
    session.add(
        Minutes(
            meeting_id=first.id,
            validated_at=datetime(2026, 3, 4, 9, tzinfo=UTC),
            validated_by_id=None,
            frozen=text,
            fingerprint=fingerprint_of(text),
        )
    )
    session.add(
        AgendaItem(
            meeting_id=second.id,
            position=1,
            title="Approbation",
            kind=ItemKind.APPROVAL,
            state=ItemState.TREATED,
            approves_id=first.id,
        )
    )
    session.flush()


def _looked_for(world: Any, verb: str, *words: int) -> object:
    """What the dossier does not hold yet is refused, once the right was asked."""
    try:
        return getattr(world.application.minutes, verb)(*words)
    except NotPermitted:
        raise
    except DomainError:
        return None
