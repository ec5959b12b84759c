"""How big a workbook may be, and the sentences that refuse a bigger one."""

from dataclasses import dataclass
from typing import Final

from engagement_desktop.domain.errors import DomainError

MEGABYTE: Final = 1_000_000
FILE_BYTES: Final = 50 * MEGABYTE
UNPACKED_BYTES: Final = 200 * MEGABYTE
RATIO: Final = 100
RATIO_FROM_BYTES: Final = MEGABYTE  # a tiny part may be very repetitive without being a bomb
ENTRIES: Final = 2_000
ROWS: Final = 200_000
COLUMNS: Final = 200
CELL_CHARACTERS: Final = 32_767
CELLS: Final = 6_000_000  # in one sheet, empty ones included: about 400 MiB once read
CELLS_IN_ALL: Final = 12_000_000

SAFE: Final = "Rien n’a été changé."


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows and columns a sheet spreads over."""

    rows: int
    columns: int


def refusal(what: str, todo: str) -> DomainError:
    """What happened, what is safe, what to do."""
    return DomainError(f"{what} {SAFE} {todo}", "classeur")


def unreadable() -> DomainError:
    return refusal(
        "Ce fichier ne se lit pas comme un classeur\u202f: il est abîmé ou d’un autre type.",
        "Ouvrez-le dans votre tableur, enregistrez-le au format .xlsx ou .ods, puis réessayez.",
    )


def protected() -> DomainError:
    return refusal(
        "Ce classeur est protégé par un mot de passe.",
        "Enregistrez-le sans mot de passe depuis votre tableur, puis réessayez.",
    )


def too_big_file() -> DomainError:
    return refusal(
        f"Ce fichier dépasse {FILE_BYTES // MEGABYTE}\u00a0Mo.",
        "Partagez-le en plusieurs classeurs, ou retirez les images, puis réessayez.",
    )


def too_big_unpacked() -> DomainError:
    return refusal(
        f"Ce classeur contient plus de {UNPACKED_BYTES // MEGABYTE}\u00a0Mo une fois déplié.",
        "Ne gardez que les feuilles utiles, puis réessayez.",
    )


def bomb() -> DomainError:
    return refusal(
        "Ce fichier est fait pour gonfler sans mesure à l’ouverture.",
        "Demandez un classeur enregistré par un tableur à la personne qui vous l’a transmis.",
    )


def too_many_parts() -> DomainError:
    return refusal(
        f"Ce fichier contient plus de {ENTRIES} parties\u202f: ce n’est pas un classeur ordinaire.",
        "Recopiez les feuilles utiles dans un classeur neuf, puis réessayez.",
    )


def too_many_rows(sheet: str) -> DomainError:
    return refusal(
        f"La feuille «\u00a0{sheet}\u00a0» a plus de {ROWS // 1000}\u202f000 lignes.",
        "Partagez-la en plusieurs classeurs, puis réessayez.",
    )


def too_many_columns(sheet: str) -> DomainError:
    return refusal(
        f"La feuille «\u00a0{sheet}\u00a0» a plus de {COLUMNS} colonnes.",
        "Ne gardez que les colonnes utiles, puis réessayez.",
    )


def too_spread(sheet: str) -> DomainError:
    return refusal(
        f"La feuille «\u00a0{sheet}\u00a0» est trop étendue\u202f: trop de lignes et de colonnes à la fois.",
        "Supprimez les colonnes et les lignes vides autour du tableau, puis réessayez.",
    )


def check_extent(sheet: str, extent: Extent) -> None:
    """Refuses a sheet that spreads too far."""
    if extent.rows > ROWS:
        raise too_many_rows(sheet)
    if extent.columns > COLUMNS:
        raise too_many_columns(sheet)
    if extent.rows * extent.columns > CELLS:
        raise too_spread(sheet)
