"""The forms of structures: the dossier's own, and one around it."""

from functools import partial
from typing import ClassVar, TypeVar

from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.register.structures import LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.structures_drafts import (
    OwnStructureDraft,
    StructureDraft,
    TypedStructure,
)
from engagement_desktop.french.formats import duration
from engagement_desktop.french.parsing import parse_typed_duration
from engagement_desktop.ui.common.banner import INFO, Banner
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField, YesNoField
from engagement_desktop.ui.common.fields.figures import DateField, IntegerField, ParsedField
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import BANK, Ask
from engagement_desktop.ui.creation.legal_words import what_it_changes
from engagement_desktop.ui.settings.structure_words import (
    ANSWERS,
    ASSOCIATIONS,
    LINKS,
    MONTHS,
    SCALES,
    forms,
    kinds,
    links,
    rounding_choices,
)
from engagement_desktop.ui.settings.warned_field import WarnedField

S = TypeVar("S", bound=TypedStructure)

OWN_KEY = "structure:own"
_ADDRESS_HIGH, _SHORT = 58, 120
_ART_200 = (
    "Une association ne compte pour le compte d’engagement citoyen, et ne délivre de reçu fiscal, que si "
    "toutes ses activités relèvent du b du 1 de l’article 200 du code général des impôts. Un rescrit fiscal "
    "le dit. Sans réponse, le logiciel écrit «\u00a0à vérifier\u00a0»."
)
_ALONE = (
    "Les heures sont validées par une autre personne que celle qui les a données. Une structure qui n’a "
    "qu’un compte peut s’en passer\u00a0: le journal garde alors que chacun a validé les siennes."
)
_TRAVEL = (
    "Le temps de trajet des bénévoles ne compte dans les heures que si une délibération ou le règlement "
    "intérieur le dit. Sans règle écrite, il reste à part."
)


class _StructureForm(EditorForm[S]):
    """What every structure says of itself."""

    FOCUS: ClassVar[str] = "name"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._today = context.application.workspace.today()

    def show_draft(self, draft: S) -> None:
        super().show_draft(draft)
        self._adapt()

    def _add_name(self) -> None:
        look = self.look
        self.add("name", TextField(look, Ask("Nom", needed="Donnez le nom de la structure.")))
        self.kind: ChoiceField[StructureKind] = ChoiceField(look, "Elle est", kinds(), always=True)
        self.add("kind", self.kind)
        self.form: ChoiceField[LegalForm] = ChoiceField(look, "Forme juridique", forms(), always=True)
        self.add("legal_form", self.form)

    def _add_identifiers(self) -> None:
        look = self.look
        self.section("Identifiants")
        first, second = self.line(), self.line()
        self.add("siren", TextField(look, _optional("SIREN"), parse=identifiers.siren), first)
        self.add("siret", TextField(look, _optional("SIRET"), parse=identifiers.siret), first)
        self.add("finess", WarnedField(look, _optional("FINESS"), identifiers.finess_warning), second)
        self.add("rna", WarnedField(look, _optional("RNA"), identifiers.rna_warning), second)
        declared = Ask("Déclarée le", "À la préfecture ou au tribunal.", optional=True)
        self.add("declared_on", DateField(look, declared, self._today))
        asked = Ask("Toutes ses activités relèvent-elles de l’article 200 du CGI ?", reason=_ART_200)
        self.add("art200_all_activities", ChoiceField(look, asked, list(ANSWERS.items()), always=True))

    def _add_contact(self) -> None:
        look = self.look
        self.section("Adresse et contact")
        self.add("address", LongTextField(look, _optional("Adresse"), high=_ADDRESS_HIGH))
        place, reach = self.line(), self.line()
        self.add("postcode", TextField(look, Ask("Code postal", optional=True, width=150)), place)
        self.add("city", TextField(look, _optional("Commune")), place)
        self.add("email", TextField(look, _optional("Courriel")), reach)
        self.add("phone", TextField(look, _optional("Téléphone")), reach)

    def _add_signing(self) -> None:
        """Who signs attestations, and who attests hours for the CEC."""
        look = self.look
        self.section("Signature des papiers", "Laissez vide pour signer à la main.")
        both = self.line()
        name = Ask("Signataire", "Avec sa civilité\u00a0: Mme Nadia Belkacem.", optional=True)
        self.add("signatory", TextField(look, name), both)
        capacity = Ask("En qualité de", "Comme présidente, coordinateur.", optional=True)
        self.add("signatory_capacity", TextField(look, capacity), both)
        validator = Ask("Valideur CEC", "Qui atteste les heures sur Le Compte Asso.", optional=True)
        self.add("validator", TextField(look, validator))

    def _add_bank(self) -> None:
        look = self.look
        self.section("Compte bancaire", "Chiffré à part\u00a0: la coordination et la trésorerie le lisent.")
        iban = Ask("IBAN", optional=True, sealed=BANK)
        self.add("iban", TextField(look, iban, parse=identifiers.iban))
        holder = Ask("Titulaire du compte", "Si ce n’est pas la structure.", optional=True, sealed=BANK)
        self.add("account_holder", TextField(look, holder))

    def _adapt(self) -> None:
        """Only an association is declared, and only one of 1901 has an RNA."""
        form = self.form.value()
        self.field("declared_on").setVisible(form in ASSOCIATIONS)
        validator = self.field("validator")
        validator.setVisible(form in ASSOCIATIONS or bool(validator.as_text()))
        rna = self.field("rna")
        rna.setVisible(form is LegalForm.ASSOCIATION_1901 or bool(rna.as_text()))


class OwnStructureForm(_StructureForm[OwnStructureDraft]):
    """The dossier's own structure; what its legal form changes is said beside the choice."""

    def __init__(self, context: PageContext, draft: OwnStructureDraft) -> None:
        super().__init__(context)
        self._add_name()
        self.effect = Banner(self.look, INFO)
        self.body.addWidget(self.effect)
        self._add_identifiers()
        self._add_contact()
        self._add_signing()
        if draft.iban is not None:
            self._add_bank()
        self._add_year()
        self.changed.connect(self._adapt)

    def _add_year(self) -> None:
        look = self.look
        self.section("Exercice, réunions et trajets")
        months = [(number, name) for number, name in enumerate(MONTHS, start=1)]
        first = Ask("L’exercice commence en", width=200)
        self.add("exercise_first_month", ChoiceField(look, first, months, always=True))
        self._add_meetings()
        alone = Ask("Validation des heures", reason=_ALONE)
        whose = "Structure trop petite\u00a0: chacun peut valider les siennes"
        self.add("validates_alone", YesNoField(look, alone, whose))
        travel = Ask("Temps de trajet", reason=_TRAVEL)
        self.add("counts_travel", YesNoField(look, travel, "Une règle écrite le compte dans les heures"))
        scale = Ask("Kilomètres payés au", "Le barème du secteur public ne vaut que pour qui en relève.")
        self.add("mileage_scale", ChoiceField(look, scale, list(SCALES.items()), always=True))

    def _add_meetings(self) -> None:
        """The written rule by which a meeting becomes hours."""
        look, both = self.look, self.line()
        step = Ask("La durée d’une réunion se compte", width=200)
        self.add("rounding_minutes", ChoiceField(look, step, rounding_choices(), always=True))
        preparing = Ask("Préparation d’une réunion", "Pour chacun, comme 30 min.", optional=True)
        self.add(
            "preparation_minutes",
            ParsedField(look, preparing, parse_typed_duration, duration, _SHORT),
            both,
        )
        speed = Ask("Trajets, en km/h", "Donne leur durée d’après la distance.", optional=True)
        self.add("travel_kmh", IntegerField(look, speed, least=1, most=130), both)

    def _adapt(self) -> None:
        super()._adapt()
        kind, form = self.kind.value(), self.form.value()
        self.effect.setVisible(kind is not None and form is not None)
        if kind is not None and form is not None:
            self.effect.tell(INFO, "", what_it_changes(kind.value, form.value))


class AroundForm(_StructureForm[StructureDraft]):
    """An association with its agrément, a member structure or a site."""

    def __init__(self, context: PageContext, draft: StructureDraft) -> None:
        super().__init__(context)
        self._structures = context.application.structures
        self._is_new = draft.id is None
        own = self._structures.own()
        choices = [(link, LINKS[link]) for link in links(None if own is None else own.kind)]
        self.link: ChoiceField[StructureLink] = ChoiceField(
            self.look, "Pour vous, c’est", choices, always=True
        )
        self.add("link", self.link).changed.connect(self._on_link)
        self._add_name()
        self._add_approval()
        self._add_identifiers()
        self._add_contact()
        self._add_signing()
        if draft.iban is not None:
            self._add_bank()
        self.changed.connect(self._adapt)

    def _add_approval(self) -> None:
        approval = Ask(
            "Agrément",
            "Son numéro ou son niveau, comme il est écrit\u00a0: régional, national.",
            optional=True,
        )
        self.add("approval", TextField(self.look, approval))
        until = Ask("Agréée jusqu’au", optional=True)
        self.add("approved_until", DateField(self.look, until, self._today))

    def _on_link(self) -> None:
        """A new one takes the kind and the form that are usual for what it is."""
        link = self.link.value()
        if self._is_new and link is not None and self._draft is not None:
            usual = self._structures.blank(link)
            self.kind.set_value(usual.kind)
            self.form.set_value(usual.legal_form)

    def _adapt(self) -> None:
        super()._adapt()
        approved = self.link.value() is StructureLink.ASSOCIATION
        for key in ("approval", "approved_until"):
            field = self.field(key)
            field.setVisible(approved or bool(field.as_text()))


def own_structure_editor(context: PageContext) -> Editor[OwnStructureDraft]:
    """The editor of the dossier's own structure, or of the one to come."""
    service = context.application.structures
    if service.own() is None:
        blank = OwnStructureDraft(name="", kind=StructureKind.MSP, legal_form=LegalForm.SISA)
        creating = EditorWork(
            OWN_KEY, "La structure", lambda: blank, lambda draft, _accepted: service.create_own(draft)
        )
        return Editor(context, OwnStructureForm(context, blank), creating)
    work = EditorWork(
        OWN_KEY,
        "La structure",
        service.own_draft,
        lambda draft, _accepted: service.save_own(draft),
        again=partial(own_structure_editor, context),
    )
    return Editor(context, OwnStructureForm(context, service.own_draft()), work)


def around_editor(context: PageContext, structure_id: int | None) -> Editor[StructureDraft]:
    """The editor of a structure around, or of a new one."""
    service = context.application.structures
    own = service.own()
    first = links(None if own is None else own.kind)[0]
    load = partial(service.blank, first) if structure_id is None else partial(service.draft, structure_id)
    draft = load()
    is_new = structure_id is None
    work = EditorWork(
        f"around:{structure_id or 'new'}",
        "Nouvelle structure" if is_new else draft.name,
        load,
        lambda typed, _accepted: service.save(typed),
        follow="Enregistrer et ajouter une autre" if is_new else "",
        again=None if is_new else partial(around_editor, context, structure_id),
    )
    return Editor(context, AroundForm(context, draft), work)


def _optional(label: str) -> Ask:
    return Ask(label, optional=True)
