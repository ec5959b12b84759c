"""A dossier where two people hold accounts, a third presides, and claims stand at every step."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.services.expenses.deciding.service import DecidingService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.register.body_files import governing_kinds
from tests.builders import Builder
from tests.conftest import NOW

TODAY = date(2026, 11, 22)
SPENT = date(2026, 11, 12)


@dataclass(frozen=True)
class DecisionRoom:
    """`lou` (coordination, the account of Claire) and `max` (treasury, nobody's) work on one dossier."""

    lou: Workspace
    max: Workspace
    structure: int
    chantal: int
    claire: int
    chair: int
    twin: int
    draft: int
    submitted: int
    own: int
    of_chair: int

    def claim(self, claim_id: int) -> ExpenseClaim:
        with self.lou.read() as session:
            found = session.get_one(ExpenseClaim, claim_id)
            session.expunge(found)
            return found

    def lines(self, claim_id: int) -> list[ExpenseLine]:
        with self.lou.read() as session:
            found = session.query(ExpenseLine).filter_by(claim_id=claim_id).order_by(ExpenseLine.position)
            return [row for row in found if session.expunge(row) is None]

    def status(self, claim_id: int) -> ClaimStatus:
        return self.claim(claim_id).status

    @property
    def service(self) -> DecidingService:
        return DecidingService(self.lou)

    @property
    def other(self) -> DecidingService:
        return DecidingService(self.max)


def make_decision_room(workspace: Workspace) -> DecisionRoom:
    """A draft and a submitted claim of Chantal, one of the account at work, one of who presides."""
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        chantal, claire, chair = (
            make.person("Prigent", "Chantal"),
            make.person("Morvan", "Claire"),
            make.person("Kervella", "Yann"),
        )
        board = make.committee(own, "Bureau", kind=min(governing_kinds()))
        make.mandate(chair, board, date(2025, 1, 1), office=Office.CHAIR)
        session.get_one(Account, workspace.actor.account_id).person_id = claire.id
        treasurer = Account(first_name="Max", role=Role.TREASURY)
        session.add(treasurer)
        session.flush()

        def claim(person: object, status: ClaimStatus, cents: int) -> int:
            made = make.claim(person, status=status)  # type: ignore[arg-type]
            make.line(made, SPENT, cents, purpose="Réunion du comité")
            return made.id

        return DecisionRoom(
            workspace,
            Workspace(workspace.database, Actor(treasurer.id, "Max", Role.TREASURY), FixedClock(NOW)),
            own.id,
            chantal.id,
            claire.id,
            chair.id,
            make.person("Prigent", "Chantal").id,
            draft=claim(chantal, ClaimStatus.DRAFT, 1250),
            submitted=claim(chantal, ClaimStatus.SUBMITTED, 4850),
            own=claim(claire, ClaimStatus.SUBMITTED, 2000),
            of_chair=claim(chair, ClaimStatus.SUBMITTED, 9900),
        )


def decide_alone(room: DecisionRoom) -> None:
    """The structure says that it is too small for two people."""
    policy(room, decides_alone_on=date(2026, 1, 1), decides_alone_reason="Deux bénévoles")


def policy(room: DecisionRoom, **values: object) -> None:
    """What the structure decided about expenses."""
    with room.lou.database.work() as session:
        session.add(ExpensePolicy(structure_id=room.structure, **values))  # type: ignore[arg-type]
