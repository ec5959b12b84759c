"""The verbs on the CEC: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.hours.cec_files import RoleCorrection
from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft
from engagement_desktop.domain.hours.cec_roles import CorrectionDraft
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

P = Permission
NEEDS = "cec"
DAY = date(2026, 3, 2)
FILE = CecFileDraft(person_id=1, structure_id=2, year=2025, declared_on=DAY)
CORRECTION = CorrectionDraft(
    person_id=1,
    structure_id=2,
    role=HoursRole.SUPERVISES_VOLUNTEERS,
    reason="Élue par le conseil",
    started_on=date(2024, 1, 1),
    ended_on=date(2024, 12, 31),
)


def prepare(build: Builder) -> None:
    """A volunteer who governs an association, and a correction of 2025."""
    build.structure()
    association, person = build.association(), build.person()
    build.hours(person, association, date(2025, 3, 4), 600, role=HoursRole.GOVERNING_BODY)
    build.session.add(
        RoleCorrection(
            person_id=person.id,
            structure_id=association.id,
            started_on=date(2025, 1, 1),
            role=HoursRole.OTHER,
            reason="élue",
        )
    )


def _told(world: Any) -> None:
    world.application.cec.note_declared(1, 2, 2025, DAY)
    world.application.cec.note_attested(1, 2, 2025, DAY)


DOORS: Mapping[str, tuple[Callable[[Any], object], tuple[Permission, ...], str]] = MappingProxyType(
    {
        "cec.correct_role": (lambda w: w.application.cec.correct_role(CORRECTION), (P.CEC_WRITE,), NEEDS),
        "cec.forget_correction": (
            lambda w: w.application.cec.forget_correction(1),
            (P.CEC_WRITE,),
            NEEDS,
        ),
        "cec.note": (lambda w: w.application.cec.note(FILE), (P.CEC_WRITE,), NEEDS),
        "cec.note_declared": (
            lambda w: w.application.cec.note_declared(1, 2, 2025, DAY),
            (P.CEC_WRITE,),
            NEEDS,
        ),
        "cec.note_attested": (_told, (P.CEC_WRITE,), NEEDS),
        "cec.note_said": (lambda w: w.application.cec.note_said(1, 2, 2025, 600), (P.CEC_WRITE,), NEEDS),
        "cec.make_sheet": (
            lambda w: w.application.cec.make_sheet(1, 2025, w.file("fiche.pdf")),
            (P.LETTER_MAKE,),
            NEEDS,
        ),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "cec.correct_role": ({"role_correction"}, 1),
        "cec.forget_correction": ({"role_correction"}, 1),
        "cec.note": ({"cec_file"}, 1),
        "cec.note_declared": ({"cec_file"}, 1),
        "cec.note_attested": ({"cec_file"}, 2),
        "cec.note_said": ({"cec_file"}, 1),
        "cec.make_sheet": (set(), 1),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "cec.years": (),
        "cec.usual_year": (),
        "cec.ledger": (1, 2025),
        "cec.people": (2025,),
        "cec.parameters": (2025,),
        "cec.closed_by": (1, 2025),
        "cec.amount_words": (),
        "cec.role_on": (1, 2, DAY),
        "cec.blank_correction": (1, 2, 2025),
        "cec.correction": (1,),
        "cec.follow_up": (1, 2, 2025),
    }
)
