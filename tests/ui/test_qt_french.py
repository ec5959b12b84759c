"""Words that Qt's own French leaves in English are French too."""

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.qt_french import MissingWords


def test_the_labels_of_the_file_dialog_are_french(qapp: QApplication, qtbot: QtBot) -> None:
    words = MissingWords()
    qapp.installTranslator(words)
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    qapp.removeTranslator(words)
    assert {"&Voir dans\u00a0:", "&Type de fichiers\u00a0:"} <= labels


def test_other_words_are_left_to_the_next_translation(qapp: QApplication) -> None:
    words, after = MissingWords(), QTranslator()
    qapp.installTranslator(after)
    qapp.installTranslator(words)
    assert QCoreApplication.translate("QFileDialog", "Folder") == "Dossier"
    assert QCoreApplication.translate("QFileDialog", "Drive") == "Drive"
    for each in (words, after):
        qapp.removeTranslator(each)
