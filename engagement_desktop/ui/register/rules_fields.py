"""The fields of a committee's seats and rules: in its own form, and in the one that changes its rules."""

from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.fields.choices import ChoiceField, YesNoField
from engagement_desktop.ui.common.fields.figures import IntegerField, ParsedField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.register.rules_words import MAJORITIES, QUORUMS, term_words
from engagement_desktop.ui.register.seats_field import SeatsField
from engagement_desktop.ui.register.term_text import parse_months


def add_seats(form: EditorForm[CommitteeDraft]) -> None:
    """How many, and for which colleges."""
    form.section("Sièges")
    whole = Ask("Nombre de sièges", "Pour les titulaires, invités à part.", optional=True)
    form.add("rules.seats", IntegerField(form.look, whole, least=1, most=999))
    by_college = Ask("Sièges par collège", optional=True)
    form.add("rules.seats_by_college", SeatsField(form.look, by_college))


def add_rules(form: EditorForm[CommitteeDraft]) -> None:
    """Quorum, notice, proxies, terms, majority."""
    look = form.look
    form.section("Règles")
    form.add("rules.quorum", ChoiceField(look, "Quorum", list(QUORUMS.items()), always=True))
    counted = YesNoField(look, "Membres représentés", "Ils comptent dans le quorum")
    form.add("rules.represented_count", counted)
    first, second = form.line(), form.line()
    notice = Ask("Délai de convocation", "En jours.", optional=True)
    form.add("rules.notice_days", IntegerField(look, notice, most=365), first)
    proxies = Ask("Pouvoirs par membre", "Au plus.", optional=True)
    form.add("rules.proxies", IntegerField(look, proxies, most=99), first)
    first.addStretch(1)
    term = Ask("Durée du mandat", "« 3 ans » ou « 18 mois ».", optional=True)
    form.add("rules.term_months", ParsedField(look, term, parse_months, term_words, 120), second)
    most = Ask("Mandats de suite", "Au plus.", optional=True)
    form.add("rules.terms_most", IntegerField(look, most, least=1, most=99), second)
    second.addStretch(1)
    form.add("rules.majority", ChoiceField(look, Ask("Majorité", optional=True), list(MAJORITIES.items())))
    base = YesNoField(
        look, "Base des deux tiers", "Sur les présents et représentés, et non les voix exprimées"
    )
    form.add("rules.two_thirds_of_present", base)
    voice = YesNoField(look, "Partage des voix", "La voix de la présidence l’emporte")
    form.add("rules.casting_vote", voice)
