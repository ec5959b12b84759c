"""The sheet to type again in Le Compte Bénévole, on paper: its words, its structure, its safety."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.hours.cec_sheet import cec_sheet_pdf
from engagement_desktop.domain.hours.cec import AssociationFacts, CecParameters
from engagement_desktop.domain.hours.cec_ledger import (
    CecLedger,
    DayHours,
    LedgerSources,
    LedgerStructure,
    ledger_of,
)
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.storage.rate_files import load_rates
from tests.documents.register.people import HOSTILE

PROPERTIES = Properties(
    title="À recopier", subject="À recopier", author="MSP", dated=datetime(2026, 2, 1, tzinfo=UTC)
)
FACTS = AssociationFacts(
    "Asso X", LegalForm.ASSOCIATION_1901, date(2015, 3, 1), Answer.YES, siren="732829320", rna="W123456789"
)


def told(minutes: int = 12630, name: str = "Monique Hélias", facts: AssociationFacts = FACTS) -> CecLedger:
    role = HoursRole.GOVERNING_BODY if minutes else HoursRole.OTHER
    return ledger_of(
        LedgerSources(
            person_id=7,
            name=name,
            born_on=None,
            today=date(2026, 2, 1),
            parameters=CecParameters.of(2025, load_rates()),
            structures={1: LedgerStructure(1, facts)},
            days=(DayHours(1, date(2025, 3, 4), role, minutes or 60),),
        )
    )


def words(content: bytes) -> str:
    read = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(read.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_it_says_the_status_each_line_both_days_and_that_it_declares_nothing() -> None:
    said = words(cec_sheet_pdf(told(), "MSP des Deux-Ponts", PROPERTIES))
    for part in (
        "À recopier dans Le Compte Bénévole",
        "Monique Hélias, année 2025",
        "semblent réunies pour 2025 : 210 h 30 dont 210 h 30 dans Asso X",
        "W123 456 789",
        "732 829 320",
        "Instance dirigeante",
        "au plus tard le 31 décembre 2026",
        "Rien n’est transmis par le logiciel",
        "ne vaut pas déclaration.",
    ):
        assert part in said


def test_who_has_nothing_to_declare_reads_why() -> None:
    said = words(cec_sheet_pdf(told(0), "MSP", PROPERTIES))
    assert "Rien à recopier" in said
    assert "Numéro RNA" not in said


@pytest.mark.parametrize("name", ["Monique Hélias", *HOSTILE])
def test_it_is_tagged_archivable_and_safe_whatever_names_hold(name: str, tmp_path: Path) -> None:
    ledger = told(name=name, facts=replace(FACTS, name=name))
    content = cec_sheet_pdf(ledger, name, PROPERTIES)
    assert content == cec_sheet_pdf(ledger, name, PROPERTIES)
    target = tmp_path / "fiche.pdf"
    target.write_bytes(content)
    assert list(pdfua.validate(str(target)).findings) == []
