"""The key file beside a dossier and its twin: written whole, checked, mended from each other."""

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import problems
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.slots import Slot

FORMAT = 1
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Which dossier, its slots, and how many times the file was rewritten."""

    uid: str
    slots: tuple[Slot, ...]
    revision: int = 1

    def with_slot(self, slot: Slot) -> "KeyFile":
        """The same file where the account's slot is this one."""
        others = tuple(kept for kept in self.slots if kept.account_id != slot.account_id)
        return replace(self, slots=(*others, slot), revision=self.revision + 1)

    def without(self, account_id: int) -> "KeyFile":
        """The same file without the account's slot."""
        kept = tuple(slot for slot in self.slots if slot.account_id != account_id)
        return replace(self, slots=kept, revision=self.revision + 1)

    def as_bytes(self) -> bytes:
        body = {
            "format": FORMAT,
            "uid": self.uid,
            "revision": self.revision,
            "slots": [slot.as_json() for slot in self.slots],
        }
        return json.dumps({"checksum": _checksum(body), **body}, indent=1, sort_keys=True).encode()


class DamagedKeyFile(Exception):
    """One copy of the key file cannot be trusted; its twin may serve."""


def _checksum(body: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def parse_key_file(content: bytes, path: Path, policy: KdfPolicy) -> KeyFile:
    """Reads one copy.

    Raises:
        DamagedKeyFile: unreadable, checksum wrong, or a cost below the floor (edited to weaken it).
        KnownProblem: written by a newer program.
    """
    try:
        body = json.loads(content)
        checksum = body.pop("checksum")
        if _checksum(body) != checksum:
            raise DamagedKeyFile(path.name)
        if body["format"] > FORMAT:
            raise problems.newer(path)
        slots = tuple(Slot.of_json(values) for values in body["slots"])
        found = KeyFile(str(body["uid"]), slots, int(body["revision"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedKeyFile(path.name) from error
    if not all(policy.accepts(slot.kdf) for slot in found.slots):
        raise DamagedKeyFile(path.name)
    return found


def key_paths(dossier: Path) -> tuple[Path, Path]:
    """`NAME.cle` and `NAME.cle.bis` beside `NAME.engagement`."""
    first = dossier.with_suffix(".cle")
    return first, first.with_name(first.name + ".bis")


def read_key_file(dossier: Path, policy: KdfPolicy) -> KeyFile:
    """The newest sound copy; a damaged or missing twin is mended from it.

    Raises:
        KnownProblem: no copy stands here, or none is sound.
    """
    paths = key_paths(dossier)
    found = {path: _read_copy(path, policy) for path in paths}
    sound = [copy for copy in found.values() if copy is not None]
    if not sound:
        raise _nothing_sound(dossier, any(path.exists() for path in paths))
    best = max(sound, key=lambda copy: copy.revision)
    for path, copy in found.items():
        if copy != best:
            _mend(path, best)
    return best


def _read_copy(path: Path, policy: KdfPolicy) -> KeyFile | None:
    try:
        with path.open("rb") as file:
            return parse_key_file(file.read(_LARGEST), path, policy)
    except (OSError, DamagedKeyFile):
        return None


def _mend(path: Path, best: KeyFile) -> None:
    try:
        write_atomically(path, best.as_bytes())
    except KnownProblem:
        return  # a read-only place keeps its damaged twin: the other one serves


def _nothing_sound(dossier: Path, some_exist: bool) -> KnownProblem:
    if not some_exist:
        return problems.no_key_file(dossier)
    first, second = key_paths(dossier)
    return KnownProblem(
        f"Les fichiers de clés «\u00a0{first.name}\u00a0» et «\u00a0{second.name}\u00a0» sont abîmés. "
        "Le dossier lui-même n’est pas touché. Ouvrez-le avec le code imprimé, "
        "ou restaurez la dernière sauvegarde vérifiée.",
        Cause.DAMAGED,
    )


def write_key_file(dossier: Path, content: KeyFile) -> None:
    """Writes both copies, one after the other: at every instant one of them is whole."""
    for path in key_paths(dossier):
        write_atomically(path, content.as_bytes())
