"""What is refused of hours, what is asked and what is told: one row a rule."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, MissionFamily, TimeKind
from engagement_desktop.domain.hours.entry_drafts import (
    HoursDraft,
    HoursTask,
    hours_draft,
    parts,
    task_of,
    write_hours,
)
from engagement_desktop.domain.hours.entry_rules import (
    NO_MANDATE,
    OVERLAP,
    PRESENCE,
    SPLIT,
    UNDECLARED,
    EntrySurroundings,
    GivenSpan,
    entry_faults,
    entry_notes,
    entry_questions,
    said,
    split_note,
    surrounding_faults,
)
from engagement_desktop.domain.register.structures import LegalForm

TODAY, DAY = date(2026, 11, 22), date(2026, 11, 12)
SOUND = HoursDraft(person_id=1, done_on=DAY, minutes=90)
AROUND = EntrySurroundings(today=TODAY)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"person_id": None}, "person_id", "Dites qui"),
        ({"done_on": None}, "done_on", "Donnez la date"),
        ({"done_on": date(2026, 11, 23)}, "done_on", "Cette date est à venir"),
        ({"done_on": date(2027, 1, 4)}, "done_on", "L’exercice 2027 n’a pas commencé"),
        ({"done_on": date(1899, 12, 31)}, "done_on", "L’année 1899 est trop ancienne"),
        ({"minutes": None}, "minutes", "Donnez la durée"),
        ({"minutes": 0}, "minutes", "il n’y a rien à compter"),
        ({"minutes": -1}, "minutes", "au-dessus de 0"),
        ({"minutes": 25 * 60}, "minutes", "25\u00a0h n’y tiennent pas"),
        ({"starts_minute": 24 * 60}, "starts_minute", "de 0 h à 23 h 59"),
    ],
)
def test_what_is_refused_is_said_at_its_field(change: dict[str, object], field: str, words: str) -> None:
    faults = list(entry_faults(replace(SOUND, **change), TODAY))  # type: ignore[arg-type]  # a table
    assert [fault.field for fault in faults] == [field]
    assert words in faults[0].sentence


def test_a_whole_day_and_today_are_taken() -> None:
    assert not list(entry_faults(replace(SOUND, minutes=24 * 60, done_on=TODAY, starts_minute=0), TODAY))


def test_an_exercise_that_begins_in_september_is_the_one_that_counts() -> None:
    later = replace(SOUND, done_on=date(2027, 1, 4))
    assert "à venir" in next(entry_faults(later, TODAY, 9)).sentence
    assert (
        "L’exercice 2027-2028"
        in next(entry_faults(replace(SOUND, done_on=date(2027, 9, 1)), TODAY, 9)).sentence
    )


@pytest.mark.parametrize(
    ("around", "field", "words"),
    [
        ({"exported": True}, "minutes", "partie dans un export"),
        ({"closed": DAY}, "done_on", "Le mois de novembre 2026 est clos"),
        ({"closed": date(2026, 8, 2)}, "done_on", "Le mois d’août 2026 est clos"),
        ({"day": (GivenSpan(1400),)}, "minutes", "a déjà 23\u00a0h\u00a020"),
    ],
)
def test_the_dossier_refuses_too(around: dict[str, object], field: str, words: str) -> None:
    faults = list(surrounding_faults(SOUND, replace(AROUND, **around)))  # type: ignore[arg-type]
    assert [fault.field for fault in faults] == [field]
    assert words in faults[0].sentence


def test_a_day_may_be_filled_to_its_last_minute() -> None:
    assert not list(surrounding_faults(SOUND, replace(AROUND, day=(GivenSpan(24 * 60 - 90),))))


@pytest.mark.parametrize(
    ("starts", "other", "asked"),
    [
        (600, GivenSpan(60, 620), True),
        (600, GivenSpan(60, 540), False),  # it ends when the other begins
        (600, GivenSpan(60, 690), False),
        (600, GivenSpan(600), False),  # nobody knows when
        (None, GivenSpan(60, 620), False),
    ],
)
def test_two_hours_that_share_a_minute_are_asked(starts: int | None, other: GivenSpan, asked: bool) -> None:
    found = list(entry_questions(replace(SOUND, starts_minute=starts), replace(AROUND, day=(other,))))
    assert [(one.code, one.field) for one in found] == ([(OVERLAP, "starts_minute")] if asked else [])


@pytest.mark.parametrize(
    ("present", "given", "kind", "words"),
    [
        (90, 0, TimeKind.SESSION, ""),
        (80, 0, TimeKind.SESSION, "est restée 1\u00a0h\u00a020"),
        (120, 60, TimeKind.SESSION, "2\u00a0h\u00a030 lui seraient comptées"),
        (0, 0, TimeKind.SESSION, "n’est pas inscrite présente"),
        (0, 0, TimeKind.PREPARATION, ""),
        (None, 0, TimeKind.SESSION, ""),
    ],
)
def test_more_than_the_presence_is_asked(present: int | None, given: int, kind: TimeKind, words: str) -> None:
    around = replace(AROUND, present_minutes=present, given_at_meeting=given)
    found = list(entry_questions(replace(SOUND, kind=kind), around))
    assert [one.code for one in found] == ([PRESENCE] if words else [])
    assert not words or words in found[0].sentence


@pytest.mark.parametrize(("governs", "structure"), [(True, ""), (False, "Les Usagers"), (False, "")])
def test_who_governs_without_mandate_is_asked(governs: bool, structure: str) -> None:
    said_so = replace(SOUND, role=HoursRole.GOVERNING_BODY)
    found = list(entry_questions(said_so, replace(AROUND, governs=governs, structure=structure)))
    assert [one.code for one in found] == ([] if governs else [NO_MANDATE])
    assert governs or ("«\u00a0Les Usagers\u00a0»" in found[0].sentence) == bool(structure)


@pytest.mark.parametrize(
    ("form", "declared", "told"),
    [
        (LegalForm.ASSOCIATION_1901, None, True),
        (LegalForm.ASSOCIATION_1901, date(2012, 5, 4), False),
        (LegalForm.SISA, None, False),
        (None, None, False),
    ],
)
def test_an_association_without_declaration_date_is_told(
    form: LegalForm | None, declared: date | None, told: bool
) -> None:
    around = replace(AROUND, legal_form=form, declared_on=declared, structure="Les Usagers")
    assert [one.code for one in entry_notes(around)] == ([UNDECLARED] if told else [])


def test_an_evening_of_31_december_is_cut_at_midnight_into_two_exercises() -> None:
    evening = HoursDraft(
        id=7, version=2, person_id=1, done_on=date(2025, 12, 31), minutes=240, starts_minute=22 * 60
    )
    first, second = parts(evening)
    assert (first.id, first.done_on, first.minutes, first.starts_minute) == (7, date(2025, 12, 31), 120, 1320)
    assert (second.id, second.done_on, second.minutes, second.starts_minute) == (
        None,
        date(2026, 1, 1),
        120,
        0,
    )
    (note,) = split_note((first, second))
    assert note.code == SPLIT
    assert (
        note.sentence
        == "Coupée à minuit, sur deux exercices\u00a0: 2\u00a0h le 31/12/2025 et 2\u00a0h le 01/01/2026."
    )
    (within,) = split_note((first, second), 9)
    assert within.sentence.startswith("Coupée à minuit\u00a0: 2")


@pytest.mark.parametrize(
    "change",
    [
        {"starts_minute": None},
        {"minutes": None},
        {"done_on": None},
        {"starts_minute": 22 * 60, "minutes": 120},  # it ends at midnight
        {"starts_minute": 22 * 60, "minutes": 3000},  # refused whole
        {"done_on": date.max, "starts_minute": 23 * 60},
    ],
)
def test_an_entry_of_one_day_stays_whole(change: dict[str, object]) -> None:
    whole = replace(SOUND, **change)  # type: ignore[arg-type]
    assert tuple(parts(whole)) == (whole,)
    assert not list(split_note((whole,)))


@pytest.mark.parametrize(
    ("minutes", "words"), [(60, "1\u00a0h"), (75, "1\u00a0h\u00a015"), (5, "0\u00a0h\u00a005")]
)
def test_minutes_are_said_in_hours(minutes: int, words: str) -> None:
    assert said(minutes) == words


def test_two_tasks_are_the_same_whatever_the_case_of_their_words() -> None:
    one = HoursTask(activity="Accueil du Forum", structure_id=1)
    assert one.key == HoursTask(activity="accueil du forum", structure_id=1).key
    assert one.key != replace(one, kind=TimeKind.TRAVEL).key
    given = one.given(4, TODAY, 30)
    assert (given.person_id, given.done_on, given.minutes) == (4, TODAY, 30)
    assert task_of(given) == one


def test_an_entry_is_written_and_read_back() -> None:
    draft = replace(
        SOUND,
        activity="  Accueil   du forum ",
        reason=" ",
        family=MissionFamily.PEERS,
        nature=HoursNature.PAID,
    )
    entry = write_hours(None, draft, HoursRole.OTHER, 3, 9)
    assert (entry.activity, entry.reason, entry.activity_id, entry.structure_id) == (
        "Accueil du forum",
        None,
        9,
        3,
    )
    again = write_hours(entry, replace(draft, minutes=30), HoursRole.GOVERNING_BODY, 3, None)
    assert again is entry
    assert (entry.minutes, entry.role) == (30, HoursRole.GOVERNING_BODY)
    entry.id, entry.version = 5, 1
    read = hours_draft(entry)
    assert (read.activity, read.minutes, read.role, read.structure_id) == (
        "Accueil du forum",
        30,
        HoursRole.GOVERNING_BODY,
        3,
    )
    with pytest.raises(ValueError, match="needs a person"):
        write_hours(None, HoursDraft(), HoursRole.OTHER, 1, None)
