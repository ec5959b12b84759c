"""What applies to a structure by its kind, its legal form and its answers: yes, no, or to be checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.cec import AssociationFacts, CecParameters, CecReason, judge
from engagement_desktop.domain.rates import Mark
from engagement_desktop.domain.register.applicability_answers import ApplicabilityAnswer, Matter
from engagement_desktop.domain.register.structures import Answer, LegalForm, Structure, StructureKind
from engagement_desktop.domain.text import clean


class Declared(StrEnum):
    """How old the declaration of an association is, for the volunteering of a year."""

    UNKNOWN = "unknown"
    RECENT = "recent"
    DURING = "during"
    SETTLED = "settled"


class Identifiers(StrEnum):
    """Whether the numbers that a declaration asks for are known."""

    MISSING = "missing"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the law looks at in a structure, in a given year."""

    kind: StructureKind
    legal_form: LegalForm
    art200: Answer
    declared: Declared
    identifiers: Identifiers

    @classmethod
    def of(cls, structure: Structure, parameters: CecParameters) -> Standing:
        """How a structure stands; ages and numbers are read as the compte d'engagement citoyen reads them."""
        verdict = judge(
            AssociationFacts(
                structure.name,
                _as_association(structure.legal_form),
                structure.declared_on,
                structure.art200_all_activities,
                structure.siren,
                structure.rna,
            ),
            parameters,
        )
        found = {*verdict.refusals, *verdict.doubts}
        declared = Declared.SETTLED
        if CecReason.DECLARATION_DATE in found:
            declared = Declared.UNKNOWN
        elif CecReason.SENIORITY in verdict.refusals:
            declared = Declared.RECENT
        elif {CecReason.SENIORITY, CecReason.SENIORITY_DURING_YEAR} & found:
            declared = Declared.DURING
        return cls(
            kind=structure.kind,
            legal_form=structure.legal_form,
            art200=structure.art200_all_activities,
            declared=declared,
            identifiers=Identifiers.MISSING if CecReason.IDENTIFIERS in found else Identifiers.COMPLETE,
        )


def _as_association(form: LegalForm) -> LegalForm:
    """Another form has no age and no number to judge: it is refused for what it is."""
    known = (LegalForm.ASSOCIATION_1901, LegalForm.ASSOCIATION_ALSACE_MOSELLE)
    return form if form in known else LegalForm.ASSOCIATION_1901


@dataclass(frozen=True, slots=True)
class LawRule:
    """One rule of the shipped law; an empty condition holds for all."""

    matter: Matter
    answer: Answer
    reason: str
    source: str
    since: date
    mark: Mark
    kinds: Collection[StructureKind] = ()
    forms: Collection[LegalForm] = ()
    art200: Collection[Answer] = ()
    declared: Collection[Declared] = ()
    identifiers: Collection[Identifiers] = ()

    def holds(self, standing: Standing) -> bool:
        asked: tuple[tuple[Collection[StrEnum], StrEnum], ...] = (
            (self.kinds, standing.kind),
            (self.forms, standing.legal_form),
            (self.art200, standing.art200),
            (self.declared, standing.declared),
            (self.identifiers, standing.identifiers),
        )
        return all(not wanted or found in wanted for wanted, found in asked)


@dataclass(frozen=True, slots=True)
class Law:
    """The titles of the matters, and the rules in order: of one matter, the first that holds decides."""

    titles: Mapping[Matter, str]
    rules: tuple[LawRule, ...]

    def on(self, matter: Matter, standing: Standing) -> LawRule:
        """The rule that decides; the last of each matter holds for all."""
        return next(rule for rule in self.rules if rule.matter is matter and rule.holds(standing))


@dataclass(frozen=True, slots=True)
class Applies:
    """Whether one matter applies: `answer` UNKNOWN is « à vérifier ».

    `dated` is the day since which the rule holds, or on which the structure answered (`is_own`).
    `law` and `law_reason` say what the texts alone lead to; the structure may answer only where
    `law` is UNKNOWN (`may_answer`). `mark` says how sure the source of the law is.
    """

    matter: Matter
    answer: Answer
    title: str
    reason: str
    source: str
    dated: date
    is_own: bool
    law: Answer
    law_reason: str
    mark: Mark

    @property
    def may_answer(self) -> bool:
        return self.law is Answer.UNKNOWN


def applies(
    matter: Matter, law: Law, standing: Standing, words: Mapping[str, str], own: ApplicabilityAnswer | None
) -> Applies:
    """What is to be shown of one matter: the law, or the structure's own answer where the law has a doubt.

    `words` are the French ones of the structure's kind and form, for the reason.
    """
    rule = law.on(matter, standing)
    reason = rule.reason.format(**words)
    said = Applies(
        matter=matter,
        answer=rule.answer,
        title=law.titles[matter],
        reason=reason,
        source=rule.source,
        dated=rule.since,
        is_own=False,
        law=rule.answer,
        law_reason=reason,
        mark=rule.mark,
    )
    if own is None or not said.may_answer:
        return said
    return replace(
        said, answer=own.answer, reason=own.reason, source=own.source, dated=own.decided_on, is_own=True
    )


def answer_faults(said: Applies, answer: Answer, reason: str, source: str) -> list[DomainError]:
    """Why the structure's own answer cannot be kept: it never stands against the law, and says why."""
    if not said.may_answer:
        told = "oui" if said.law is Answer.YES else "non"
        return [
            DomainError(
                f"Le texte répond déjà «\u00a0{told}\u00a0» pour votre structure. Rien n’a été changé. "
                "Si la nature ou la forme juridique est fausse, corrigez-la dans «\u00a0Structure\u00a0».",
                "answer",
            )
        ]
    faults = []
    if answer is Answer.UNKNOWN:
        faults.append(DomainError("Répondez oui ou non, ou effacez la réponse de la structure.", "answer"))
    if not clean(reason):
        faults.append(DomainError("Dites pourquoi\u00a0: la réponse doit pouvoir être relue.", "reason"))
    if not clean(source):
        faults.append(
            DomainError("Donnez la source, par exemple «\u00a0rescrit du 12 mars 2026\u00a0».", "source")
        )
    return faults
