"""Refusals and known problems, each with the French sentence that the person reads."""

from collections.abc import Sequence
from enum import StrEnum


class DomainError(Exception):
    """A rule says no: the sentence tells what happened and what to do; `field` names the field at fault."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotPermitted(DomainError):
    """The account's role does not hold the right."""


class Settled(DomainError):
    """What stands is settled: it changes no more, by any path, and no undo brings it back."""


class Faults(DomainError):
    """Several refusals at once, in the order of the form; it speaks as the first."""

    def __init__(self, faults: Sequence[DomainError]) -> None:
        super().__init__(faults[0].sentence, faults[0].field)
        self.faults = tuple(faults)


class ToConfirm(DomainError):
    """Unusual, not wrong: asked once, then accepted when the caller gives `code` back.

    `about` is the id of the record that the question names, when there is one to look at.
    """

    def __init__(
        self, sentence: str, code: str, field: str | None = None, *, about: int | None = None
    ) -> None:
        super().__init__(sentence, field)
        self.code = code
        self.about = about


class ChangedMeanwhile(DomainError):
    """Somebody saved the same file since it was opened; `theirs` is the draft as it stands now."""

    def __init__(self, theirs: object) -> None:
        super().__init__(
            "Cette fiche a été modifiée depuis que vous l’avez ouverte. Rien n’est perdu\u00a0: comparez les "
            "deux, puis choisissez ce qui reste."
        )
        self.theirs = theirs


def raise_all(faults: Sequence[DomainError]) -> None:
    """Raises what was found: one refusal as it is, several together, nothing when there is none."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Faults(faults)


class Cause(StrEnum):
    """Why the world said no; each has its own way out."""

    MISSING = "missing"
    SUPPORT = "support"
    FULL = "full"
    READ_ONLY = "read_only"
    BUSY = "busy"
    WRONG_PHRASE = "wrong_phrase"
    NEWER = "newer"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NO_KEY_FILE = "no_key_file"


class KnownProblem(Exception):
    """The environment says no (disk, lock, phrase, damage): a sentence with what is safe and what to do."""

    def __init__(self, sentence: str, cause: Cause) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cause = cause
