"""The few dialogs: to tell a problem, to confirm what cannot be undone, to report a bug."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

_TITLE = "Engagement"


def _box(parent: QWidget | None, sentence: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(_TITLE)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setIcon(icon)
    return box


def tell(parent: QWidget | None, sentence: str) -> None:
    """Tell a problem of the world: what happened, what is safe, what to do."""
    box = _box(parent, sentence, QMessageBox.Icon.Warning)
    box.addButton("J’ai compris", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(parent: QWidget | None, question: str, act: str, keep: str = "Annuler") -> bool:
    """Ask before what cannot be undone; the button says what it does, Échap keeps."""
    box = _box(parent, question, QMessageBox.Icon.Question)
    kept = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    done = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(_button(done))
    box.setEscapeButton(kept)
    box.exec()
    return box.clickedButton() is done


def report_bug(parent: QWidget | None, report: str) -> None:
    """Say that the program failed and hand over a text without personal data."""
    box = _box(
        parent,
        "Le programme n’a pas su finir ce qui était demandé. Ce qui était enregistré est intact.",
        QMessageBox.Icon.Warning,
    )
    box.setInformativeText(
        "Vous pouvez continuer. Pour aider à corriger, copiez le rapport : "
        "il ne contient ni nom, ni montant, ni contenu du dossier."
    )
    box.setDetailedText(report)
    copy = box.addButton("Copier le rapport", QMessageBox.ButtonRole.ActionRole)
    going_on = box.addButton("Continuer", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(_button(going_on))
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(report)


def _button(button: object) -> QPushButton:
    """Qt gives the push button back as what it is."""
    if not isinstance(button, QPushButton):
        raise TypeError(type(button).__name__)
    return button
