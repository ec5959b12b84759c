"""The form of a person: a first name and a name are asked for, all the rest is folded."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any, ClassVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.people import (
    Civility,
    ContactChannel,
    PartnerFigure,
)
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.french.reasons import reason
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.rows import RowsField
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import BANK, NEEDS, NOTHING, Ask
from engagement_desktop.ui.register import person_rows as rows
from engagement_desktop.ui.register.fold import Fold
from engagement_desktop.ui.register.own_value_fields import OWN, kept_own, own_editor, show_own
from engagement_desktop.ui.register.person_fields import BirthField, email_field, iban_field, phone_field
from engagement_desktop.ui.register.words import COLLEGES

_HIDDEN = "Renseigné"
_ONE_LINE = " · "
_TRAVELLED = (StructureLink.OWN, StructureLink.SITE, StructureLink.MEMBER)


class PersonForm(EditorForm[PersonDraft]):
    """What a role may not read is not asked, and stays as it is."""

    FOCUS: ClassVar[str] = "last_name"

    def __init__(self, context: PageContext, draft: PersonDraft) -> None:
        super().__init__(context.look)
        self._context = context
        self._today = context.application.workspace.today()
        self.folds: dict[str, Fold] = {}
        self._inside: dict[str, list[str]] = {}
        names = self.line()
        self.add("last_name", TextField(self.look, Ask("Nom")), names)
        self.add("first_name", TextField(self.look, Ask("Prénom")), names)
        self._add_identity()
        self._add_capacity()
        self._add_contact()
        self._add_preferences()
        if draft.needs is not None:
            self._add_needs(with_own_words=draft.own_words is not None)
        self._add_consents()
        self._add_terms()
        self._add_travel()
        if draft.iban is not None:
            self._add_bank()
        self._add_own()

    def fill(self, draft: PersonDraft) -> None:
        for key in self._fields:
            if key.startswith(OWN):
                show_own(self.field(key), draft.own_values.get(int(key.removeprefix(OWN)), ""))
            else:
                self.field(key).set_value(getattr(draft, key))
        self._tell_folds()

    def build(self, draft: PersonDraft, values: Mapping[str, Any]) -> PersonDraft:
        own = dict(draft.own_values)
        plain: dict[str, Any] = {}
        for key, value in values.items():
            if key.startswith(OWN):
                own[int(key.removeprefix(OWN))] = kept_own(value)
            else:
                plain[key] = value
        return replace(draft, **plain, own_values={key: value for key, value in own.items() if value})

    def show_texts(self, texts: Mapping[str, str]) -> None:
        super().show_texts(texts)
        self._tell_folds()

    def show_refusal(self, refusal: DomainError) -> None:
        """A fault inside a fold opens it."""
        super().show_refusal(refusal)
        faulty = [key for key in self._fields if self._is_at_fault(key)]
        for title, keys in self._inside.items():
            if any(key in faulty for key in keys):
                self.folds[title].open()
        if faulty:
            self.field(faulty[0]).focus()

    def open_fold(self, title: str) -> None:
        """Show a part at once, as a line of the person's page asks."""
        if title in self.folds:
            self.folds[title].open()
            self.field(self._inside[title][0]).focus()

    # The parts, in the order of the page

    def _add_identity(self) -> None:
        with self._fold("Identité"):
            self.add(
                "civility", ChoiceField(self.look, Ask("Civilité", optional=True), rows.choices_of(Civility))
            )
            days = self.line()
            self.add(
                "born_on",
                BirthField(self.look, self._ask("born_on", "Date de naissance"), self._today),
                days,
            )
            self.add("identifier", TextField(self.look, Ask("Identifiant", optional=True)), days)

    def _add_capacity(self) -> None:
        look = self.look
        with self._fold("Qualité"):
            self.add("college", ChoiceField(look, Ask("Collège", optional=True), list(COLLEGES.items())))
            capacities = self.add(
                "capacities",
                RowsField(
                    look,
                    Ask("Qualités dans le temps", help="Celle qui est en cours donne le collège."),
                    rows.capacity_rows(look, self._today, self.field("civility").value),
                ),
            )
            self.field("civility").changed.connect(lambda: capacities.from_text(capacities.as_text()))
            figure = Ask("Figure de patient partenaire", optional=True)
            self.add("figure", ChoiceField(look, figure, rows.choices_of(PartnerFigure)))
            if associations := self._places(StructureLink.ASSOCIATION):
                self.add(
                    "association_id",
                    ChoiceField(look, Ask("Association de rattachement", optional=True), associations),
                )

    def _add_contact(self) -> None:
        look = self.look
        with self._fold("Coordonnées"):
            self.add("phone", phone_field(look, Ask("Téléphone", optional=True, width=180)))
            self.add("email", email_field(look, Ask("Courriel", optional=True)))
            self.add("address", TextField(look, Ask("Adresse", optional=True)))
            town = self.line()
            self.add("postcode", TextField(look, Ask("Code postal", optional=True, width=160)), town)
            self.add("city", TextField(look, Ask("Commune", optional=True)), town)

    def _add_preferences(self) -> None:
        with self._fold("Disponibilité et canal"):
            channel = Ask("Préfère être joint par", optional=True)
            self.add("channel", ChoiceField(self.look, channel, rows.choices_of(ContactChannel)))
            when = Ask("Disponibilité", help="Jours, heures, saisons.", optional=True)
            self.add("availability", LongTextField(self.look, when))

    def _add_needs(self, *, with_own_words: bool) -> None:
        look = self.look
        with self._fold("Besoins"):
            asked = Ask(
                "Accord de la personne, donné le",
                help="Sans cet accord, les besoins ne sont pas gardés.",
                optional=True,
            )
            self.add("needs_consented_on", DateField(look, asked, self._today))
            self.add(
                "needs",
                RowsField(
                    look,
                    self._ask("needs", "Besoins pour participer", sealed=NEEDS, optional=False),
                    rows.need_rows(look),
                ),
            )
            if with_own_words:
                self.add(
                    "own_words",
                    LongTextField(
                        look, self._ask("own_words", "Ses mots pour dire sa situation", sealed=NEEDS)
                    ),
                )

    def _add_consents(self) -> None:
        with self._fold("Accords donnés"):
            self.add(
                "consents",
                RowsField(self.look, "Ce que la personne accepte", rows.consent_rows(self.look, self._today)),
            )

    def _add_terms(self) -> None:
        with self._fold("Statut d’engagement"):
            self.add(
                "involvements",
                RowsField(self.look, "Statuts dans le temps", rows.involvement_rows(self.look, self._today)),
            )
            self.add(
                "pay_renounced_on",
                DateField(
                    self.look,
                    Ask(
                        "Renonce à la rémunération depuis le",
                        help="Aucune raison n’est demandée.",
                        optional=True,
                    ),
                    self._today,
                ),
            )

    def _add_travel(self) -> None:
        with self._fold("Véhicule et trajet"):
            self.add("vehicles", RowsField(self.look, "Véhicules", rows.vehicle_rows(self.look)))
            if places := self._places(*_TRAVELLED):
                self.add(
                    "distances",
                    RowsField(
                        self.look,
                        self._ask("distances", "Distances depuis le domicile", optional=False),
                        rows.distance_rows(self.look, places),
                    ),
                )

    def _add_bank(self) -> None:
        with self._fold("Compte bancaire"):
            self.add("iban", iban_field(self.look, self._ask("iban", "IBAN", sealed=BANK)))
            said = "Si ce n’est pas la personne."
            holder = Ask("Titulaire du compte", help=said, optional=True, sealed=BANK)
            self.add("account_holder", TextField(self.look, holder))

    def _add_own(self) -> None:
        shown = [each for each in self._context.application.own_fields.all() if not each.is_hidden]
        if shown:
            with self._fold("Champs de la structure"):
                for each in shown:
                    self.add(f"{OWN}{each.id}", own_editor(self.look, each, self._today))

    # How the parts are made

    @contextmanager
    def _fold(self, title: str, note: str = "") -> Iterator[None]:
        """What is added inside stands in a part of its own."""
        fold = Fold(self.look, title, note)
        self.folds[title] = fold
        outer, before = self.body, len(self._fields)
        outer.addWidget(fold)
        self.body = fold.body
        try:
            yield
        finally:
            self.body = outer
            self._inside[title] = list(self._fields)[before:]
            fold.turned.connect(lambda _opened: self._tell_folds())

    def _ask(self, key: str, label: str, sealed: str = "", *, optional: bool = True) -> Ask:
        said = reason(key)
        why = f"{said.why} {said.until} Source\u00a0: {said.source}" if said is not None else ""
        return Ask(label, optional=optional, reason=why, sealed=sealed)

    def _places(self, *links: StructureLink) -> list[tuple[int, str]]:
        structures = self._context.application.structures
        own = structures.own()
        places = [(own.id, own.name)] if own is not None and StructureLink.OWN in links else []
        return places + [(each.id, each.name) for each in structures.others() if each.link in links]

    def _is_at_fault(self, key: str) -> bool:
        field = self.field(key)
        inner = field.rows() if isinstance(field, RowsField) else ()
        return bool(field.fault()) or any(each.fault() for row in inner for each in row.values())

    def _tell_folds(self) -> None:
        """What each part holds; what is sealed is only said to be there."""
        for title, keys in self._inside.items():
            said = [self._told(key) for key in keys]
            self.folds[title].tell(_ONE_LINE.join(dict.fromkeys(words for words in said if words)))

    def _told(self, key: str) -> str:
        field = self.field(key)
        words = field.words()
        if words == NOTHING or not field.as_text():
            return ""
        if field.ask.sealed:
            return _HIDDEN
        with suppress(DomainError):  # being typed: told as it stands
            if key == "vehicles":
                return rows.vehicles_told(field.value())
            if key == "distances":
                return rows.distances_told(field.value(), dict(self._places(*_TRAVELLED)))
        return words.replace("\n", ", ")
