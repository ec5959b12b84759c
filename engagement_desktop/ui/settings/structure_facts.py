"""The cards that say what is written of the dossier's own structure."""

from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.register.structures_rows import StructureRow
from engagement_desktop.french import formats
from engagement_desktop.ui.common.labels import Label, may_break
from engagement_desktop.ui.common.layouts import icon_label, row
from engagement_desktop.ui.common.rows import NOTHING
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.settings.structure_words import (
    ANSWERS,
    ASSOCIATIONS,
    MONTHS,
    SCALES,
    form_words,
    kind_words,
    rounding_words,
)
from engagement_desktop.ui.theme import Look


class StructureFacts:
    """Four cards, written again at each reading."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.identity = FactsCard(look, "Identité")
        self.contact = FactsCard(look, "Adresse et contact")
        self.bank = FactsCard(look, "Compte bancaire")
        self.rules = FactsCard(look, "Exercice, réunions et trajets")

    def show_structure(self, own: StructureRow) -> None:
        for card in (self.identity, self.contact, self.bank, self.rules):
            card.start()
        self._show_identity(own)
        self._show_contact(own)
        self._show_bank(own)
        self._show_rules(own)

    def _show_identity(self, own: StructureRow) -> None:
        card = self.identity
        card.fact("Elle est", kind_words(own.kind))
        card.fact("Forme juridique", form_words(own.legal_form))
        card.fact("SIREN", formats.siren(own.siren) if own.siren else NOTHING)
        card.fact("SIRET", formats.siret(own.siret) if own.siret else NOTHING)
        card.fact("FINESS", own.finess or NOTHING)
        self._caution(card, identifiers.finess_warning(own.finess) if own.finess else None)
        if own.legal_form in ASSOCIATIONS or own.rna:
            card.fact("RNA", formats.rna(own.rna) if own.rna else NOTHING)
            self._caution(card, identifiers.rna_warning(own.rna) if own.rna else None)
            card.fact("Déclarée le", formats.date_short(own.declared_on) if own.declared_on else NOTHING)
        card.fact("Article 200 du CGI, toutes activités", ANSWERS[own.art200_all_activities])

    def _show_contact(self, own: StructureRow) -> None:
        place = " ".join(part for part in (own.postcode, own.city) if part)
        self.contact.fact("Adresse", "\n".join(part for part in (own.address, place) if part) or NOTHING)
        self.contact.fact("Courriel", own.email or NOTHING)
        self.contact.fact("Téléphone", formats.phone(own.phone) if own.phone else NOTHING)

    def _show_bank(self, own: StructureRow) -> None:
        if own.iban is not None and not own.iban.is_readable:
            self.bank.note(
                "Il est inscrit. Votre compte ne le lit pas\u00a0: c’est l’affaire de la trésorerie."
            )
            return
        number = own.iban.clear if own.iban is not None else None
        self.bank.fact("IBAN", formats.iban(number) if number else NOTHING)
        self.bank.fact("Titulaire", own.account_holder or (own.name if number else NOTHING))

    def _show_rules(self, own: StructureRow) -> None:
        card = self.rules
        card.fact("L’exercice commence en", MONTHS[own.exercise_first_month - 1])
        counted = "comptés, une règle écrite le dit" if own.counts_travel else "à part des heures"
        card.fact("Temps de trajet", counted)
        card.fact("Durée des réunions", rounding_words(own.rounding_minutes))
        prepared = own.preparation_minutes
        card.fact("Préparation d’une réunion", formats.duration(prepared) if prepared else "Tapée à la main")
        speed = f"à {own.travel_kmh}\u00a0km/h" if own.travel_kmh else "Tapée à la main"
        card.fact("Durée des trajets", speed)
        alone = "Chacun peut valider les siennes" if own.validates_alone else "Par une autre personne"
        card.fact("Validation des heures", alone)
        card.fact("Kilomètres payés au", SCALES[own.mileage_scale].lower())

    def _caution(self, card: FactsCard, said: str | None) -> None:
        if said is None:
            return
        whole = row(self._look, None, gap=6)
        whole.addWidget(icon_label(self._look, "triangle-alert", "attention", 16))
        whole.addWidget(Label(may_break(said), "avis", wrap=True), 1)
        card.body.addLayout(whole)
