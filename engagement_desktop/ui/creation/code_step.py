"""Step 3: the paper code is shown, taken away, and asked back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import SystemRandom
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from engagement_desktop.ui.common.banner import SUCCESS
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, frame, row
from engagement_desktop.ui.common.places import begin_at, remember, with_ending
from engagement_desktop.ui.creation.code_paper import QrSquare, print_page, save_pdf, save_text
from engagement_desktop.ui.creation.step import READING, Step
from engagement_desktop.ui.unlock.gate import Gate


class CodeStep(Step):
    """Four lines to print or save."""

    RAIL: ClassVar[int] = 2

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "Le code papier",
            "Il ouvre le dossier si la phrase est perdue, même sans le fichier de clé. Imprimez-le ou "
            "recopiez-le, puis rangez-le loin de l’ordinateur.",
        )
        self._dossier = ""
        self._lines: tuple[str, ...] = ()
        paper = frame("papier")
        self.look.bound(paper, (0, 0), (READING, 0))
        inside = row(self.look, paper, (16, 14, 12, 14), 12)
        self._shown = column(self.look, None, gap=6)
        self._labels = [_on_paper() for _ in range(4)]
        for label in self._labels:
            self._shown.addWidget(label)
        self._shown.addStretch(1)
        inside.addLayout(self._shown, 1)
        self._square = QrSquare(self.look)
        inside.addWidget(self._square)
        self.body.addWidget(paper)
        actions = row(self.look, None, gap=8)
        self._print = Button(self.look, "Imprimer…", "", "printer", on_click=self.print, keys="Ctrl+P")
        actions.addWidget(self._print)
        actions.addWidget(Button(self.look, "Enregistrer…", "", "save", on_click=self.save, keys="Ctrl+S"))
        actions.addStretch(1)
        self.body.addLayout(actions)
        self.body.addStretch(1)

    def show_code(self, dossier: str, lines: Sequence[str]) -> None:
        """Show the code of the dossier that was just created."""
        self._dossier, self._lines = dossier, tuple(lines)
        for number, (label, line) in enumerate(zip(self._labels, lines, strict=True), start=1):
            label.setText(line)
            label.setAccessibleName(f"Ligne {number} : {' '.join(line)}")
        self._square.show_text("\n".join(lines))

    def lines(self) -> tuple[str, ...]:
        return self._lines

    def enter(self) -> None:
        self._print.setFocus()

    def print(self) -> None:
        """Print, or say what to do without a printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.tell_fault(
                "Aucune imprimante n’est installée sur cet ordinateur. Le code est toujours là. "
                "Enregistrez-le pour l’imprimer ailleurs, ou recopiez-le à la main."
            )
            return
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            print_page(printer, self._dossier, self._lines)
            self._tell_done("Code envoyé à l’imprimante.")

    def save(self) -> None:
        """Write a PDF or a text where the person says."""
        usual = "Code papier.pdf"
        chosen, kind = QFileDialog.getSaveFileName(
            self, "Enregistrer le code papier", begin_at(usual), "PDF (*.pdf);;Texte (*.txt)"
        )
        remember(chosen)
        if chosen:
            ending = ".txt" if ".txt" in kind else ".pdf"
            self.save_to(with_ending(chosen, usual, ending, {".txt", ".pdf"}))

    def save_to(self, path: Path) -> None:
        """Write the code; its ending says how."""
        write: Callable[[Path, str, Sequence[str]], None] = (
            save_text if path.suffix.lower() == ".txt" else save_pdf
        )
        try:
            write(path, self._dossier, self._lines)
        except OSError:
            self.tell_fault(
                f"Le code n’a pas pu être écrit dans «\u00a0{path.name}\u00a0». Il est toujours ici. "
                "Choisissez un autre endroit."
            )
            return
        self._tell_done(
            f"Code enregistré dans «\u00a0{path.name}\u00a0». Déplacez-le hors de cet ordinateur."
        )

    def _tell_done(self, sentence: str) -> None:
        self.banner.show()
        self.banner.tell(SUCCESS, "", sentence)


class CheckStep(Step):
    """Two signs of each line are asked back: the code has left the screen."""

    RAIL: ClassVar[int] = 2

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "Vérifier le code papier",
            "Prenez la feuille et recopiez les signes demandés, en comptant sans les espaces : ainsi le code "
            "est bien entre vos mains.",
        )
        self._wanted: list[str] = []
        self._edits: list[QLineEdit] = []
        self._labels: list[Label] = []
        asked = QWidget()
        grid = QGridLayout(asked)
        self.look.space(grid, gap=10)
        for number in range(4):
            label, edit = Label("", "etiquette"), QLineEdit()
            label.setBuddy(edit)
            edit.setMaxLength(5)
            self.look.bound(edit, (90, 0), (90, 0))
            edit.returnPressed.connect(lambda number=number: self._on_return(number))
            grid.addWidget(label, number, 0)
            grid.addWidget(edit, number, 1)
            self._labels.append(label)
            self._edits.append(edit)
        grid.setColumnStretch(2, 1)
        self.body.addWidget(asked)
        self.body.addStretch(1)

    def ask(self, lines: Sequence[str]) -> None:
        """Draw two places of each line."""
        draw = SystemRandom()
        self._wanted = []
        for number, line in enumerate(lines):
            signs = line.replace(" ", "")
            first, second = sorted(draw.sample(range(len(signs)), 2))
            self._wanted.append(signs[first] + signs[second])
            words = f"Ligne {number + 1}, signes n°\u00a0{first + 1} et {second + 1}"
            self._labels[number].setText(words)
            self._edits[number].setAccessibleName(words)
            self._edits[number].clear()
        self.tell_fault("")

    def enter(self) -> None:
        self._edits[0].setFocus()

    def validate(self) -> bool:
        for number, (edit, wanted) in enumerate(zip(self._edits, self._wanted, strict=True), start=1):
            if _signs(edit.text()) != _signs(wanted):
                self.tell_fault(
                    f"Ligne {number}\u00a0: ces signes ne sont pas ceux du code. Comptez sans les espaces, "
                    "ou revenez au code avec « Retour »."
                )
                edit.setFocus()
                edit.selectAll()
                return False
        self.tell_fault("")
        return True

    def _on_return(self, number: int) -> None:
        if number + 1 < len(self._edits):
            self._edits[number + 1].setFocus()
        else:
            self.entered.emit()


def _on_paper() -> Label:
    """A line of the code, in ink on white in every theme."""
    return Label("", "code_papier")


def _signs(text: str) -> str:
    look_alike = str.maketrans({"O": "0", "I": "1", "L": "1"})
    return "".join(sign for sign in text.upper() if sign.isalnum()).translate(look_alike)
