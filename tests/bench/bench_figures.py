"""How long the yearly figures of `grande` take, beside the same SQL by raw sqlite3 on a plain copy."""

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from large import RUNS, large_dossier, once
from sqlalchemy import event

from engagement_desktop.domain.hours.cec import CecParameters
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.services.reports.figures import cec_decided
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.reports.yearly_hours import association_facts, minutes_by_association

YEAR = 2025
Statement = tuple[str, Any]


def run() -> dict[str, float]:
    """The service (CEC rules apart) / the same statements, their rows fetched, unencrypted."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = large_dossier(Path(folder))
        reports = ReportService(workspace)
        statements = spoken(workspace, reports)
        decide = decisions(workspace, YEAR)
        plain = sqlite3.connect(plain_copy(workspace, Path(folder) / "clair.sqlite"))
        turns = [
            (
                once(lambda: reports.yearly(YEAR)),
                once(lambda: [plain.execute(*statement).fetchall() for statement in statements]),
                once(decide),
            )
            for _ in range(RUNS + 1)
        ][1:]
        plain.close()
        workspace.close()
    return {
        "figures_service_s": median(service for service, _, _ in turns),
        "figures_raw_s": median(raw for _, raw, _ in turns),
        "figures_cec_rules_s": median(cec for _, _, cec in turns),
        "figures_ratio": median((service - cec) / raw for service, raw, cec in turns),
    }


def spoken(workspace: Workspace, reports: ReportService) -> list[Statement]:
    """Every statement that the report asks of the engine."""
    heard: list[Statement] = []

    def listen(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            heard.append((statement, values))

    event.listen(workspace.database.engine, "before_cursor_execute", listen)
    reports.yearly(YEAR)
    event.remove(workspace.database.engine, "before_cursor_execute", listen)
    return heard


def decisions(workspace: Workspace, year: int) -> Callable[[], object]:
    """The CEC decisions of one year alone, their rows already read."""
    with workspace.read() as session:
        rows = minutes_by_association(session, Exercise.starting_in(year), travel_counts=False)
        facts = association_facts(session)
        parameters = CecParameters.of(year, rates_in_force(session))
    return lambda: cec_decided(rows, facts, parameters)


def plain_copy(workspace: Workspace, path: Path) -> Path:
    """The same base without its cipher: for the measure only."""
    with workspace.database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        raw.execute("ATTACH DATABASE ? AS clair KEY ''", (str(path),))
        raw.execute("SELECT sqlcipher_export('clair')").fetchall()
        raw.execute("DETACH DATABASE clair")
    return path


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:24} {value:8.3f}")
