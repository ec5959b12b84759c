"""What may be said of the compte d'engagement citoyen: the status, its reasons, its deadlines."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.hours.cec import (
    CecCause,
    CecDeadline,
    CecDecision,
    CecParameters,
    CecReason,
    CecStatus,
    deadline,
)
from engagement_desktop.domain.rates import Rates, decimal_value
from engagement_desktop.french.formats import date_long, date_short, duration, trimmed
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import typo

MENTION = "Récapitulatif établi pour aider le bénévole à remplir sa déclaration ; ne vaut pas déclaration"

_HOUR = 60

_SHORT: Mapping[CecReason, str] = MappingProxyType(
    {
        CecReason.FORM: "pas une association",
        CecReason.DECLARATION_DATE: "date de déclaration de l’association inconnue",
        CecReason.SENIORITY: "association déclarée depuis trop peu de temps",
        CecReason.SENIORITY_DURING_YEAR: "ancienneté de l’association atteinte en cours d’année",
        CecReason.ACTIVITIES: "activités de l’association (article 200 du CGI)",
        CecReason.IDENTIFIERS: "SIREN ou RNA de l’association manquant",
        CecReason.FUNCTION: "aucune heure en instance dirigeante ni en encadrement d’autres bénévoles",
        CecReason.TOTAL_DURATION: "durée totale insuffisante",
        CecReason.SAME_ASSOCIATION: "durée insuffisante dans une même association",
        CecReason.AGE: "âge",
    }
)


def short_reason(reason: CecReason) -> str:
    """A few words for a table, whoever the association is."""
    return _SHORT[reason]


def status_text(decision: CecDecision, parameters: CecParameters) -> str:
    """The one sentence that the program may say; it informs and decides no right."""
    reasons = " ; ".join(reason_texts(decision, parameters))
    match decision.status:
        case CecStatus.ELIGIBLE:
            said = (
                "Au vu des informations saisies, les conditions du compte d’engagement citoyen semblent "
                f"réunies pour {decision.year} : {duration(decision.eligible_minutes)} dont "
                f"{duration(decision.best_minutes)} dans {decision.best_association}. Le bénévole doit "
                "déclarer lui-même ses heures sur Le Compte Bénévole avant le "
                f"{date_long(parameters.declare_by)} ; l’association atteste avant le "
                f"{date_long(parameters.attest_by)}."
            )
        case CecStatus.NOT_ELIGIBLE:
            said = (
                f"Conditions non réunies pour {decision.year} parce que {reasons}. Ces heures restent "
                "valorisables (attestation de bénévolat, passeport bénévole, VAE, valorisation comptable)."
            )
        case CecStatus.TO_CHECK:
            said = (
                f"À vérifier : {reasons}. Le logiciel ne peut pas conclure. Vérifiez auprès du téléservice "
                "Le Compte Asso ou de l’administration."
            )
    return typo(said)


def reason_texts(decision: CecDecision, parameters: CecParameters) -> tuple[str, ...]:
    """Each reason in words, once."""
    said = (typo(_reason(cause, decision, parameters)) for cause in decision.causes)
    return tuple(dict.fromkeys(said))


def _reason(cause: CecCause, decision: CecDecision, parameters: CecParameters) -> str:
    """Reasons about an association name it; the others, and those without one, are said shortly."""
    whole, same = parameters.total_minutes // _HOUR, parameters.same_association_minutes // _HOUR
    said = {
        CecReason.SENIORITY: f"association déclarée depuis moins {_years(parameters.min_years)}",
        CecReason.ACTIVITIES: "l’ensemble des activités doit relever du b du 1 de l’article 200 du CGI",
        CecReason.TOTAL_DURATION: f"{duration(decision.eligible_minutes)} éligibles sur {whole} h requises",
        CecReason.SAME_ASSOCIATION: (
            f"{duration(decision.best_minutes)} au plus dans une même association, {same} h requises"
        ),
        CecReason.AGE: f"moins de {parameters.minimum_age} ans",
    }
    if cause.association is not None:
        name, form = cause.association.name, label(cause.association.legal_form)
        said |= {
            CecReason.FORM: f"{name} n’est pas une association loi 1901 (forme : {form})",
            CecReason.SENIORITY_DURING_YEAR: f"{name} atteint l’ancienneté demandée en cours d’année",
            CecReason.DECLARATION_DATE: f"la date de déclaration de {name} n’est pas connue",
            CecReason.IDENTIFIERS: f"il manque à {name} son numéro SIREN ou RNA",
        }
    return said.get(cause.reason, _SHORT[cause.reason])


def _years(number: int) -> str:
    return "d’un an" if number == 1 else f"de {number} ans"


def deadline_label(
    day: date, parameters: CecParameters, *, declared: bool = False, attested_on: date | None = None
) -> str:
    """Where the declaration of the year stands on that day."""
    year = parameters.year
    said = {
        CecDeadline.BUILDING: "Heures en cours de constitution",
        CecDeadline.TO_DECLARE: f"À déclarer par le bénévole avant le {date_long(parameters.declare_by)}",
        CecDeadline.DECLARATION_OVERDUE: f"Délai dépassé : les heures {year} ne peuvent plus être déclarées",
        CecDeadline.TO_ATTEST: (f"À attester par le valideur CEC avant le {date_long(parameters.attest_by)}"),
        CecDeadline.ATTESTATION_OVERDUE: "Délai d’attestation dépassé",
    }
    state = deadline(day, parameters, declared=declared, attested_on=attested_on)
    if attested_on is not None:
        return f"Attestée le {date_short(attested_on)} (information saisie)"
    return typo(said[state])


def amount_text(rates: Rates, day: date) -> str:
    """The only way in which the amount may be shown."""
    amount, cap = (trimmed(decimal_value(rates[key].on(day))) for key in ("cec.amount", "cec.cap"))
    return typo(f"montant prévu par le texte : {amount} € par an, plafond {cap} €")
