"""The valuation of hours in French: its method, what changed of it, what stands apart."""

from collections.abc import Iterator
from decimal import Decimal

from engagement_desktop.domain.hours.valuation_rows import FormerValuation, MethodChange, Valuation
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.formats import count, date_long, duration, money, percent, trimmed
from engagement_desktop.french.typography import NBSP

NO_COMMITTEE = "Hors comité"


def opening(valuation: Valuation) -> str:
    """The sentence that says the most useful thing."""
    if not valuation.minutes:
        return f"Aucune heure bénévole n’est validée pour l’exercice {valuation.exercise.label}."
    return (
        f"{count(valuation.volunteers, 'personne')} {_gave(valuation.volunteers)} "
        f"{duration(valuation.minutes)} en {valuation.exercise.label}. "
        f"Ces heures valent {money(valuation.value)}."
    )


def _gave(people: int) -> str:
    return "ont donné" if people > 1 else "a donné"


def times(multiplier: Decimal) -> str:
    """« × 1,5 »."""
    return f"×{NBSP}{trimmed(multiplier)}"


def method_sentences(valuation: Valuation) -> Iterator[str]:
    """How the value is reached, in the order in which an annex tells it."""
    yield (
        "Chaque heure bénévole validée vaut le SMIC horaire brut en vigueur le jour où elle a été donnée, "
        "multiplié par le coefficient de sa mission."
    )
    if valuation.is_weighted:
        yield (
            f"Des missions ont un coefficient autre que 1. Avec 1 partout, la valeur serait de "
            f"{money(valuation.plain)}{NBSP}: c’est celle du rapport annuel."
        )
    else:
        yield "Le coefficient est de 1 pour toutes les missions, comme dans le rapport annuel."
    yield "La valeur est arrondie au centime par personne et par période du SMIC, puis additionnée."
    travel = "comptent" if valuation.travel_counts else "ne comptent pas"
    yield f"Les trajets {travel}, par la règle écrite de la structure."
    yield (
        "Les heures payées ou indemnisées et les frais abandonnés n’y entrent pas "
        "(règlement ANC n°\u00a02018-06, art.\u00a0211-1 à 211-3)."
    )
    if valuation.method.words:
        yield valuation.method.words


def change_sentence(change: MethodChange) -> str:
    """« Le 1er juillet 2026, le coefficient Éthique est passé de 1 à 1,5 (délibération) »."""
    what = (
        "le taux horaire"
        if change.family is None
        else f"le coefficient «{NBSP}{FAMILIES[change.family]}{NBSP}»"
    )
    moved = f"de {trimmed(change.before)} à {trimmed(change.after)}"
    return f"Le {date_long(change.day)}, {what} est passé {moved} ({change.source})."


def constancy(valuation: Valuation) -> str:
    """Whether the method is the same as in the exercise before, and all along this one."""
    if not valuation.changes:
        return "La méthode n’a pas changé, ni pendant l’exercice ni depuis le précédent."
    if any(change.is_within for change in valuation.changes):
        return (
            "La méthode a changé pendant l’exercice. Dites-le dans l’annexe, avec la raison et l’effet sur "
            "la valeur."
        )
    return "La méthode a changé depuis l’exercice précédent. Dites-le dans l’annexe, avec la raison."


def comparison(valuation: Valuation, former: FormerValuation) -> str:
    """The exercise before, also by the method of this one when they differ."""
    label, value = former.exercise.label, money(former.value)
    said = f"Exercice {label}{NBSP}: {duration(former.minutes)}, {value}."
    if former.same_method != former.value:
        said += f" Avec la méthode de {valuation.exercise.label}{NBSP}: {money(former.same_method)}."
    return said


def completeness(valuation: Valuation) -> str:
    """What is still to be validated is not valued."""
    if not valuation.waiting_minutes:
        return "Toutes les heures bénévoles saisies sont validées."
    whole = valuation.minutes + valuation.waiting_minutes
    return (
        f"{duration(valuation.waiting_minutes)} bénévoles attendent d’être validées "
        f"({percent(valuation.waiting_minutes, whole)} de ce qui est saisi){NBSP}: elles ne comptent pas."
    )


def apart(valuation: Valuation) -> tuple[tuple[str, str], ...]:
    """What is told beside and never added."""
    return (
        ("Heures indemnisées", duration(valuation.indemnified_minutes)),
        ("Heures payées", duration(valuation.paid_minutes)),
        ("Frais remboursés", money(valuation.reimbursed)),
        ("Frais abandonnés (don)", money(valuation.waived)),
    )
