"""What a legal form is called, and what it changes for the hours of volunteers."""

from collections.abc import Mapping
from types import MappingProxyType

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "msp": "MSP",
        "cds": "Centre de santé",
        "cpts": "CPTS",
        "association": "Association",
    }
)
FORMS: Mapping[str, str] = MappingProxyType(
    {
        "sisa": "SISA",
        "association_1901": "Association, loi de 1901",
        "association_alsace_moselle": "Association, droit local d’Alsace-Moselle",
        "municipality": "Commune ou autre collectivité",
        "mutual": "Mutuelle",
        "public_body": "Établissement public",
        "scic": "SCIC",
        "foundation": "Fondation",
        "other": "Autre forme",
    }
)
USUAL_FORM: Mapping[str, str] = MappingProxyType(
    {"msp": "sisa", "cds": "association_1901", "cpts": "association_1901", "association": "association_1901"}
)

_USE = "Elles comptent toujours pour les attestations, le passeport bénévole et la valorisation du bénévolat."
_SISA = (
    "Une SISA est une société, pas une association\u00a0: les heures faites dans son comité ne comptent pas "
    f"pour le compte d’engagement citoyen. {_USE}"
)
_NOT_AN_ASSOCIATION = (
    "Cette forme n’est pas une association\u00a0: les heures faites dans son comité ne comptent pas "
    f"pour le compte d’engagement citoyen. {_USE}"
)
_ASSOCIATION = (
    "Compte d’engagement citoyen\u00a0: à vérifier. L’association doit être déclarée depuis un an au moins "
    "et toutes ses activités doivent être d’intérêt général\u202f; seules comptent les heures de ses "
    f"dirigeants et de ceux qui encadrent des bénévoles, rarement celles d’un comité d’usagers. {_USE}"
)
_CPTS = (
    "Compte d’engagement citoyen\u00a0: à vérifier. Une CPTS est une association qui réunit surtout des "
    "professionnels\u00a0: un rescrit fiscal dit si toutes ses activités sont d’intérêt général. Le plus "
    f"souvent, les heures du comité ne comptent pas. {_USE}"
)


def what_it_changes(kind: str, form: str) -> str:
    """The sentence shown where the form is chosen (code du travail, art. L5151-9)."""
    if form == "sisa":
        return _SISA
    if not form.startswith("association"):
        return _NOT_AN_ASSOCIATION
    return _CPTS if kind == "cpts" else _ASSOCIATION
