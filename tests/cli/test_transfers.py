"""`engagement virements`: the file, who is left out, and what ends it with 2."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from xmlschema import XMLSchema

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.storage.dossiers import open_dossier
from tests.builders import Builder
from tests.cli.conftest import Type
from tests.conftest import PHRASE, POLICY
from tests.services.expenses.paying.paying_world import IBANS, OWN, prepare, to_pay

SCHEMA = Path(__file__).parents[1] / "data" / "xsd" / "pain.001.001.09.xsd"
Fill = Callable[[Callable[[Builder], None]], Path]


@pytest.fixture
def filled(dossier: Path) -> Fill:
    def fill(write: Callable[[Builder], None]) -> Path:
        opened = open_dossier(dossier, PHRASE, policy=POLICY)
        with opened.database.work() as session:
            write(Builder(session))
        opened.database.close()
        return dossier

    return fill


def words(dossier: Path, target: Path, *more: str) -> tuple[object, ...]:
    return ("virements", "--dossier", dossier, "--date", "25/11/2026", "--sortie", target, *more)


def test_it_writes_a_valid_file_and_names_those_left_out(type_: Type, filled: Fill, tmp_path: Path) -> None:
    dossier, target = filled(prepare), tmp_path / "v.xml"
    told = type_(*words(dossier, target))
    assert told.status == 0, told.err
    XMLSchema(str(SCHEMA)).validate(str(target))
    assert "3 virements, total de contrôle 111,91" in told.out.replace("\u00a0", " ")
    assert "Luc Fournier" in told.err
    assert "Fichier écrit" in told.out
    again = type_(*words(dossier, target, "--json"))
    said = json.loads(again.out)
    assert (said["count"], said["total"], len(said["left_out"])) == (3, "111.91", 4), "none is marked paid"


def test_people_without_iban_are_named_and_none_left_ends_with_two(
    type_: Type, filled: Fill, tmp_path: Path
) -> None:
    def write(make: Builder) -> None:
        make.structure(iban=Sealed(OWN))
        to_pay(make, "Benali", "Fatima", 3214, None)
        make.claim(make.person("Ozon", "Paul", known_as="P9"), ClaimStatus.SUBMITTED)

    target = tmp_path / "v.xml"
    told = type_(*words(filled(write), target))
    assert told.status == 2
    assert "Fatima Benali" in told.err
    assert "sans IBAN" in told.err
    assert "Aucune note approuvée" in told.err
    assert "Traceback" not in told.err
    assert not target.exists()


def test_no_account_a_wrong_one_or_a_wrong_day_end_with_two(
    type_: Type, filled: Fill, tmp_path: Path
) -> None:
    def write(make: Builder) -> None:
        make.structure()
        to_pay(make, "Benali", "Fatima", 3214, IBANS[0])

    dossier, target = filled(write), tmp_path / "v.xml"
    assert type_(*words(dossier, target)).status == 2
    wrong = type_(*words(dossier, target, "--debit", "FR7630006000011234567890188"))
    assert (wrong.status, "erreur de frappe" in wrong.err) == (2, True)
    late = ("virements", "--dossier", dossier, "--date", "31/02/2026", "--sortie", target)
    assert type_(*late).status == 2
    assert not target.exists()
    assert type_(*words(dossier, target, "--debit", OWN)).status == 0
    assert OWN in target.read_text(encoding="utf-8")


def test_a_day_that_is_over_is_written_and_said(type_: Type, filled: Fill, tmp_path: Path) -> None:
    dossier, target = filled(prepare), tmp_path / "v.xml"
    told = type_("virements", "--dossier", dossier, "--date", "25/11/2020", "--sortie", target)
    assert told.status == 0
    assert target.exists()
    assert "Le 25 novembre 2020 est passé : la banque refusera ce fichier" in told.err.replace("\u00a0", " ")
