"""A dossier of four accounts, one a role, each with a phrase of its own; opened through the front door."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from engagement_desktop.bootstrap import Application, Ways, open_application
from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage import access
from engagement_desktop.storage.dossiers import open_dossier
from engagement_desktop.storage.opening import Patience
from tests.conftest import NOW, PHRASE, POLICY

WAYS = Ways(clock=FixedClock(NOW), policy=POLICY, patience=Patience(0, 0))
PHRASES = {
    Role.COORDINATION: PHRASE,
    Role.SECRETARIAT: "marmite horloge sentier bourgeon lanterne cascade tournesol",
    Role.TREASURY: "falaise mouton citron violette tambour guitare parasol",
    Role.READING: "rivage pommier lucarne charrue biscuit grenouille ardoise",
}


@dataclass(frozen=True)
class Office:
    """One dossier's folder, and what stands in it."""

    path: Path

    def opened_by(self, role: Role) -> Application:
        return open_application(self.path, PHRASES[role], ways=WAYS)

    def files(self) -> dict[str, bytes]:
        """Every file beside the dossier, the dossier's own apart: it is held open."""
        return {
            str(path.relative_to(self.path.parent)): path.read_bytes()
            for path in sorted(self.path.parent.rglob("*"))
            if path.is_file() and path != self.path and not path.name.startswith(self.path.name)
        }


def make_office(pristine: Path, folder: Path) -> Office:
    """The pristine dossier with three more accounts."""
    place = folder / "dossiers"
    shutil.copytree(pristine, place)
    office = Office(place / "essai.engagement")
    opened = open_dossier(office.path, PHRASE, policy=POLICY)
    database = opened.database
    for role in (Role.SECRETARIAT, Role.TREASURY, Role.READING):
        with database.work() as session:
            account = Account(first_name=f"Compte {role.value}", role=role)
            session.add(account)
            session.flush()
        access.set_passphrase(
            office.path, database.uid, database.keyring, account.id, role, PHRASES[role], POLICY
        )
    database.close()
    return office


def copied(office: Office, folder: Path) -> Office:
    """The same dossier in a place of one's own."""
    place = folder / "dossiers"
    shutil.copytree(office.path.parent, place)
    return Office(place / office.path.name)


def trace_length(application: Application) -> int:
    """How many acts the dossier remembers."""
    with application.workspace.read() as session:
        return session.execute(select(func.count()).select_from(AuditEntry)).scalar_one()


def generation(application: Application) -> int:
    """How often the dossier was changed at all."""
    with application.workspace.database.alone() as raw:
        found: int = raw.execute("SELECT generation FROM dossier").fetchone()[0]
        return found
