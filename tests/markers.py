"""Forty things that a stranger must never read: typed where a coordinator types them, then looked for."""

import base64
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from tests.services.imports.conftest import (
    COMMITTEE,
    HOURS,
    LINE,
    MANDATE,
    MEETING,
    PRESENCE,
    STRUCTURE,
    Sheets,
    kilometres,
    person,
    write,
)


def iban_of(account: int) -> str:
    """A French IBAN whose keys are right, of a bank that does not exist."""
    bank, counter, number = 99999, 88888, account
    rib = 97 - (89 * bank + 15 * counter + 3 * number) % 97
    body = f"{bank:05}{counter:05}{number:011}{rib:02}"
    key = 98 - int(f"{body}152700") % 97
    return f"FR{key:02}{body}"


IBANS = tuple(iban_of(number) for number in (40_512_007_731, 40_512_007_732, 40_512_007_733))
NAMES = ("Quervoazh", "Loïzenn-Adéla", "Zgorvennec", "Mathurine-Aude", "Tréouergatien", "Ildefonse-Roch")
MAILS = ("a.quervoazh@fictif.invalid", "zgorv77@fictif.invalid", "iroch@fictif.invalid")
PHONES = ("06 39 98 71 53", "07 39 98 71 54", "02 39 98 71 55")
PLACES = (
    "17 bis venelle du Puits-Tari",
    "8 impasse des Aubépines-Noires",
    "Kerfantôme-sur-Odet",
    "Plouzgorven",
)
HOLDERS = ("M. et Mme Quervoazh-Titulaires", "Zgorvennec en indivision")
MINUTES = (
    "audition confidentielle de la famille Penduff",
    "vote défavorable à la demande du docteur Yvarc",
    "signalement d’une chute en chambre douze",
    "plainte transmise au médiateur le matin même",
)
BODIES = ("Comité des usagers de Zorgenn", "commission des plaintes réservées", "Salle Aliénor-Perdue")
REASONS = (
    "accompagnement de Mme Zgorvennec en oncologie",
    "écoute après un deuil périnatal",
    "trajet vers le centre d’addictologie",
    "garde d’un enfant handicapé",
    "refus : justificatif au nom du conjoint",
    "Domicile-des-Tilleuls-Bleus",
    "Clinique-du-Renoncement",
    "facture n° ZG-2025-0419-K",
    "NDF-Quervoazh-mars",
)
SOURCES = ("délibération secrète du bureau 7731", "lettre du trésorier Penduff")
MARKERS = (
    *IBANS, *NAMES, *MAILS, *PHONES, *PLACES, *HOLDERS, *MINUTES, *BODIES, *REASONS, *SOURCES,
    "Association-des-Témoins-Cachés",
)  # fmt: skip


def sheets() -> Sheets:
    """A workbook in which each marker but the sources of rates stands somewhere."""
    car = {"véhicule": "voiture", "puissance fiscale": 5}
    last, first = NAMES[::2], NAMES[1::2]
    people = [
        person(
            f"P{n + 1}",
            nom=last[n],
            prénom=first[n],
            courriel=MAILS[n],
            téléphone=PHONES[n],
            adresse=PLACES[n % 2],
            commune=PLACES[2 + n % 2],
            IBAN=IBANS[n],
            **{"titulaire du compte": HOLDERS[n % 2]},
            **car,
        )
        for n in range(3)
    ]
    held = MEETING | {"comité": BODIES[0], "lieu": BODIES[2]}
    body = {"comité": BODIES[0]}
    return {
        "Structures": [
            STRUCTURE | {"IBAN": "FR7630006000011234567890189"},
            {
                "nom": MARKERS[-1],
                "type": "association",
                "forme juridique": "association 1901",
                "lien": "association",
            },
        ],
        "Comités": [COMMITTEE | body | {"type d'instance": BODIES[1]}],
        "Personnes": people,
        "Mandats": [MANDATE | body | {"personne": f"P{n}"} for n in (1, 2, 3)],
        "Réunions": [
            held | {"ordre du jour": f"{MINUTES[0]}\n{MINUTES[1]}", "relevé de décisions": MINUTES[2]},
            held | {"date": date(2025, 6, 3), "relevé de décisions": MINUTES[3] * 40},
        ],
        "Présences": [PRESENCE | body | {"personne": f"P{n}"} for n in (1, 2, 3)],
        "Heures": [
            HOURS | {"activité": REASONS[0], "motif": REASONS[1]},
            HOURS | {"personne": "P2", "structure": MARKERS[-1], "motif": REASONS[2]},
        ],
        "Frais": [
            LINE | {"note": REASONS[8], "motif": REASONS[3], "justificatif": REASONS[7]},
            kilometres(40, note=REASONS[8], départ=REASONS[5], arrivée=REASONS[6]),
            LINE | {"note": "N2", "statut": "refusée", "motif de refus": REASONS[4]},
        ],
    }


def workbook(path: Path) -> Path:
    return write(path, sheets())


def forms(marker: str) -> Iterator[bytes]:
    """The ways in which a text can lie in a file: plain, in two-byte signs, in hexadecimal, in base 64."""
    plain = marker.encode()
    yield plain
    yield marker.encode("utf-16-le")
    yield marker.encode("utf-16-be")
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + plain)
        yield coded[4 if shift else 0 : len(coded) - 4]


FORMS = tuple((marker, tuple(forms(marker))) for marker in MARKERS)


def within(content: bytes) -> set[str]:
    """The markers that can be read in some bytes."""
    return {marker for marker, coded in FORMS if any(form in content for form in coded)}


def inflated(content: bytes) -> Iterator[bytes]:
    """What the compressed streams of a file would give, with a head of their own or bare as in an archive."""
    start = 0
    while (start := content.find(b"\x78", start)) >= 0:
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[start : start + 65_536])
        start += 1
    start = 0
    while (start := content.find(b"PK\x03\x04", start)) >= 0:
        name, extra = (int.from_bytes(content[start + at : start + at + 2], "little") for at in (26, 28))
        with suppress(zlib.error):
            yield zlib.decompressobj(-15).decompress(content[start + 30 + name + extra :])
        start += 4


def readable(folder: Path) -> dict[str, set[str]]:
    """By file, the markers that can be read in it, its name included."""
    found = {}
    for path in sorted(folder.rglob("*")):
        here = within(str(path.relative_to(folder)).encode())
        if path.is_file():
            content = path.read_bytes()
            here |= within(content)
            for stream in inflated(content):
                here |= within(stream)
        if here:
            found[str(path.relative_to(folder))] = here
    return found
