"""The verbs of papers and missions: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.missions_drafts import MissionDraft
from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_drafts import BatchDraft, PaperDraft
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

NEEDS = "papers"
"""A member (1) with hours, a mission (1) and a paper given (1)."""
DAYS = {"first_day": date(2026, 1, 1), "last_day": date(2026, 6, 30)}
PAPER = PaperDraft(kind=PaperKind.VOLUNTEERING, person_id=1, **DAYS)
BATCH = BatchDraft(kind=PaperKind.VOLUNTEERING, committee_id=1, **DAYS)
MISSION = MissionDraft(person_id=1, title="Atelier", started_on=date(2026, 1, 5))
P = Permission.PAPER_ISSUE


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "papers.preview": (lambda w: w.application.papers.preview(PAPER), P, NEEDS),
        "papers.issue": (lambda w: w.application.papers.issue(PAPER, w.file("a.pdf")), P, NEEDS),
        "papers.reprint": (lambda w: w.application.papers.reprint(1, w.file("b.pdf")), P, NEEDS),
        "papers.batch": (lambda w: w.application.papers.batch(BATCH, w.folder), P, NEEDS),
        "missions.save": (lambda w: w.application.missions.save(MISSION), P, NEEDS),
        "missions.delete": (lambda w: w.application.missions.delete(1), P, NEEDS),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "papers.kinds": (),
        "papers.draft": (PaperKind.CEC, 1),
        "papers.choices": (1,),
        "papers.plan": (PAPER,),
        "papers.issued": (1,),
        "papers.content": (1,),
        "papers.person_meant": ("P0001",),
        "papers.proposed_name": (PAPER,),
        "missions.of": (1,),
        "missions.blank": (1,),
        "missions.draft": (1,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "papers.issue": ({"issued_document", "number_series"}, 1),
        "papers.reprint": (set(), 1),
        "papers.batch": ({"issued_document", "number_series"}, 1),
        "missions.save": ({"mission"}, 1),
        "missions.delete": ({"bin_entry", "mission"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """Somebody to recognise, and what was already given to them."""
    structure = make.structure()
    committee = make.committee(structure)
    person = make.person(known_as="P0001")
    make.mandate(person, committee, date(2025, 1, 1))
    make.hours(person, structure, date(2026, 3, 3), 90)
    make.session.add(Mission(person_id=person.id, title="Accueil", started_on=date(2026, 1, 1)))
    make.session.add(
        IssuedDocument(
            kind=PaperKind.PRESENCE,
            number="2026-001",
            name="Attestation 2026-001.pdf",
            issued_on=date(2026, 7, 1),
            media_type="application/pdf",
            content=b"%PDF-1.7 given",
            fingerprint="0" * 64,
            person_id=person.id,
        )
    )
    make.session.flush()
