"""Each change of the register, told in one sentence."""

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import ONE_DAY
from engagement_desktop.domain.register.history import ChangeKind, RegisterChange, RegisterLine
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.french.formats import count, date_long
from engagement_desktop.french.labels import label

_UNSAID = "non précisé"


def told(change: RegisterChange) -> str:
    """« Luc Fournier remplace Monique Hélias à partir du 1er janvier 2026 : présidence. »."""
    if change.kind is ChangeKind.COMMITTEE_CREATED:
        return f"Le comité est créé le {date_long(change.day)}."
    if change.kind is ChangeKind.COMMITTEE_CLOSED:
        return f"Le comité ferme. Son dernier jour est le {date_long(change.day - ONE_DAY)}."
    if change.rules is not None:
        return f"Les règles changent le {date_long(change.day)}\u00a0: {rules_told(*change.rules)}."
    if change.about is not None and change.colleges is not None:
        before, after = change.colleges
        return (
            f"{_name(change.about)} passe {_from_college(before)} {_to_college(after)} le "
            f"{date_long(change.day)}."
        )
    return _of_mandate(change)


def _of_mandate(change: RegisterChange) -> str:
    day, after = date_long(change.day), change.after
    if after is None:
        return _ended(change.before[0])
    name = _name(after)
    if change.kind is ChangeKind.RENEWED:
        return f"{name} voit son mandat renouvelé le {day}\u00a0: {_office(after)}{_until(after)}."
    if change.kind is ChangeKind.REPLACED:
        return f"{name} remplace {_name(change.before[0])} le {day}\u00a0: {_office(after)}."
    if change.kind is ChangeKind.OFFICE_CHANGED:
        former = _office(change.before[0])
        return f"{name} change de fonction le {day}\u00a0: {former}, puis {_office(after)}."
    return f"{name} commence un mandat le {day}\u00a0: {_office(after)}."


def _ended(line: RegisterLine) -> str:
    last = "" if line.ended_on is None else f" le {date_long(line.ended_on)}"
    reason = "" if line.end_reason is None else f" ({label(line.end_reason)})"
    return f"{_name(line)} termine son mandat{last}\u00a0: {_office(line)}{reason}."


def rules_told(before: RulesDraft, after: RulesDraft) -> str:
    """« sièges, de 10 à 12 ; quorum, de 1/2 à 2/3 »: what differs, in the order of the form."""
    said_before, said_after = _said(before), _said(after)
    return "\u202f; ".join(
        f"{name}, de {said_before[name]} à {said_after[name]}"
        for name in said_before
        if said_before[name] != said_after[name]
    )


def _said(rules: RulesDraft) -> dict[str, str]:
    return {
        "sièges": _number(rules.seats),
        **{
            f"sièges du collège {label(each)}": str(rules.seats_by_college.held_by(each)) for each in Capacity
        },
        "quorum": label(rules.quorum),
        "délai de convocation": _counted(rules.notice_days, "jour"),
        "pouvoirs par membre": _number(rules.proxies),
        "majorité": _UNSAID if rules.majority is None else label(rules.majority),
        "deux tiers comptés sur les présents et représentés": _yes(rules.two_thirds_of_present),
        "voix prépondérante": _yes(rules.casting_vote),
        "représentés comptés dans le quorum": _yes(rules.represented_count),
        "durée d’un mandat": _counted(rules.term_months, "mois", "mois"),
        "nombre de mandats possibles": _number(rules.terms_most),
    }


def _yes(value: bool) -> str:
    return "oui" if value else "non"


def _number(value: int | None) -> str:
    return _UNSAID if value is None else str(value)


def _counted(value: int | None, singular: str, plural: str | None = None) -> str:
    return _UNSAID if value is None else count(value, singular, plural)


def _name(line: RegisterLine) -> str:
    return f"{line.first_name} {line.last_name}".strip()


def _office(line: RegisterLine) -> str:
    if line.seat is SeatKind.TITULAR:
        return label(line.office)
    behind = "" if line.substitute_for is None else f" pour {line.substitute_for}"
    return f"{label(line.office)}, {label(line.seat)}{behind}"


def _until(line: RegisterLine) -> str:
    return "" if line.ended_on is None else f", jusqu’au {date_long(line.ended_on)}"


def _from_college(college: Capacity | None) -> str:
    return "d’aucun collège" if college is None else f"du collège «\u00a0{label(college)}\u00a0»"


def _to_college(college: Capacity | None) -> str:
    return "à aucun collège" if college is None else f"au collège «\u00a0{label(college)}\u00a0»"
