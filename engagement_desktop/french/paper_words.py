"""How papers name their kinds, people, functions, days and hours."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.hours.papers import PaperKind, RecognitionPath
from engagement_desktop.domain.hours.papers_facts import (
    FunctionHeld,
    HoursTold,
    PaperIssuer,
    PaperPerson,
    minutes_of,
)
from engagement_desktop.domain.numbers import PaperSeries
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.french.formats import (
    clock_time,
    count,
    date_long,
    duration,
    enumerated,
    period,
    siren,
)
from engagement_desktop.french.labels import label
from engagement_desktop.french.minutes_head import short_fingerprint

BLANK = "…………………………………"
_YEAR = 12

KINDS: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.PRESENCE: "Attestation de présence",
        PaperKind.VOLUNTEERING: "Attestation de bénévolat",
        PaperKind.CEC: "Récapitulatif pour le compte d’engagement citoyen",
        PaperKind.MISSION: "Fiche de mission bénévole (éléments pour le Passeport Bénévole)",
        PaperKind.VAE: "Dossier d’appui VAE, VAPP ou RAE",
        PaperKind.RECOMMENDATION: "Lettre de recommandation",
        PaperKind.TRAINING: "Certificat de formation interne",
        PaperKind.CONTRIBUTORS: "Liste des personnes qui ont contribué",
    }
)
SHORT_KINDS: Mapping[PaperKind, str] = MappingProxyType(
    {**KINDS, PaperKind.CEC: "Récapitulatif CEC", PaperKind.MISSION: "Fiche de mission"}
)
PATHS: Mapping[RecognitionPath, str] = MappingProxyType(
    {
        RecognitionPath.VAE: "validation des acquis de l’expérience (VAE)",
        RecognitionPath.VAPP: "validation des acquis professionnels et personnels (VAPP)",
        RecognitionPath.RAE: "reconnaissance des acquis de l’expérience (RAE)",
    }
)
PAPER_SERIES: Mapping[PaperSeries, str] = MappingProxyType(
    {
        PaperSeries.ATTESTATION: "Attestation",
        PaperSeries.CEC_SUMMARY: "Récapitulatif CEC",
        PaperSeries.MISSION_SHEET: "Fiche de mission",
        PaperSeries.RECOMMENDATION: "Lettre",
        PaperSeries.CERTIFICATE: "Certificat",
        PaperSeries.CONTRIBUTORS: "Liste",
        PaperSeries.EXPENSE_STATEMENT: "État de frais",
        PaperSeries.GIFT_RECEIPT: "Reçu",
    }
)
_FUNCTIONS: Mapping[Office, tuple[str, str, str]] = MappingProxyType(
    {
        Office.CHAIR: ("président", "présidente", "présidence"),
        Office.VICE_CHAIR: ("vice-président", "vice-présidente", "vice-présidence"),
        Office.SECRETARY: ("secrétaire", "secrétaire", "secrétaire"),
        Office.TREASURER: ("trésorier", "trésorière", "trésorerie"),
        Office.LEAD: ("référent", "référente", "personne référente"),
        Office.GUEST: ("invité", "invitée", "personne invitée"),
    }
)


def named(kind: PaperKind, number: str) -> str:
    """« Attestation 2026-031 »."""
    return f"{PAPER_SERIES[kind.series]} {number}"


def foot_words(kind: PaperKind, number: str, fingerprint: str) -> str:
    """« Attestation 2026-031 · empreinte 41d0 9ab3 c7e2 », or « projet » before it is given."""
    if not number:
        return f"{PAPER_SERIES[kind.series]} · projet"
    return f"{named(kind, number)} · empreinte {short_fingerprint(fingerprint)}"


def addressed(person: PaperPerson) -> str:
    """« Mme Josette Dumoulin »; the name alone where no civility was said."""
    return person.name if person.civility is None else f"{label(person.civility)} {person.name}"


def agreed(person: PaperPerson, masculine: str, feminine: str, neutral: str) -> str:
    """The form that the person's civility asks for; without it a turn that fits everybody."""
    if person.civility is Civility.MR:
        return masculine
    return feminine if person.civility is Civility.MRS else neutral


def asked_by(person: PaperPerson) -> str:
    """« à la demande de l’intéressée »."""
    return agreed(
        person,
        "à la demande de l’intéressé",
        "à la demande de l’intéressée",
        "à la demande de la personne intéressée",
    )


def function_words(function: FunctionHeld | None, person: PaperPerson) -> str:
    """« membre titulaire », « présidente », « invitée »: never the college, which may tell of health."""
    if function is None:
        return agreed(person, *_FUNCTIONS[Office.GUEST])
    if function.office is not Office.MEMBER:
        return agreed(person, *_FUNCTIONS[function.office])
    if function.seat is SeatKind.TITULAR:
        return "membre titulaire"
    return agreed(person, "membre suppléant", "membre suppléante", "membre (suppléance)")


def functions_words(functions: Sequence[FunctionHeld], person: PaperPerson) -> str:
    """« présidente (Comité des usagers) et membre titulaire (Comité qualité) », each once."""
    said = [f"{function_words(one, person)} ({one.committee})" for one in functions]
    return enumerated(list(dict.fromkeys(said)))


def function_days(function: FunctionHeld) -> str:
    """« depuis le 3 mars 2024 », « du 1er janvier au 30 juin 2025 »."""
    if function.ended_on is None:
        return f"depuis le {date_long(function.started_on)}"
    return period(function.started_on, function.ended_on)


def opening_words(issuer: PaperIssuer, what: str) -> str:
    """« Je soussignée Nadia Belkacem, agissant en qualité de présidente pour …, atteste que ».

    The signatory's own civility is read at the head of the name; without one nothing needs to agree.
    """
    who, sign = _signing(issuer.signatory)
    capacity = issuer.capacity or BLANK
    return f"{sign} {who}, agissant en qualité de {capacity} pour {issuer.name}, {what}"


def signing_words(issuer: PaperIssuer) -> str:
    """What stands above the signature: « Pour …, présidente », or what is to be written by hand."""
    if issuer.signatory:
        return ", ".join(part for part in (f"Pour {issuer.name}", issuer.capacity) if part)
    return f"Pour {issuer.name} (nom, qualité et signature)"


def above_words(issuer: PaperIssuer) -> tuple[str, ...]:
    """Who gives the paper: name, legal form, address, SIREN."""
    town = " ".join(part for part in (issuer.postcode, issuer.city) if part)
    place = ", ".join(part for part in (*issuer.address.splitlines(), town) if part.strip())
    number = f"SIREN {siren(issuer.siren)}" if issuer.siren else ""
    form = label(issuer.legal_form)
    said = (issuer.name, "" if form == "autre" else form[:1].upper() + form[1:], place, number)
    return tuple(line for line in said if line)


def made_words(issuer: PaperIssuer, today: date) -> str:
    """« Fait à Saint-Aubin-sur-Ourse, le 12 janvier 2026 », « Fait au Mans », « Fait aux Ulis »."""
    return f"Fait {_at(issuer.city)}, le {date_long(today)}" if issuer.city else f"Fait le {date_long(today)}"


def _at(city: str) -> str:
    article, _, rest = city.partition(" ")
    joined = {"Le": "au", "Les": "aux"}.get(article)
    return f"{joined} {rest}" if joined and rest else f"à {city}"


def clock_words(starts: int, ends: int | None) -> str:
    """« de 18 h 05 à 20 h 10 », « à partir de 18 h 05 »."""
    if ends is None:
        return f"à partir de {clock_time(starts)}"
    return f"de {clock_time(starts)} à {clock_time(ends)}"


def method_words(issuer: PaperIssuer) -> str:
    """How hours are counted: what is in, what is not, by the written rule of the structure."""
    travel = "le trajet compte" if issuer.counts_travel else "le trajet ne compte pas"
    preparing = (
        f"la préparation compte {duration(issuer.preparation_minutes)} par réunion"
        if issuer.preparation_minutes
        else "la préparation compte quand elle a été notée"
    )
    rounding = (
        f" ; la durée d’une réunion est arrondie à {issuer.rounding_minutes} min"
        if issuer.rounding_minutes > 1
        else ""
    )
    return (
        f"Heures bénévoles du registre, validées. Selon la règle de la structure, {preparing} et {travel}"
        f"{rounding}."
    )


def apart_words(hours: Sequence[HoursTold]) -> str:
    """« À part, non comptées ici : 3 h indemnisées et 2 h rémunérées. », or nothing."""
    said = [
        f"{duration(minutes)} {words}"
        for nature, words in ((HoursNature.INDEMNIFIED, "indemnisées"), (HoursNature.PAID, "rémunérées"))
        if (minutes := minutes_of(hours, nature))
    ]
    return f"À part, non comptées ici : {enumerated(said)}." if said else ""


def seniority_words(months: int) -> str:
    """« 5 ans et 8 mois », « 7 mois »."""
    years, rest = divmod(months, _YEAR)
    said = [count(years, "an", "ans")] if years else []
    if rest or not years:
        said.append(f"{rest} mois")
    return " et ".join(said)


def _signing(signatory: str) -> tuple[str, str]:
    """The name without its civility, and the words that begin the sentence."""
    if not signatory:
        return BLANK, "Je,"
    first, _, rest = signatory.partition(" ")
    if rest and first.rstrip(".") in {"Mme", "Madame"}:
        return rest, "Je soussignée"
    if rest and first.rstrip(".") in {"M", "Monsieur"}:
        return rest, "Je soussigné"
    return signatory, "Je,"
