"""Whether a structure may receive waived costs and give receipts, and what a receipt still lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.giving.rows import GiftBody
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyFacts
from engagement_desktop.domain.register.applicability import Applies
from engagement_desktop.domain.register.structures import Answer

NO_GROUND = (
    "La structure n’a pas dit à quel titre elle peut recevoir des dons. Dites-le dans «\u00a0Règles des "
    "frais\u00a0»\u00a0; dans le doute, demandez un rescrit fiscal."
)
NO_STRUCTURE = "Ce dossier n’a pas encore de structure. Créez-la ou importez un classeur, puis réessayez."


@dataclass(frozen=True, slots=True)
class GiftGround:
    """What allows, or forbids, waivers and receipts: the ground said, and what the texts answer."""

    ground: str = ""
    articles: str = ""
    object: str = ""
    barred_by_law: str = ""

    @classmethod
    def of(cls, policy: PolicyFacts, answers: tuple[Applies, ...]) -> "GiftGround":
        """From the structure's choices and « Ce qui s’applique »."""
        forbidding = next((one for one in answers if one.answer is Answer.NO), None)
        return cls(
            ground=policy.gift_ground,
            articles=policy.gift_articles,
            object=policy.gift_object,
            barred_by_law=""
            if forbidding is None
            else f"{forbidding.reason} Source\u00a0: {forbidding.source}.",
        )

    @property
    def barred(self) -> str:
        """Why nothing may be waived here; "" when it may."""
        return self.barred_by_law or ("" if self.ground else NO_GROUND)

    def refuse(self) -> None:
        """Raises DomainError while nothing may be waived."""
        if self.barred:
            raise DomainError(f"{self.barred} Rien n’a été changé.")


def missing_of_body(body: GiftBody) -> Iterator[str]:
    """What a receipt must say of the structure and cannot."""
    if not (body.siren or body.rna):
        yield "le SIREN ou le RNA de la structure"
    if not body.address or not body.city:
        yield "l’adresse de la structure"
    if not body.object:
        yield "l’objet de la structure"
    if not body.articles:
        yield "les articles du code général des impôts"
    if not body.signatory or not body.capacity:
        yield "le nom et la qualité de qui signe"


def missing_of_donor(address: str | None, city: str | None) -> Iterator[str]:
    """What a receipt must say of the person and cannot."""
    if not (address or "").strip() or not (city or "").strip():
        yield "l’adresse de la personne"
