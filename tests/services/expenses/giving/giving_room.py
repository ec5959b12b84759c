"""An association that may receive gifts, and people who gave."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Answer, LegalForm, Structure
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

GROUND = "Organisme d’intérêt général (rescrit du 12 mars 2024)"
ARTICLES = "200, 1 du code général des impôts"
OBJECT = "Donner la parole aux usagers de la maison de santé"
SIGNED = date(2026, 6, 3)


def association(make: Builder, **values: object) -> Structure:
    """A body of general interest, complete."""
    usual: dict[str, object] = {
        "legal_form": LegalForm.ASSOCIATION_1901,
        "art200_all_activities": Answer.YES,
        "rna": "W251234567",
        "address": "2 place du Marché",
        "postcode": "60123",
        "city": "Saint-Aubin-sur-Ourse",
        "signatory": "Mme Nadia Belkacem",
        "signatory_capacity": "présidente",
    }
    return make.structure("Les Usagers des Trois Rivières", **usual | values)


def policy(session: Session, structure: Structure, **values: object) -> None:
    """What the structure decided: the ground is said."""
    usual: dict[str, object] = {
        "gift_ground": GROUND,
        "gift_ground_on": date(2026, 1, 5),
        "gift_articles": ARTICLES,
        "gift_object": OBJECT,
    }
    session.add(ExpensePolicy(structure_id=structure.id, **usual | values))  # type: ignore[arg-type]  # by name
    session.flush()


def donor(make: Builder, last: str = "Prigent", first: str = "Chantal", **values: object) -> Person:
    """Somebody whose address is known."""
    usual: dict[str, object] = {"address": "4 rue des Lilas", "postcode": "60123", "city": "Bresles"}
    return make.person(last, first, **usual | values)


def waiting(make: Builder, person: Person, cents: int = 7_350, **values: object) -> int:
    """A granted claim that its person gives up; its sentence is still to be signed."""
    usual: dict[str, object] = {"wish": Wish.WAIVE, "decided_on": date(2026, 5, 20)}
    claim = make.claim(person, ClaimStatus.APPROVED, **usual | values)
    make.line(claim, date(2026, 5, 2), cents)
    return claim.id


def waived(make: Builder, person: Person, day: date = SIGNED, cents: int = 7_350, **values: object) -> int:
    """A waived claim."""
    claim = make.claim(person, ClaimStatus.WAIVED, **{"wish": Wish.WAIVE} | values)
    make.line(claim, date(2026, 5, 2), cents, waived_on=day)
    return claim.id


def room(workspace: Workspace) -> tuple[int, int]:
    """The association, Chantal who waits with 73,50 €, and Luc who gave 12,00 € and 30,05 €."""
    with workspace.database.work() as session:
        make = Builder(session)
        policy(session, association(make))
        chantal, luc = donor(make), donor(make, "Fournier", "Luc")
        claim = waiting(make, chantal)
        waived(make, luc, date(2026, 2, 1), 1_200)
        waived(make, luc, date(2026, 6, 30), 3_005)
        return claim, luc.id
