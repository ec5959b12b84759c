"""Convoking a meeting: each person in their own way, one folder, one act."""

import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.errors import DomainError, KnownProblem, NotPermitted
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, DocumentUse, MeetingDocument
from engagement_desktop.domain.meetings.preparing.convocations import Convocation, ConvocationWay
from engagement_desktop.domain.meetings.preparing.convoking import ConvokeDraft
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility, ContactChannel
from engagement_desktop.services.meetings.preparing.convocations import ConvocationService
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

HELD, TODAY = date(2026, 12, 10), date(2026, 11, 22)
HOME = {"address": "12 rue du Pont", "postcode": "96130", "city": "Kervalec"}
LETTER, LARGE, EMAIL, PHONE = ConvocationWay


class Town:
    """Five people to call, one whom nothing reaches, and a planned meeting with a paper joined."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        with workspace.database.work() as session:
            make = Builder(session)
            structure = make.structure(city="Kervalec", email="contact@exemple.fr")
            committee = make.committee(structure, notice_days=15)
            self.letter = make.person("Zola", "Zoé", civility=Civility.MRS, **HOME).id
            self.mail = make.person("Aubin", "Ana", email="ana@exemple.fr").id
            self.large = make.person("Cros", "Cléo", channel=ContactChannel.LARGE_PRINT, **HOME).id
            self.call = make.person("Dias", "Dan", phone="0611223344").id
            self.lost = make.person("Brun", "Bob").id
            people = (self.letter, self.mail, self.large, self.call, self.lost)
            for person_id in people:
                office = Office.GUEST if person_id == self.large else Office.MEMBER
                seat = SeatKind.SUBSTITUTE if person_id == self.call else SeatKind.TITULAR
                holder = self.letter if person_id == self.call else None
                person = session.get_one(type(make.person("X", "Y")), person_id)
                make.mandate(
                    person,
                    committee,
                    date(2024, 1, 1),
                    office=office,
                    seat=seat,
                    substitute_for_id=holder,
                )
            meeting = make.meeting(committee, HELD, status=MeetingStatus.PLANNED, place="Mairie")
            session.add(
                AgendaItem(meeting_id=meeting.id, position=1, title="Accueil <b>ouvert</b>", minutes=20)
            )
            session.flush()
            picture = folder / "photo.png"
            Image.new("RGB", (40, 30), "teal").save(picture)
            content = picture.read_bytes()
            kept = Attachment(
                name="photo.png",
                media_type="image/png",
                content=content,
                added_on=TODAY,
                digest=digest_of(content),
            )
            session.add(kept)
            session.flush()
            session.add(MeetingDocument(meeting_id=meeting.id, attachment_id=kept.id, use=DocumentUse.ITEM))
            self.meeting = meeting.id
            self.held = make.meeting(committee, date(2026, 11, 3)).id
        picture.unlink()

    def draft(self, **changes: Any) -> ConvokeDraft:
        ways = ((self.letter, LETTER), (self.mail, EMAIL), (self.large, LARGE), (self.call, PHONE))
        return ConvokeDraft(meeting_id=self.meeting, **{"ways": ways, "signatory": "Claire"} | changes)


@pytest.fixture
def town(workspace: Workspace, tmp_path: Path) -> Town:
    return Town(workspace, tmp_path)


@pytest.fixture
def service(workspace: Workspace) -> ConvocationService:
    return ConvocationService(workspace)


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_plan_proposes_each_person_their_own_way(service: ConvocationService, town: Town) -> None:
    plan = service.plan(town.meeting)
    assert [(one.name, one.way) for one in plan.people] == [
        ("Ana Aubin", EMAIL),
        ("Bob Brun", None),
        ("Cléo Cros", LARGE),
        ("Dan Dias", PHONE),
        ("Zoé Zola", LETTER),
    ]
    assert [one.name for one in plan.people if one.is_guest] == ["Cléo Cros"]
    assert [one.name for one in plan.people if one.is_substitute] == ["Dan Dias"]
    assert plan.agenda == ("Accueil <b>ouvert</b> (20\u00a0min)",)
    assert plan.documents == ("photo.png",)
    assert (plan.notice_days, plan.last_day, plan.is_late) == (15, date(2026, 11, 25), False)
    assert plan.convoked_on is None


def test_a_notice_that_is_too_short_is_told(
    service: ConvocationService, town: Town, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        session.get_one(Meeting, town.meeting).held_on = TODAY + timedelta(days=8)
    assert service.plan(town.meeting).is_late


def test_one_batch_has_everything_in_one_new_folder(
    service: ConvocationService, town: Town, tmp_path: Path
) -> None:
    steps: list[str] = []

    class Told:
        def step(self, said: str, done: int, total: int) -> None:
            assert done < total
            steps.append(said)

    outcome = service.make(town.draft(), tmp_path, progress=Told())
    assert outcome.folder == tmp_path / "Convocations du 2026-12-10"
    assert {path.name for path in outcome.folder.iterdir()} == set(outcome.files)
    assert set(outcome.files) == {
        "Lettres.pdf",
        "Lettres.docx",
        "Liste d’appel.pdf",
        "Feuille d’émargement.pdf",
        "Réunion.ics",
        "Documents joints.pdf",
        "Convocation à joindre.pdf",
        "Message.txt",
    }
    assert outcome.called == ((LETTER, 1), (LARGE, 1), (EMAIL, 1), (PHONE, 1))
    assert [one.name for one in outcome.left_out] == ["Bob Brun"]
    letters = words_of(outcome.folder / "Lettres.pdf")
    for said in ("Zoé Zola", "Cléo Cros", "Accueil <b>ouvert</b> (20 min)", "Document joint : photo.png."):
        assert said in letters
    assert "Ana Aubin" not in letters
    assert "Dias Dan" in words_of(outcome.folder / "Liste d’appel.pdf")
    assert len(PdfReader(outcome.folder / "Documents joints.pdf").pages) == 2
    message = (outcome.folder / "Message.txt").read_text("utf-8-sig")
    assert "ana@exemple.fr" in message
    assert "Zola" not in message
    joined = words_of(outcome.folder / "Convocation à joindre.pdf")
    assert "Aux membres du comité" in joined
    assert "Ana" not in joined
    event = (outcome.folder / "Réunion.ics").read_text("utf-8")
    assert "LOCATION:Mairie" in event
    assert "Aubin" not in event
    with zipfile.ZipFile(outcome.folder / "Lettres.docx") as package:
        assert "&lt;b&gt;ouvert" in package.read("word/document.xml").decode()
    assert steps[0] == "Lettres"
    assert list(tmp_path.glob("*.part")) == []


def test_who_was_called_is_kept_with_the_meeting_in_one_act(
    service: ConvocationService, town: Town, workspace: Workspace, tmp_path: Path
) -> None:
    service.make(town.draft(), tmp_path)
    with workspace.read() as session:
        meeting = session.get_one(Meeting, town.meeting)
        assert meeting.convoked_on == TODAY
        assert meeting.convoked_how == (
            "par lettre, par courriel et par téléphone, avec l’ordre du jour et 1\u00a0document"
        )
        assert {one.person_id: one.way for one in session.query(Convocation)} == {
            town.letter: LETTER,
            town.mail: EMAIL,
            town.large: LARGE,
            town.call: PHONE,
        }
        assert [one.sent_on for one in session.query(MeetingDocument)] == [TODAY]
    assert workspace.last_act() == "4\u00a0personnes convoquées à la réunion du 10\u00a0décembre 2026."
    plan = service.plan(town.meeting)
    assert plan.convoked_on == plan.documents_sent_on == TODAY
    workspace.undo()
    assert service.plan(town.meeting).convoked_on is None


def test_a_second_batch_changes_the_way_and_stands_beside_the_first(
    service: ConvocationService, town: Town, workspace: Workspace, tmp_path: Path
) -> None:
    service.make(town.draft(), tmp_path)
    again = service.make(
        town.draft(
            ways=((town.letter, LARGE),),
            sent_on=TODAY + timedelta(days=1),
            with_documents=False,
        ),
        tmp_path,
    )
    assert again.folder.name == "Convocations du 2026-12-10 (2)"
    assert set(again.files) == {"Lettres.pdf", "Lettres.docx", "Feuille d’émargement.pdf", "Réunion.ics"}
    with workspace.read() as session:
        kept = {one.person_id: (one.way, one.sent_on) for one in session.query(Convocation)}
    assert kept[town.letter] == (LARGE, TODAY + timedelta(days=1))
    assert kept[town.mail] == (EMAIL, TODAY)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ways": ()}, "Personne n’est à convoquer"),
        ({"ways": ((999, LETTER),)}, "ne siège plus"),
        ({"text": "Bonjour {prenon}"}, "n’est pas connu"),
        ({"sent_on": date(2026, 12, 11)}, "part avant la réunion"),
    ],
)
def test_what_cannot_be_sent_is_refused(
    changes: dict[str, Any], said: str, service: ConvocationService, town: Town, tmp_path: Path
) -> None:
    for work in (lambda draft: service.make(draft, tmp_path), service.preview):
        with pytest.raises(DomainError, match=said):
            work(town.draft(**changes))
    assert list(tmp_path.glob("Convocations*")) == []


def test_a_way_that_a_person_has_not_is_refused(
    service: ConvocationService, town: Town, tmp_path: Path
) -> None:
    with pytest.raises(DomainError, match="Pour convoquer Ana Aubin par lettre, complétez"):
        service.make(town.draft(ways=((town.mail, LETTER),)), tmp_path)


def test_only_a_planned_meeting_is_convoked(service: ConvocationService, town: Town) -> None:
    with pytest.raises(DomainError, match="réunion prévue"):
        service.plan(town.held)
    with pytest.raises(DomainError, match="n’est plus"):
        service.plan(999)


def test_a_stop_leaves_nothing(
    service: ConvocationService, town: Town, workspace: Workspace, tmp_path: Path
) -> None:
    class Stops:
        def step(self, said: str, done: int, total: int) -> None:
            del done, total
            if said == "Documents joints":
                raise Cancelled

    with pytest.raises(Cancelled):
        service.make(town.draft(), tmp_path, progress=Stops())
    assert list(tmp_path.glob("Convocations*")) == []
    assert workspace.last_act() is None


def test_a_place_that_is_gone_keeps_nothing(
    service: ConvocationService, town: Town, workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(KnownProblem):
        service.make(town.draft(), tmp_path / "absent")
    assert service.plan(town.meeting).convoked_on is None
    assert workspace.last_act() is None


def test_the_preview_is_the_letter_of_the_person_asked(
    service: ConvocationService, town: Town, tmp_path: Path
) -> None:
    path = tmp_path / "apercu.pdf"
    path.write_bytes(service.preview(town.draft(), town.large))
    assert "Cléo Cros" in words_of(path)
    assert len(PdfReader(path).pages) >= 1


def test_reading_alone_may_not_convoke(
    town: Town, workspace_as: Callable[[Role], Workspace], tmp_path: Path
) -> None:
    with pytest.raises(NotPermitted):
        ConvocationService(workspace_as(Role.READING)).make(town.draft(), tmp_path)
