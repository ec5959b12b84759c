"""The Word document from which a committee's minutes are written: the house's, or its own."""

from pathlib import Path

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.text import clean
from engagement_desktop.services.register.found import found_committee
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import attachments
from engagement_desktop.storage.files import write_atomically

_RIGHT = Permission.COMMITTEE_WRITE
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MOST_BYTES = 10 * 1024 * 1024


class MinutesTemplateService:
    """What a person does with the template of a committee's minutes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def name(self, committee_id: int) -> str | None:
        """What the committee's own template is called; None while it follows the house's.

        Raises:
            DomainError: the committee is no longer in the dossier.
        """
        with self._workspace.read() as session:
            kept = found_committee(session, committee_id).minutes_template_id
            return None if kept is None else session.get_one(Attachment, kept).name

    def copy_to(self, committee_id: int, target: Path) -> None:
        """Writes the template in use, to be opened in a word processor: a start for the committee's own.

        Raises:
            NotPermitted: the role may not.
            DomainError: the committee is no longer in the dossier.
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.meetings.minutes_docx import default_template

        self._workspace.require(_RIGHT)
        with self._workspace.read() as session:
            kept = found_committee(session, committee_id).minutes_template_id
            own = None if kept is None else session.get_one(Attachment, kept).content
        write_atomically(target, default_template() if own is None else own)

    def put(self, committee_id: int, path: Path) -> None:
        """Keeps a Word document as the committee's own template, once it was filled without fault.

        Raises:
            NotPermitted: the role may not.
            DomainError: no Word document, macros, a field that does not exist; or the committee is gone.
            KnownProblem: the file cannot be read.
        """
        from engagement_desktop.documents.meetings.minutes_docx import refuse_bad_template

        self._workspace.require(_RIGHT)
        name, content = clean(path.name), _read(path)
        refuse_bad_template(content)
        with self._workspace.act(_RIGHT, "set minutes template") as change:
            session = change.session
            committee = found_committee(session, committee_id)
            kept = attachments.kept(session, name, _DOCX, content, self._workspace.today())
            former, committee.minutes_template_id = committee.minutes_template_id, kept.id
            if former is not None and former != kept.id:
                attachments.let_go(session, former)
            change.said = f"Modèle de compte rendu enregistré\u00a0: {committee.name}."

    def remove(self, committee_id: int) -> None:
        """Gives the committee the house's template again.

        Raises:
            NotPermitted: the role may not.
            DomainError: the committee is gone, or has no template of its own.
        """
        with self._workspace.act(_RIGHT, "remove minutes template") as change:
            committee = found_committee(change.session, committee_id)
            if (former := committee.minutes_template_id) is None:
                raise DomainError("Ce comité suit déjà le modèle du programme. Rien n’a été changé.")
            committee.minutes_template_id = None
            attachments.let_go(change.session, former)
            change.said = f"Modèle de compte rendu retiré\u00a0: {committee.name}."


def _read(path: Path) -> bytes:
    name = clean(path.name)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DomainError(
                f"«\u00a0{name}\u00a0» pèse plus de 10\u00a0Mo\u00a0: il n’a pas été gardé. Allégez "
                "ses images, puis recommencez."
            )
        return path.read_bytes()
    except OSError as error:
        raise KnownProblem(
            f"Le fichier «\u00a0{name}\u00a0» ne peut pas être lu. Le modèle n’a pas été changé. "
            "Vérifiez son nom et son emplacement, puis réessayez.",
            Cause.MISSING,
        ) from error
