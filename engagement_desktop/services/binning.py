"""What an account deletes goes to the bin in its name, at that instant."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.bin import BinKind
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import bin as storage_bin


def put_away(workspace: Workspace, session: Session, kind: BinKind, said: str, *rows: Base) -> None:
    """Deletes the rows of one thing inside an act, to be restored together (see `storage.bin.put`)."""
    storage_bin.put(session, kind, said, rows, at=workspace.now(), account_id=workspace.actor.account_id)
