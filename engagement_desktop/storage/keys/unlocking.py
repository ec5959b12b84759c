"""From a passphrase to the keys of a dossier, before any engine is loaded."""

from dataclasses import dataclass, field
from pathlib import Path

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import problems
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.keyfile import KeyFile, read_key_file
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.keys.paper import PaperCode


@dataclass(frozen=True, slots=True)
class Phrase:
    """A passphrase as typed; never shown."""

    text: str = field(repr=False)


Secret = Phrase | PaperCode | Keyring
"""What opens a backup: a phrase, the printed code, or the keys of the dossier that is open."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An account whose slot the passphrase opened, and its keys."""

    account_id: int
    keyring: Keyring


def unlock(dossier: Path, passphrase: str, policy: KdfPolicy, *, every: bool = False) -> tuple[Unlocked, ...]:
    """The account that the passphrase opens; with `every`, all of them (two may share a phrase).

    Raises:
        KnownProblem: no dossier, no key file, or a wrong passphrase.
    """
    if not dossier.exists():
        raise problems.missing(dossier)
    return unlock_key_file(read_key_file(dossier, policy), passphrase, every=every)


def unlock_key_file(keys: KeyFile, passphrase: str, *, every: bool = False) -> tuple[Unlocked, ...]:
    """The same, from a key file already read."""
    found: list[Unlocked] = []
    for slot in keys.slots:
        keyring = slot.opened(keys.uid, passphrase)
        if keyring is not None:
            found.append(Unlocked(slot.account_id, keyring))
            if not every:
                break
    if not found:
        raise KnownProblem(problems.WRONG_PHRASE, Cause.WRONG_PHRASE)
    return tuple(found)


def keyring_of(keys: KeyFile, secret: Phrase | Keyring) -> Keyring:
    """The keys that a phrase opens in a key file; keys already open are themselves."""
    return secret if isinstance(secret, Keyring) else unlock_key_file(keys, secret.text)[0].keyring
