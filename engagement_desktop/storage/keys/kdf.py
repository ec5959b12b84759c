"""From a passphrase to a key: argon2id, made slow on purpose on this very machine."""

from dataclasses import dataclass
from time import perf_counter

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.passphrase import normalised

KEY_BYTES = 32
SALT_BYTES = 16
_MIB = 1024
_TARGET_SECONDS_IN_TENTHS = 5
_MOST_MEMORY = 512 * _MIB


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """What one derivation costs: memory in KiB, passes, lanes."""

    memory_kib: int
    time_cost: int
    parallelism: int

    def is_at_least(self, floor: "KdfParameters") -> bool:
        return self.memory_kib >= floor.memory_kib and self.time_cost >= floor.time_cost

    def is_at_most(self, ceiling: "KdfParameters") -> bool:
        return (
            self.memory_kib <= ceiling.memory_kib
            and self.time_cost <= ceiling.time_cost
            and self.parallelism <= ceiling.parallelism
        )


FLOOR = KdfParameters(64 * _MIB, 3, 1)
# A key file that asks for more could only have been written to freeze the workstation.
CEILING = KdfParameters(2048 * _MIB, 64, 16)


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """The least cost accepted in a key file, and the cost of new slots (None: calibrated here)."""

    floor: KdfParameters = FLOOR
    parameters: KdfParameters | None = None

    def chosen(self) -> KdfParameters:
        return self.parameters or calibrated(self.floor)

    def accepts(self, parameters: KdfParameters) -> bool:
        return parameters.is_at_least(self.floor) and parameters.is_at_most(CEILING)


def derive(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """The 32-byte key of a passphrase; the interpreter is free while it runs.

    Raises:
        KnownProblem: the machine has not enough memory.
    """
    try:
        return hash_secret_raw(
            normalised(passphrase).encode("utf-8", "surrogatepass"),
            salt,
            parameters.time_cost,
            parameters.memory_kib,
            parameters.parallelism,
            KEY_BYTES,
            Type.ID,
        )
    except HashingError as error:
        raise KnownProblem(
            "Il n’y a pas assez de mémoire libre pour ouvrir le dossier. Rien n’a été changé. "
            "Fermez d’autres programmes, puis réessayez.",
            Cause.SUPPORT,
        ) from error


def calibrated(floor: KdfParameters = FLOOR) -> KdfParameters:
    """Parameters that cost about half a second here: more memory first, then more passes."""
    probe = KdfParameters(floor.memory_kib, floor.time_cost, 2)
    started = perf_counter()
    derive("", bytes(SALT_BYTES), probe)
    milliseconds = max(1, int((perf_counter() - started) * 1000))
    return scaled(probe, milliseconds)


def scaled(probe: KdfParameters, milliseconds: int) -> KdfParameters:
    """The probe enlarged to the target, from what it cost."""
    target = _TARGET_SECONDS_IN_TENTHS * 100
    wanted = probe.memory_kib * target // milliseconds // _MIB * _MIB
    memory = max(probe.memory_kib, min(wanted, _MOST_MEMORY))
    passes = max(probe.time_cost, probe.time_cost * wanted // memory)
    return KdfParameters(memory, min(passes, CEILING.time_cost), probe.parallelism)
