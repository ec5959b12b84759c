"""The steps at the left of the assistant, each with its state in a word."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, icon_label, row
from engagement_desktop.ui.common.mark import SeatMark
from engagement_desktop.ui.theme import Look


class StepsRail(QFrame):
    """Where one is, what is done, what remains."""

    def __init__(self, look: Look, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self._done_words = [done for _name, done in steps]
        self.setProperty("role", "rail")
        self.setAccessibleName("Étapes")
        whole = column(look, self, (24, 26, 24, 24), 16)
        head = row(look, None, (0, 0, 0, 14), 8)
        head.addWidget(SeatMark(look, 34, on_rail=True))
        head.addWidget(Label("Nouveau dossier", "rail_titre"), 1)
        whole.addLayout(head)
        self._icons: list[Label] = []
        self._names: list[Label] = []
        self._states: list[Label] = []
        for number, (name, _done) in enumerate(steps, start=1):
            line = row(look, None, gap=8)
            icon, words, state = (
                icon_label(look, "circle", "rail_encre2", 20),
                Label(f"{number}. {name}", "etape"),
                Label("", "rail_second"),
            )
            line.addWidget(icon)
            line.addWidget(words, 1)
            line.addWidget(state)
            whole.addLayout(line)
            self._icons.append(icon)
            self._names.append(words)
            self._states.append(state)
        whole.addStretch(1)
        self._note = Label(
            "Vous pouvez vous arrêter\u00a0: la suite reprendra ici.", "rail_second", wrap=True
        )
        whole.addWidget(self._note)
        look.bound(self, (300, 0), (300, 0))

    def show_current(self, at: int) -> None:
        """Write the state of each step."""
        for number, (icon, words, state) in enumerate(
            zip(self._icons, self._names, self._states, strict=True)
        ):
            name, token, role, said = self._told(number, at)
            self._look.draw(icon, name, token, 20)
            words.set_role(role)
            state.setText(said)

    def _told(self, number: int, at: int) -> tuple[str, str, str, str]:
        if number < at:
            return "circle-check", "rail_encre", "etape_faite", self._done_words[number]
        if number == at:
            return "circle-dot", "rail_marque", "etape_la", "en cours"
        return "circle", "rail_encre2", "etape", ""
