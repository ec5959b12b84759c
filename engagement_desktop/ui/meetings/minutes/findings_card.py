"""What the text gives away, one thing after the other: kept or masked in the public version."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from engagement_desktop.domain.meetings.minuting.minutes import Ruling
from engagement_desktop.domain.meetings.minuting.secrecy import Finding
from engagement_desktop.french.formats import count
from engagement_desktop.french.minutes_texts import FINDINGS
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, may_break
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.theme import Look

_RULINGS: Mapping[Ruling | None, BadgeWord] = MappingProxyType(
    {
        None: BadgeWord("À décider", "attention", "hourglass"),
        Ruling.KEEP: BadgeWord("Gardé", "neutre", "eye"),
        Ruling.MASK: BadgeWord("Masqué", "info", "eye-off"),
    }
)
_NOTHING = "Rien n’a été remarqué dans le texte."
_OTHERS = " Vous pouvez masquer d’autres mots."


class FindingsCard(Card):
    """G keeps, M masks, the arrows go from one to the other; plain letters act on the finding alone."""

    ruled = Signal(str, object)  # words, Ruling or None

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Secret et version publique")
        self._findings: tuple[Finding, ...] = ()
        self._at = 0
        self.aside = self.add_aside("")
        self.deciding = QWidget()
        self.deciding.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = column(look, self.deciding, gap=6)
        head = row(look, None, gap=8)
        self._kind = Label("", "etiquette", wrap=True)
        head.addWidget(self._kind, 1)
        self._badge = Badge(look, _RULINGS[None])
        head.addWidget(self._badge)
        inside.addLayout(head)
        self._words = Label("", "gras", wrap=True)
        self._excerpt = Label("", "petit", wrap=True)
        inside.addWidget(self._words)
        inside.addWidget(self._excerpt)
        inside.addWidget(self._make_acts(look))
        self._hint = Label("G garde, M masque, ← et → passent d’un mot à l’autre.", "petit", wrap=True)
        inside.addWidget(self._hint)
        self.body.addWidget(self.deciding)
        self._nothing = Label("", "petit", wrap=True)
        self.body.addWidget(self._nothing)
        self._make_choice(look)
        for key, act in (("G", self.keep), ("M", self.conceal)):
            shortcut = QShortcut(QKeySequence(key), self.deciding, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for key, step in (("Right", 1), ("Down", 1), ("Left", -1), ("Up", -1)):
            going = QShortcut(QKeySequence(key), self.deciding, partial(self.go, step))
            going.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_findings(self, findings: tuple[Finding, ...], *, may_rule: bool) -> None:
        """The first one that waits, or the one that was looked at."""
        former = self.current()
        self._findings = findings
        waiting = [at for at, one in enumerate(findings) if one.ruling is None]
        same = [at for at, one in enumerate(findings) if former is not None and one.key == former.key]
        later = [at for at in waiting if not same or at > same[0]]
        self._at = (later or waiting or same or [0])[0]
        self._nothing.setText(_NOTHING + _OTHERS if may_rule else _NOTHING)
        for widget in (self.keeping, self.masking, self._choice, self._hint):
            widget.setVisible(may_rule)
        self._tell()

    def current(self) -> Finding | None:
        """The one that is shown."""
        return self._findings[self._at] if self._at < len(self._findings) else None

    def keep(self) -> None:
        self._rule(Ruling.KEEP)

    def conceal(self) -> None:
        self._rule(Ruling.MASK)

    def go(self, by: int) -> None:
        """To the next or the former one, round and round."""
        if self._findings:
            self._at = (self._at + by) % len(self._findings)
            self._tell()

    def add_words(self) -> None:
        """Masks words that nothing noticed."""
        words = self.words.value()
        if words.strip():
            self.words.set_value("")
            self.ruled.emit(words, Ruling.MASK)

    def _rule(self, ruling: Ruling) -> None:
        finding = self.current()
        if finding is not None and not self.keeping.isHidden():
            self.ruled.emit(finding.words, ruling)

    def _tell(self) -> None:
        finding = self.current()
        self.deciding.setVisible(finding is not None)
        self._nothing.setVisible(finding is None)
        self.aside.setText(_summary(self._findings))
        for button in (self.former, self.next):
            button.setVisible(len(self._findings) > 1)
        if finding is None:
            return
        place = "" if finding.item_number is None else f", point {finding.item_number}"
        times = f", {finding.times} fois" if finding.times > 1 else ""
        self._kind.setText(f"{FINDINGS[finding.kind]}{place}{times}")
        self._words.setText(may_break(f"«{NBSP}{finding.words}{NBSP}»"))
        self._excerpt.setText(may_break(finding.excerpt))
        self._excerpt.setVisible(bool(finding.excerpt))
        word = _RULINGS[finding.ruling]
        self._badge.show_word(word)
        number = f"{self._at + 1} sur {len(self._findings)}"
        self.deciding.setAccessibleName(
            f"{self._kind.text()}{NBSP}: {finding.words}. {word.text}. {number}. G garde, M masque."
        )

    def _make_acts(self, look: Look) -> QWidget:
        acts = QWidget()
        flow = Flow(look, acts, gap=8)
        self.keeping = Button(look, "Garder", "", "eye", on_click=self.keep)
        self.keeping.say_keys("G")
        self.masking = Button(look, "Masquer", "", "eye-off", on_click=self.conceal)
        self.masking.say_keys("M")
        self.former = Button(look, "Précédent", DISCREET, "chevron-left", on_click=lambda: self.go(-1))
        self.next = Button(look, "Suivant", DISCREET, "chevron-right", on_click=lambda: self.go(1))
        for button in (self.keeping, self.masking, self.former, self.next):
            flow.addWidget(button)
        return acts

    def _make_choice(self, look: Look) -> None:
        self._choice = QWidget()
        inside = column(look, self._choice, gap=8)
        line = row(look, None, gap=8)
        self.words = TextField(look, Ask("Masquer aussi ces mots", optional=True))
        line.addWidget(self.words, 1)
        adding = Button(look, "Ajouter", "", "plus", on_click=self.add_words)
        adding.setAccessibleName("Masquer ces mots")
        line.addWidget(adding, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(line)
        self.public = QCheckBox("Garder aussi la version publique en validant")
        inside.addWidget(self.public)
        self.body.addWidget(self._choice)


def _summary(findings: tuple[Finding, ...]) -> str:
    waiting = sum(one.ruling is None for one in findings)
    masked = sum(one.ruling is Ruling.MASK for one in findings)
    said = [f"{waiting} à décider" if waiting else "", count(masked, "masqué") if masked else ""]
    return ", ".join(part for part in said if part)
