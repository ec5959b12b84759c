"""A guest: somebody of the dossier, or a new name."""

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.finders import person_field
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.meetings.live.sheet import Sheet

_FULL_NAME = 2
_NEW_NAME = (
    "Cette personne n’est pas encore dans le dossier. Relisez le nom et le prénom\u00a0: Entrée l’ajoute."
)


class GuestSheet(Sheet):
    """Comes without a voice; a new name joins the people of the dossier."""

    def __init__(self, context: PageContext, meeting_id: int, parent: QWidget) -> None:
        super().__init__(
            context,
            "Ajouter un invité",
            "Un invité assiste à la réunion, sans voix.",
            "Ajouter l’invité",
            parent,
        )
        self._meeting_id = meeting_id
        self._accepted: frozenset[str] = frozenset()
        self.person = person_field(context, "Personne du dossier")
        self.body.addWidget(self.person)
        self.last_name = TextField(self.look, "Nom")
        self.first_name = TextField(self.look, "Prénom")
        self.by_name = QWidget()
        names = row(self.look, self.by_name, gap=16)
        names.addWidget(self.last_name, 1)
        names.addWidget(self.first_name, 1)
        apart = Label("Ou une personne qui n’y est pas encore", "gras", wrap=True)
        self.body.addWidget(apart)
        self.body.addWidget(self.by_name)
        may = context.application.workspace.may(Permission.PERSON_WRITE)
        apart.setVisible(may)
        self.by_name.setVisible(may)
        self.person.focus()

    def write(self) -> None:
        service = self.context.application.attendances
        last, first = self.last_name.read(), self.first_name.read()
        if last or first:
            if not last or not first:
                raise DomainError("Donnez le nom et le prénom de l’invité.")
            service.add_new_guest(self._meeting_id, last, first, accepted=self._accepted)
            return
        if self._takes_new_name():
            raise DomainError(_NEW_NAME)
        person_id = self.person.read()
        if person_id is None:
            raise DomainError("Choisissez une personne, ou écrivez un nom et un prénom.")
        service.add_guest(self._meeting_id, person_id)

    def _takes_new_name(self) -> bool:
        """A name typed as it is said that nobody in the dossier has: it goes where a new one is written."""
        typed = self.person.edit.text().split()
        if len(typed) < _FULL_NAME or self.person.picked() is not None or self.by_name.isHidden():
            return False
        if self.person.finds_somebody():
            return False
        self.person.set_value(None)
        self.first_name.set_value(typed[0])
        self.last_name.set_value(" ".join(typed[1:]))
        self.last_name.focus()
        return True

    def refused(self, refusal: DomainError) -> None:
        """Somebody has nearly this name: read it, then the button adds all the same."""
        super().refused(refusal)
        if isinstance(refusal, ToConfirm):
            self._accepted |= {refusal.code}
            self.primary.set_text("Ajouter quand même", "circle-check")
