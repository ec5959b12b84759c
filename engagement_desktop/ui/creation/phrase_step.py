"""Step 2: the passphrase, proposed or one's own."""

from typing import ClassVar

from engagement_desktop.ui.creation.step import READING, Step
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.phrase_chooser import PhraseChooser


class PhraseStep(Step):
    """At its end the dossier is created."""

    RAIL: ClassVar[int] = 1
    NEXT: ClassVar[str] = "Créer le dossier"

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "La phrase de passe",
            "Elle ouvre le dossier. Personne ne peut la retrouver à votre place : notez-la et gardez-la "
            "loin de l’ordinateur. Le code papier, à l’étape suivante, remplacera une phrase perdue.",
        )
        self.chooser = PhraseChooser(gate)
        self.look.bound(self.chooser, (0, 0), (READING, 0))
        self.chooser.entered.connect(self.entered)
        self.body.addWidget(self.chooser)
        self.body.addStretch(1)

    def enter(self) -> None:
        self.chooser.take_focus()

    def validate(self) -> bool:
        return self.chooser.validate()
