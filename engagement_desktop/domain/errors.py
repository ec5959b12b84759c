"""Refusals and known problems, each with the French sentence that the person reads."""

from enum import StrEnum


class DomainError(Exception):
    """A rule says no: the sentence tells what happened and what to do; `field` names the field at fault."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotPermitted(DomainError):
    """The account's role does not hold the right."""


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
