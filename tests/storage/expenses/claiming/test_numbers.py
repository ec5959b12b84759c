"""Numbers of claims go on from what is in the dossier and from what paper used."""

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.numbers import MoneySeries
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.claiming.numbers import (
    next_claim_reference,
    next_receipt_number,
    next_run_number,
    upcoming_number,
)
from engagement_desktop.storage.numbers import series_row
from tests.builders import Builder


def test_the_first_numbers_of_a_year(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        assert next_claim_reference(session, 2026) == "NDF-2026-0001"
        assert next_receipt_number(session, 2026) == "J-2026-0001"
        assert next_run_number(session, 2026) == "REM-2026-001"
        assert next_claim_reference(session, 2026) == "NDF-2026-0002"
        assert next_claim_reference(session, 2025) == "NDF-2025-0001"


def test_the_series_goes_on_from_what_an_import_brought(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        person = build.person()
        build.claim(person, ClaimStatus.REIMBURSED, reference="NDF-2026-0040")
        build.claim(person, ClaimStatus.REIMBURSED, reference="ndf-2026-bis")
        assert upcoming_number(session, MoneySeries.CLAIM, 2026) == "NDF-2026-0041"
        assert next_claim_reference(session, 2026) == "NDF-2026-0041"


def test_the_series_goes_on_from_paper_and_passes_over_what_is_taken(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        series_row(session, MoneySeries.CLAIM, None, 2026).on_paper = 7
        assert next_claim_reference(session, 2026) == "NDF-2026-0008"
        build.claim(build.person(), reference="NDF-2026-0009")
        assert next_claim_reference(session, 2026) == "NDF-2026-0010"
