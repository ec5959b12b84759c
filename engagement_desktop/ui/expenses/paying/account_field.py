"""The account that a run debits, in a list whatever their number."""

from collections.abc import Sequence

from engagement_desktop.domain.expenses.paying.runs_rows import AccountChoice
from engagement_desktop.ui.common.fields.choices import QuietCombo
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.theme import Look


class AccountField(TypedField[AccountChoice | None]):
    """None while the dossier has no account to debit."""

    def __init__(self, look: Look) -> None:
        self._combo = QuietCombo()
        self._choices: tuple[AccountChoice, ...] = ()
        super().__init__(look, Ask("Compte à débiter"), self._combo)
        self._combo.setPlaceholderText("Aucun compte")
        self._combo.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def show_choices(self, choices: Sequence[AccountChoice]) -> None:
        """Other accounts; the one chosen stays."""
        kept, self._choices = self.value(), tuple(choices)
        self._combo.blockSignals(True)
        self._combo.clear()
        self._combo.addItems([account_words(one) for one in choices])
        ids = [one.id for one in choices]
        self._combo.setCurrentIndex(ids.index(kept.id) if kept is not None and kept.id in ids else 0)
        self._combo.blockSignals(False)
        self.setEnabled(bool(choices))

    def value(self) -> AccountChoice | None:
        at = self._combo.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def set_value(self, value: AccountChoice | None) -> None:
        ids = [one.id for one in self._choices]
        self._combo.setCurrentIndex(ids.index(value.id) if value is not None and value.id in ids else -1)

    def as_text(self) -> str:
        return self._combo.currentText()

    def from_text(self, text: str) -> None:
        self._combo.setCurrentText(text)


def account_words(account: AccountChoice) -> str:
    """« Compte courant … 4471 »."""
    return f"{account.label} …\u00a0{account.end}"
