"""The paper of one person: net to pay, kilometres and their calculation, other costs, recap, signatures."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.statements.paper import (
    CostRow,
    Said,
    StatementText,
    TripRow,
    TripTable,
)
from engagement_desktop.domain.expenses.statements.told import (
    GIVEN_UP,
    Driven,
    Outcome,
    PersonStatement,
    StatementLine,
    total_of,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.french.amount_words import in_letters
from engagement_desktop.french.formats import date_short, decimal, money, period
from engagement_desktop.french.mileage_words import Scales, calculation, scale_words
from engagement_desktop.french.paper_words import above_words, addressed, agreed, function_words
from engagement_desktop.french.statement_words import (
    OUTCOMES,
    TITLE,
    cost_words,
    left_out_words,
    payment_words,
    proof_words,
    seen_words,
    vehicle_words,
)
from engagement_desktop.french.typography import NBSP

_EURO = f"{NBSP}€"
_NO_VEHICLE = 0
_DEDUCTED = (
    ((Outcome.TO_WAIVE, Outcome.WAIVED), "Abandonné au profit de la structure"),
    ((Outcome.PAID,), "Déjà remboursé"),
    ((Outcome.TO_DECIDE,), "Suite à décider"),
)


def statement_text(statement: PersonStatement, scales: Scales) -> StatementText:
    """The words of the paper, from its letterhead to its signatures."""
    lines, person = statement.lines, statement.person
    others = [line for line in lines if not line.is_mileage]
    return StatementText(
        title=TITLE,
        period=period(statement.first_day, statement.last_day),
        above=above_words(statement.issuer),
        facts=tuple(_facts(statement)),
        trips=tuple(_trips(statement, scales)),
        costs=tuple(_cost(line, statement) for line in others),
        costs_total=_euros(total_of(others)),
        recap=tuple(_recap(statement)),
        in_letters=_in_letters(statement),
        certified=(
            "Je certifie que ces frais ont été engagés pour les activités de la structure et qu’ils ne me "
            "sont remboursés par personne d’autre."
        ),
        waiver=_waiver(statement),
        remarks=tuple(_remarks(statement)),
        signatures=(
            (agreed(person, "Le bénévole", "La bénévole", "La personne"), person.name),
            ("Accord", ""),
            ("Paiement", ""),
        ),
        who=person.name,
    )


def _facts(statement: PersonStatement) -> Iterator[Said]:
    held = [one for one in statement.functions if one.is_in_force(statement.last_day)]
    functions = dict.fromkeys(f"{function_words(one, statement.person)} ({one.committee})" for one in held)
    rest = f", {', '.join(functions)}" if functions else ""
    yield Said("Bénévole", addressed(statement.person), rest)
    for vehicle in _vehicles(statement.lines):
        yield Said("Véhicule", "", seen_words(vehicle))
    how = payment_words(statement.lines, statement.account_end)
    yield Said("À payer", money(statement.net), f", {how}" if how and statement.net else "")


def _vehicles(lines: Sequence[StatementLine]) -> tuple[Driven, ...]:
    return tuple({line.vehicle.id: line.vehicle for line in lines if line.vehicle is not None}.values())


def _trips(statement: PersonStatement, scales: Scales) -> Iterator[TripTable]:
    """A table for each vehicle, then the kilometres made without one."""
    driven = [line for line in statement.lines if line.is_mileage]
    order = {vehicle.id: place for place, vehicle in enumerate(_vehicles(driven))}
    several = len({_vehicle_id(line) for line in driven}) > 1
    driven.sort(key=lambda line: (order.get(_vehicle_id(line), len(order)), line.spent_on, line.line_id))
    for _, group in groupby(driven, key=_vehicle_id):
        its = list(group)
        places = max(_places(line.km_hundredths or 0) for line in its)
        vehicle = its[0].vehicle
        named = f", {vehicle_words(vehicle)}" if vehicle else ", sans véhicule à rembourser"
        scales_said = dict.fromkeys(words for line in its if (words := scale_words(line, scales)))
        yield TripTable(
            title=f"Kilomètres{named if several else ''}",
            rows=tuple(_trip(line, statement, scales, places) for line in its),
            km=_km(sum(line.km_hundredths or 0 for line in its), places),
            euros=_euros(total_of(its)),
            scale=" ".join(scales_said),
        )


def _vehicle_id(line: StatementLine) -> int:
    return line.vehicle.id if line.vehicle else _NO_VEHICLE


def _trip(line: StatementLine, statement: PersonStatement, scales: Scales, places: int) -> TripRow:
    wish = "" if line.outcome is Outcome.TO_PAY else OUTCOMES[line.outcome]
    how = " ; ".join(part for part in (calculation(line, scales), wish) if part)
    km = "–" if line.km_hundredths is None else _km(line.km_hundredths, places)
    return TripRow(_day(line.spent_on, statement), cost_words(line), how, km, _euros(line.amount))


def _cost(line: StatementLine, statement: PersonStatement) -> CostRow:
    return CostRow(
        _day(line.spent_on, statement),
        cost_words(line),
        proof_words(line),
        OUTCOMES[line.outcome],
        _euros(line.amount),
    )


def _recap(statement: PersonStatement) -> Iterator[tuple[str, str]]:
    mileage = [line for line in statement.lines if line.is_mileage]
    others = [line for line in statement.lines if not line.is_mileage]
    if mileage:
        yield "Kilomètres", _euros(total_of(mileage))
    if others:
        yield "Autres frais", _euros(total_of(others))
    yield "Total des frais", _euros(statement.total)
    for outcomes, words in _DEDUCTED:
        if any(line.outcome in outcomes for line in statement.lines):
            yield words, _euros(-total_of(statement.lines, *outcomes))
    yield "À payer", _euros(statement.net)


def _in_letters(statement: PersonStatement) -> str:
    total = in_letters(statement.total, traditional=statement.traditional)
    said = f"Arrêté le présent état à la somme de {total}"
    if statement.net != statement.total:
        said += f", dont {in_letters(statement.net, traditional=statement.traditional)} à payer"
    return f"{said}."


def _waiver(statement: PersonStatement) -> str:
    """The sentence of the tax office's own notice, signed by who gives up the sum; empty without any."""
    given_up = total_of(statement.lines, *GIVEN_UP)
    if not given_up:
        return ""
    person = statement.person
    whole = given_up == statement.total
    which = "" if whole else f" marqués «{NBSP}abandonner{NBSP}» ou «{NBSP}abandonné{NBSP}»"
    what = f"au remboursement des frais ci-dessus{which}"
    letters = in_letters(given_up, traditional=statement.traditional)
    is_association = statement.issuer.legal_form is LegalForm.ASSOCIATION_1901
    to_whom = "l’association" if is_association else statement.issuer.name
    sign = agreed(person, "Je soussigné", "Je soussignée", "Je,")
    return (
        f"{sign} {person.name}{'' if sign != 'Je,' else ','} certifie renoncer {what}, soit {letters} "
        f"({money(given_up)}), et les laisser à {to_whom} en tant que don."
    )


def _remarks(statement: PersonStatement) -> Iterator[str]:
    waiting = [line for line in statement.lines if line.status is ClaimStatus.SUBMITTED]
    if waiting:
        yield f"En attente d’accord{NBSP}: {money(total_of(waiting))}. Le montant à payer peut changer."
    if apart := left_out_words(statement.left_out):
        yield apart


def _day(day: date, statement: PersonStatement) -> str:
    """« 07/10 » within one year."""
    same = statement.first_day.year == statement.last_day.year
    return f"{day:%d/%m}" if same else date_short(day)


def _places(km_hundredths: int) -> int:
    """The decimals that this distance needs: the whole column takes those of the longest."""
    return 0 if km_hundredths % 100 == 0 else 1 if km_hundredths % 10 == 0 else 2


def _km(hundredths: int, places: int) -> str:
    return decimal(Decimal(hundredths).scaleb(-2), places)


def _euros(amount: Money) -> str:
    """The unit is in the head of the column."""
    return money(amount).removesuffix(_EURO)
