"""« Donner aussi un mandat »: the committee where those typed in the grid sit, and from when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees_rows import CommitteeFilter
from engagement_desktop.domain.register.entry import EntryTarget
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.register.fold import Fold


class EntryTargetFold(QWidget):
    """Closed, nobody is given a mandate; a line that says its own days wins."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        look, workspace = context.look, context.application.workspace
        whole = column(look, self, gap=0)
        self.fold = Fold(look, "Donner aussi un mandat", ruled=False)
        whole.addWidget(self.fold)
        query = ListQuery(filters={"state": CommitteeFilter.OPEN.value}, sort="name")
        committees = [(each.id, each.name) for each in context.application.committees.page(query).rows]
        self.committee: ChoiceField[int] = ChoiceField(look, "Comité", committees)
        self.starts = DateField(look, Ask("Du", help="Sans date, aujourd’hui."), workspace.today())
        self.ends = DateField(look, Ask("Au", help="Sans date, selon la règle du comité."), workspace.today())
        line = row(look, None, gap=16)
        line.addWidget(self.committee, 1)
        line.addWidget(self.starts)
        line.addWidget(self.ends)
        self.fold.body.addLayout(line)
        for field in (self.committee, self.starts, self.ends):
            field.changed.connect(self._on_changed)
        if not (committees and workspace.may(Permission.MANDATE_WRITE)):
            self.hide()

    def choose_committee(self, committee_id: int) -> None:
        """Open on a committee, as another page asks."""
        self.committee.set_value(committee_id)
        self.fold.open()

    def read(self, *, quiet: bool = False) -> EntryTarget | None:
        """Where they sit; None when a day is not understood, which is then shown."""
        if self.isHidden():
            return EntryTarget()
        try:
            return EntryTarget(self.committee.value(), self.starts.value(), self.ends.value())
        except DomainError:
            if not quiet:
                faulty = [field for field in (self.starts, self.ends) if not field.validate()]
                self.fold.open()
                faulty[0].focus()
            return None

    def _on_changed(self) -> None:
        self.fold.tell(self.committee.words() if self.committee.value() else "")
        self.changed.emit()
