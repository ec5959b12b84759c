"""The words of a receipt for a gift, of the sentence to sign, and of the yearly declaration."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from engagement_desktop.domain.expenses.giving.rows import Gift, GiftDeclaration, GiftFacts
from engagement_desktop.french.formats import (
    count,
    date_long,
    date_short,
    enumerated,
    money,
    period,
    rna,
    siren,
)

TITLE = "Reçu au titre des dons"
UNDER = "à certains organismes d’intérêt général, pour l’année {year}"
FORM = "Autres\u00a0: renonciation expresse et écrite au remboursement de frais"
NATURE = "Frais engagés par les bénévoles, dont ils renoncent expressément au remboursement"
CERTIFIED = (
    "Le bénéficiaire reconnaît avoir reçu la somme ci-dessus au titre des dons, et certifie sur l’honneur "
    "que les dons qu’il reçoit ouvrent droit à la réduction d’impôt prévue par les articles cités."
)
KEPT = (
    "Gardez ce reçu trois ans. Présentation libre, portant les mentions du modèle Cerfa n°\u00a011580*05. "
    "Le bénéficiaire en garde une copie six ans."
)
WAIVER = (
    "Je soussigné(e) {person} certifie renoncer au remboursement des frais ci-dessus et les laisser à "
    "{structure} en tant que don."
)
_FEW = 3
NOTHING_TO_FILE = "Aucun reçu n’a été émis sur ces jours\u00a0: il n’y a rien à déclarer."


@dataclass(frozen=True, slots=True)
class GiftPaper:
    """All that the receipt says, ready to be drawn."""

    number: str
    issued_on: date
    structure: str
    under: str
    body: tuple[tuple[str, str], ...]
    donor: tuple[tuple[str, str], ...]
    amount: str
    in_letters: str
    gift: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str, str], ...]
    total: tuple[str, str, str]
    made: str
    signing: str
    fingerprint: str = ""


def gift_paper(facts: GiftFacts, number: str, issued_on: date) -> GiftPaper:
    """The receipt; without number it is a draft to be looked at."""
    body = facts.body
    ids = [f"SIREN {siren(body.siren)}"] if body.siren else []
    ids += [f"RNA {rna(body.rna)}"] if body.rna else []
    made = (
        f"Fait à {body.city}, le {date_long(issued_on)}" if body.city else f"Fait le {date_long(issued_on)}"
    )
    paper = GiftPaper(
        number=number,
        issued_on=issued_on,
        structure=body.name,
        under=UNDER.format(year=facts.last_on.year),
        body=(
            ("Nom", body.name),
            ("Forme", body.legal_form),
            ("Numéro", ", ".join(ids)),
            ("Adresse", ", ".join(body.address)),
            ("Objet", body.object),
            ("Habilitation", body.ground),
        ),
        donor=(("Nom", facts.donor), ("Adresse", ", ".join(facts.donor_address))),
        amount=money(facts.amount),
        in_letters=facts.in_letters,
        gift=(
            ("Date du don", _days(facts.gifts)),
            ("Forme du don", FORM),
            ("Nature du don", NATURE),
            ("Articles du CGI", body.articles),
        ),
        lines=tuple(_line(one) for one in facts.gifts),
        total=("Total", "", money(facts.amount)),
        made=made,
        signing=f"Pour {body.name}, {body.signatory}, {body.capacity}",
    )
    return _marked(paper) if number else paper


def _days(gifts: tuple[Gift, ...]) -> str:
    """Each day; of many, from the first to the last: the detail tells them."""
    days = list(dict.fromkeys(one.given_on for one in gifts))
    return enumerated([date_long(day) for day in days]) if len(days) <= _FEW else period(days[0], days[-1])


def _line(gift: Gift) -> tuple[str, str, str]:
    return date_short(gift.given_on), f"Note de frais {gift.reference}", money(gift.amount)


def _marked(paper: GiftPaper) -> GiftPaper:
    """With the fingerprint of what it says."""
    return replace(paper, fingerprint=sha256(repr(paper).encode()).hexdigest())


def waiver_sentence(person: str, structure: str) -> str:
    """« Je soussigné(e) … certifie renoncer au remboursement… », to be signed."""
    return WAIVER.format(person=person, structure=structure)


def declaration_opening(told: GiftDeclaration) -> str:
    """The sentence that says what is declared, or that nothing is."""
    if not told.is_to_file:
        return NOTHING_TO_FILE
    return f"{count(told.number, 'reçu émis', 'reçus émis')}, pour {money(told.total)} en tout."


def declaration_facts(told: GiftDeclaration) -> tuple[tuple[str, str], ...]:
    """Number, total, days, and until when it is filed."""
    rows = [
        ("Dons reçus", period(told.exercise.start, told.exercise.end)),
        ("Nombre de reçus", str(told.number)),
        ("Montant total", money(told.total)),
    ]
    if told.is_to_file:
        rows.append(("À déclarer au plus tard", date_long(told.due_on)))
    if told.cancelled:
        rows.append(("Reçus annulés, non comptés", ", ".join(told.cancelled)))
    return tuple(rows)


def declaration_note() -> str:
    """What is counted; nobody is named."""
    return (
        "Déclaration annuelle prévue par l’article 222 bis du code général des impôts\u00a0: le nombre de "
        "reçus et leur montant total, sans aucun nom. Les reçus annulés ne comptent pas. Rien n’est transmis "
        "d’ici\u00a0: recopiez ces deux nombres dans la déclaration de résultats ou sur le site des impôts."
    )
