"""What the budget says in words: how it is counted, what is over-spent, what distance costs."""

from engagement_desktop.domain.expenses.budget.rows import Budget, EnvelopeRow, PersonCost
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import count, date_short, enumerated, money, percent
from engagement_desktop.french.typography import NBSP

ALL_COMMITTEES = "Tous les comités"
NO_ENVELOPE = "Sans enveloppe"


def counted() -> tuple[str, ...]:
    """The rule of counting."""
    return (
        f"Dépensé{NBSP}: frais remboursés et contributions payées.",
        f"Engagé{NBSP}: frais soumis ou approuvés, contributions approuvées, pas encore payés.",
        "Des frais abandonnés ne coûtent rien au budget, ils sont dits à part.",
        "Un brouillon ou un refus ne compte pas.",
        "Un coût sans enveloppe va à celle de son comité, ou à celle de tous, quand une seule est possible.",
    )


def opening(budget: Budget) -> str:
    """The one line under the title."""
    if not budget.envelopes:
        return "Pas encore d’enveloppe pour cet exercice"
    left = budget.left
    rest = f"il reste {money(left)}" if left >= Money() else f"dépassé de {money(-left)}"
    return f"{money(budget.amount)} prévus, {rest}"


def over_sentence(over: tuple[EnvelopeRow, ...]) -> str:
    """« ARS 2026 » est dépassée de 120,00 €, and what can be done."""
    said = [f"«{NBSP}{one.label}{NBSP}» est dépassée de {money(-one.left)}" for one in over]
    return f"{enumerated(said)}. Rien n’est bloqué{NBSP}: demandez un avenant ou changez de financeur."


def unassigned_sentence(budget: Budget) -> str:
    """What stands in no envelope, and what to do."""
    lines = count(budget.unassigned_lines, "coût")
    return (
        f"{lines}, {money(budget.unassigned.whole)}, sans enveloppe{NBSP}: aucune ne convient, ou plusieurs "
        "pourraient. Créez celle de leur comité, ou rattachez-les à l’enveloppe choisie."
    )


def distance_sentence(budget: Budget) -> str:
    """What distance costs, and why that matters."""
    distance = budget.distance
    if not distance:
        return "Aucun frais de trajet ni de nuit dans cet exercice."
    whole = distance + Money.sum(one.besides for one in budget.people)
    share = percent(distance.cents, whole.cents)
    return (
        f"{money(distance)} de trajets et de nuits, {share} de ce que l’engagement coûte. Ces frais "
        "éloignent ceux qui habitent loin quand il faut les avancer."
    )


def each_sentence(budget: Budget) -> str:
    """What engagement costs for each person who had a cost; empty when nobody had."""
    if budget.each is None:
        return ""
    return f"En moyenne {money(budget.each)} par personne qui a eu des frais."


def bands_sentence(budget: Budget) -> str:
    """How bands are made, and who stands in none."""
    said = "Une tranche de moins de cinq personnes est dite avec sa voisine."
    unknown = len(budget.people) - sum(band.people for band in budget.bands)
    if not unknown:
        return said
    return f"{said} De {count(unknown, 'personne', 'personnes')}, aucune distance n’est notée."


def waiting_sentence(people: tuple[PersonCost, ...]) -> str:
    """Who has advanced money and waits; empty when nobody does."""
    waiting = [one for one in people if one.waiting]
    since = min((one.waiting_since for one in waiting if one.waiting_since), default=None)
    if since is None:
        return ""
    total = money(Money.sum(one.waiting for one in waiting))
    who = count(len(waiting), "personne attend", "personnes attendent")
    return f"{who} {total}, depuis le {date_short(since)} pour la plus ancienne dépense."
