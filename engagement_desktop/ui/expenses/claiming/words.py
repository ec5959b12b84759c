"""How the lines of a claim are said: columns, proofs, headings, the calculation."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.expenses.claiming.around import ClaimAround, MeetingOffer
from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.claiming.rules import may_lack_receipt
from engagement_desktop.domain.expenses.claims import PaymentMeans, Wish
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.meetings.booking.booking_rows import VehicleChoice
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import date_short, kilometres, money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.rate_texts import vehicle_text
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.expenses.claiming.sheet import TypedLine

WISHES: tuple[tuple[Wish, str], ...] = (
    (Wish.REIMBURSE, "Remboursement"),
    (Wish.WAIVE, "Abandon"),
    (Wish.LATER, "Plus tard"),
)
PAID_BY: tuple[tuple[PaymentMeans | None, str], ...] = (
    (None, "Par virement"),
    (PaymentMeans.CHEQUE, "Par chèque"),
    (PaymentMeans.CASH, "En espèces"),
)
WAYS: Mapping[Means, str] = MappingProxyType({Means.PASSENGER: "Passager", Means.BICYCLE: "Vélo"})
COMPUTED = BadgeWord("Calculé", "info", "car")
JOINED = BadgeWord("Reçu joint", "succes", "paperclip")
LOST = BadgeWord("Reçu perdu", "attention", "triangle-alert")
MISSING = BadgeWord("Reçu manquant", "attention", "paperclip")
TO_MEND = BadgeWord("À corriger", "erreur", "circle-x")
TO_COMPLETE = BadgeWord("À compléter", "neutre", "pen-line", dashed=True)
CORRECTION = BadgeWord("Correction", "info", "undo-2")


def proof_of(line: TypedLine) -> BadgeWord:
    """What proves the line, or what it still lacks."""
    draft = line.draft
    if line.fault:
        return TO_MEND
    if draft.corrects_id is not None:
        return CORRECTION
    if draft.nature is None or (draft.amount is None and draft.km_hundredths is None):
        return TO_COMPLETE
    if may_lack_receipt(draft):
        return COMPUTED
    if draft.receipt or draft.prepared:
        return JOINED
    return LOST if draft.attested_on is not None else MISSING


def about(draft: LineDraft) -> str:
    """« 28 km, Domicile – MSP », else its purpose."""
    if draft.is_kilometres and draft.km_hundredths:
        way = " – ".join(place for place in (draft.origin, draft.destination) if place)
        return ", ".join(part for part in (kilometres(draft.km_hundredths), way) if part)
    return draft.purpose


def nature_words(nature: ExpenseNature | None) -> str:
    return "" if nature is None else badge(nature)


def bare_amount(amount: Money) -> str:
    """The unit stands in the header."""
    return money(amount).removesuffix(f"{NBSP}€")


LINE_COLUMNS: tuple[Column[TypedLine], ...] = (
    Column("about", "Objet", lambda line: about(line.draft), sortable=False),
    Column("date", "Date", lambda line: line.draft.spent_on, date_short, width=104, sortable=False),
    Column("nature", "Nature", lambda line: nature_words(line.draft.nature), width=126, sortable=False),
    Column(
        "amount",
        "Montant €",
        lambda line: line.draft.amount,
        bare_amount,
        align=RIGHT,
        width=100,
        sortable=False,
    ),
    Column("proof", "Preuve", lambda _line: "", badge=proof_of, width=150, sortable=False),
)
LINE_ORDER = ("date", "nature", "about", "amount", "proof")


def vehicle_words(vehicle: VehicleChoice) -> str:
    return vehicle_text(vehicle.kind, vehicle.power, electric=vehicle.electric)


def meeting_words(offer: MeetingOffer) -> str:
    """« n° 2026-05, 17/11/2026 »; the committee for one that bears no number."""
    day = date_short(offer.held_on)
    return f"n°{NBSP}{offer.number}, {day}" if offer.number else f"{day}, {offer.committee}"


def meant_words(offer: MeetingOffer | None) -> str:
    """What a line of a meeting says when it says nothing else."""
    if offer is None:
        return ""
    return (
        f"{offer.committee}, réunion n°{NBSP}{offer.number}"
        if offer.number
        else f"{offer.committee}, réunion"
    )


def line_title(place: int, draft: LineDraft) -> str:
    """« Ligne 3 — Repas »."""
    words = nature_words(draft.nature)
    return f"Ligne{NBSP}{place}" + (f" — {words}" if words else "")


def over_words(nature: ExpenseNature | None, ceiling: Money) -> str:
    """« Le plafond d’un repas est de 20,00 €. Baissez le montant… »."""
    of = {ExpenseNature.MEAL: " d’un repas", ExpenseNature.LODGING: " d’une nuit"}.get(
        nature or ExpenseNature.OTHER, ""
    )
    return f"Le plafond{of} est de {money(ceiling)}. Baissez le montant, ou demandez l’accord du comité."


def claim_title(claim: ClaimDraft, around: ClaimAround | None) -> str:
    """« Note de frais NDF-2026-0031 »; with the name for a draft that is found again."""
    title = f"Note de frais {claim.reference}" if claim.reference else "Nouvelle note de frais"
    name = "" if around is None else f"{around.first_name} {around.last_name}".strip()
    return f"{title}, {name}" if name else title
