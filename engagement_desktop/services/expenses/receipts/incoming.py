"""Several files taken in at once: each prepared or refused, none stops the others."""

from collections.abc import Sequence
from pathlib import Path

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import Incoming
from engagement_desktop.services.expenses.receipts.preparing import prepared_file
from engagement_desktop.services.progress import Progress


def prepared_files(paths: Sequence[Path], progress: Progress) -> Incoming:
    """What could be prepared, and why the rest could not.

    Raises:
        Cancelled: stopped between two files.
    """
    receipts: list[PreparedReceipt] = []
    refused: list[str] = []
    for at, path in enumerate(paths):
        progress.step(f"Lecture de {path.name}", at, len(paths))
        try:
            receipts.append(prepared_file(path))
        except (DomainError, KnownProblem) as problem:
            refused.append(problem.sentence)
    return Incoming(tuple(receipts), tuple(refused))
