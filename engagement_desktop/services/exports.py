"""The dossier as a workbook that can be imported again: every sheet of the import, without loss."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.exports import DossierContent, callings
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.exports import whole_content
from engagement_desktop.storage.files import write_atomically

if TYPE_CHECKING:
    from engagement_desktop.documents.import_sheets import ImportSheet

_SUFFIX = ".xlsx"


@dataclass(frozen=True, slots=True)
class ExportedWorkbook:
    """Where the workbook was written and what to know of it.

    `counts` are the rows of each sheet; `made_identifiers` how many people had no identifiant and were given
    one in the workbook; `without_college` who must be completed before an import; `cut` how many texts
    were longer than a cell.
    """

    path: Path
    counts: Mapping[str, int]
    made_identifiers: int
    without_college: tuple[str, ...]
    cut: int

    def warnings(self) -> tuple[str, ...]:
        """What to know before the workbook is imported, in French."""
        said = []
        if self.made_identifiers:
            said.append(
                f"Personnes sans identifiant\u00a0: {self.made_identifiers}. Le classeur leur en donne un, "
                "«\u00a0SANS-ID-…\u00a0»."
            )
        if self.without_college:
            said.append(
                f"Personnes sans collège\u00a0: {', '.join(self.without_college)}. Complétez cette colonne "
                "avant de réimporter."
            )
        if self.cut:
            said.append(f"Textes plus longs qu’une cellule, donc coupés\u00a0: {self.cut}.")
        return tuple(said)


class ExportService:
    """What leaves the dossier as a workbook."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def export(self, path: Path, progress: Progress | None = None) -> ExportedWorkbook:
        """Writes every sheet of the import workbook (.xlsx) and traces it.

        The file is there whole or not at all.

        Raises:
            NotPermitted: the role may not.
            DomainError: the name does not end in .xlsx, the dossier has no structure, or an account number
                cannot be read by this account.
            KnownProblem: the disk refuses.
            Cancelled: stopped; nothing was written.
        """
        from engagement_desktop.documents.import_sheets import SHEETS, ImportSheets
        from engagement_desktop.documents.import_workbook import import_xlsx
        from engagement_desktop.documents.sheets import SheetsProperties

        told = progress or Silent()
        self._workspace.require(Permission.DOSSIER_EXPORT)
        if path.suffix.lower() != _SUFFIX:
            raise DomainError(
                "Le dossier s’exporte en classeur XLSX. Donnez au fichier un nom qui finit par "
                "«\u00a0.xlsx\u00a0».",
                "path",
            )
        steps = len(SHEETS) + 1
        with self._workspace.read() as session:
            content = whole_content(session)
        _refuse_incomplete(content)
        people = callings(content.people, content.identifiers)

        def stepped() -> Iterator["ImportSheet"]:
            for done, sheet in enumerate(ImportSheets(content, people).each()):
                told.step(f"Feuille {sheet.name}", done, steps)
                yield sheet

        own = str(content.structures[0]["name"])
        properties = SheetsProperties(f"Export de {own}", own, self._workspace.now())
        written = import_xlsx(stepped(), properties)
        told.step("Écriture du classeur", len(SHEETS), steps)
        with self._workspace.act(Permission.DOSSIER_EXPORT, "export dossier", undo=False):
            write_atomically(path, written.content)
        told.step("Classeur enregistré", steps, steps)
        return ExportedWorkbook(
            path, written.counts, people.made, content.people_without_college(), written.cut
        )


def _refuse_incomplete(content: DossierContent) -> None:
    if not content.structures or content.structures[0]["link"] is not StructureLink.OWN:
        raise DomainError(
            "Ce dossier n’a pas encore de structure\u00a0: il n’y a rien à exporter. Créez-la d’abord."
        )
    if content.has_unreadable_accounts():
        raise DomainError(
            "Votre compte ne peut pas lire les coordonnées bancaires de ce dossier\u00a0: le classeur les "
            "perdrait. Rien n’a été écrit. Exportez avec un compte de coordination."
        )
