"""The CEC ledger in words: capacities, deadlines, what is missing, the pace, what the volunteer says."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.hours.cec import ELIGIBLE_ROLES, CecParameters
from engagement_desktop.domain.hours.cec_follow_up import declared_in_time
from engagement_desktop.domain.hours.cec_forecast import CecForecast
from engagement_desktop.domain.hours.cec_ledger import CecAssociation, CecLedger, Lack, LackKind
from engagement_desktop.domain.hours.cec_roles import CorrectedRole, FunctionHeld
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.french.cec_texts import deadline_label
from engagement_desktop.french.formats import date_long, date_short, duration
from engagement_desktop.french.labels import badge, label
from engagement_desktop.french.typography import typo

_HOUR = 60
NOTHING_TO_DECLARE = "Rien à déclarer pour cette structure"

_MISSING: Mapping[LackKind, str] = MappingProxyType(
    {
        LackKind.DECLARATION_DATE: "Donnez la date de déclaration de {association} à la préfecture.",
        LackKind.ACTIVITIES: (
            "Dites si l’ensemble des activités de {association} relève du b du 1 de l’article 200 du CGI."
        ),
        LackKind.IDENTIFIERS: (
            "Donnez le SIREN et le RNA de {association} : la déclaration les demande tous deux."
        ),
        LackKind.VALIDATOR: "Donnez le nom du valideur CEC de {association} : lui seul atteste.",
        LackKind.WAITING: (
            "{minutes} données à {association} attendent d’être validées : elles ne sont pas comptées."
        ),
        LackKind.NO_MANDATE: (
            "{minutes} sont notées en instance dirigeante de {association} sans mandat à ces dates : "
            "inscrivez le mandat, ou corrigez la capacité."
        ),
        LackKind.MANDATE_NOT_SAID: (
            "{minutes} données à {association} sont notées à un autre titre alors qu’un mandat en instance "
            "dirigeante était en cours : corrigez la capacité si elles en relèvent."
        ),
    }
)


def thresholds(parameters: CecParameters) -> str:
    """« 200 h dans l’année, dont 100 h dans une même association. »."""
    whole, same = duration(parameters.total_minutes), duration(parameters.same_association_minutes)
    return typo(f"Il faut {whole} dans l’année civile, dont {same} dans une même association.")


def two_deadlines(parameters: CecParameters) -> str:
    """Both last days, whoever they are for."""
    return typo(
        f"Le bénévole déclare lui-même ses heures sur Le Compte Bénévole, du "
        f"{date_long(parameters.declare_by.replace(month=1, day=1))} au {date_long(parameters.declare_by)}. "
        "Le valideur CEC de l’association atteste sur Le Compte Asso, au plus tard le "
        f"{date_long(parameters.attest_by)}."
    )


def lack_text(lack: Lack, parameters: CecParameters) -> str:
    """What is missing, in one sentence."""
    minutes = duration(lack.minutes)
    if lack.kind is LackKind.TOTAL:
        return typo(f"Il manque {minutes} pour {parameters.total_minutes // _HOUR} h éligibles.")
    if lack.kind is LackKind.SAME_ASSOCIATION:
        whole = parameters.same_association_minutes // _HOUR
        return typo(f"Il manque {minutes} pour {whole} h dans une même association ({lack.association}).")
    return typo(_MISSING[lack.kind].format(minutes=minutes, association=lack.association))


def forecast_text(pace: CecForecast) -> str:
    """What the year would hold at this pace; it promises nothing."""
    decision = pace.decision
    if not decision.eligible_minutes:
        return typo(f"À ce rythme, aucune heure éligible au {date_long(pace.until)}.")
    return typo(
        f"À ce rythme, au {date_long(pace.until)} : {duration(decision.eligible_minutes)} éligibles, dont "
        f"{duration(decision.best_minutes)} dans {decision.best_association}."
    )


def forecast_method(pace: CecForecast) -> str:
    """How the pace is drawn."""
    return typo(
        f"Heures validées des {pace.days} premiers jours de l’année, prolongées jusqu’au dernier. Ce n’est "
        "pas un engagement."
    )


def deadline_of(one: CecAssociation, ledger: CecLedger) -> str:
    """Where the declaration to an association stands; late days are told."""
    if one.deadline is None:
        return NOTHING_TO_DECLARE
    asked, file = ledger.parameters, one.file
    said = deadline_label(
        ledger.today,
        asked,
        declared=declared_in_time(file.declared_on, asked),
        attested_on=file.attested_on,
    )
    late = []
    if file.declared_on is not None and file.declared_on > asked.declare_by:
        late.append(f"déclarée le {date_short(file.declared_on)}, après le {date_long(asked.declare_by)}")
    if file.attested_on is not None and file.attested_on > asked.attest_by:
        late.append(f"attestée après le {date_long(asked.attest_by)}")
    return typo(f"{said} — {', '.join(late)}") if late else said


def declared_text(one: CecAssociation) -> str:
    """The day of the declaration, as it was noted; empty when none is."""
    day = one.file.declared_on
    return "" if day is None else typo(f"Déclarée par le bénévole le {date_short(day)} (information saisie).")


def difference_text(one: CecAssociation) -> str:
    """What the volunteer says they declared, beside what the ledger holds; empty when nothing is said."""
    said, difference = one.file.said_minutes, one.difference
    if said is None or difference is None:
        return ""
    told = f"Le bénévole dit avoir déclaré {duration(said)}"
    if not difference:
        return typo(f"{told} : c’est ce que le dossier compte.")
    more = "de plus" if difference > 0 else "de moins"
    return typo(f"{told} : {duration(abs(difference))} {more} que le dossier.")


def function_text(held: FunctionHeld) -> str:
    """« Trésorerie — Bureau, du 01/01/2020 au 31/12/2025 (instance dirigeante) »."""
    stands_in = f", {label(held.seat)}" if held.seat is SeatKind.SUBSTITUTE else ""
    governs = f" ({label(HoursRole.GOVERNING_BODY)})" if held.sits else ""
    when = _from_to(held.started_on, held.ended_on)
    return typo(f"{badge(held.office)}{stands_in} — {held.committee}, {when}{governs}")


def correction_text(one: CorrectedRole) -> str:
    """« Encadrement de bénévoles, du … au … : motif »."""
    return typo(f"{badge(one.role)}, {_from_to(one.started_on, one.ended_on)} : ") + one.reason


def capacities(one: CecAssociation) -> str:
    """The eligible capacities of the hours, in words; empty when there is none."""
    return ", ".join(badge(role) for role in HoursRole if role in one.roles & ELIGIBLE_ROLES)


def declared_function(one: CecAssociation) -> str:
    """What to write under « fonction »: the offices held in governing bodies, else the capacity."""
    offices = [f"{badge(held.office)} ({held.committee})" for held in one.functions if held.sits]
    return ", ".join(dict.fromkeys(offices)) or capacities(one)


def _from_to(first: date, last: date | None) -> str:
    return (
        f"depuis le {date_short(first)}" if last is None else f"du {date_short(first)} au {date_short(last)}"
    )
