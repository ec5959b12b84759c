"""What applies to a structure: every kind and form, the law before the structure's own answers."""

from datetime import date
from itertools import product

import pytest

from engagement_desktop.domain.hours.cec import AssociationFacts, CecParameters, CecStatus, judge
from engagement_desktop.domain.rates import Mark
from engagement_desktop.domain.register.applicability import (
    Applies,
    Declared,
    Identifiers,
    Standing,
    answer_faults,
    applies,
)
from engagement_desktop.domain.register.applicability_answers import ApplicabilityAnswer, Matter
from engagement_desktop.domain.register.structures import Answer, LegalForm, Structure, StructureKind
from engagement_desktop.storage.rate_files import load_rates
from engagement_desktop.storage.register.law import shipped_law

YES, NO, CHECK = Answer.YES, Answer.NO, Answer.UNKNOWN
WORDS = {"kind": "MSP", "form": "SISA"}
F, K = LegalForm, StructureKind
ASSOCIATIONS = (F.ASSOCIATION_1901, F.ASSOCIATION_ALSACE_MOSELLE)
PARAMETERS = CecParameters.of(2026, load_rates())


def structure(kind: StructureKind, form: LegalForm, **values: object) -> Structure:
    return Structure(name="X", name_key="x", kind=kind, legal_form=form, **values)  # type: ignore[arg-type]  # a test's own values


def told(
    matter: Matter,
    kind: StructureKind,
    form: LegalForm,
    own: ApplicabilityAnswer | None = None,
    **values: object,
) -> Applies:
    standing = Standing.of(structure(kind, form, **values), PARAMETERS)
    return applies(matter, shipped_law(), standing, WORDS, own)


BY_FORM = {
    F.SISA: (NO, NO, NO, NO, NO),
    F.ASSOCIATION_1901: (CHECK, CHECK, CHECK, YES, NO),
    F.ASSOCIATION_ALSACE_MOSELLE: (CHECK, CHECK, CHECK, YES, NO),
    F.MUNICIPALITY: (NO, CHECK, CHECK, CHECK, YES),
    F.MUTUAL: (NO, CHECK, CHECK, CHECK, NO),
    F.PUBLIC_BODY: (NO, CHECK, CHECK, CHECK, YES),
    F.SCIC: (NO, NO, NO, NO, NO),
    F.FOUNDATION: (NO, CHECK, CHECK, YES, NO),
    F.OTHER: (NO, CHECK, CHECK, CHECK, CHECK),
}
"""CEC, waiver, receipt, valuation, public scale, when the structure has said nothing else."""
MATTERS = (Matter.CEC, Matter.WAIVER, Matter.GIFT_RECEIPT, Matter.VALUATION, Matter.PUBLIC_SCALE)


@pytest.mark.parametrize("form", F)
@pytest.mark.parametrize("kind", K)
def test_the_legal_form_decides_of_money_and_hours(kind: StructureKind, form: LegalForm) -> None:
    assert tuple(told(matter, kind, form).answer for matter in MATTERS) == BY_FORM[form]


@pytest.mark.parametrize("form", F)
@pytest.mark.parametrize("kind", K)
def test_the_aci_indicator_is_that_of_the_msp(kind: StructureKind, form: LegalForm) -> None:
    expected = {K.MSP: YES if form is F.SISA else CHECK, K.CDS: CHECK, K.CPTS: NO, K.ASSOCIATION: NO}
    assert told(Matter.ACI_INDICATOR, kind, form).answer is expected[kind]


@pytest.mark.parametrize("form", F)
@pytest.mark.parametrize("kind", K)
def test_nothing_imposes_a_convention_outside_hospitals(kind: StructureKind, form: LegalForm) -> None:
    by_hospital = (kind, form) == (K.CDS, F.PUBLIC_BODY)
    assert told(Matter.CONVENTION, kind, form).answer is (CHECK if by_hospital else NO)


@pytest.mark.parametrize(
    ("values", "answer", "word"),
    [
        ({}, CHECK, "pas répondu"),
        ({"art200_all_activities": NO, "declared_on": date(2010, 1, 1)}, NO, "répondu non"),
        ({"art200_all_activities": YES}, CHECK, "date de déclaration"),
        ({"art200_all_activities": YES, "declared_on": date(2026, 1, 2)}, NO, "moins d’un an"),
        ({"art200_all_activities": YES, "declared_on": date(2025, 3, 1)}, CHECK, "pendant l’année"),
        ({"art200_all_activities": YES, "declared_on": date(2025, 1, 1)}, CHECK, "SIREN"),
        (
            {
                "art200_all_activities": YES,
                "declared_on": date(2025, 1, 1),
                "siren": "732829320",
                "rna": "W1",
            },
            YES,
            "instance dirigeante",
        ),
    ],
)
def test_the_cec_of_an_association_follows_its_file(
    values: dict[str, object], answer: Answer, word: str
) -> None:
    said = told(Matter.CEC, K.MSP, F.ASSOCIATION_1901, **values)
    assert (said.answer, word in said.reason) == (answer, True)


def test_a_cpts_is_told_why_its_activities_are_in_doubt() -> None:
    said = told(Matter.CEC, K.CPTS, F.ASSOCIATION_1901)
    assert (said.answer, "CPTS" in said.reason, "rescrit" in said.reason) == (CHECK, True, True)


def test_it_agrees_with_the_rule_that_counts_hours() -> None:
    """Whatever the form, age, activities and numbers: one rule on the page and in the report."""
    same = {CecStatus.ELIGIBLE: YES, CecStatus.NOT_ELIGIBLE: NO, CecStatus.TO_CHECK: CHECK}
    days = (None, date(2010, 1, 1), date(2025, 1, 1), date(2025, 3, 1), date(2026, 1, 2))
    cases = product(K, F, Answer, days, (None, "732829320"), (None, "W123456789"))
    for kind, form, art200, declared_on, siren, rna in cases:
        verdict = judge(AssociationFacts("X", form, declared_on, art200, siren, rna), PARAMETERS)
        said = told(
            Matter.CEC,
            kind,
            form,
            art200_all_activities=art200,
            declared_on=declared_on,
            siren=siren,
            rna=rna,
        )
        assert said.answer is same[verdict.status], (kind, form, art200, declared_on, siren, rna)


def test_a_law_that_was_eased_late_leaves_a_doubt() -> None:
    """The hours of 2023: three years were asked when they were done, one when they were declared."""
    parameters = CecParameters.of(2023, load_rates())
    young = structure(K.MSP, F.ASSOCIATION_1901, declared_on=date(2021, 6, 1))
    assert Standing.of(young, parameters).declared is Declared.DURING


@pytest.mark.parametrize("form", F)
def test_a_refusal_of_article_200_closes_gifts(form: LegalForm) -> None:
    for matter in (Matter.WAIVER, Matter.GIFT_RECEIPT):
        assert told(matter, K.MSP, form, art200_all_activities=NO).answer is NO


@pytest.mark.parametrize("matter", Matter)
def test_each_answer_is_titled_dated_and_sourced_whatever_the_structure(matter: Matter) -> None:
    law = shipped_law()
    for kind, form, art200, declared, identifiers in product(K, F, Answer, Declared, Identifiers):
        said = applies(matter, law, Standing(kind, form, art200, declared, identifiers), WORDS, None)
        assert said.title
        assert said.reason.endswith(".")
        assert "{" not in said.reason
        assert said.source
        assert said.dated <= date(2026, 11, 22)
        assert (said.is_own, said.law, said.law_reason) == (False, said.answer, said.reason)


def test_what_was_not_read_in_a_text_is_marked() -> None:
    assert told(Matter.GIFT_RECEIPT, K.MSP, F.SISA).mark is Mark.RECALLED
    assert told(Matter.CEC, K.MSP, F.SISA).mark is Mark.VERIFIED
    assert told(Matter.ACI_INDICATOR, K.CDS, F.SISA).mark is Mark.TO_CHECK


OWN = ApplicabilityAnswer(
    matter=Matter.WAIVER,
    answer=YES,
    reason="Rescrit favorable",
    decided_on=date(2026, 5, 4),
    source="rescrit",
)


def test_the_structure_answers_where_the_law_has_a_doubt() -> None:
    said = told(Matter.WAIVER, K.MSP, F.ASSOCIATION_1901, OWN)
    assert (said.answer, said.reason, said.source, said.dated, said.is_own) == (
        YES,
        "Rescrit favorable",
        "rescrit",
        date(2026, 5, 4),
        True,
    )
    assert (said.law, said.may_answer, "intérêt général" in said.law_reason) == (CHECK, True, True)


def test_an_answer_never_stands_against_a_no_of_the_law() -> None:
    """It was given when the structure was an association; now it is a company."""
    said = told(Matter.WAIVER, K.MSP, F.SISA, OWN)
    assert (said.answer, said.is_own, said.may_answer) == (NO, False, False)


@pytest.mark.parametrize(
    ("matter", "kind", "form", "word"),
    [
        (Matter.CEC, K.MSP, F.SISA, "«\u00a0non\u00a0»"),
        (Matter.PUBLIC_SCALE, K.CDS, F.MUNICIPALITY, "«\u00a0oui\u00a0»"),
    ],
)
def test_what_the_law_answers_is_not_asked(
    matter: Matter, kind: StructureKind, form: LegalForm, word: str
) -> None:
    faults = answer_faults(told(matter, kind, form), YES, "parce que", "rescrit")
    assert [fault.field for fault in faults] == ["answer"]
    assert word in faults[0].sentence


def test_an_answer_says_yes_or_no_why_and_on_what_ground() -> None:
    said = told(Matter.WAIVER, K.MSP, F.ASSOCIATION_1901)
    assert [fault.field for fault in answer_faults(said, CHECK, " ", "")] == ["answer", "reason", "source"]
    assert answer_faults(said, NO, "Rescrit défavorable", "rescrit du 3 mars 2026") == []
