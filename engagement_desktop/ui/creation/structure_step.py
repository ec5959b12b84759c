"""Step 1: whose dossier it is, and what the legal form changes."""

import re
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.ui.common.banner import INFO, Banner
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.places import documents
from engagement_desktop.ui.creation.legal_words import FORMS, KINDS, USUAL_FORM, what_it_changes
from engagement_desktop.ui.creation.step import Step
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.opener import OwnStructure

SUFFIX = ".engagement"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 80
_KINDS = tuple(FilterChoice(key, words) for key, words in KINDS.items())


class StructureStep(Step):
    """The name, the kind, the legal form, the first account, and the place of the file."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "La structure",
            "Celle qui tient le comité. Son nom et sa forme figureront sur les rapports.",
        )
        self._kind = "msp"
        self._folder = documents()
        self._chosen_path: Path | None = None
        self.name = Field(self.look, "Nom de la structure", QLineEdit(), width=434, check=self._fault_of_name)
        self.body.addWidget(self.name)
        self._add_kind()
        self._add_form()
        self.first_name = Field(
            self.look,
            "Votre prénom",
            QLineEdit(),
            width=240,
            help_text="Il nomme votre compte. D’autres comptes pourront suivre.",
            check=self._fault_of_first_name,
        )
        self.body.addWidget(self.first_name)
        self._add_place()
        self.body.addStretch(1)
        for field in (self.name, self.first_name):
            if isinstance(field.editor, QLineEdit):
                field.editor.textChanged.connect(self._tell_place)
                field.editor.returnPressed.connect(self.entered)
        self._choose_kind(self._kind)

    def enter(self) -> None:
        self.name.focus()

    def validate(self) -> bool:
        faulty = [field for field in (self.name, self.first_name) if not field.validate()]
        if faulty:
            faulty[0].focus()
        return not faulty

    def answer(self) -> OwnStructure:
        """What is written."""
        return OwnStructure(" ".join(self.name.value().split()), self._kind, str(self._form.currentData()))

    def path(self) -> Path:
        """Where the dossier will be: the place chosen, or one made from the name."""
        if self._chosen_path is not None:
            return self._chosen_path
        stem = _FORBIDDEN.sub(" ", " ".join(self.name.value().split())).strip(" .")[:_LONGEST]
        return _free(self._folder, stem or "Mon dossier")

    def _add_kind(self) -> None:
        whole = column(self.look, None, gap=4)
        whole.addWidget(Label("Elle est", "etiquette"))
        self._kinds = ChipRow(self.look, "Genre de structure")
        self._kinds.show_choices(_KINDS, self._kind)  # before the next fields: Tab follows the making
        self._kinds.chosen.connect(self._choose_kind)
        whole.addWidget(self._kinds)
        self.body.addLayout(whole)

    def _add_form(self) -> None:
        self._form = QComboBox()
        for key, words in FORMS.items():
            self._form.addItem(words, key)
        self.body.addWidget(Field(self.look, "Forme juridique de qui la porte", self._form, width=434))
        self._effect = Banner(self.look, INFO)
        self.look.bound(self._effect, (0, 0), (884, 0))
        self.body.addWidget(self._effect)
        self._form.currentIndexChanged.connect(self._tell_effect)

    def _add_place(self) -> None:
        whole = column(self.look, None, gap=4)
        whole.addWidget(Label("Emplacement du dossier", "etiquette"))
        line = row(self.look, None, gap=10)
        self._place = ElidedLabel("", "second")
        line.addWidget(self._place, 1)
        line.addWidget(Button(self.look, "Changer…", "", "folder-open", on_click=self._choose_place))
        whole.addLayout(line)
        self.body.addLayout(whole)

    def _choose_kind(self, key: str) -> None:
        self._kind = key or self._kind
        self._kinds.show_choices(_KINDS, self._kind)
        if key:
            self._form.setCurrentIndex(list(FORMS).index(USUAL_FORM[key]))
        self._tell_effect()
        self._tell_place()

    def _choose_place(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Emplacement du dossier", str(self.path()), f"Dossiers Engagement (*{SUFFIX})"
        )
        if chosen:
            path = Path(chosen)
            self._chosen_path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            self._tell_place()

    def _tell_effect(self) -> None:
        self._effect.tell(INFO, "", what_it_changes(self._kind, str(self._form.currentData())))

    def _tell_place(self) -> None:
        self._place.set_whole(str(self.path()))

    def _fault_of_name(self) -> str:
        return "" if self.name.value().strip() else "Écrivez le nom de la structure."

    def _fault_of_first_name(self) -> str:
        return "" if self.first_name.value().strip() else "Écrivez votre prénom."


def _free(folder: Path, stem: str) -> Path:
    """A name that nothing bears yet."""
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{SUFFIX}"
        number += 1
    return path
