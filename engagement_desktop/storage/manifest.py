"""The label of a backup: what anybody may read on it, and what only the dossier's keys open."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engagement_desktop.storage.contents import Contents
from engagement_desktop.storage.keys.keyring import NONCE_BYTES, Keyring

FORMAT = 1


class ForeignManifest(Exception):
    """Not a manifest of ours, or not one that these keys made."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's label; `sealed` holds its figures, `mac` vouches for everything else."""

    uid: str
    created_at: str
    program: str
    schema: str
    generation: int
    base_bytes: int
    base_sha256: str
    keys_sha256: str
    sealed: str
    mac: str = ""
    format: int = FORMAT

    def signed(self, keyring: Keyring) -> "Manifest":
        return Manifest(**{**asdict(self), "mac": self._expected(keyring)})

    def is_signed_by(self, keyring: Keyring) -> bool:
        return hmac.compare_digest(self.mac, self._expected(keyring))

    def figures(self, keyring: Keyring) -> Contents:
        """The figures of the saved base.

        Raises:
            ForeignManifest: other keys made it.
        """
        try:
            sealed = bytes.fromhex(self.sealed)
            clear = AESGCM(_figures_key(keyring)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
            return Contents(**json.loads(clear))
        except (InvalidTag, ValueError, TypeError) as error:
            raise ForeignManifest(self.uid) from error

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def of_bytes(cls, content: bytes) -> "Manifest":
        """Reads a label.

        Raises:
            ForeignManifest: not one of ours.
        """
        try:
            values = json.loads(content)
            found = cls(**values)
        except (ValueError, TypeError, RecursionError) as error:
            raise ForeignManifest("unreadable") from error
        _refuse_wrong_kinds(asdict(found))
        return found

    def _expected(self, keyring: Keyring) -> str:
        body = {name: value for name, value in asdict(self).items() if name != "mac"}
        canonical = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
        return hmac.new(keyring.audit_key, b"manifest" + canonical, hashlib.sha256).hexdigest()


def _refuse_wrong_kinds(values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        wanted = int if name in ("generation", "base_bytes", "format") else str
        if type(value) is not wanted:
            raise ForeignManifest(name)


def sealed_figures(figures: Contents, keyring: Keyring) -> str:
    """The figures, unreadable to whoever finds the backup."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    clear = json.dumps(asdict(figures), sort_keys=True).encode()
    return (nonce + AESGCM(_figures_key(keyring)).encrypt(nonce, clear, None)).hex()


def _figures_key(keyring: Keyring) -> bytes:
    return hmac.new(keyring.audit_key, b"figures of a backup", hashlib.sha256).digest()
