"""One slot an account: what its role holds, wrapped by its passphrase."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage.keys.kdf import SALT_BYTES, KdfParameters, derive
from engagement_desktop.storage.keys.keyring import NONCE_BYTES, Keyring


@dataclass(frozen=True, slots=True)
class Slot:
    """An account's wrapped keys; no name of a person stands in it."""

    account_id: int
    role: Role
    kdf: KdfParameters
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def made(
        cls, uid: str, account_id: int, role: Role, keyring: Keyring, passphrase: str, kdf: KdfParameters
    ) -> "Slot":
        """Wraps what `role` holds of `keyring`; account, role and cost are authenticated."""
        salt = secrets.token_bytes(SALT_BYTES)
        nonce = secrets.token_bytes(NONCE_BYTES)
        key = derive(passphrase, salt, kdf)
        bound = _bound(uid, account_id, role, kdf)
        wrapped = AESGCM(key).encrypt(nonce, _packed(keyring.for_role(role)), bound)
        return cls(account_id, role, kdf, salt, nonce, wrapped)

    def opened(self, uid: str, passphrase: str) -> Keyring | None:
        """The keys, or None when the passphrase is another one."""
        key = derive(passphrase, self.salt, self.kdf)
        bound = _bound(uid, self.account_id, self.role, self.kdf)
        try:
            return _unpacked(AESGCM(key).decrypt(self.nonce, self.wrapped, bound))
        except InvalidTag:
            return None

    def as_json(self) -> dict[str, Any]:
        return {
            "account": self.account_id,
            "role": self.role.value,
            "kdf": asdict(self.kdf),
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    @classmethod
    def of_json(cls, values: Mapping[str, Any]) -> "Slot":
        kdf = values["kdf"]
        return cls(
            int(values["account"]),
            Role(values["role"]),
            KdfParameters(int(kdf["memory_kib"]), int(kdf["time_cost"]), int(kdf["parallelism"])),
            bytes.fromhex(values["salt"]),
            bytes.fromhex(values["nonce"]),
            bytes.fromhex(values["wrapped"]),
        )


def _bound(uid: str, account_id: int, role: Role, kdf: KdfParameters) -> bytes:
    return json.dumps([uid, account_id, role.value, asdict(kdf)], sort_keys=True).encode()


def _packed(keyring: Keyring) -> bytes:
    if keyring.seed is not None:
        return json.dumps({"seed": keyring.seed.hex()}).encode()
    held = {
        "data": keyring.data_key,
        "audit": keyring.audit_key,
        "bank": keyring.bank_key,
        "needs": keyring.needs_key,
    }
    return json.dumps({name: key.hex() for name, key in held.items() if key is not None}).encode()


def _unpacked(clear: bytes) -> Keyring:
    held = {name: bytes.fromhex(key) for name, key in json.loads(clear).items()}
    if "seed" in held:
        return Keyring.of_seed(held["seed"])
    return Keyring(held["data"], held["audit"], held.get("bank"), held.get("needs"))
