"""What no change passes, whatever the path: each guard looks at the steps of an act and may refuse them."""

from collections.abc import Callable, Collection
from typing import Final

from sqlalchemy.orm import Session

from engagement_desktop.services.hour_locks import refuse_locked
from engagement_desktop.services.ledger_locks import refuse_ledger
from engagement_desktop.services.paid_locks import refuse_paid
from engagement_desktop.services.sealing import refuse_sealed
from engagement_desktop.storage.changes import Step

Guard = Callable[[Session, Collection[Step]], None]

GUARDS: Final[tuple[Guard, ...]] = (refuse_sealed, refuse_locked, refuse_paid, refuse_ledger)
"""Each raises a `Settled` when these steps, done or about to be taken back, change what is settled."""


def guard(session: Session, steps: Collection[Step]) -> None:
    """Asks every guard in turn.

    Raises:
        Settled: one of them refuses.
    """
    for refuse in GUARDS:
        refuse(session, steps)
