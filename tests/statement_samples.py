"""The statement of the look's own picture: five trips that pass 5,000 km, three other costs, one given up."""

from dataclasses import replace
from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.mileage import VehicleScale, scale_in
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.told import Driven, PersonStatement, StatementLine
from engagement_desktop.domain.hours.papers_facts import FunctionHeld, PaperIssuer, PaperPerson
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.structures import LegalForm, MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.storage.rate_files import load_rates

CAR = Driven(id=3, kind=VehicleKind.CAR, power=5, seen_on=date(2025, 1, 14))
LINE = StatementLine(
    line_id=1,
    claim_id=1,
    reference="NDF-2025-0001",
    person_id=1,
    last_name="Vasseur",
    first_name="Hélène",
    spent_on=date(2025, 11, 21),
    nature=ExpenseNature.TRAIN,
    amount=Money(4260),
    status=ClaimStatus.APPROVED,
    origin="Clermont",
    destination="Amiens",
    purpose="formation commune",
    receipt="J-2025-0001",
)
ISSUER = PaperIssuer(
    name="Maison de santé des Trois Rivières",
    legal_form=LegalForm.ASSOCIATION_1901,
    address="4 place du Marché",
    postcode="60490",
    city="Saint-Aubin-sur-Ourse",
)
MEMBER = FunctionHeld("Comité des usagers", 1, Office.MEMBER, SeatKind.TITULAR, date(2024, 3, 1), None)


def trip(line_id: int, day: date, before: str, km: int, cents: int, **more: Any) -> StatementLine:
    """Kilometres of the car, with the counter frozen in its words."""
    usual = {
        "line_id": line_id,
        "spent_on": day,
        "nature": ExpenseNature.KILOMETRES,
        "amount": Money(cents),
        "origin": "Ronquerolles",
        "destination": "Saint-Aubin",
        "purpose": "réunion du comité",
        "km_hundredths": km * 100,
        "vehicle": CAR,
        "rate_text": f"Voiture 5 CV ; d × 0,636 ; {before} km déjà comptés dans l’année ; source",
        "receipt": "",
    }
    return replace(LINE, **usual | more)


TRIPS = (
    trip(1, date(2025, 10, 7), "4\u202f870", 38, 2417),
    trip(2, date(2025, 10, 21), "4\u202f908", 46, 2925),
    trip(3, date(2025, 11, 4), "4\u202f954", 38, 2417),
    trip(4, date(2025, 11, 25), "4\u202f992", 38, 1580),
    trip(5, date(2025, 12, 16), "5\u202f030", 38, 1357),
)
COSTS = (
    replace(LINE, line_id=6),
    replace(
        LINE,
        line_id=7,
        nature=ExpenseNature.CHILDCARE,
        amount=Money(2400),
        origin="",
        destination="",
        receipt="J-2025-0002",
    ),
    replace(
        LINE,
        line_id=8,
        claim_id=2,
        spent_on=date(2025, 11, 25),
        nature=ExpenseNature.MEAL,
        amount=Money(1850),
        origin="",
        destination="",
        purpose="réunion du comité, fin à 20 h 30",
        receipt="J-2025-0003",
        wish=Wish.WAIVE,
    ),
)
SAMPLE = PersonStatement(
    issuer=ISSUER,
    person=PaperPerson(1, "Hélène", "Vasseur", Civility.MRS),
    functions=(MEMBER,),
    first_day=date(2025, 10, 1),
    last_day=date(2025, 12, 31),
    lines=(*TRIPS, *COSTS),
    account_end="4417",
)


def scales(year: int = 2025, method: MileageScale = MileageScale.TAX) -> dict[tuple[int, int], VehicleScale]:
    """The shipped scale of the car."""
    scale = scale_in(year, method, load_rates(()))
    return {(CAR.id, year): scale.vehicle(CAR.kind, CAR.power, CAR.electric)}
