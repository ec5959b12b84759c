"""What is said beside the price of kilometres: notes that forbid nothing, and the refusal of a vehicle."""

from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import money
from engagement_desktop.french.typography import typo

FELL = typo("Le barème baisse à ce seuil : ce trajet n’ajoute rien, 0 € est accordé. Vérifiez le barème.")
PAID_AFTER = (
    "Des trajets plus récents de ce véhicule sont déjà payés. Ils gardent leur montant, et une "
    "régularisation sera proposée si le total de l’année change."
)
MONTHLY_MINIMUM = typo(
    "Le minimum de 10 € par mois du secteur public n’est pas compté pour un cyclo : à vérifier à la main."
)
PASSENGER = (
    "Un passager n’est pas indemnisé au kilomètre, le conducteur l’est. Les kilomètres sont seulement notés."
)
UNKNOWN_VEHICLE = "Choisissez un véhicule de cette personne, ou ajoutez-le à sa fiche."


def provisional_note(year: int) -> str:
    """« Barème provisoire : celui de 2026 n’est pas encore publié. »."""
    return typo(
        f"Barème provisoire : celui de {year} n’est pas encore publié. Ce qui n’est pas payé sera recalculé "
        "quand il le sera."
    )


def regularisation_text(year: int, owed: Money, paid: Money) -> str:
    """« Trajets payés de 2026 : 3 438,00 € d’après le compteur, 3 757,20 € déjà payés »."""
    return typo(f"Trajets payés de {year} : {money(owed)} d’après le compteur, {money(paid)} déjà payés")
