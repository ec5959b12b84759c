"""À propos: version, licence, and the works of others that the program stands on."""

import platform
from functools import partial

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from engagement_desktop import __version__
from engagement_desktop.paths import resources
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.reading import reading_column, text_card

WORKS = (
    ("Python", "PSF", "langage"),
    ("Qt et PySide6", "LGPL 3", "fenêtre"),
    ("SQLite, SQLCipher et sqlcipher3", "domaine public, BSD, zlib", "dossier chiffré"),
    ("SQLAlchemy, Alembic", "MIT", "lecture et mise à jour du dossier"),
    ("argon2-cffi, cryptography", "MIT, Apache 2.0 ou BSD", "phrase de passe et clés"),
    ("mnemonic", "MIT", "mots de la phrase proposée"),
    ("ReportLab, segno", "BSD", "documents PDF"),
    ("XlsxWriter", "BSD", "écriture des classeurs"),
    ("python-calamine, defusedxml", "MIT, PSF", "lecture des classeurs"),
    ("Babel, python-stdnum, RapidFuzz", "BSD, LGPL 2.1, MIT", "nombres, numéros, noms proches"),
    ("platformdirs", "MIT", "dossiers de l’ordinateur"),
    ("Source Sans 3, Adobe", "SIL OFL 1.1", "caractères"),
    ("Lucide", "ISC, en partie MIT (Feather)", "icônes"),
)

_TEXTS = (
    ("Licence des caractères", "fonts/LICENSE.md"),
    ("Licence des icônes", "icons/LICENSE"),
)


class AboutPage(Page):
    """What this is, and whom it owes."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "À propos")
        self.header.set_title("À propos", f"Engagement, version {__version__}")
        self._reading = self.read_with_arrows()
        whole = reading_column(self.look, self.body)
        whole.addWidget(
            text_card(
                self.look,
                "Engagement",
                (
                    (
                        "Un programme pour les comités d’usagers des maisons de santé, centres de santé et "
                        "CPTS : réunions, heures, frais et rapport annuel."
                    ),
                    "Il fonctionne sans internet. Le dossier reste sur votre ordinateur, chiffré.",
                    f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}.",
                ),
            )
        )
        whole.addWidget(
            text_card(
                self.look,
                "Licence",
                (
                    (
                        "Engagement est un logiciel libre, sous licence MIT : vous pouvez l’utiliser, le "
                        "copier, le modifier et le transmettre. Il est fourni sans garantie."
                    ),
                    "Il informe et calcule ; il ne remplace ni un conseil juridique, ni un expert-comptable.",
                ),
            )
        )
        whole.addWidget(self._make_works())

    def first_focus(self) -> QWidget | None:
        return self._reading

    def _make_works(self) -> Card:
        card = Card(self.look, "Ce sur quoi il s’appuie")
        grid = QGridLayout()
        self.look.space(grid, gap=10)
        for at, words in enumerate(WORKS):
            for place, text in enumerate(words):
                grid.addWidget(Label(text, "" if place else "gras", wrap=True), at, place)
        for place, share in enumerate((3, 2, 2)):
            grid.setColumnStretch(place, share)
        card.body.addLayout(grid)
        doors = row(self.look, None, (0, 4, 0, 0), 18)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.hide()
        self.look.bound(self._text, (0, 220), (0, 320))
        buttons: list[Button] = [
            link(self.look, title, partial(self._show_text, title, path)) for title, path in _TEXTS
        ]
        for button in buttons:
            doors.addWidget(button)
        doors.addStretch(1)
        card.body.addLayout(doors)
        card.body.addWidget(self._text)
        return card

    def _show_text(self, title: str, path: str) -> None:
        self._text.setPlainText((resources() / path).read_text(encoding="utf-8"))
        self._text.setAccessibleName(title)
        self._text.show()
        self._text.setFocus()
