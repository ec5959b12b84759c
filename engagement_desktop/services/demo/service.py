"""Fills a new dossier with an invented life: the same for the same seed and the same day."""

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.demo.sizes import SCALES, DemoSize, Scale
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.demo import insert_rows, is_new
from engagement_desktop.storage.rate_files import load_rates


class DemoService:
    """The demo of one open dossier."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def fill(self, size: DemoSize, seed: int, progress: Progress | None = None) -> dict[str, int]:
        """Writes a demo in one act and returns how many rows each table received.

        Raises:
            DomainError: the dossier already holds something.
            Cancelled: stopped; nothing was written.
        """
        return self.fill_scale(SCALES[size], seed, progress)

    def fill_scale(self, scale: Scale, seed: int, progress: Progress | None = None) -> dict[str, int]:
        """As `fill`, for counts of one's own."""
        from engagement_desktop.services.demo.life import STEPS, generate

        workspace, told = self._workspace, progress or Silent()
        workspace.require(Permission.WORKBOOK_IMPORT)
        with workspace.read() as session:
            if not is_new(session):
                raise DomainError(
                    "Ce dossier contient déjà des données. Rien n’a été changé. La démonstration se remplit "
                    "dans un dossier neuf : choisissez un autre nom de fichier."
                )
        rows = generate(scale, seed, workspace.today(), load_rates(), told)
        told.step(STEPS[4], len(STEPS) - 1, len(STEPS))
        with workspace.act(Permission.WORKBOOK_IMPORT, "fill_demo", undo=False) as change:
            for table, ids in insert_rows(change.session, rows.tables).items():
                change.bulk(table, ids.start, ids.stop - 1)
        told.step(STEPS[4], len(STEPS), len(STEPS))
        return {table: len(added) for table, added in rows.tables.items()}
