"""The page of the import: choose, read, decide, write, and undo in one gesture."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.imports.said import ImportJournal
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count
from engagement_desktop.services.imports.service import ImportPlan
from engagement_desktop.services.progress import Progress
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.ui.common.banner import FAULT, INFO, SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.layouts import tab_through
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.imports import asking
from engagement_desktop.ui.imports.choose_panel import ChoosePanel
from engagement_desktop.ui.imports.fault_list import fault_list
from engagement_desktop.ui.imports.plan_panel import PlanPanel
from engagement_desktop.ui.imports.words import (
    NOT_WRITTEN,
    act_words,
    balance_words,
    before_words,
    quoted,
    refused_rows,
)

TITLE = "Importer un classeur"


class ImportPage(Page):
    """Nothing is written before the primary button; one workbook at a time."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(Topic) - {Topic.ACCOUNTS, Topic.SETTINGS}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._imports = context.application.imports
        self._path: Path | None = None
        self._plan: ImportPlan | None = None
        self._written = ""  # the sentence of the act, once the plan is written
        self._banner: Banner | None = None
        self._asked_again = False
        self.cancel = Button(self.look, "Annuler", DISCREET, on_click=self.leave)
        self.header.add_widget(self.cancel)
        self.act = self.header.add_primary("Importer", self.press, "download", keys="Ctrl+Return")
        self.work = WorkCard(context)
        self.choose = ChoosePanel(self.look, self.choose_file, self.choose_folder)
        self.choose.dropped.connect(self.read)
        self.panel = PlanPanel(self.look, self.choose_file, self.save_list)
        self.panel.reconsider_wanted.connect(self._on_choice)
        self.panel.choices.partial_changed.connect(self._drop_banner)
        for widget in (self.work, self.choose, self.panel):
            self.body.addWidget(widget, 0 if widget is self.work else 1)
        QShortcut(QKeySequence("Ctrl+O"), self, self.choose_file)
        QShortcut(QKeySequence("Escape"), self, self.leave)
        panel = self.panel
        tab_through(
            (
                panel.sheets,
                *panel.doubts.buttons.values(),
                panel.doubts.again,
                panel.doubts.others,
                panel.choices.partial,
                panel.choices.update_known,
                panel.faults.kinds,
                panel.faults.table,
                panel.faults.save,
                panel.other,
                self.cancel,
                self.act,
            )
        )
        self._show_state()

    def first_focus(self) -> QWidget:
        if self._plan is None:
            return self.choose.file
        return self.act if self._written else self.panel.sheets

    def receive(self, what: object) -> None:
        """Another page brings a workbook."""
        if isinstance(what, Path):
            self.read(what)

    def arrange(self, effective: int) -> None:
        self.panel.arrange(effective)

    def refresh(self) -> None:
        """The dossier changed: an import taken back, or rows of another page."""
        QTimer.singleShot(0, self._compare_again)  # an act taken back leaves the pile after it is told

    def _compare_again(self) -> None:
        if self._plan is None or self.work.is_running():
            return
        if self._written and self.context.application.workspace.last_act() == self._written:
            return
        self.reconsider()

    def choose_file(self) -> None:
        if (path := asking.workbook(self)) is not None:
            self.read(path)

    def choose_folder(self) -> None:
        if (path := asking.folder(self)) is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a workbook and compare it with the dossier; nothing is written."""
        if self.work.is_running():
            return
        self._drop_banner()
        self._plan, self._path, self._written, self._asked_again = None, path, "", False
        self.panel.start_again()
        self._show_state()
        self.work.run(
            f"Lecture de {quoted(path.name)}",
            lambda progress: self._imports.read(path, progress),
            Endings(self._on_plan, self._on_unreadable, self._on_reading_stopped),
        )

    def reconsider(self) -> None:
        """The same workbook with the answers of the moment."""
        plan = self._plan
        if plan is None:
            return
        update, choices = self.panel.choices.updates(), self.panel.answers()
        self._asked_again = self.work.is_running()
        self.work.run(
            "Comparaison avec le dossier",
            lambda progress: self._imports.reconsider(plan, progress, update=update, choices=choices),
            Endings(self._on_plan, self._on_refused),
        )

    def press(self) -> None:
        """The primary button: import, or once imported, go and see."""
        if self._written:
            self.context.signals.go("people")
        elif self._plan is not None and self._may_apply(self._plan):
            self._apply(self._plan)

    def leave(self) -> None:
        """Stop what runs, or put the workbook aside: nothing was written."""
        if self.work.is_running():
            self.work.stop()
        elif self._plan is not None:
            self._plan, self._written = None, ""
            self._drop_banner()
            self._show_state()
            self.context.signals.say("Classeur mis de côté, sans rien changer de plus.")
            self.choose.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_list(self) -> None:
        """The refused rows, and those to check, where the person says."""
        plan = self._plan
        if plan is None or (target := asking.list_target(self, plan.name)) is None:
            return
        content = fault_list(plan.faults, plan.warnings, target.suffix.lower())
        if self.context.errors.guard(lambda: write_atomically(target, content)):
            self.context.signals.say(f"Liste enregistrée dans {quoted(target.name)}.")

    def _may_apply(self, plan: ImportPlan) -> bool:
        """Answer with the reason rather than with a button that does not move."""
        if plan.blocked:
            self._tell(
                WARNING,
                "Ce classeur ne peut pas être importé en l’état.",
                "Une feuille entière est à revoir. Corrigez-la puis relancez.",
            )
            self.panel.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.panel.doubts.undecided():
            words = count(self.panel.doubts.undecided(), "doute reste", "doutes restent")
            self._tell(WARNING, f"{words} à lever.", "Dites d’abord qui est qui. Rien n’est encore écrit.")
            self.panel.doubts.take_focus()
        elif plan.faults and not self.panel.is_partial():
            self._tell_all_or_nothing(plan)
        elif not plan.ready:
            self._tell(INFO, "Rien de nouveau.", "Tout ce que dit ce classeur est déjà dans le dossier.")
        else:
            return True
        return False

    def _tell_all_or_nothing(self, plan: ImportPlan) -> None:
        refused = refused_rows(plan.counts)
        words = "1 ligne est refusée" if refused == 1 else f"{refused} lignes sont refusées"
        way = (
            "Corrigez le classeur, ou cochez « Importer les lignes bonnes »."
            if plan.ready
            else "Corrigez le classeur puis relancez."
        )
        self._tell(
            WARNING, f"{words}.", f"{NOT_WRITTEN} {way}".replace("« ", "«\u00a0").replace(" »", "\u00a0»")
        )
        self.panel.choices.take_focus()

    def _apply(self, plan: ImportPlan) -> None:
        self._drop_banner()
        partial, update = self.panel.is_partial(), self.panel.choices.updates()
        choices = self.panel.answers()

        def write(progress: Progress) -> ImportJournal:
            return self._imports.apply(plan, progress, partial=partial, update=update, choices=choices)

        self.work.run(
            f"Import de {quoted(plan.name)}",
            write,
            Endings(self._on_applied, self._on_refused, self._on_apply_stopped),
        )

    def _on_plan(self, outcome: object) -> None:
        if not isinstance(outcome, ImportPlan):
            return
        came_back = bool(self._written) and outcome.ready > 0
        if came_back:
            self._written = ""
        is_first = self._plan is None
        self._plan = outcome
        self._show_state()
        if self._asked_again:
            self.reconsider()
        if came_back:
            self._tell(INFO, "Import annulé.", f"Le dossier est comme avant. {NOT_WRITTEN}")
        elif is_first:
            self._drop_banner()
            self.take_focus()

    def _on_applied(self, outcome: object) -> None:
        if not isinstance(outcome, ImportJournal):
            return
        if not outcome.imported:
            self._tell(
                WARNING, "Le dossier a changé entre-temps.", "Rien n’a été écrit. Relisez puis relancez."
            )
            self.reconsider()
            return
        self._asked_again = False
        self._written = self.context.application.workspace.last_act() or ""
        self._show_state()
        self._tell_written(outcome)
        self.context.signals.said.emit(self._written, "succes")
        self.take_focus()

    def _tell_written(self, journal: ImportJournal) -> None:
        parts = [count(journal.new, "ligne importée", "lignes importées")]
        if journal.changed:
            parts.append(count(journal.changed, "mise à jour", "mises à jour"))
        if refused := refused_rows(journal.counts):
            parts.append(count(refused, "laissée de côté", "laissées de côté"))
        banner = self._tell(
            SUCCESS, f"{', '.join(parts)}.", "Ctrl+Z défait tout l’import. L’importer encore ne double rien."
        )
        go = self.context.signals.go
        banner.add_action("Voir le rapport", lambda: go("reports"), "chart-column")

    def _on_choice(self) -> None:
        self._drop_banner()
        self.reconsider()

    def _on_unreadable(self, sentence: str) -> None:
        name = self._path.name if self._path else ""
        self._plan = None
        self._show_state()
        banner = self._tell(FAULT, f"{quoted(name)} n’est pas importé.", sentence)
        banner.add_action("Choisir un autre fichier", self.choose_file, "folder-open")
        self.choose.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, sentence: str) -> None:
        self._tell(FAULT, "Import arrêté.", sentence)
        self._show_state()

    def _on_reading_stopped(self) -> None:
        self._tell(INFO, "Lecture arrêtée.", "Rien n’a été écrit.")
        self._show_state()

    def _on_apply_stopped(self) -> None:
        self._tell(INFO, "Import arrêté.", "Rien n’a été écrit. Le dossier est comme avant.")

    def _show_state(self) -> None:
        """Choose, decide, or written: what is shown and what the primary button does."""
        plan = self._plan
        self.choose.setVisible(plan is None)
        self.panel.setVisible(plan is not None)
        self.act.setVisible(plan is not None)
        self.cancel.setVisible(plan is not None)
        if plan is None:
            self.header.set_title(TITLE, NOT_WRITTEN)
            return
        written = bool(self._written)
        self.panel.show_plan(plan, written=written)
        self.cancel.set_text("Autre classeur" if written else "Annuler")
        self.act.set_text(
            "Voir les personnes" if written else act_words(plan), "users" if written else "download"
        )
        facts = "L’import est fait." if written else before_words(first=plan.settled.dossier.is_empty)
        self.header.set_title(TITLE, facts)
        self._show_balance()

    def _show_balance(self) -> None:
        plan = self._plan
        if plan is None or self._written:
            return
        waits = bool(plan.faults) or self.panel.doubts.undecided() > 0
        words = balance_words(plan, self.panel.doubts.undecided())
        self.context.signals.said.emit(words, "attention" if waits else "encre2")

    def _tell(self, tone: str, title: str, sentence: str) -> Banner:
        self._drop_banner()
        self._banner = self.show_banner(Banner(self.look, tone, title, sentence))
        return self._banner

    def _drop_banner(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None
