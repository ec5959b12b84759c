"""What the panel is told of the line beside it, and what it says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import LineFacts, LossRule, ReceiptRow, Twin
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.french.receipt_texts import file_weight
from engagement_desktop.french.typography import NBSP

Shown = ReceiptRow | PreparedReceipt
KEEP_THE_PAPER = "Gardez l’original papier."
ALONE = "Ce reçu n’est joint à aucune autre note."
NO_RECEIPT = "Déposez le reçu ici, collez-le avec Ctrl+V, ou joignez un fichier\u00a0: PDF, JPEG ou PNG."
NOTED = "Le reçu est noté sur cette ligne, sans fichier."


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line, kept or being typed: its receipts, kept ones first, and what may be done.

    `needed` is False for kilometres and corrections, which prove themselves. `beside` are the files brought
    for other lines of the claim and not kept yet: the place of the line by the SHA-256 of what came.
    """

    title: str = "Reçu"
    facts: LineFacts = field(default_factory=LineFacts)
    kept: tuple[ReceiptRow, ...] = ()
    prepared: tuple[PreparedReceipt, ...] = ()
    attested: bool = False
    noted: bool = False  # on paper: its file never came
    needed: bool = True
    may: bool = True
    beside: Mapping[str, int] = field(default_factory=dict)

    def place_of(self, receipt: Shown) -> int | None:
        """The other line of the claim for which the same file was brought."""
        return self.beside.get(receipt.original_digest) if isinstance(receipt, PreparedReceipt) else None

    def shown(self) -> tuple[Shown, ...]:
        return (*self.kept, *self.prepared)


def receipt_name(receipt: Shown) -> str:
    """« J-2026-0012 · parking.jpg · 640 ko »."""
    if isinstance(receipt, ReceiptRow):
        return f"{receipt.number} · {receipt.name} · {file_weight(receipt.size)}"
    return f"{receipt.name} · {file_weight(len(receipt.content))}"


def twin_words(twins: Sequence[Twin], own_claim: int | None, beside: int | None = None) -> tuple[str, str]:
    """The tone and the sentence of what was found: on line `beside` of this claim first, then elsewhere."""
    same = [one for one in twins if one.same_file]
    if beside is not None:
        return "erreur", _joined_twice(f"à la ligne {beside} de cette note")
    if not twins:
        return "succes", ALONE
    first = (same or list(twins))[0]
    where = (
        f"à la ligne {first.position} de cette note"
        if first.claim_id == own_claim
        else f"à la note {first.claim_reference} ({first.person})"
    )
    if same:
        return "erreur", _joined_twice(where)
    facts = f"{date_short(first.spent_on)}, {money(first.amount)}"
    return "attention", f"Dépense semblable {where}{NBSP}: {facts}. Vérifiez que ce n’est pas la même."


def _joined_twice(where: str) -> str:
    return f"Ce reçu est déjà joint {where}. Gardez-le sur une seule des deux."


def loss_words(rule: LossRule) -> str:
    """Why a lost receipt may not be replaced by one's word; nothing when it may."""
    if rule.is_under:
        return ""
    if not rule.most:
        return (
            f"Sans reçu, cette dépense n’est pas remboursée{NBSP}: les règles n’admettent pas d’attestation."
        )
    return f"Au-dessus de {money(rule.most)}, une attestation ne suffit pas{NBSP}: joignez le reçu."


def empty_words(line: PanelLine) -> str:
    """What stands where a receipt would be read."""
    if not line.needed:
        return "Cette ligne n’a pas besoin de reçu."
    if line.attested:
        return f"Reçu déclaré perdu{NBSP}: la personne l’atteste sur l’honneur."
    if line.noted:
        return NOTED if not line.may else f"{NOTED} {NO_RECEIPT}"
    return NO_RECEIPT if line.may else "Aucun reçu n’est joint à cette ligne."
