from datetime import date

import pytest

from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.reports.home_rows import HomeFigures, NextStep, StepKind
from engagement_desktop.domain.reports.yearly_rows import Gap, GapKind
from engagement_desktop.ui.common.list_view import EditWanted, NewWanted
from engagement_desktop.ui.home.figures import _expenses_words, _hours_words, _meetings_words, _seats_words
from engagement_desktop.ui.home.gaps import gap_door, gap_words
from engagement_desktop.ui.home.steps import words_of
from engagement_desktop.ui.navigation import PAGES

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("step", "title", "detail", "page"),
    [
        (
            NextStep(StepKind.BRING_BACK, 1, TODAY),
            "Rapporter le dossier à son poste",
            "Emporté le 22\u00a0novembre 2026\u202f; au poste, on lit seulement",
            "dossier",
        ),
        (NextStep(StepKind.IMPORT_WORKBOOK, 1), "Importer le classeur que vous tenez", None, "import"),
        (
            NextStep(StepKind.PLANNED_MEETING, 1, TODAY, "Comité"),
            "Réunion du 22\u00a0novembre 2026",
            "Comité — aujourd’hui",
            "meetings",
        ),
        (
            NextStep(StepKind.PLANNED_MEETING, 1, date(2026, 11, 23), "Comité"),
            "Réunion du 23\u00a0novembre 2026",
            "Comité — demain",
            "meetings",
        ),
        (
            NextStep(StepKind.PLANNED_MEETING, 1, date(2026, 12, 1), "Comité"),
            "Réunion du 1er\u00a0décembre 2026",
            "Comité — dans 9\u00a0jours",
            "meetings",
        ),
        (NextStep(StepKind.PLANNED_MEETING, 3), "3\u00a0réunions prévues", "", "meetings"),
        (
            NextStep(StepKind.MEETING_TO_RECORD, 1, date(2026, 10, 2), "Comité"),
            "Réunion du 2\u00a0octobre 2026 encore notée prévue",
            "Comité",
            "meetings",
        ),
        (
            NextStep(StepKind.MEETING_TO_RECORD, 2, date(2026, 10, 2)),
            "2\u00a0réunions passées encore notées prévues",
            "La plus ancienne est du 2\u00a0octobre 2026",
            "meetings",
        ),
        (
            NextStep(StepKind.ACTIONS_LATE, 1, date(2026, 11, 20)),
            "1\u00a0action en retard",
            "Depuis 2\u00a0jours",
            "actions",
        ),
        (
            NextStep(StepKind.ACTIONS_LATE, 2, date(2026, 11, 20)),
            "2\u00a0actions en retard",
            "La plus ancienne depuis 2\u00a0jours",
            "actions",
        ),
        (
            NextStep(StepKind.PROPOSALS_AWAITING, 1, date(2026, 10, 2)),
            "1\u00a0proposition attend un retour",
            "Elle date du 2\u00a0octobre 2026",
            "proposals",
        ),
        (
            NextStep(StepKind.PROPOSALS_AWAITING, 3, date(2026, 10, 2)),
            "3\u00a0propositions attendent un retour",
            "La plus ancienne date du 2\u00a0octobre 2026",
            "proposals",
        ),
        (
            NextStep(StepKind.HOURS_TO_VALIDATE, 1),
            "1\u00a0saisie d’heures à valider",
            "Elle ne compte pas encore dans les chiffres",
            "hours",
        ),
        (
            NextStep(StepKind.CLAIMS_TO_DECIDE, 2, amount=Money(3697)),
            "2\u00a0notes de frais à décider",
            "36,97\u00a0€ en tout",
            "expenses",
        ),
        (NextStep(StepKind.CLAIMS_TO_PAY, 1), "1\u00a0note de frais à rembourser", "", "reimburse"),
        (
            NextStep(StepKind.CLAIMS_TO_SECOND, 1, amount=Money(9900)),
            "1\u00a0note de frais attend un second accord",
            "99,00\u00a0€ en tout",
            "expenses",
        ),
        (
            NextStep(StepKind.MANDATES_ENDING, 2, date(2026, 12, 31)),
            "2\u00a0mandats à renouveler",
            "Le premier finit le 31\u00a0décembre 2026",
            "people",
        ),
    ],
)
def test_each_step_says_what_it_is_and_where_it_is_done(
    step: NextStep, title: str, detail: str | None, page: str
) -> None:
    words = words_of(step, TODAY)
    assert (words.title, words.page) == (title, page)
    assert detail is None or words.detail == detail


@pytest.mark.parametrize("kind", GapKind)
def test_each_gap_agrees_with_its_number_and_opens_the_rows_of_the_exercise(kind: GapKind) -> None:
    assert gap_words(Gap(kind, 1)) != gap_words(Gap(kind, 2))
    page, view = gap_door(Gap(kind, 2), 2026, "2026")
    assert page in {"meetings", "hours", "expenses"}
    assert view.query.filters["exercise"] == "2026"


def test_figures_of_an_empty_exercise_are_said_in_words() -> None:
    nothing = Money(0)
    empty = HomeFigures(
        Exercise.starting_in(2026), 0, 0, 0, 0, 0, 0, 0, 0, nothing, nothing, nothing, nothing
    )
    assert _meetings_words(empty) == "aucune n’est encore inscrite"
    assert _seats_words(empty) == "aucun comité ne dit combien il a de sièges"
    assert _hours_words(empty) == "aucune heure validée"
    assert _expenses_words(empty) == "rien n’attend"


@pytest.mark.parametrize(
    ("form", "view"),
    [("claim:new:5", NewWanted(5)), ("claim:new", EditWanted()), ("claim:12", EditWanted(12))],
)
def test_the_draft_of_a_claim_is_taken_up_for_the_person_it_was_asked_for(form: str, view: object) -> None:
    words = words_of(NextStep(StepKind.DRAFT_KEPT, 1, subject="Nouvelle note de frais", form=form), TODAY)
    assert (words.page, words.view, words.verb) == ("claim", view, "Reprendre")


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("rejection:3", "runs"),
        ("envelope:new", "budget"),
        ("bank_account:1", "bank_accounts"),
        ("expense_policy:own", "expense_rules"),
        ("vehicle_opening:new", "mileage"),
    ],
)
def test_the_drafts_of_the_expenses_lead_to_their_own_page(form: str, page: str) -> None:
    assert words_of(NextStep(StepKind.DRAFT_KEPT, 1, form=form), TODAY).page == page
    assert page in {spec.key for spec in PAGES}
