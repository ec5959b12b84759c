"""Batches made from people: who is reached, who is told, what is refused, what is written."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError, KnownProblem, NotPermitted
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import FormerRules
from engagement_desktop.domain.register.letters_rows import ConvocationDraft, LetterDraft, Recipients
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility, ContactChannel
from engagement_desktop.domain.register.person_file_rows import FileEventKind
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.register.letters import LetterService
from engagement_desktop.services.register.person_file import PersonFileService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

START, HELD = date(2024, 3, 4), date(2026, 12, 10)
DRAFT = LetterDraft(subject="Réunion", text="{civilité} {nom},\n\nVenez.", signatory="Claire")
EVERYONE = Recipients.listed(ListQuery())
HOME = {"address": "12 rue du Pont", "postcode": "96130", "city": "Kervalec"}


class Village:
    """Four people, one without address, and their committee with its next meeting."""

    def __init__(self, workspace: Workspace) -> None:
        with workspace.database.work() as session:
            build = Builder(session)
            logo = BytesIO()
            Image.new("RGB", (30, 20), "teal").save(logo, "PNG")
            attachment = Attachment(
                name="logo.png", media_type="image/png", content=logo.getvalue(), added_on=START, digest="0"
            )
            session.add(attachment)
            session.flush()
            structure = build.structure(
                logo_id=attachment.id, phone="0123456789", email="contact@exemple.fr", **HOME
            )
            committee = build.committee(structure, seats=5)
            session.add(FormerRules(committee_id=committee.id, ended_on=date(2025, 12, 31), seats=3))
            self.zola = build.person("Zola", "Zoé", civility=Civility.MRS, phone="0611223344", **HOME).id
            mailed = build.person("Aubin", "Ana", email="ana@exemple.fr", **HOME)
            lost = build.person("Brun", "Bob", email="bob@exemple.fr", city="Kervalec")
            large = build.person(
                "Cros", "Cléo", email="cleo@exemple.fr", channel=ContactChannel.LARGE_PRINT, **HOME
            )
            archived = build.person("Dias", "Dan", archived_on=START, **HOME)
            zola = session.get_one(type(mailed), self.zola)
            build.mandate(zola, committee, START, office=Office.CHAIR)
            build.mandate(mailed, committee, START, seat=SeatKind.SUBSTITUTE, substitute_for_id=self.zola)
            build.mandate(lost, committee, START)
            build.mandate(large, committee, date(2025, 1, 1), office=Office.GUEST)
            build.mandate(archived, committee, date(2020, 1, 1), ended_on=date(2023, 1, 1))
            meeting = build.meeting(
                committee, HELD, status=MeetingStatus.PLANNED, place="Mairie", agenda="- Accueil"
            )
            self.held = build.meeting(committee, date(2026, 1, 8)).id
            build.attendance(session.get_one(type(meeting), self.held), archived)
            self.committee, self.meeting = committee.id, meeting.id
            self.mailed, self.lost, self.large = mailed.id, lost.id, large.id


@pytest.fixture
def village(workspace: Workspace) -> Village:
    return Village(workspace)


@pytest.fixture
def service(workspace: Workspace) -> LetterService:
    return LetterService(workspace)


def text_of(content: Path | bytes) -> str:
    pages = PdfReader(BytesIO(content) if isinstance(content, bytes) else content).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.usefixtures("village")
def test_the_audience_is_told_before_anything_is_made(service: LetterService) -> None:
    told = service.audience(EVERYONE)
    assert (told.people, told.with_address, told.without_email, told.large_print) == (4, 3, 1, 1)
    assert told.without_address == ("Bob Brun",)


@pytest.mark.usefixtures("village")
def test_a_letter_each_those_without_email_first(service: LetterService, tmp_path: Path) -> None:
    target = tmp_path / "lettres.pdf"
    outcome = service.letters(EVERYONE, DRAFT, target)
    assert (outcome.path, outcome.made) == (target, 3)
    assert [tuple(one) for one in outcome.left_out] == [("Bob Brun", "adresse absente ou incomplète")]
    outline = PdfReader(target).outline
    assert [entry.title for entry in outline] == ["Zoé Zola", "Ana Aubin", "Cléo Cros"]
    text = text_of(target)
    for words in ("Madame Zola,", "Madame, Monsieur Aubin,", "Mme Zoé Zola", "01 23 45 67 89", "Claire"):
        assert words in text
    assert text_of(service.letter_preview(EVERYONE, DRAFT)).count("Venez.") == 1


@pytest.mark.usefixtures("village")
def test_the_same_batch_gives_the_same_file(service: LetterService, tmp_path: Path) -> None:
    service.letters(EVERYONE, DRAFT, tmp_path / "a.pdf")
    service.letters(EVERYONE, DRAFT, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_filtered_list_reaches_those_it_shows(service: LetterService, village: Village) -> None:
    query = ListQuery(search="zola")
    assert service.audience(Recipients.listed(query)).people == 1
    assert service.audience(Recipients.of(village.zola, village.lost)).people == 2
    in_committee = ListQuery(filters={"committee": str(village.committee)})
    assert service.audience(Recipients.listed(in_committee)).people == 4


def test_a_long_list_is_read_to_its_end(service: LetterService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        build = Builder(session)
        for number in range(450):
            build.person(f"Nom{number:03}", "Zoé", **HOME)
    assert service.audience(EVERYONE).people == 450


@pytest.mark.parametrize(
    ("day", "options", "people"),
    [
        (date(2026, 11, 22), {}, 4),
        (date(2026, 11, 22), {"guests": False}, 3),
        (date(2026, 11, 22), {"substitutes": False}, 3),
        (date(2026, 11, 22), {"substitutes": False, "guests": False}, 2),
        (date(2024, 12, 31), {}, 3),
        (date(2022, 1, 1), {}, 1),
    ],
)
def test_a_committee_reaches_those_in_office_that_day(
    day: date, options: dict[str, bool], people: int, service: LetterService, village: Village
) -> None:
    assert service.audience(Recipients.sitting(village.committee, day, **options)).people == people


def test_letters_are_kept_in_the_trace_for_each_person(
    service: LetterService, village: Village, workspace: Workspace, tmp_path: Path
) -> None:
    service.letters(EVERYONE, DRAFT, tmp_path / "a.pdf")
    service.participation(village.zola, tmp_path / "b.pdf", year=2026)
    files = PersonFileService(workspace)
    assert len(files.file(village.zola).of_kind(FileEventKind.DOCUMENT)) == 2
    assert files.file(village.lost).of_kind(FileEventKind.DOCUMENT) == ()
    assert workspace.last_act() is None


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"subject": "  "}, "subject", "Donnez un objet"),
        ({"text": "\n"}, "text", "Écrivez le texte"),
        ({"text": "{ville}"}, "text", "n’est pas connu"),
        ({"subject": "{age}"}, "subject", "n’est pas connu"),
    ],
)
@pytest.mark.usefixtures("village")
def test_an_unfinished_letter_is_refused(
    changes: dict[str, str], field: str, said: str, service: LetterService, tmp_path: Path
) -> None:
    target = tmp_path / "lettres.pdf"
    with pytest.raises(DomainError, match=said) as refused:
        service.letters(EVERYONE, replace(DRAFT, **changes), target)
    assert refused.value.field == field
    assert not target.exists()
    with pytest.raises(DomainError, match=said):
        service.letter_preview(EVERYONE, replace(DRAFT, **changes))


def test_nobody_to_write_to_is_told(service: LetterService, village: Village, tmp_path: Path) -> None:
    nobody = Recipients.listed(ListQuery(search="introuvable"))
    with pytest.raises(DomainError, match="Cette liste est vide"):
        service.letters(nobody, DRAFT, tmp_path / "a.pdf")
    with pytest.raises(DomainError, match="Cette liste est vide"):
        service.mail_merge(nobody, tmp_path / "a.csv")
    with pytest.raises(DomainError, match="Aucune de ces personnes n’a d’adresse"):
        service.labels(Recipients.of(village.lost), "2x7", tmp_path / "a.pdf")
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.usefixtures("village")
def test_labels_are_made_for_those_with_an_address(service: LetterService, tmp_path: Path) -> None:
    keys = [sheet.key for sheet in service.label_formats()]
    assert keys == ["2x7", "3x8"]
    outcome = service.labels(EVERYONE, "3x8", tmp_path / "e.pdf", used=22)
    assert (outcome.made, len(outcome.left_out)) == (3, 1)
    assert len(PdfReader(outcome.path).pages) == 2


@pytest.mark.parametrize(
    ("key", "used", "field"), [("4x4", 0, "format"), ("2x7", 14, "used"), ("2x7", -1, "used")]
)
@pytest.mark.usefixtures("village")
def test_a_sheet_that_does_not_exist_is_refused(
    key: str, used: int, field: str, service: LetterService, tmp_path: Path
) -> None:
    with pytest.raises(DomainError) as refused:
        service.labels(EVERYONE, key, tmp_path / "e.pdf", used=used)
    assert refused.value.field == field


def test_a_convocation_reaches_the_committee_of_the_meeting(
    service: LetterService, village: Village, tmp_path: Path
) -> None:
    draft = ConvocationDraft(meeting_id=village.meeting, text="À bientôt, {prénom}.", signatory="Zoé Zola")
    outcome = service.convocations(draft, tmp_path / "c.pdf")
    assert outcome.made == 3
    assert [one.name for one in outcome.left_out] == ["Bob Brun"]
    text = text_of(outcome.path)
    for words in ("Convocation à la réunion du 10 décembre 2026", "Mairie", "Accueil", "À bientôt, Cléo."):
        assert words in text
    alone = replace(draft, with_guests=False, with_substitutes=False)
    assert service.convocations(alone, tmp_path / "d.pdf").made == 1
    assert text_of(service.convocation_preview(draft)).count("Convocation") == 1


@pytest.mark.parametrize(
    ("which", "text", "said"),
    [
        ("held", "", "pour une réunion prévue"),
        ("meeting", "{ville}", "n’est pas connu"),
        ("", "", "Cette réunion n’est plus dans le dossier"),
    ],
)
def test_a_convocation_that_cannot_be_is_refused(
    which: str, text: str, said: str, service: LetterService, village: Village, tmp_path: Path
) -> None:
    draft = ConvocationDraft(meeting_id=getattr(village, which, 999), text=text)
    with pytest.raises(DomainError, match=said):
        service.convocations(draft, tmp_path / "c.pdf")
    with pytest.raises(DomainError, match=said):
        service.convocation_preview(draft)


@pytest.mark.usefixtures("village")
def test_lists_keep_everybody_those_without_email_first(service: LetterService, tmp_path: Path) -> None:
    called = service.call_list(EVERYONE, tmp_path / "appel.csv")
    merged = service.mail_merge(EVERYONE, tmp_path / "fusion.csv")
    for outcome in (called, merged):
        assert (outcome.made, outcome.left_out) == (4, ())
        rows = list(csv.DictReader(StringIO(outcome.path.read_text("utf-8-sig")), delimiter=";"))
        assert [row["Nom"] for row in rows] == ["Zola", "Aubin", "Brun", "Cros"]
    assert service.call_list(EVERYONE, tmp_path / "appel.pdf").made == 4
    assert "Zola Zoé" in text_of(tmp_path / "appel.pdf")


def test_a_sign_in_sheet_is_in_the_order_of_the_screen_of_presences(
    service: LetterService, village: Village, tmp_path: Path
) -> None:
    planned = service.sign_in_sheet(village.meeting, tmp_path / "a.pdf")
    assert planned.made == 4
    text = text_of(planned.path)
    # A suppléant stands under the titulaire, guests at the end.
    places = [text.index(who) for who in ("Zola Zoé", "Aubin Ana suppléant de Zola Zoé", "Cros Cléo")]
    assert places == sorted(places)
    noted = service.sign_in_sheet(village.held, tmp_path / "b.pdf")
    assert "Dias Dan" in text_of(noted.path)
    with pytest.raises(DomainError, match="Cette réunion n’est plus"):
        service.sign_in_sheet(999, tmp_path / "c.pdf")


@pytest.mark.parametrize(
    ("on", "made", "said"),
    [
        (None, 4, "Au 22 novembre 2026, ce comité compte 2 titulaires, 1 suppléant et 1 invité. 3 sièges"),
        (date(2024, 12, 31), 3, "2 titulaires et 1 suppléant. 1 siège est vacant sur 3."),
        (date(2022, 1, 1), 1, "Dias Dan"),
    ],
)
def test_the_composition_is_that_of_the_day(
    on: date | None, made: int, said: str, service: LetterService, village: Village, tmp_path: Path
) -> None:
    outcome = service.composition(village.committee, tmp_path / "c.pdf", on=on)
    assert outcome.made == made
    assert said in text_of(outcome.path)


def test_a_committee_or_a_person_who_is_gone_is_told(service: LetterService, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="Ce comité n’est plus dans le dossier"):
        service.composition(999, tmp_path / "c.pdf")
    with pytest.raises(DomainError, match="Cette personne n’est plus dans le dossier"):
        service.participation(999, tmp_path / "p.pdf")


def largest(content: bytes) -> float:
    found: list[float] = []
    for page in PdfReader(BytesIO(content)).pages:
        page.extract_text(visitor_text=lambda text, *more: found.append(more[3]) if text.strip() else None)
    return max(found)


def test_participation_is_in_large_print_for_who_prefers_it(service: LetterService, village: Village) -> None:
    assert largest(service.participation_preview(village.large)) == 36
    assert largest(service.participation_preview(village.large, large_print=False)) < 36
    assert largest(service.participation_preview(village.zola)) < 36
    assert largest(service.participation_preview(village.zola, large_print=True)) == 36


@pytest.mark.parametrize("name", ["a.docx", "a", "a.csv"])
@pytest.mark.usefixtures("village")
def test_another_kind_of_file_is_refused(name: str, service: LetterService, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="un nom qui finit par") as refused:
        service.letters(EVERYONE, DRAFT, tmp_path / name)
    assert refused.value.field == "path"


class Stopping:
    """Stops at the second letter."""

    def step(self, _said: str, done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled


def test_a_batch_that_is_stopped_leaves_nothing(
    service: LetterService, village: Village, tmp_path: Path
) -> None:
    draft = ConvocationDraft(meeting_id=village.meeting)
    makers: tuple[Callable[[Path], Any], ...] = (
        lambda path: service.letters(EVERYONE, DRAFT, path, progress=Stopping()),
        lambda path: service.labels(EVERYONE, "2x7", path, progress=Stopping()),
        lambda path: service.convocations(draft, path, progress=Stopping()),
    )
    for number, make in enumerate(makers):
        with pytest.raises(Cancelled):
            make(tmp_path / f"{number}.pdf")
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_disk_that_refuses_leaves_no_trace(
    service: LetterService, village: Village, workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(KnownProblem):
        service.letters(EVERYONE, DRAFT, tmp_path / "absent" / "a.pdf")
    assert PersonFileService(workspace).file(village.zola).of_kind(FileEventKind.DOCUMENT) == ()


def test_without_structure_a_letter_has_no_head(
    service: LetterService, workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.database.work() as session:
        Builder(session).person(**HOME)
    assert service.letters(EVERYONE, DRAFT, tmp_path / "a.pdf").made == 1
    assert "Le 22 novembre 2026" in text_of(tmp_path / "a.pdf")


def test_reading_alone_does_not_make_letters(
    village: Village, workspace_as: Callable[[Role], Workspace], tmp_path: Path
) -> None:
    service = LetterService(workspace_as(Role.READING))
    target = tmp_path / "a.pdf"
    draft = ConvocationDraft(meeting_id=village.meeting)
    asked: tuple[Callable[[], Any], ...] = (
        lambda: service.letters(EVERYONE, DRAFT, target),
        lambda: service.letter_preview(EVERYONE, DRAFT),
        lambda: service.labels(EVERYONE, "2x7", target),
        lambda: service.convocations(draft, target),
        lambda: service.convocation_preview(draft),
        lambda: service.call_list(EVERYONE, target),
        lambda: service.mail_merge(EVERYONE, tmp_path / "a.csv"),
        lambda: service.sign_in_sheet(village.meeting, target),
        lambda: service.composition(village.committee, target),
        lambda: service.participation(village.zola, target),
        lambda: service.participation_preview(village.zola),
    )
    for make in asked:
        with pytest.raises(NotPermitted):
            make()
    assert list(tmp_path.glob("a.*")) == []
