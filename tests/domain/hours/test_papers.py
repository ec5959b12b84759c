"""Papers: their series, their seal, what is refused before anything is read, what has nothing to tell."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, MissionFamily
from engagement_desktop.domain.hours.papers import (
    PaperKind,
    PaperSeal,
    PaperText,
    Prose,
    Remark,
    Statement,
    sealed,
)
from engagement_desktop.domain.hours.papers_checks import missing_words, refuse_empty
from engagement_desktop.domain.hours.papers_drafts import (
    BatchDraft,
    PaperDraft,
    refuse_batch,
    refuse_paper,
    year_days,
)
from engagement_desktop.domain.hours.papers_facts import (
    FunctionHeld,
    HoursTold,
    PaperFacts,
    PaperIssuer,
    PaperPerson,
    minutes_of,
    reaches_years,
    seniority_months,
)
from engagement_desktop.domain.numbers import PaperSeries, paper_number
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.structures import LegalForm

TODAY = date(2026, 11, 22)
YEAR = {"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31)}
TEXT = PaperText(PaperKind.PRESENCE, "Titre", ("MSP",), (Statement("a participé"),), "Fin.", "Fait le 1er")
FACTS = PaperFacts(
    issuer=PaperIssuer(name="MSP", legal_form=LegalForm.SISA), person=PaperPerson(1, "Ana", "Roux"),
    today=TODAY, **YEAR,
)  # fmt: skip


def paper(kind: PaperKind = PaperKind.VOLUNTEERING, **values: Any) -> PaperDraft:
    return PaperDraft(**{"kind": kind, "person_id": 1, **YEAR, **values})


def hours(minutes: int, nature: HoursNature = HoursNature.VOLUNTEER) -> HoursTold:
    return HoursTold(1, "MSP", date(2025, 3, 1), nature, HoursRole.OTHER, MissionFamily.RESEARCH, "", minutes)


def test_the_three_attestations_share_one_series_and_the_others_have_their_own() -> None:
    series = [kind.series for kind in PaperKind]
    assert series.count(PaperSeries.ATTESTATION) == 3
    assert set(series) == set(PaperSeries) - {PaperSeries.EXPENSE_STATEMENT, PaperSeries.GIFT_RECEIPT}
    assert paper_number(2026, 7) == "2026-007"
    assert paper_number(2026, 1234) == "2026-1234"


def test_only_what_is_written_for_one_person_stays_out_of_batches() -> None:
    alone = {kind for kind in PaperKind if not kind.goes_in_batches}
    assert alone == {PaperKind.RECOMMENDATION, PaperKind.CONTRIBUTORS}
    assert not PaperKind.CONTRIBUTORS.is_of_a_person


def test_the_fingerprint_is_that_of_the_words_the_number_and_the_day() -> None:
    first = sealed(TEXT, "2026-001", TODAY)
    assert first == sealed(TEXT, "2026-001", TODAY)
    assert len(first.fingerprint) == 64
    others = [
        sealed(TEXT, "2026-002", TODAY),
        sealed(TEXT, "2026-001", date(2026, 11, 23)),
        sealed(replace(TEXT, closing="Autre fin."), "2026-001", TODAY),
        sealed(replace(TEXT, blocks=(Prose("a participé"),)), "2026-001", TODAY),
        sealed(replace(TEXT, blocks=(Remark("a participé"),)), "2026-001", TODAY),
    ]
    assert len({first.fingerprint, *(one.fingerprint for one in others)}) == 6
    assert PaperSeal(TODAY).fingerprint == "", "a draft has no number and no fingerprint"


def test_a_year_ends_today_while_it_runs() -> None:
    assert year_days(2025, TODAY) == (date(2025, 1, 1), date(2025, 12, 31))
    assert year_days(2026, TODAY) == (date(2026, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("year", "said"), [(2027, "L’année 2027 n’est pas commencée."), (24, "n’est pas possible")]
)
def test_a_year_not_yet_begun_is_refused(year: int, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        year_days(year, TODAY)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"person_id": None}, "person_id", "Dites pour qui"),
        ({"first_day": date(2027, 1, 1), "last_day": date(2027, 2, 1)}, "first_day", "L’année 2027"),
        ({"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 2)}, "first_day", "sont à venir"),
        ({"last_day": date(2024, 12, 31)}, "last_day", "précède le premier"),
        ({"last_day": date(2026, 12, 31)}, "last_day", "Le dernier jour est à venir"),
        ({"kind": PaperKind.CEC, "last_day": date(2026, 3, 1)}, "last_day", "par année civile"),
        ({"kind": PaperKind.CONTRIBUTORS, "committee_id": 1}, "title", "à quelle action"),
        ({"kind": PaperKind.CONTRIBUTORS, "title": "Accueil"}, "committee_id", "quel comité"),
        ({"kind": PaperKind.RECOMMENDATION, "text": " "}, "text", "Écrivez le texte"),
    ],
)
def test_what_is_wrong_with_a_paper_is_told_with_its_field(
    values: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        refuse_paper(paper(**values), TODAY)
    assert refused.value.field == field


def test_a_paper_that_says_what_it_must_passes() -> None:
    refuse_paper(paper(), TODAY)
    refuse_paper(paper(PaperKind.CONTRIBUTORS, person_id=None, people=(1,), title="Accueil"), TODAY)
    refuse_paper(paper(PaperKind.RECOMMENDATION, text="Je la recommande."), TODAY)


def test_a_batch_asks_each_member_the_same_paper_and_refuses_what_is_typed_for_one() -> None:
    batch = BatchDraft(kind=PaperKind.VAE, committee_id=3, with_activities=True, **YEAR)
    refuse_batch(batch, TODAY)
    assert batch.paper_of(7) == paper(PaperKind.VAE, person_id=7, with_activities=True)
    with pytest.raises(DomainError, match="personne par personne"):
        refuse_batch(replace(batch, kind=PaperKind.RECOMMENDATION), TODAY)
    with pytest.raises(DomainError, match="à venir"):
        refuse_batch(replace(batch, last_day=date(2026, 12, 31)), TODAY)


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.RECOMMENDATION])
def test_a_paper_with_nothing_to_tell_is_not_made(kind: PaperKind) -> None:
    with pytest.raises(DomainError, match="Rien n’a été fait"):
        refuse_empty(kind, FACTS)
    assert missing_words(kind, FACTS)


def test_a_letter_is_written_by_hand_and_hours_given_are_enough_for_an_attestation() -> None:
    refuse_empty(PaperKind.RECOMMENDATION, FACTS)
    told = replace(FACTS, hours=(hours(60), hours(90, HoursNature.PAID)))
    refuse_empty(PaperKind.VOLUNTEERING, told)
    assert missing_words(PaperKind.VAE, told) == ""
    paid = replace(FACTS, hours=(hours(90, HoursNature.PAID),))
    with pytest.raises(DomainError, match="Aucune heure bénévole validée de Ana Roux"):
        refuse_empty(PaperKind.VOLUNTEERING, paid)


def test_hours_of_one_nature_are_added_apart() -> None:
    all_of = (hours(60), hours(30), hours(90, HoursNature.INDEMNIFIED))
    assert minutes_of(all_of) == 90
    assert minutes_of(all_of, HoursNature.INDEMNIFIED) == 90
    assert minutes_of(all_of, HoursNature.PAID) == 0


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2021, 5, 3), date(2025, 12, 31), 55),
        (date(2025, 1, 31), date(2025, 2, 28), 0),
        (date(2025, 1, 1), date(2025, 2, 1), 1),
        (date(2026, 1, 1), date(2025, 1, 1), 0),
    ],
)
def test_seniority_counts_whole_months(since: date, until: date, months: int) -> None:
    assert seniority_months(since, until) == months


def test_three_years_are_reached_on_the_same_day() -> None:
    assert reaches_years(date(2022, 12, 31), date(2025, 12, 31), 3)
    assert not reaches_years(date(2023, 1, 1), date(2025, 12, 31), 3)


def test_a_function_is_in_force_on_both_its_days() -> None:
    held = FunctionHeld("CU", 1, Office.MEMBER, SeatKind.TITULAR, date(2025, 1, 1), date(2025, 6, 30))
    assert held.is_in_force(date(2025, 6, 30))
    assert not held.is_in_force(date(2025, 7, 1))
    assert replace(held, ended_on=None).is_in_force(date(2030, 1, 1))
