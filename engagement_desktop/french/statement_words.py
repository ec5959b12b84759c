"""The words of a statement of expenses: what became of a cost, how it is proved, what was bought."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import Correction, PaymentMeans
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.asked import Grouping
from engagement_desktop.domain.expenses.statements.told import (
    Driven,
    Outcome,
    StatementLine,
    counted_apart,
    total_of,
)
from engagement_desktop.french.formats import count, date_long, enumerated, money, month_and_year
from engagement_desktop.french.labels import badge, label
from engagement_desktop.french.typography import NBSP, typo

Lines = tuple[StatementLine, ...]

TITLE = "État de frais"
NO_COMMITTEE = "Sans comité"
OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.TO_PAY: "rembourser",
        Outcome.PAID: "remboursé",
        Outcome.TO_WAIVE: "abandonner",
        Outcome.WAIVED: "abandonné",
        Outcome.TO_DECIDE: "à décider",
        Outcome.REFUSED: "refusé",
        Outcome.DRAFT: "brouillon",
    }
)
GROUPINGS: Mapping[Grouping, str] = MappingProxyType(
    {
        Grouping.PERSON: "Par personne",
        Grouping.COMMITTEE: "Par comité",
        Grouping.NATURE: "Par nature",
        Grouping.MONTH: "Par mois",
    }
)
PAID_BY: Mapping[PaymentMeans, str] = MappingProxyType(
    {
        PaymentMeans.TRANSFER: "par virement",
        PaymentMeans.CHEQUE: "par chèque",
        PaymentMeans.CASH: "en espèces",
    }
)
CORRECTIONS: Mapping[Correction, str] = MappingProxyType(
    {Correction.OPPOSITE: "Correction", Correction.REGULARISATION: "Régularisation"}
)
_UNVEHICLED: Mapping[Means, str] = MappingProxyType(
    {Means.BICYCLE: "À vélo", Means.PASSENGER: "En passager", Means.ON_FOOT: "À pied"}
)


def cost_words(line: StatementLine) -> str:
    """« Train Clermont – Amiens : formation commune »; of kilometres, the trip and its purpose."""
    route = " – ".join(place for place in (line.origin, line.destination) if place)
    lead = CORRECTIONS.get(line.correction, "") if line.correction else ""
    by = _UNVEHICLED.get(line.means, "") if line.means else ""
    what = "" if line.is_mileage and (route or line.purpose) else badge(line.nature)
    begins = ", ".join(part for part in (lead, by, f"{what} {route}".strip()) if part)
    return typo(" : ".join(part for part in (begins, line.purpose) if part))


def proof_words(line: StatementLine) -> str:
    """The number of the receipt, or why there is none; « – » where none is needed."""
    if line.receipt:
        return line.receipt
    if line.attested_on is not None:
        return "reçu perdu, attesté"
    needs_none = line.correction is not None or not line.amount or line.is_mileage
    return "–" if needs_none else "manque"


def vehicle_words(vehicle: Driven) -> str:
    """« voiture 5 CV, thermique »."""
    power = f" {vehicle.power}{NBSP}CV" if vehicle.power else ""
    return f"{label(vehicle.kind)}{power}, {'électrique' if vehicle.electric else 'thermique'}"


def seen_words(vehicle: Driven) -> str:
    """The vehicle, and when its registration was shown."""
    seen = f" ; carte grise vue le {date_long(vehicle.seen_on)}" if vehicle.seen_on else ""
    said = vehicle_words(vehicle)
    return typo(f"{said[:1].upper()}{said[1:]}{seen}")


def payment_words(lines: Sequence[StatementLine], account_end: str) -> str:
    """« par virement sur le compte terminé par 4417 », for the lines that are still to be paid."""
    waiting = {line.pay_by or PaymentMeans.TRANSFER for line in lines if line.outcome is Outcome.TO_PAY}
    said = []
    for means in sorted(waiting, key=list(PaymentMeans).index):
        account = f" sur le compte terminé par {account_end}" if account_end else ""
        said.append(PAID_BY[means] + (account if means is PaymentMeans.TRANSFER else ""))
    return enumerated(said)


def left_out_words(lines: Sequence[StatementLine]) -> str:
    """« N’entrent pas dans ce total : 2 lignes en brouillon (34,00 €). », or nothing."""
    said = []
    for outcome, words in ((Outcome.DRAFT, "en brouillon"), (Outcome.REFUSED, "non accordées")):
        found = [line for line in lines if line.outcome is outcome]
        if found:
            one = words.replace("accordées", "accordée") if len(found) == 1 else words
            said.append(f"{count(len(found), 'ligne')} {one} ({money(total_of(found))})")
    return typo(f"N’entrent pas dans ce total : {enumerated(said)}.") if said else ""


def nothing_words(lines: Sequence[StatementLine], days: str) -> str:
    """Why there is nothing to tell of these days."""
    apart = left_out_words(counted_apart(lines)[1])
    return " ".join(part for part in (f"Aucun frais à compter {days}.", apart, "Rien n’a été écrit.") if part)


def grouped(lines: Sequence[StatementLine], by: Grouping) -> tuple[tuple[str, Lines], ...]:
    """Each group with its name, in the order in which lines come; months in the order of time.

    Two people, or two committees, of the same name are two groups.
    """
    if by is Grouping.MONTH:
        lines = sorted(lines, key=lambda line: line.spent_on)
    found: dict[tuple[int | None, str], list[StatementLine]] = {}
    for line in lines:
        found.setdefault(_group(line, by), []).append(line)
    return tuple((words, tuple(its)) for (_, words), its in found.items())


def _group(line: StatementLine, by: Grouping) -> tuple[int | None, str]:
    """What makes a line stand in a group, and the name of the group."""
    match by:
        case Grouping.PERSON:
            return line.person_id, line.person
        case Grouping.COMMITTEE:
            return line.committee_id, line.committee or NO_COMMITTEE
        case Grouping.NATURE:
            return None, nature_words(line.nature)
        case Grouping.MONTH:
            return None, month_and_year(line.spent_on)


def nature_words(nature: ExpenseNature) -> str:
    return badge(nature)
