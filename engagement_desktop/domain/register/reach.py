"""By what somebody is reached: what an e-mail or a telephone number may not be."""

import re
from collections.abc import Iterator

from engagement_desktop.domain.errors import DomainError

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")
_FEWEST_DIGITS = 6


def email_faults(email: str) -> Iterator[DomainError]:
    """None for an empty one."""
    if email and _EMAIL.fullmatch(email) is None:
        yield DomainError("Ce courriel est incomplet. Écrivez-le comme prenom.nom@exemple.fr.", "email")


def phone_faults(phone: str) -> Iterator[DomainError]:
    """None for an empty one; numbers of any country pass."""
    if phone and sum(sign.isdigit() for sign in phone) < _FEWEST_DIGITS:
        yield DomainError("Ce numéro de téléphone est trop court. Reprenez-le en entier.", "phone")
