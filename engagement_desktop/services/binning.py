"""What an account deletes goes to the bin in its name, at that instant, unless something leans on it."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.french.formats import count
from engagement_desktop.french.journal_words import TABLES
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import bin as storage_bin
from engagement_desktop.storage.leaning import leaning_on


def put_away(workspace: Workspace, session: Session, kind: BinKind, said: str, *rows: Base) -> None:
    """Deletes the rows of one thing inside an act, to be restored together (see `storage.bin.put`).

    Raises:
        DomainError: rows that would stay point at them. Each verb refuses what it knows of in its own words
            first; this is for what comes after it was written.
    """
    leaning = leaning_on(session, rows)
    if leaning:
        why = ", ".join(count(number, *TABLES[name]) for name, number in leaning.items())
        one = sum(leaning.values()) == 1
        lean, them = ("en dépend", "le") if one else ("en dépendent", "les")
        raise DomainError(
            f"«\u00a0{said}\u00a0» ne peut pas aller à la corbeille\u00a0: {why} {lean}. Rien n’a été "
            f"changé. Supprimez-{them} ou détachez-{them} d’abord."
        )
    storage_bin.put(session, kind, said, rows, at=workspace.now(), account_id=workspace.actor.account_id)
