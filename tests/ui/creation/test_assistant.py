from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QRadioButton

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.register.structures import LegalForm, StructureKind
from engagement_desktop.storage.keys.paper import PaperCode
from engagement_desktop.ui.creation.assistant import CreationAssistant
from engagement_desktop.ui.creation.legal_words import FORMS, KINDS, USUAL_FORM, what_it_changes
from engagement_desktop.ui.theme.look import SIZES
from tests.ui.conftest import WAYS
from tests.ui.gate import Door

STRUCTURE, PHRASE_STEP, CODE, CHECK, COMMITTEE, MEMBERS, READY = range(7)
NAME = 'MSP "Les Trois-Fontaines" / <b>'


def write(field: object, words: str) -> None:
    edit = field.editor
    assert isinstance(edit, QLineEdit)
    edit.setText(words)


@pytest.fixture
def assistant(door: Door, tmp_path: Path) -> CreationAssistant:
    made = door.program.show_creation()
    made.structure._folder = tmp_path
    write(made.structure.name, NAME)
    write(made.structure.first_name, "Élodie")
    return made


def created(door: Door, assistant: CreationAssistant) -> CreationAssistant:
    assistant.go_on()
    assistant.go_on()
    door.wait()
    assert assistant.at() == CODE
    return assistant


def test_a_name_and_a_first_name_are_asked_before_going_on(door: Door) -> None:
    assistant = door.program.show_creation()
    assistant.go_on()
    assert assistant.at() == STRUCTURE
    assert assistant.structure.name.fault() == "Écrivez le nom de la structure."
    assert assistant.structure.first_name.fault() == "Écrivez votre prénom."


def test_the_name_of_the_file_never_leaves_its_folder(assistant: CreationAssistant, tmp_path: Path) -> None:
    path = assistant.structure.path()
    assert path.parent == tmp_path
    assert (
        path.name == "MSP Les Trois-Fontaines b .engagement".replace(" .", ".")
        or path.suffix == ".engagement"
    )
    assert not set('<>"/') & set(path.name)
    path.write_bytes(b"")
    assert assistant.structure.path().stem.endswith(" 2")


def test_the_place_can_be_chosen(
    assistant: CreationAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "ici"), ""))
    assistant.structure._choose_place()
    assert assistant.structure.path() == tmp_path / "ici.engagement"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_proposes_its_usual_form(assistant: CreationAssistant, kind: str) -> None:
    assistant.structure._kinds.chosen.emit(kind)
    assert assistant.structure.answer().kind == kind
    assert assistant.structure.answer().form == USUAL_FORM[kind]


@pytest.mark.parametrize(
    ("kind", "form", "said"),
    [
        ("msp", "sisa", "ne comptent pas"),
        ("cds", "municipality", "n’est pas une association"),
        ("cds", "mutual", "n’est pas une association"),
        ("msp", "association_1901", "à vérifier"),
        ("msp", "association_alsace_moselle", "à vérifier"),
        ("cpts", "association_1901", "rescrit fiscal"),
    ],
)
def test_what_the_form_changes_is_said_where_it_is_chosen(kind: str, form: str, said: str) -> None:
    assert said in what_it_changes(kind, form)


def test_the_words_of_the_assistant_are_those_of_the_register() -> None:
    assert set(KINDS) == set(StructureKind)
    assert set(FORMS) == set(LegalForm)


def test_enter_goes_on_from_a_name_a_list_and_a_choice(door: Door, assistant: CreationAssistant) -> None:
    form = assistant.structure.findChild(QComboBox)
    assert isinstance(form, QComboBox)
    form.setFocus()
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert assistant.at() == PHRASE_STEP
    assistant.go_back()
    QTest.keyClick(assistant.structure.name.editor, Qt.Key.Key_Return)
    assert assistant.at() == PHRASE_STEP
    standing = assistant.phrase.focusWidget()
    assert isinstance(standing, QRadioButton)
    QTest.keyClick(standing, Qt.Key.Key_Return)
    door.wait()
    assert assistant.at() == CODE


def test_from_the_first_step_to_the_home_page(
    door: Door, assistant: CreationAssistant, tmp_path: Path
) -> None:
    assistant.go_on()
    assert assistant.at() == PHRASE_STEP
    first = assistant.phrase.chooser.phrase()
    assistant.phrase.chooser.another.click()
    phrase = assistant.phrase.chooser.phrase()
    assert phrase != first
    assert len(phrase.split()) == 8
    assistant.go_on()
    door.wait()
    assert assistant.at() == CODE
    lines = assistant.code.lines()
    assert len(lines) == 4
    assistant.go_on()
    for edit, wanted in zip(assistant.check._edits, assistant.check._wanted, strict=True):
        edit.setText(wanted.lower())
    assistant.go_on()
    assert assistant.at() == COMMITTEE
    assert assistant.committee is not None
    name = assistant.committee.name.edit
    assert name.selectedText() == name.text()
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert assistant.at() == MEMBERS
    assistant.go_on()
    assert assistant.at() == READY
    next(b for b in assistant.ready.findChildren(QPushButton) if b.text() == "Voir l’accueil").click()
    door.wait()
    desk = door.program.desk
    assert desk is not None
    path = door.program._application.workspace.database.path
    assert path.parent == tmp_path
    door.program.end()
    application = open_application(path, phrase, ways=WAYS)
    own = application.structures.own()
    assert own is not None
    assert (own.name, own.kind, own.legal_form) == (NAME, StructureKind.MSP, LegalForm.SISA)
    assert application.workspace.actor.first_name == "Élodie"
    assert application.workspace.database.keyring.seed == PaperCode.parse("\n".join(lines)).seed
    application.close()


def test_once_there_are_members_the_home_page_comes_first(assistant: CreationAssistant) -> None:
    def offered() -> list[str]:
        buttons = assistant.ready.findChildren(QPushButton)
        return [button.text() for button in buttons if not button.isHidden()]

    assert offered() == ["Importer un classeur", "Voir l’accueil"]
    assistant.ready.tell("12 personnes ajoutées, 12 mandats.")
    assert offered() == ["Voir l’accueil", "Importer un classeur"]


def test_without_a_folder_for_documents_the_home_folder_is_proposed(
    door: Door, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _place: str(tmp_path / "Absent"))
    )
    monkeypatch.setattr(Path, "home", classmethod(lambda _kind: tmp_path))
    assert door.program.show_creation().structure.path().parent == tmp_path


def test_a_phrase_that_could_be_guessed_is_refused_at_its_field(assistant: CreationAssistant) -> None:
    assistant.go_on()
    chooser = assistant.phrase.chooser
    chooser._own.setChecked(True)
    write(chooser.own, "soleil")
    assistant.go_on()
    assert assistant.at() == PHRASE_STEP
    assert "se devinerait" in chooser.own.fault()
    write(chooser.own, "Rivage panier tilleul 1951")
    assert chooser.validate()


def test_a_place_that_cannot_be_written_is_told_and_what_is_typed_stays(
    door: Door, assistant: CreationAssistant, tmp_path: Path
) -> None:
    assistant.structure._chosen_path = tmp_path / "absent" / "ici.engagement"
    assistant.go_on()
    assistant.go_on()
    door.wait()
    assert assistant.at() == PHRASE_STEP
    assert assistant.phrase.banner.isVisible()
    assert assistant.structure.name.value() == NAME
    assert not (tmp_path / "absent").exists()


def test_signs_that_are_not_those_of_the_code_are_named_by_their_line(
    door: Door, assistant: CreationAssistant
) -> None:
    created(door, assistant).go_on()
    edits, wanted = assistant.check._edits, assistant.check._wanted
    edits[0].setText(wanted[0])
    assistant.check._on_return(0)
    edits[1].setText("??")
    assistant.check._on_return(3)
    assert assistant.at() == CHECK
    assert assistant.check.banner.accessibleName().startswith("Ligne 2")
    assistant.go_back()
    assistant.go_back()
    assert assistant.at() == CODE


def test_leaving_keeps_everything_and_coming_back_goes_on(door: Door, assistant: CreationAssistant) -> None:
    created(door, assistant)
    lines = assistant.code.lines()
    assistant.leave()
    assert door.window.content() is not assistant
    again = door.program.show_creation()
    assert again is assistant
    assert (again.at(), again.code.lines()) == (CODE, lines)


def test_the_code_is_saved_where_one_says_as_text_or_as_a_page(
    door: Door, assistant: CreationAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = created(door, assistant).code
    for name in ("code.txt", "code.pdf"):
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_args, name=name: (str(tmp_path / name), "")
        )
        step.save()
        assert name in step.banner.accessibleName()
    text = (tmp_path / "code.txt").read_text(encoding="utf-8")
    assert all(line in text for line in step.lines())
    assert (tmp_path / "code.txt").stat().st_mode & 0o077 == 0
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")
    step.save_to(tmp_path / "absent" / "code.txt")
    assert "Il est toujours ici" in step.banner.accessibleName()


def test_without_a_printer_one_is_told_what_to_do(door: Door, assistant: CreationAssistant) -> None:
    step = created(door, assistant).code
    step.print()
    assert "Aucune imprimante" in step.banner.accessibleName()


def test_every_step_fits_the_smallest_window_and_speaks(door: Door, assistant: CreationAssistant) -> None:
    created(door, assistant)
    door.window.resize(1024, 700)
    for at in range(7):
        assistant._show(at)
        for size in SIZES:
            door.gate.look.choose_size(size)
            assert assistant.minimumSizeHint().width() <= 1024
            assert assistant._steps[at].minimumSizeHint().width() <= 1024 - 2 * 40 * size // 100
    assistant.check.ask(assistant.code.lines())
    assert all(edit.accessibleName() for edit in assistant.findChildren(QLineEdit))
    assert all(button.accessibleName() for button in assistant.findChildren(QPushButton))
