"""Runs in words: what holds a claim back and what mends it, what is paid, what came back."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.blockers import Blocker
from engagement_desktop.domain.expenses.paying.holds import ClaimToPay, Hold, LineToPay
from engagement_desktop.domain.expenses.runs import PaymentState, RunState, SepaVersion
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import count, date_long, money
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP

BLOCKERS: Mapping[Blocker, str] = MappingProxyType(
    {
        Blocker.TO_DECIDE: "À décider",
        Blocker.RECEIPT_MISSING: "Reçu manquant",
        Blocker.RECEIPT_LOST: "Reçu perdu",
        Blocker.CEILING: "Plafond dépassé",
        Blocker.SECOND_ACCORD: "Second accord requis",
        Blocker.OWN_APPROVAL: "Accord de soi-même",
        Blocker.SAME_ACCOUNT: "Autre compte requis",
        Blocker.BUDGET: "Budget dépassé",
        Blocker.NOTHING_TO_PAY: "Rien à verser",
        Blocker.IBAN_MISSING: "IBAN absent",
        Blocker.IBAN_FALSE: "IBAN à vérifier",
        Blocker.IBAN_UNREADABLE: "IBAN réservé",
        Blocker.HOLDER: "Titulaire à écrire",
    }
)
MEANS: Mapping[PaymentMeans, str] = MappingProxyType(
    {PaymentMeans.TRANSFER: "virement", PaymentMeans.CHEQUE: "chèque", PaymentMeans.CASH: "espèces"}
)
VERSIONS: Mapping[SepaVersion, str] = MappingProxyType(
    {
        SepaVersion.V09: "pain.001.001.09, la plus récente",
        SepaVersion.V03: "pain.001.001.03, l’ancienne",
    }
)
STATES: Mapping[RunState, str] = MappingProxyType({RunState.MADE: "À envoyer", RunState.SENT: "Envoyé"})
PAYMENT_STATES: Mapping[PaymentState, str] = MappingProxyType(
    {PaymentState.MADE: "Préparé", PaymentState.PAID: "Payé", PaymentState.REJECTED: "Rejeté"}
)
WAITS = "La note reste en attente, les autres partent."
_SHORT: Mapping[Blocker, str] = MappingProxyType(
    {
        Blocker.IBAN_MISSING: "sans IBAN",
        Blocker.IBAN_FALSE: "IBAN à vérifier, sa clé ne correspond pas",
        Blocker.IBAN_UNREADABLE: "IBAN réservé à la trésorerie",
        Blocker.HOLDER: "titulaire du compte à écrire comme sur le relevé d’identité bancaire",
    }
)
_FEMININE = frozenset({"formation", "aide humaine", "garde"})


def hold_sentence(hold: Hold, claim: ClaimToPay) -> str:
    """Why, and what mends it."""
    if hold.line is not None:
        return _of_line(hold, hold.line)
    name = f"{claim.first_name} {claim.last_name}".strip()
    return _PLAIN[hold.kind].format(name=name, about=hold.about, amount=money(claim.amount))


def _of_line(hold: Hold, line: LineToPay) -> str:
    said = f"{named_line(line)} ({money(line.amount)})"
    match hold.kind:
        case Blocker.RECEIPT_MISSING:
            return f"{said} n’a pas de reçu. {WAITS}"
        case Blocker.RECEIPT_LOST:
            return (
                f"{said}{NBSP}: le reçu est déclaré perdu, et le montant dépasse ce que la structure "
                f"rembourse sans reçu. {WAITS}"
            )
    ceiling = money(line.ceiling or Money())
    return f"{said} dépasse son plafond de {ceiling}, sans accord du comité. {WAITS}"


def envelope_passed(label_said: str, by: Money) -> str:
    """What the approved and paid costs of an envelope add up to."""
    return f"L’enveloppe «{NBSP}{label_said}{NBSP}» est dépassée de {money(by)}."


def left_out_words(claim: ClaimToPay, why: str | Blocker) -> str:
    """« Monique Hélias, note NDF-2026-0014 : sans IBAN »."""
    reason = _SHORT.get(why, why) if isinstance(why, Blocker) else why
    name = f"{claim.first_name} {claim.last_name}".strip()
    return f"{name}, note {claim.standing.reference}{NBSP}: {reason}"


def named_line(line: LineToPay) -> str:
    """« Le stationnement du 3 novembre 2026 »."""
    noun = label(line.nature)
    article = _article(noun)
    return f"{article}{noun} du {date_long(line.spent_on)}"


def means_counted(means: PaymentMeans, number: int) -> str:
    """« 2 virements », « 1 chèque », « 1 remise en espèces »."""
    if means is PaymentMeans.CASH:
        return count(number, "remise en espèces", "remises en espèces")
    return count(number, MEANS[means], f"{MEANS[means]}s")


def paid_with(others: Sequence[str], total: Money, means: PaymentMeans) -> str:
    """« Avec NDF-2026-0031 : 38,00 € en un seul virement. »."""
    how = {PaymentMeans.TRANSFER: "un seul virement", PaymentMeans.CHEQUE: "un seul chèque"}
    said = how.get(means, "une seule remise")
    return f"Avec {', '.join(others)}{NBSP}: {money(total)} en {said}."


def _article(noun: str) -> str:
    if noun == "autre":
        return "La ligne "
    if noun[0] in "aeéhiou":
        return "L’"
    if noun in {"kilomètres", "fournitures"}:
        return "Les "
    return "La " if noun in _FEMININE else "Le "


_PLAIN: Mapping[Blocker, str] = MappingProxyType(
    {
        Blocker.TO_DECIDE: "{name} n’a pas encore choisi entre le remboursement et l’abandon. " + WAITS,
        Blocker.SECOND_ACCORD: "{name} préside ou tient les comptes\u00a0: un second accord est demandé, par "
        "un autre compte. " + WAITS,
        Blocker.OWN_APPROVAL: "Personne d’autre que {name} n’a approuvé cette note. Un autre compte revient "
        "sur cette décision, puis décide. " + WAITS,
        Blocker.SAME_ACCOUNT: "Vous avez approuvé cette note\u00a0: un autre compte la paie. Une "
        "structure trop "
        "petite pour deux personnes le dit dans les règles des frais.",
        Blocker.BUDGET: "{about} " + WAITS,
        Blocker.NOTHING_TO_PAY: "Le total est de {amount}\u00a0: il n’y a rien à verser. La note attend, et "
        "sera déduite de la prochaine note de {name} payée de la même façon.",
        Blocker.IBAN_MISSING: "{name} n’a pas donné d’IBAN. Inscrivez-le, ou payez par chèque ou en espèces.",
        Blocker.IBAN_FALSE: "L’IBAN de {name} a une erreur de frappe\u00a0: sa clé ne correspond pas. "
        "Reprenez-le "
        "sur le relevé, ou payez par chèque ou en espèces.",
        Blocker.IBAN_UNREADABLE: "L’IBAN de {name} est réservé à la trésorerie\u00a0: ce compte ne "
        "peut pas le "
        "lire.",
        Blocker.HOLDER: "Le titulaire «\u00a0{about}\u00a0» ne peut pas s’écrire avec les caractères "
        "de la banque. "
        "Écrivez-le comme sur le relevé d’identité bancaire.",
    }
)


def by_means(means: PaymentMeans, account_end: str | None) -> str:
    """« Par virement, sur le compte … 4471. »."""
    if means is PaymentMeans.CASH:
        return "En espèces, contre un reçu signé."
    if means is PaymentMeans.CHEQUE:
        return "Par chèque, à l’ordre du titulaire inscrit."
    return f"Par virement, sur le compte …{NBSP}{account_end or ''}."
