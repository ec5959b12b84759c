"""Whatever the file, reading ends with a plan or one sentence, and nothing is written."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.imports.conftest import Desk
from tests.services.imports.hostile import spoilt_csv, spoilt_xlsx, survives

CASES = 300
_ENDLESS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def _nothing_written(desk: Desk) -> bool:
    return desk.count("person") == desk.count("structure") == desk.count("audit_entry") == 0


@settings(max_examples=CASES, deadline=None, suppress_health_check=_ENDLESS, derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_a_spoilt_workbook_is_read_or_refused(desk: Desk, tmp_path: Path, seed: int) -> None:
    assert survives(desk, tmp_path / "classeur.xlsx", spoilt_xlsx, seed) in {"read", "refused"}
    assert _nothing_written(desk)


@settings(max_examples=CASES, deadline=None, suppress_health_check=_ENDLESS, derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_a_spoilt_csv_file_is_read_or_refused(desk: Desk, tmp_path: Path, seed: int) -> None:
    assert survives(desk, tmp_path / "Heures.csv", spoilt_csv, seed) in {"read", "refused"}
    assert _nothing_written(desk)
