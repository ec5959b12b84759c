"""Numbers that look true and belong to nobody: keys are right, ranges are unused or kept for fiction."""

from random import Random

_RIB_MODULUS = 97
_FICTITIOUS_BANK = "99990"
_DEPARTMENT = "96"
_PHONES = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49")
"""Numbers that the regulator keeps for works of fiction."""
_MOBILE = "06 39 98"


def luhn_key(digits: str) -> str:
    """The last digit that makes the sum of Luhn a multiple of ten."""
    total = 0
    for at, sign in enumerate(reversed(digits)):
        doubled = int(sign) * (2 if at % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)


def siren(rng: Random) -> str:
    """No company has a SIREN that begins with 0."""
    body = f"0{rng.randrange(1_000_000, 10_000_000)}"
    return body + luhn_key(body)


def siret(of: str) -> str:
    body = f"{of}0001"
    return body + luhn_key(body)


def finess(rng: Random) -> str:
    body = f"{_DEPARTMENT}{rng.randrange(1_000_000):06d}"
    return body + luhn_key(body)


def rna(rng: Random) -> str:
    return f"W{_DEPARTMENT}{rng.randrange(1, 10_000_000):07d}"


def iban(rng: Random) -> str:
    """A French IBAN of a bank that does not exist, with both its keys."""
    branch, account = f"{rng.randrange(100_000):05d}", f"{rng.randrange(10**11):011d}"
    weighted = 89 * int(_FICTITIOUS_BANK) + 15 * int(branch) + 3 * int(account)
    bban = f"{_FICTITIOUS_BANK}{branch}{account}{_RIB_MODULUS - weighted % 97:02d}"
    return f"FR{98 - int(f'{bban}152700') % 97:02d}{bban}"


def phone(rng: Random) -> str:
    start = rng.choice((*_PHONES, *[_MOBILE] * len(_PHONES) * 2))
    return f"{start} {rng.randrange(100):02d} {rng.randrange(100):02d}"
