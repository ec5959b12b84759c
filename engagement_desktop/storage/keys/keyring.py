"""The keys that an open dossier holds, all drawn from one random seed."""

import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from engagement_desktop.domain.errors import Cause, KnownProblem, NotPermitted
from engagement_desktop.domain.permissions import Role

SEED_BYTES = 32
NONCE_BYTES = 12
BANK = "bank"
NEEDS = "needs"
TALKS = "talks"


def _drawn(seed: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, None, b"engagement 1 " + purpose.encode()).derive(seed)


@dataclass(frozen=True, slots=True)
class Keyring:
    """What an account may decrypt; a key that its role does not hold is None. Never shown."""

    data_key: bytes = field(repr=False)
    audit_key: bytes = field(repr=False)
    bank_key: bytes | None = field(default=None, repr=False)
    needs_key: bytes | None = field(default=None, repr=False)
    talks_key: bytes | None = field(default=None, repr=False)
    seed: bytes | None = field(default=None, repr=False)

    @classmethod
    def of_seed(cls, seed: bytes) -> "Keyring":
        """Every key, from the seed alone."""
        return cls(
            data_key=_drawn(seed, "data"),
            audit_key=_drawn(seed, "audit"),
            bank_key=_drawn(seed, BANK),
            needs_key=_drawn(seed, NEEDS),
            talks_key=_drawn(seed, TALKS),
            seed=seed,
        )

    def for_role(self, role: Role) -> "Keyring":
        """What the role holds of these keys."""
        if role is Role.COORDINATION:
            return self
        return Keyring(
            self.data_key,
            self.audit_key,
            bank_key=self.bank_key if role is Role.TREASURY else None,
            needs_key=self.needs_key if role is Role.SECRETARIAT else None,
        )

    def seal(self, kind: str, context: bytes, clear: bytes) -> bytes:
        """Encrypts under the key of `kind`; `context` says where the value stands.

        Raises:
            NotPermitted: the role holds no such key.
        """
        key = self._key_of(kind)
        if key is None:
            raise NotPermitted("Votre rôle ne permet pas de lire ni d’écrire cette donnée protégée.")
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, clear, _bound(kind, context))

    def unseal(self, kind: str, context: bytes, sealed: bytes) -> bytes | None:
        """The clear value, or None when the role holds no such key.

        Raises:
            KnownProblem: the value was altered, or moved from another place.
        """
        key = self._key_of(kind)
        if key is None:
            return None
        try:
            return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(kind, context))
        except (InvalidTag, ValueError) as error:
            raise KnownProblem(
                "Une donnée protégée a été modifiée hors du programme\u202f: elle n’est pas montrée. "
                "Restaurez la dernière sauvegarde vérifiée.",
                Cause.DAMAGED,
            ) from error

    def holds(self, kind: str) -> bool:
        """Whether values of that kind can be sealed and read."""
        return self._key_of(kind) is not None

    def _key_of(self, kind: str) -> bytes | None:
        return {BANK: self.bank_key, NEEDS: self.needs_key, TALKS: self.talks_key}[kind]


def _bound(kind: str, context: bytes) -> bytes:
    return kind.encode() + b"\0" + context
