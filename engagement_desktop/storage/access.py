"""Who may open: slots of the key file added, changed, removed; the base itself is not rewritten."""

from pathlib import Path

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.passphrase import check_passphrase
from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage import problems
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.keyfile import KeyFile, read_key_file, write_key_file
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.keys.slots import Slot
from engagement_desktop.storage.keys.words import common_phrases


def change_passphrase(path: Path, account_id: int, current: str, new: str, policy: KdfPolicy) -> None:
    """Wraps the account's keys under another phrase; the old one opens nothing any more here."""
    write_key_file(path, keys_with_changed_phrase(path, account_id, current, new, policy))


def keys_with_changed_phrase(
    path: Path, account_id: int, current: str, new: str, policy: KdfPolicy
) -> KeyFile:
    """The key file to write for that; deriving keys takes a second, during which nothing is held.

    Raises:
        WeakPassphrase: the new phrase could be guessed.
        KnownProblem: the current phrase is wrong.
    """
    check_passphrase(new, common_phrases())
    keys = read_key_file(path, policy)
    slot = next((found for found in keys.slots if found.account_id == account_id), None)
    held = None if slot is None else slot.opened(keys.uid, current)
    if slot is None or held is None:
        raise KnownProblem(problems.WRONG_PHRASE, Cause.WRONG_PHRASE)
    return keys.with_slot(Slot.made(keys.uid, account_id, slot.role, held, new, policy.chosen()))


def set_passphrase(  # what a slot is made of
    path: Path, uid: str, keyring: Keyring, account_id: int, role: Role, new: str, policy: KdfPolicy
) -> None:
    """Gives an account its phrase from keys already open: after the paper code, or for a new account."""
    write_key_file(path, keys_with_new_phrase(path, uid, keyring, account_id, role, new, policy))


def keys_with_new_phrase(
    path: Path, uid: str, keyring: Keyring, account_id: int, role: Role, new: str, policy: KdfPolicy
) -> KeyFile:
    """The key file to write for that.

    Key files that are gone, damaged or another dossier's are replaced by this slot alone.

    Raises:
        WeakPassphrase: the phrase could be guessed.
        DomainError: only coordination, which holds the seed, can do it.
    """
    if keyring.seed is None:
        raise DomainError("Seule la coordination peut donner une phrase secrète à un compte.", "passphrase")
    check_passphrase(new, common_phrases())
    made = Slot.made(uid, account_id, role, keyring, new, policy.chosen())
    return known_keys(path, uid, policy).with_slot(made)


def remove_access(path: Path, account_id: int, policy: KdfPolicy) -> None:
    """Takes an account's slot away; at least one slot stays.

    Raises:
        DomainError: it is the last one.
    """
    left = read_key_file(path, policy).without(account_id)
    if not left.slots:
        raise DomainError("C’est le dernier compte qui peut ouvrir ce dossier\u202f: il reste.", "account")
    write_key_file(path, left)


def known_keys(path: Path, uid: str, policy: KdfPolicy) -> KeyFile:
    """The key file beside the dossier if it is its own and sound, else an empty one."""
    try:
        found = read_key_file(path, policy)
    except KnownProblem as problem:
        if problem.cause not in (Cause.NO_KEY_FILE, Cause.DAMAGED):
            raise
        return KeyFile(uid, ())
    return found if found.uid == uid else KeyFile(uid, ())
