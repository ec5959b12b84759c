"""A small record of a real dossier, edited through the framework of forms: the facts of a committee."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, ToConfirm, raise_all
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.structures import Structure, StructureLink
from engagement_desktop.domain.text import fold
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField, IntegerField
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import BANK, NEEDS, Ask
from tests.builders import Builder

MANY, TOO_MANY = 50, 100


@dataclass(frozen=True, slots=True)
class Rules:
    notice_days: int | None = None
    proxies: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    id: int | None = None
    version: int | None = None
    name: str = ""
    kind: str = ""
    purpose: str = ""
    created_on: date | None = None
    seats: int | None = None
    rules: Rules = Rules()


class FactsForm(EditorForm[Facts]):
    FOCUS: ClassVar[str] = "name"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look, today = context.look, context.application.workspace.today()
        self.add("name", TextField(look, Ask("Nom", needed="Donnez un nom au comité.")))
        self.add("kind", TextField(look, Ask("Type d’instance", optional=True, sealed=BANK)))
        self.add("purpose", LongTextField(look, Ask("Objet", optional=True, sealed=NEEDS)))
        dates = self.line()
        self.add("created_on", DateField(look, Ask("Créé le", optional=True), today), dates)
        self.add("seats", IntegerField(look, Ask("Sièges", optional=True), most=TOO_MANY * 10), dates)
        self.section("Règles", "Celles du règlement intérieur.")
        self.add("rules.notice_days", IntegerField(look, "Jours de convocation"))


class FactsService:
    """Reads and writes the rows as the services of the program do."""

    def __init__(self, context: PageContext) -> None:
        self._workspace = context.application.workspace

    def load(self, committee_id: int) -> Facts:
        with self._workspace.read() as session:
            row = session.get_one(Committee, committee_id)
            rules = Rules(row.notice_days, row.proxies)
            kind, purpose = row.kind or "", row.purpose or ""
            return Facts(row.id, row.version, row.name, kind, purpose, row.created_on, row.seats, rules)

    def save(self, draft: Facts, accepted: frozenset[str] = frozenset()) -> int:
        self._check(draft, accepted)
        with self._workspace.act(
            Permission.COMMITTEE_WRITE, "save committee", f"Comité enregistré\u00a0: {draft.name}."
        ) as change:
            if draft.id is None:
                own = change.session.query(Structure).filter_by(link=StructureLink.OWN).one()
                row = Committee(
                    name=draft.name, name_key=fold(draft.name), structure_id=own.id, kind=draft.kind
                )
                change.session.add(row)
            else:
                row = change.session.get_one(Committee, draft.id)
                if row.version != draft.version:
                    raise ChangedMeanwhile(self.load(draft.id))
            row.name, row.kind, row.purpose = draft.name, draft.kind, draft.purpose
            row.created_on, row.seats = draft.created_on, draft.seats
            row.notice_days, row.proxies = draft.rules.notice_days, draft.rules.proxies
            change.session.flush()
            return row.id

    def _check(self, draft: Facts, accepted: frozenset[str]) -> None:
        faults = []
        if draft.name == draft.kind:
            faults.append(DomainError("Le nom dit la même chose que le type.", "name"))
        if draft.rules.notice_days == 0:
            faults.append(DomainError("Une convocation part avant la réunion.", "notice_days"))
        if draft.purpose == "?":
            faults.append(DomainError("Ce comité n’a pas d’objet. Dites à quoi il sert."))
        raise_all(faults)
        for most, code in ((MANY, "many"), (TOO_MANY, "too_many")):
            if (draft.seats or 0) > most and code not in accepted:
                raise ToConfirm(f"Plus de {most} sièges\u00a0: est-ce bien ce comité\u202f?", code, "seats")


def facts_editor(context: PageContext, committee_id: int | None) -> Editor[Facts]:
    service = FactsService(context)
    load = Facts if committee_id is None else partial(service.load, committee_id)
    work = EditorWork(
        f"committee:{committee_id or 'new'}",
        "Nouveau comité" if committee_id is None else load().name,
        load,
        service.save,
        follow="Enregistrer et ajouter un autre" if committee_id is None else "Enregistrer et suivant",
        again=None if committee_id is None else partial(facts_editor, context, committee_id),
    )
    return Editor(context, FactsForm(context), work)


def committees(make: Builder) -> None:
    own = make.structure(link=StructureLink.OWN)
    make.committee(own, "Comité des usagers", kind="Comité", seats=4, notice_days=15, proxies=1)
    make.committee(own, "Comité d’éthique", kind="Comité", seats=6)


def meanwhile(context: PageContext, committee_id: int, **values: object) -> None:
    """Somebody else saves the same committee."""
    service = FactsService(context)
    service.save(replace(service.load(committee_id), **values))
