"""The bank file by itself: what is approved and unpaid, and who is left out by name."""

from datetime import date
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse
from xmlschema import XMLSchema

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.paying.runs_rows import BankAccountDraft, RunDraft
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.paying.bank_accounts import BankAccountService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.expenses.paying.transfers import NoTransfer
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.paying.paying_world import IBANS, OWN, prepare, to_pay

DAY = date(2026, 11, 25)
SCHEMAS = Path(__file__).parents[3] / "data" / "xsd"
OTHER = "FR1420041010050500013M02606"


@pytest.fixture
def runs(workspace: Workspace) -> RunService:
    with workspace.database.work() as session:
        prepare(Builder(session))
    return RunService(workspace)


def test_all_that_goes_by_transfer_goes_and_the_others_are_named(runs: RunService, tmp_path: Path) -> None:
    target = tmp_path / "v.xml"
    made = runs.write_transfers(DAY, target)
    assert (made.count, made.total) == (3, Money(3214 + 5237 + 2740)), "one was approved without receipt"
    XMLSchema(str(SCHEMAS / "pain.001.001.09.xsd")).validate(str(target))
    said = sorted(one.replace("\u00a0", " ") for one in made.left_out)
    assert [one.split(", note")[0] for one in said] == [
        "André Œuvrard",
        "Luc Fournier",
        "Mamadou Diallo",
        "Élodie Caron",
    ]
    assert said[1].endswith(": IBAN à vérifier, sa clé ne correspond pas")
    assert said[3].endswith(": remboursement ou abandon, pas encore choisi")


def test_nothing_is_marked_paid(runs: RunService, tmp_path: Path) -> None:
    before = runs.ready()
    runs.write_transfers(DAY, tmp_path / "v.xml")
    assert runs.ready() == before
    assert runs.runs() == ()


def test_what_an_unsent_run_holds_is_left_out(runs: RunService, tmp_path: Path) -> None:
    ids = tuple(row.claim_id for row in runs.ready().rows if row.is_ready)
    runs.make(RunDraft(ids, DAY))
    made = runs.write_transfers(DAY, tmp_path / "v.xml")
    assert made.count == 1
    assert sum("déjà dans le remboursement REM-2026-001" in one for one in made.left_out) == 4


def test_people_without_iban_are_named_and_nothing_is_written_when_none_remains(
    workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure(iban=Sealed(OWN))
        to_pay(make, "Benali", "Fatima", 3214, None)
        to_pay(make, "Diallo", "Mamadou", 0, IBANS[0])
        draft = to_pay(make, "Hélias", "Monique", 100, IBANS[0])
        draft.status = ClaimStatus.SUBMITTED
    runs = RunService(workspace)
    with pytest.raises(NoTransfer) as refused:
        runs.write_transfers(DAY, tmp_path / "v.xml")
    assert [one.rpartition("\u00a0: ")[2] for one in refused.value.left_out] == ["sans IBAN", "rien à verser"]
    assert list(tmp_path.glob("*.xml")) == []


def test_without_an_account_it_is_refused_unless_one_is_given(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        to_pay(make, "Benali", "Fatima", 3214, IBANS[1])
    runs = RunService(workspace)
    target = tmp_path / "v.xml"
    with pytest.raises(DomainError, match="Aucun compte à débiter"):
        runs.write_transfers(DAY, target)
    with pytest.raises(DomainError, match="erreur de frappe"):
        runs.write_transfers(DAY, target, "FR14 2004 1010 0505 0001 3M02 607")
    runs.write_transfers(DAY, target, "FR14 2004 1010 0505 0001 3M02 606")
    assert OTHER in target.read_text(encoding="utf-8")


def test_an_account_that_is_known_brings_its_holder_and_its_version(
    runs: RunService, workspace: Workspace, tmp_path: Path
) -> None:
    draft = BankAccountDraft(label="Livret", iban=OTHER, holder="MSP LIVRET", sepa=SepaVersion.V03)
    BankAccountService(workspace).save(draft)
    runs.write_transfers(DAY, tmp_path / "v.xml", OTHER)
    root = parse(tmp_path / "v.xml").getroot()
    assert root is not None
    assert root.tag == "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.03}Document"
    assert "MSP LIVRET" in {one.text for one in root.iter()}
