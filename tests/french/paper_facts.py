"""What papers tell, ready to be said."""

from datetime import date
from typing import Any

from engagement_desktop.domain.hours.cec import (
    AssociationFacts,
    AssociationHours,
    CecParameters,
    decide,
)
from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, MissionFamily
from engagement_desktop.domain.hours.papers import Facts, Grid, Lines, PaperKind, PaperText
from engagement_desktop.domain.hours.papers_drafts import PaperDraft
from engagement_desktop.domain.hours.papers_facts import (
    CecAssociation,
    CecTold,
    FunctionHeld,
    HoursTold,
    PaperFacts,
    PaperIssuer,
    PaperPerson,
)
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.french.paper_texts import paper_text
from engagement_desktop.storage.rate_files import shipped_rates

YEAR = {"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31)}


ISSUER = PaperIssuer(
    name="Maison de santé des Trois Rivières",
    legal_form=LegalForm.ASSOCIATION_1901,
    address="4 place du Marché",
    postcode="60490",
    city="Saint-Aubin",
    siren="812345676",
    signatory="Mme Nadia Belkacem",
    capacity="présidente",
)


PERSON = PaperPerson(1, "Josette", "Dumoulin", Civility.MRS)


MEMBER = FunctionHeld("Comité des usagers", 1, Office.MEMBER, SeatKind.TITULAR, date(2024, 3, 3), None)


PARAMETERS = CecParameters.of(2025, shipped_rates())


ASSOCIATION = AssociationFacts(
    "Les Usagers", LegalForm.ASSOCIATION_1901, date(2012, 5, 4), Answer.YES, "328532916", "W251234567"
)


def hours(minutes: int, **values: Any) -> HoursTold:
    usual = {
        "structure_id": 1,
        "structure": ISSUER.name,
        "month": date(2025, 3, 1),
        "nature": HoursNature.VOLUNTEER,
        "role": HoursRole.GOVERNING_BODY,
        "family": MissionFamily.REPRESENTATION,
        "activity": "",
        "minutes": minutes,
    }
    return HoursTold(**{**usual, **values})


def cec(minutes: int, **values: Any) -> CecTold:
    usual = {
        "structure_id": 1,
        "facts": ASSOCIATION,
        "validator": "Paul Martin",
        "declared": False,
        "attested_on": None,
    }
    decision = decide(2025, [AssociationHours(ASSOCIATION, minutes, minutes)], None, PARAMETERS)
    return CecTold(PARAMETERS, decision, (CecAssociation(**{**usual, **values}),))


def facts(**values: Any) -> PaperFacts:
    return PaperFacts(**{"issuer": ISSUER, "person": PERSON, "today": date(2026, 1, 12), **YEAR, **values})


def made(kind: PaperKind, told: PaperFacts, **values: Any) -> PaperText:
    return paper_text(PaperDraft(kind=kind, person_id=1, **{**YEAR, **values}), told)


def words(text: PaperText) -> str:
    said: list[str] = [text.title, *text.above]
    for block in text.blocks:
        if isinstance(block, Facts):
            said += [f"{name} : {value}" for name, value in block.rows]
        elif isinstance(block, Lines):
            said += block.lines
        elif isinstance(block, Grid):
            said += [" | ".join(row) for row in (*block.rows, block.total) if row]
        else:
            said.append(block.words)
    return "\n".join([*said, text.closing, text.made, text.capacity, text.signatory]).replace("\u00a0", " ")
