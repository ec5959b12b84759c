"""What the trace says of a decision."""

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.expenses.claims import (
    ExpenseClaim,
)
from engagement_desktop.services.workspace import Workspace
from tests.services.expenses.deciding.decision_room import (
    DecisionRoom,
)


def last_verb(workspace: Workspace) -> str:
    with workspace.read() as session:
        return session.query(AuditEntry).order_by(AuditEntry.id.desc()).limit(1).one().verb


def change(room: DecisionRoom, claim_id: int, **values: object) -> None:
    with room.lou.database.work() as session:
        claim = session.get_one(ExpenseClaim, claim_id)
        for name, value in values.items():
            setattr(claim, name, value)
