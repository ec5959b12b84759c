"""The cards that say what the structure decided about expenses."""

from collections.abc import Mapping, Sequence
from datetime import date

from engagement_desktop.domain.expenses.mileage import BICYCLE_SERIES, OWN_SERIES
from engagement_desktop.domain.expenses.rules.dated_rates import MISSING_RECEIPT
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyFacts
from engagement_desktop.domain.rates import RatePeriod, RateSeries, decimal_value
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.french.paying_texts import VERSIONS
from engagement_desktop.french.rate_texts import rate_value
from engagement_desktop.french.typography import typo
from engagement_desktop.ui.common.rows import NOTHING
from engagement_desktop.ui.expenses.rules.words import (
    CEILINGS,
    EXAMPLE,
    NO_GROUND,
    SCALES,
    TWO_PEOPLE,
)
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.theme import Look

_CEILING = "ceiling."


class RuleFacts:
    """Five cards, written again at each reading."""

    def __init__(self, look: Look) -> None:
        self.mileage = FactsCard(look, "Kilomètres")
        self.ceilings = FactsCard(look, "Plafonds")
        self.two = FactsCard(look, "Décider à deux")
        self.gifts = FactsCard(look, "Abandon de frais")
        self.papers = FactsCard(look, "Fichiers et papiers")

    def show(self, facts: PolicyFacts, rates: Sequence[RateSeries], example: str, today: date) -> None:
        for card in (self.mileage, self.ceilings, self.two, self.gifts, self.papers):
            card.start()
        by_key = {series.key: series for series in rates}
        self._show_mileage(facts, by_key, example, today)
        self._show_ceilings(facts, by_key, today)
        self._show_two(facts)
        self._show_gifts(facts)
        self.papers.fact("Fichier de la banque", VERSIONS[facts.sepa_version])
        spelling = (
            "Celle d’avant 1990" if facts.letters_traditional else "Celle de 1990, avec les traits d’union"
        )
        self.papers.fact("Sommes en toutes lettres", spelling)
        self.papers.fact(
            "Une note est montrée au-delà de", f"{money(facts.yearly_level)} par personne et par an"
        )

    def _show_mileage(
        self, facts: PolicyFacts, rates: Mapping[str, RateSeries], example: str, today: date
    ) -> None:
        card = self.mileage
        own = _said(rates[OWN_SERIES], today)
        card.fact("Barème", SCALES[facts.mileage_scale])
        card.fact("Taux de la structure", own or "Aucun, le barème s’applique")
        if own:
            card.note("Il prend la place du barème choisi, sans jamais dépasser le barème fiscal.")
        card.fact("Vélo", _said(rates[BICYCLE_SERIES], today) or "Kilomètres notés, sans montant")
        card.fact("Passager", "Kilomètres notés, sans montant")
        card.fact(EXAMPLE, example)

    def _show_ceilings(self, facts: PolicyFacts, rates: Mapping[str, RateSeries], today: date) -> None:
        card = self.ceilings
        card.fact("Repas et nuitées", CEILINGS[facts.ceilings])
        if facts.gives_meal_vouchers:
            card.fact("Repas des bénévoles", "Chèque-repas")
        for key, series in rates.items():
            if key.startswith(_CEILING) and (said := _said(series, today)):
                card.fact(_nature(series), said)
        card.fact("Reçu perdu, sur l’honneur", _said(rates[MISSING_RECEIPT], today) or "Jamais admis")

    def _show_two(self, facts: PolicyFacts) -> None:
        if facts.decides_alone_on is None:
            self.two.note(TWO_PEOPLE)
            return
        self.two.fact("Une personne seule décide", f"Depuis le {date_short(facts.decides_alone_on)}")
        self.two.fact("Pourquoi", facts.decides_alone_reason)

    def _show_gifts(self, facts: PolicyFacts) -> None:
        if not facts.takes_gifts:
            self.gifts.note(NO_GROUND)
            return
        self.gifts.fact("À quel titre", facts.gift_ground)
        self.gifts.fact("Dit le", date_short(facts.gift_ground_on) if facts.gift_ground_on else NOTHING)
        self.gifts.fact("Articles du CGI", facts.gift_articles)
        self.gifts.fact("Objet", facts.gift_object or NOTHING)


def _said(series: RateSeries, today: date) -> str:
    """« 0,25 €/km, depuis le 01/01/2026 (délibération) »; nothing when nothing is fixed."""
    period: RatePeriod = series.on(today)
    if not decimal_value(period):
        return ""
    since = date_short(period.valid_from)
    return typo(f"{rate_value(series, period)}, depuis le {since} ({period.source})")


def _nature(series: RateSeries) -> str:
    """« Un repas »: what the ceiling is of."""
    words = series.label.partition("\u00a0: ")[2] or series.label.partition(" : ")[2]
    return words.partition(" (")[0].capitalize()
