"""A dossier with hours of three months, and an account that is a person."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
LAST_OF_OCTOBER = date(2026, 10, 31)


@dataclass(frozen=True)
class LockRoom:
    """The ids of the entries: `own` is of the account at work."""

    workspace: Workspace
    structure: int
    chantal: int
    claire: int
    september: int
    october: int
    waiting: int
    own: int


def make_room(workspace: Workspace) -> LockRoom:
    """Validated in September and October; in November one of Chantal and one of Claire wait."""
    with workspace.database.work() as session:
        make = Builder(session)
        structure = make.structure()
        chantal, claire = make.person("Prigent", "Chantal"), make.person("Morvan", "Claire")
        session.get_one(Account, workspace.actor.account_id).person_id = claire.id
        to_validate = HoursState.TO_VALIDATE
        return LockRoom(
            workspace,
            structure.id,
            chantal.id,
            claire.id,
            september=make.hours(chantal, structure, date(2026, 9, 10), 60).id,
            october=make.hours(chantal, structure, date(2026, 10, 8), 90, activity="Accueil").id,
            waiting=make.hours(chantal, structure, date(2026, 11, 12), 210, state=to_validate).id,
            own=make.hours(claire, structure, date(2026, 11, 13), 75, state=to_validate).id,
        )


def let_alone(workspace: Workspace) -> None:
    """The structure says that it is too small."""
    with workspace.database.work() as session:
        session.get_one(Structure, 1).validates_alone = True
