"""The method of the valuation as typed: two accounts of class 8, and the structure's own words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.valuation_rows import ValuationMethod
from engagement_desktop.domain.text import clean

_USE, _SOURCE = re.compile(r"86\d{0,6}"), re.compile(r"87\d{0,6}")
LONGEST = 2_000


def tidied(draft: ValuationMethod) -> ValuationMethod:
    """The draft without superfluous spaces."""
    return replace(
        draft,
        debit=clean(draft.debit),
        debit_label=" ".join(clean(draft.debit_label).split()),
        credit=clean(draft.credit),
        credit_label=" ".join(clean(draft.credit_label).split()),
        words=clean(draft.words),
    )


def method_faults(draft: ValuationMethod) -> Iterator[DomainError]:
    """What a rule refuses: an entry of class 8 takes its use from 86 and its source from 87."""
    if not _USE.fullmatch(draft.debit):
        yield DomainError("Ce compte est un emploi\u00a0: il commence par 86, comme 864.", "debit")
    if not draft.debit_label:
        yield DomainError("Donnez l’intitulé du compte.", "debit_label")
    if not _SOURCE.fullmatch(draft.credit):
        yield DomainError("Ce compte est une ressource\u00a0: il commence par 87, comme 875.", "credit")
    if not draft.credit_label:
        yield DomainError("Donnez l’intitulé du compte.", "credit_label")
    if len(draft.words) > LONGEST:
        yield DomainError(f"La note dépasse {LONGEST} signes. Raccourcissez-la.", "words")
