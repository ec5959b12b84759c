"""A dossier that leaves, and who may write it."""

from collections.abc import Callable

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.custody import OnlyRead
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.settings import Setting

Open = Callable[..., Application]


def write(application: Application, key: str) -> None:
    with application.workspace.act(Permission.STRUCTURE_WRITE, "set", key) as change:
        change.session.add(Setting(key=key, value="1"))


def held(application: Application) -> set[str]:
    with application.workspace.read() as session:
        return {row.key for row in session.query(Setting)}


def may_write(application: Application) -> bool:
    try:
        write(application, f"essai {len(held(application))}")
    except OnlyRead:
        return False
    return True
