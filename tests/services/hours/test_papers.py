"""Papers on a real dossier: what they count, how they are numbered, kept and given again."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from engagement_desktop.domain.errors import DomainError, KnownProblem, NotPermitted
from engagement_desktop.domain.hours.cec_files import CecFile
from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, HoursState, TimeKind
from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.papers import PaperKind, PaperText
from engagement_desktop.domain.hours.papers_drafts import PaperDraft
from engagement_desktop.domain.hours.training import TrainingPresence, TrainingSession
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus, PresenceSpan
from engagement_desktop.domain.numbers import MoneySeries, PaperSeries
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Civility, Consent, ConsentPurpose, Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.services.hours.papers import PaperService
from engagement_desktop.services.numbers import NumberService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.french.paper_facts import words

YEAR: dict[str, Any] = {"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31)}


@pytest.fixture
def workspace(workspace_as: Any) -> Workspace:
    """Ana Roux (1), member of the committee of a signed-for structure, and an association (2)."""
    opened: Workspace = workspace_as(Role.SECRETARIAT)
    with opened.database.work() as session:
        make = Builder(session)
        own = make.structure(signatory="Mme Nadia Belkacem", signatory_capacity="présidente", city="Kervalec")
        association = make.association(validator="Paul Martin", siren="441868494")
        committee = make.committee(own)
        person = make.person("Roux", "Ana", known_as="Z-7", civility=Civility.MRS)
        make.mandate(person, committee, date(2025, 2, 1), office=Office.CHAIR)
        make.hours(person, own, date(2025, 3, 3), 90, committee_id=committee.id)
        make.hours(person, own, date(2025, 4, 3), 30, activity="Accueil")
        make.hours(person, association, date(2025, 5, 3), 60, role=HoursRole.GOVERNING_BODY)
        make.hours(person, own, date(2025, 3, 4), 45, nature=HoursNature.PAID)
        make.hours(person, own, date(2025, 3, 5), 15, kind=TimeKind.TRAVEL)
        make.hours(person, own, date(2025, 3, 6), 300, state=HoursState.TO_VALIDATE)
        make.hours(person, own, date(2024, 3, 6), 600)
        met = make.meeting(
            committee, date(2025, 3, 3), place="Mairie", agenda="Secret médical", title="Bilan"
        )
        make.attendance(met, person)
        session.add(
            PresenceSpan(meeting_id=met.id, person_id=person.id, arrived_minute=1085, left_minute=1110)
        )
        session.add(PresenceSpan(meeting_id=met.id, person_id=person.id, arrived_minute=1140))
        earlier = make.meeting(committee, date(2025, 1, 7), ends_minute=None, opened_minute=18 * 60 + 10)
        make.attendance(earlier, person, AttendanceStatus.REMOTE)
        missed = make.meeting(committee, date(2025, 9, 7))
        make.attendance(missed, person, AttendanceStatus.EXCUSED)
    return opened


@pytest.fixture
def papers(workspace: Workspace) -> PaperService:
    return PaperService(workspace)


def asked(kind: PaperKind = PaperKind.VOLUNTEERING, **values: Any) -> PaperDraft:
    return PaperDraft(**{"kind": kind, "person_id": 1, **YEAR, **values})


def said(papers: PaperService, draft: PaperDraft) -> str:
    plan = papers.plan(draft)
    assert isinstance(plan.text, PaperText), plan.refusal
    return words(plan.text)


def add(workspace: Workspace, *rows: Any) -> None:
    with workspace.database.work() as session:
        session.add_all(rows)


def mission(title: str, started_on: date, **values: Any) -> Mission:
    return Mission(person_id=1, title=title, started_on=started_on, **values)


def training(title: str, started_on: date, minutes: int, **values: Any) -> TrainingSession:
    return TrainingSession(title=title, started_on=started_on, minutes=minutes, **values)


def followed(session_id: int, **values: Any) -> TrainingPresence:
    return TrainingPresence(session_id=session_id, person_id=1, **values)


def test_only_validated_volunteer_hours_of_the_days_are_attested(papers: PaperService) -> None:
    told = said(papers, asked())
    assert "pour un total de 3 h." in told
    assert "À part, non comptées ici : 45 min rémunérées." in told
    assert "les fonctions de présidente (Comité des usagers)" in told


def test_hours_given_to_one_structure_are_attested_by_it(papers: PaperService) -> None:
    told = said(papers, asked(structure_id=2))
    assert "pour un total de 1 h." in told
    assert "Les Usagers du Canton\nAssociation 1901" in told
    assert "Je, …" in told, "its own signatory is not known"


def test_travel_counts_when_the_rule_of_the_structure_says_so(
    workspace: Workspace, papers: PaperService
) -> None:
    with workspace.database.work() as session:
        session.get_one(Structure, 1).counts_travel = True
    assert "pour un total de 3 h 15." in said(papers, asked())


def test_meetings_are_told_with_the_hours_of_the_person_and_never_with_their_agenda(
    papers: PaperService,
) -> None:
    told = said(papers, asked(PaperKind.PRESENCE))
    assert "07/01/2025 | dès 18 h 10 | Comité des usagers | à distance | invitée" in told
    assert "03/03/2025 | 18 h 05 – 20 h 00 | Comité des usagers | Mairie | présidente" in told
    assert "Secret" not in told
    assert "Bilan" not in told
    one = said(papers, asked(PaperKind.PRESENCE, meeting_id=1))
    assert "a participé le lundi 3 mars 2025, de 18 h 05 à 20 h 00, à Mairie" in one


def test_the_summary_of_the_cec_adds_each_association_apart(
    workspace: Workspace, papers: PaperService
) -> None:
    add(workspace, CecFile(person_id=1, structure_id=2, year=2025, declared_on=date(2026, 3, 1)))
    told = said(papers, asked(PaperKind.CEC))
    assert "Valideur CEC : Paul Martin" in told
    assert "À attester par le valideur CEC avant le 31 décembre 2026" in told
    assert "Mai | 1 h | 0 h\nTotal | 1 h | 0 h" in told
    assert "Conditions non réunies pour 2025" in told


def test_a_mission_is_told_with_the_hours_of_its_committee(
    workspace: Workspace, papers: PaperService
) -> None:
    add(
        workspace,
        mission("Accueil", date(2025, 1, 1), committee_id=1, skills="Écouter"),
        mission("Ancienne", date(2020, 1, 1), ended_on=date(2020, 2, 1)),
        mission("À venir", date(2025, 12, 31), committee_id=1, ended_on=date(2025, 12, 31)),
    )
    told = said(papers, asked(PaperKind.MISSION, last_day=date(2025, 12, 30)))
    assert "Temps donné : 1 h 30 d’heures bénévoles validées" in told
    assert "Ancienne" not in told
    assert "À venir" not in told
    assert "Ancienne" in said(papers, asked(PaperKind.MISSION, mission_id=2))
    assert "Écouter" in said(papers, asked(PaperKind.VAE))
    assert "depuis le 1er janvier 2020" in said(papers, asked(PaperKind.VAE)), "the first day known"


def test_trainings_followed_are_certified_for_the_time_that_one_was_there(
    workspace: Workspace, papers: PaperService
) -> None:
    add(
        workspace,
        training("Écoute", date(2025, 3, 12), 360),
        training("Littératie", date(2025, 4, 12), 120, organiser="La MSP"),
    )
    add(workspace, followed(1, minutes=180), followed(2))
    told = said(papers, asked(PaperKind.TRAINING))
    assert "Durée suivie : 3 h" in told
    assert "Durée suivie : 2 h\nOrganisée par : La MSP" in told
    assert "Écoute" not in said(papers, asked(PaperKind.TRAINING, training_id=2))


def test_a_training_that_is_not_over_is_not_certified(workspace: Workspace, papers: PaperService) -> None:
    day = workspace.today() + timedelta(days=1)
    begun = workspace.today() - timedelta(days=1)
    add(workspace, training("À venir", day, 120), training("En cours", begun, 120, ended_on=day))
    add(workspace, followed(1), followed(2))
    for training_id in (1, 2):
        refusal = papers.plan(asked(PaperKind.TRAINING, training_id=training_id)).refusal
        assert "Aucune formation suivie" in refusal
    assert all("À venir" not in one.words for one in papers.choices(1).trainings)


def test_contributors_are_those_who_agreed_and_the_others_are_told_apart(
    workspace: Workspace, papers: PaperService
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        for last, days in (("Aubin", {}), ("Brun", {"withdrawn_on": date(2025, 6, 1)})):
            person = make.person(last, "Léo")
            session.add(
                Consent(
                    person_id=person.id,
                    purpose=ConsentPurpose.NAME_PUBLISHED,
                    given_on=date(2025, 1, 1),
                    **days,
                )
            )
    draft = asked(PaperKind.CONTRIBUTORS, person_id=None, people=(1, 2, 3, 99), title="Accueil")
    plan = papers.plan(draft)
    assert plan.text is not None
    assert "Léo Aubin" in words(plan.text)
    assert "2 autres personnes ont contribué sans être nommées." in words(plan.text)
    assert [one.name for one in plan.left_out] == ["Ana Roux", "Léo Brun"]
    members = papers.plan(replace(draft, people=(), committee_id=1))
    assert members.text is None
    assert "Aucune de ces personnes n’a accepté" in members.refusal


def test_a_paper_is_numbered_kept_and_written_at_once(
    workspace: Workspace, papers: PaperService, tmp_path: Path
) -> None:
    outcome = papers.issue(asked(), tmp_path / "a.pdf", also=tmp_path / "a.docx")
    assert outcome.number == "2026-001"
    assert outcome.said == "Attestation 2026-001 pour Ana Roux."
    assert papers.content(outcome.id) == (tmp_path / "a.pdf").read_bytes()
    again = papers.issue(asked(PaperKind.PRESENCE), tmp_path / "b.pdf")
    other = papers.issue(asked(PaperKind.CEC), tmp_path / "c.pdf")
    assert (again.number, other.number) == ("2026-002", "2026-001")
    listed = papers.issued(1)
    assert [(one.kind, one.number, one.is_word) for one in listed] == [
        (PaperKind.CEC, "2026-001", False),
        (PaperKind.PRESENCE, "2026-002", False),
        (PaperKind.VOLUNTEERING, "2026-001", True),
        (PaperKind.VOLUNTEERING, "2026-001", False),
    ]
    assert listed[-1].name == "Attestation 2026-001, Ana Roux.pdf"
    assert papers.issued() == listed
    assert papers.issued(99) == ()
    assert workspace.last_act() is None, "what was given is not undone"
    with workspace.read() as session:
        kept = session.get_one(IssuedDocument, outcome.id)
        page = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text().replace("\u00a0", " ")
        assert kept.fingerprint[:4] in page


def test_a_paper_is_given_again_to_the_last_byte_whatever_changed_since(
    workspace: Workspace, papers: PaperService, tmp_path: Path
) -> None:
    first = papers.issue(asked(), tmp_path / "a.pdf")
    with workspace.database.work() as session:
        session.get_one(Person, 1).last_name = "Autre"
    papers.reprint(first.id, tmp_path / "b.pdf")
    digests = {hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("a.pdf", "b.pdf")}
    assert len(digests) == 1
    with pytest.raises(DomainError, match="a été donné en"):
        papers.reprint(first.id, tmp_path / "b.docx")
    for gone in (lambda: papers.reprint(99, tmp_path / "c.pdf"), lambda: papers.content(99)):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            gone()


def test_numbers_go_on_from_what_paper_already_used(
    workspace: Workspace, papers: PaperService, tmp_path: Path
) -> None:
    numbers = NumberService(workspace)
    numbers.set_on_paper(PaperSeries.ATTESTATION, None, 2026, 30)
    assert papers.issue(asked(), tmp_path / "a.pdf").number == "2026-031"
    rows = {row.series: row for row in numbers.series() if row.committee_id is None}
    assert set(rows) == {*PaperSeries, *MoneySeries}
    assert rows["attestation"].next_number == "2026-032"
    assert rows["cec_summary"].next_number == "2026-001"
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        numbers.set_on_paper("minutes", None, 2026, 3)


def test_a_disk_that_refuses_takes_no_number(papers: PaperService, tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        papers.issue(asked(), tmp_path / "nulle part" / "a.pdf")
    assert papers.issued() == ()
    assert papers.issue(asked(), tmp_path / "a.pdf").number == "2026-001"


def test_the_document_to_edit_says_the_same_and_runs_nothing(papers: PaperService, tmp_path: Path) -> None:
    draft = asked(PaperKind.RECOMMENDATION, text="<b>Oui</b> & {{ 7 * 7 }}")
    papers.issue(draft, tmp_path / "lettre.docx")
    told = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "lettre.docx")).paragraphs)
    assert "<b>Oui</b> & {{ 7 * 7 }}" in told
    assert "Mme\u00a0Ana Roux" in told


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"person_id": 99}, "Cette personne n’est plus dans le dossier."),
        ({"last_day": date(2024, 1, 1)}, "précède le premier"),
        ({"structure_id": 99}, "pas encore de structure"),
        ({"first_day": date(2023, 1, 1), "last_day": date(2023, 12, 31)}, "Aucune heure bénévole"),
    ],
)
def test_what_cannot_be_told_is_refused_and_the_plan_says_why(
    papers: PaperService, tmp_path: Path, values: dict[str, Any], refusal: str
) -> None:
    draft = asked(**values)
    assert refusal in papers.plan(draft).refusal
    with pytest.raises(DomainError, match=refusal):
        papers.issue(draft, tmp_path / "a.pdf")
    with pytest.raises(DomainError, match=refusal):
        papers.preview(draft)
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_file_of_another_kind_is_refused(papers: PaperService, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="finit par") as refused:
        papers.issue(asked(), tmp_path / "a.odt")
    assert refused.value.field == "path"


def test_the_preview_bears_no_number_and_leaves_none(papers: PaperService, tmp_path: Path) -> None:
    content = papers.preview(asked())
    (tmp_path / "a.pdf").write_bytes(content)
    assert "projet" in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert papers.issued() == ()


def test_a_draft_is_that_of_the_last_year_that_is_over(papers: PaperService) -> None:
    assert papers.draft(PaperKind.CEC, 1) == asked(PaperKind.CEC)
    assert papers.draft(PaperKind.CEC, 1, year=2026).last_day == date(2026, 11, 22)
    assert papers.kinds() == tuple(PaperKind)
    assert papers.proposed_name(asked(PaperKind.CEC)) == "Récapitulatif CEC Ana Roux 2025"
    contributors = asked(PaperKind.CONTRIBUTORS, person_id=None)
    assert papers.proposed_name(contributors) == "Liste des personnes qui ont contribué 2025"


def test_what_papers_may_be_about_is_offered(workspace: Workspace, papers: PaperService) -> None:
    add(workspace, mission("Accueil", date(2025, 1, 1)), training("Écoute", date(2025, 3, 12), 360))
    add(workspace, followed(1))
    choices = papers.choices(1)
    assert [one.words for one in choices.meetings] == [
        "03/03/2025, Comité des usagers",
        "07/01/2025, Comité des usagers",
    ]
    assert [one.words for one in choices.missions] == ["Accueil"]
    assert [one.words for one in choices.trainings] == ["12/03/2025, Écoute"]
    assert [one.words for one in choices.structures] == ["Les Usagers du Canton", "MSP des Deux-Ponts"]
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        papers.choices(99)


@pytest.mark.parametrize("typed", ["z-7", "ROUX ana", "Ana Roux", "roux"])
def test_a_person_is_meant_by_identifier_or_by_a_name_that_only_they_bear(
    papers: PaperService, typed: str
) -> None:
    assert papers.person_meant(typed) == 1


@pytest.mark.parametrize(
    ("typed", "refusal"), [("Zola", "Personne ne répond"), ("roux", "désigne 2 personnes")]
)
def test_nobody_or_several_is_refused(
    workspace: Workspace, papers: PaperService, typed: str, refusal: str
) -> None:
    with workspace.database.work() as session:
        Builder(session).person("Roux", "Léo")
    with pytest.raises(DomainError, match=refusal):
        papers.person_meant(typed)


def test_a_reader_gives_no_paper(workspace_as: Any, tmp_path: Path) -> None:
    papers = PaperService(workspace_as(Role.READING))
    with pytest.raises(NotPermitted):
        papers.issue(asked(), tmp_path / "a.pdf")
