"""Small workbooks drawn at random: every word of the lists, on days where rules change."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.services.imports.conftest import COMMITTEE, STRUCTURE, Row, Sheets, write

FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
EDGES = (
    date(2024, 2, 29), date(2024, 10, 31), date(2024, 11, 1), date(2024, 12, 31), date(2025, 1, 1),
    date(2025, 2, 28), date(2025, 8, 31), date(2025, 9, 1), date(2025, 12, 31), date(2024, 1, 1),
)  # fmt: skip
COLLEGES = (
    "usager", "proche", "aidant", "représentant associatif", "habitant", "professionnel", "élu",
)  # fmt: skip
FAMILIES = ("pairs", "ETP", "accompagnement", "formation", "recherche", "éthique", "représentation")
NATURES = (
    "train", "transport en commun", "taxi", "péage", "stationnement", "repas", "hébergement", "formation",
    "aide humaine", "garde", "fournitures", "autre",
)  # fmt: skip
OFFICES = ("présidence", "secrétariat", "membre", "membre", "référent", "invité")
ASSOCIATION = {
    "nom": "Les Usagers du Canton",
    "type": "association",
    "forme juridique": "association 1901",
    "lien": "association",
    "RNA": "W251234567",
    "déclarée le": date(2012, 5, 4),
    "activités art. 200": "oui",
}
BODIES = ("Comité des usagers", "Comité éthique")
PEOPLE = 6


def day(rng: Random) -> date:
    """Any day of the two years, an edge one time in four."""
    if rng.random() < 0.25:
        return rng.choice(EDGES)
    return FIRST + timedelta(days=rng.randrange((LAST - FIRST).days + 1))


def invent(rng: Random) -> Sheets:
    """A workbook that every rule accepts."""
    meetings = _meetings(rng)
    return {
        "Structures": [STRUCTURE, ASSOCIATION],
        "Comités": [COMMITTEE | {"comité": name} for name in BODIES],
        "Personnes": [_person(rng, number) for number in range(PEOPLE)],
        "Mandats": _mandates(rng),
        "Réunions": meetings,
        "Présences": _presences(rng, meetings),
        "Heures": [_hours(rng) for _ in range(rng.randrange(20, 60))],
        "Frais": _claims(rng),
    }


def book(path: Path, seed: int) -> Path:
    return write(path, invent(Random(seed)))


def _person(rng: Random, number: int) -> Row:
    return {
        "identifiant": f"P{number}",
        "nom": f"Nom{number}",
        "prénom": "Camille",
        "collège": rng.choice(COLLEGES),
        "né(e) le": date(rng.randrange(1940, 2011), rng.randrange(1, 13), rng.randrange(1, 29)),
        "véhicule": "voiture",
        "puissance fiscale": rng.randrange(2, 10),
    }


def _mandates(rng: Random) -> list[Row]:
    rows = []
    for number in range(PEOPLE):
        for name in BODIES:
            started = day(rng)
            ended = rng.choice([None, started + timedelta(days=rng.randrange(500))])
            rows.append(
                {
                    "personne": f"P{number}",
                    "comité": name,
                    "fonction": rng.choice(OFFICES),
                    "siège": rng.choice(["titulaire", "titulaire", "suppléant"]),
                    "début": started,
                    "fin": ended,
                }
            )
    return rows


def _meetings(rng: Random) -> list[Row]:
    dated = {(rng.choice(BODIES), day(rng)) for _ in range(rng.randrange(4, 14))}
    return [
        {
            "comité": name,
            "date": held_on,
            "début": "18h",
            "fin": rng.choice([None, "19h05", "20h", "21h30"]),
            "statut": rng.choice(["tenue", "tenue", "tenue", "annulée"]),
        }
        for name, held_on in sorted(dated)
    ]


def _presences(rng: Random, meetings: list[Row]) -> list[Row]:
    return [
        {
            "comité": met["comité"],
            "date": met["date"],
            "personne": f"P{number}",
            "statut": rng.choice(["présent", "à distance", "excusé", "absent"]),
        }
        for met in meetings
        if met["statut"] == "tenue"
        for number in rng.sample(range(PEOPLE), rng.randrange(PEOPLE))
    ]


def _hours(rng: Random) -> Row:
    minutes = rng.choice([1, 7, 15, 20, 45, 59, 61])
    return {
        "personne": f"P{rng.randrange(PEOPLE)}",
        "date": day(rng),
        "durée": f"{minutes} min",
        "famille": rng.choice(FAMILIES),
        "qualité": rng.choice(["instance dirigeante", "encadrement de bénévoles", "autre"]),
        "nature": rng.choice(["bénévole", "bénévole", "indemnisée", "rémunérée"]),
        "structure": rng.choice([None, ASSOCIATION["nom"]]),
        "temps": rng.choice(["séance", "préparation", "trajet", None]),
        "état": rng.choice(["validée", "validée", "à valider", "rendue", None]),
    }


def _claims(rng: Random) -> list[Row]:
    rows = []
    for number in range(rng.randrange(4, 12)):
        status = rng.choice(["brouillon", "soumise", "approuvée", "refusée", "remboursée", "abandonnée"])
        whole = {
            "note": f"N{number}",
            "personne": f"P{rng.randrange(PEOPLE)}",
            "statut": status,
            "payée le": date(2026, 2, 1) if status == "remboursée" else None,
        }
        rows += [whole | _line(rng) for _ in range(rng.randrange(1, 5))]
    return rows


def _line(rng: Random) -> Row:
    if rng.random() < 0.5:
        km = rng.choice([1, 0.01, 37.5, 120, 999.99, 4999, 5000, 5001, 12_000])
        return {"date": day(rng), "nature": "kilomètres", "km": km, "montant": None}
    return {
        "date": day(rng),
        "nature": rng.choice(NATURES),
        "montant": rng.randrange(1, 30_000) / 100,
        "km": None,
    }
