"""First launch to a registered committee of twelve, counted in fields and in actions."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.ui.creation.assistant import CreationAssistant
from engagement_desktop.ui.unlock.page import UnlockPage
from tests.ui.gate import Door

MEMBERS = (
    ("Hélias", "Monique", "usager", "monique@exemple.fr"),
    ("Œuvrard", "André", "usager", ""),
    ("Diallo", "Mamadou", "usager", "mamadou@exemple.fr"),
    ("Prigent", "Chantal", "usager", ""),
    ("Benali", "Fatima", "usager", "fatima@exemple.fr"),
    ("Le Goff", "Jean-Yves", "usager", ""),
    ("Rousseau", "Claire", "professionnel", "claire@exemple.fr"),
    ("Marchand", "Sylvie", "professionnel", ""),
    ("Nguyen", "Thomas", "professionnel", "thomas@exemple.fr"),
    ("Caron", "Élodie", "professionnel", ""),
    ("Fournier", "Luc", "élu", "luc@exemple.fr"),
    ("Gérard", "Marie-Paule", "élu", ""),
)
HEAD = ("nom", "prénom", "collège", "courriel")
TABLE = "\n".join("\t".join(row) for row in (HEAD, *MEMBERS)) + "\n"


@dataclass
class Beginner:
    """Somebody in front of the closed program, who answers and presses; both are counted."""

    door: Door
    fields: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)

    def press(self, name: str) -> None:
        self.actions.append(name)
        self.door.bot.waitUntil(lambda: bool(self._seen(name)))
        QTest.mouseClick(self._seen(name)[0], Qt.MouseButton.LeftButton)
        self.door.wait()

    def write(self, question: str, edit: QWidget, words: str) -> None:
        self.fields.append(question)
        assert isinstance(edit, QLineEdit)
        edit.clear()
        QTest.keyClicks(edit, words)

    def choose(self, question: str) -> None:
        """A proposal read and left as it is counts as a field too."""
        self.fields.append(question)

    def _seen(self, name: str) -> list[QPushButton]:
        buttons = self.door.window.findChildren(QPushButton)
        return [one for one in buttons if one.isVisible() and one.isEnabled() and one.text().startswith(name)]


@pytest.fixture
def beginner(door: Door) -> Beginner:
    door.program.show_unlock()
    return Beginner(door)


def test_first_launch_to_a_committee_of_twelve(beginner: Beginner, tmp_path: Path) -> None:
    door = beginner.door
    assert isinstance(door.window.content(), UnlockPage)
    beginner.press("Créer un dossier")
    assistant = door.window.content()
    assert isinstance(assistant, CreationAssistant)
    assistant.structure._folder = tmp_path
    beginner.write("nom de la structure", assistant.structure.name.editor, "MSP des Deux-Ponts")
    beginner.choose("genre de structure")
    beginner.choose("forme juridique")
    beginner.write("prénom", assistant.structure.first_name.editor, "Élodie")
    beginner.press("Continuer")
    beginner.press("Créer le dossier")  # with the phrase proposed
    beginner.press("Continuer")  # the code is copied on paper
    for edit, wanted in zip(assistant.check._edits, assistant.check._wanted, strict=True):
        beginner.write("signes du code", edit, wanted)
    beginner.press("Continuer")
    beginner.choose("modèle de comité")
    beginner.press("Continuer")
    members = assistant.members
    assert members is not None
    assert members.page is not None
    beginner.fields.append("liste des membres")
    beginner.actions.append("Ctrl+V")
    members.page.paste(TABLE)
    door.wait()
    beginner.press("Continuer")
    door.bot.waitUntil(lambda: assistant.at() == len(assistant._steps) - 1)
    assert len(beginner.fields) <= 12, beginner.fields
    assert len(beginner.actions) <= 8, beginner.actions
    application = assistant.application()
    assert application is not None
    (row,) = application.committees.page(ListQuery()).rows
    assert (row.name, row.seats, row.members) == ("Comité des usagers", 12, 12)
    sitting = application.committees.detail(row.id).members
    assert {(one.last_name, one.first_name) for one in sitting} == {member[:2] for member in MEMBERS}
    assert {one.seat for one in sitting} == {SeatKind.TITULAR}
    colleges = application.committees.detail(row.id).by_college
    assert dict(colleges) == {Capacity.USER: 6, Capacity.PROFESSIONAL: 4, Capacity.ELECTED: 2}


def test_what_is_left_half_way_is_found_again_in_the_dossier(beginner: Beginner, tmp_path: Path) -> None:
    door = beginner.door
    assistant = door.program.show_creation()
    assistant.structure._folder = tmp_path
    for edit, words in (
        (assistant.structure.name.editor, "MSP"),
        (assistant.structure.first_name.editor, "Léa"),
    ):
        assert isinstance(edit, QLineEdit)
        edit.setText(words)
    for _ in range(2):
        assistant.go_on()
        door.wait()
    assistant.go_on()
    for edit, wanted in zip(assistant.check._edits, assistant.check._wanted, strict=True):
        edit.setText(wanted)
    assistant.go_on()
    assistant.go_on()
    assert assistant.members is not None
    assert assistant.members.page is not None
    assistant.members.page.paste(TABLE)
    door.wait()
    assistant._on_ready("entry")
    door.wait()
    desk = door.program.desk
    assert desk is not None
    page = desk.open("entry")
    door.wait()
    assert len(page.model.lines()) == len(MEMBERS)
