"""Thousands of spoilt workbooks: a plan or one French sentence each, nothing ever written."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from engagement_desktop.services.workspace import Workspace
from tests.services.imports.conftest import Desk
from tests.services.imports.hostile import spoilt_csv, spoilt_xlsx, survives

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
CASES = 10_000


@pytest.mark.endurance
@pytest.mark.parametrize(("name", "make"), [("classeur.xlsx", spoilt_xlsx), ("Heures.csv", spoilt_csv)])
def test_no_spoilt_workbook_gets_through(
    workspace: Workspace, tmp_path: Path, name: str, make: Callable[[Random], bytes]
) -> None:
    desk = Desk(workspace, tmp_path)

    said = {survives(desk, tmp_path / name, make, SEED * CASES + case) for case in range(CASES)}

    assert said == {"read", "refused"}
    assert desk.count("person") == desk.count("audit_entry") == 0
