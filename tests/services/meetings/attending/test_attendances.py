"""Attendance written while the meeting goes: each event one act, every refusal with its sentence."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import DomainError, NotPermitted, ToConfirm
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus, PresenceSpan
from engagement_desktop.domain.meetings.attending.live_rows import LiveAttendee, LiveMeeting
from engagement_desktop.domain.meetings.attending.quorum import QuorumLevel
from engagement_desktop.domain.meetings.attending.roll import RollPart, Span
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.meetings.attending.attendances import AttendanceService
from engagement_desktop.services.meetings.attending.live import LiveService
from engagement_desktop.services.meetings.preparing.progress import ProgressService
from engagement_desktop.services.meetings.voting.votes import VoteService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.live_rooms import CLOCK, DAY, OPENED, LiveRoom, live_room
from tests.tables import dump

P, V = AttendanceStatus.PRESENT, AttendanceStatus.REMOTE
Act = Callable[[AttendanceService, LiveRoom], object]
E, A, R = AttendanceStatus.EXCUSED, AttendanceStatus.ABSENT, AttendanceStatus.REPRESENTED


@pytest.fixture
def room(workspace: Workspace) -> LiveRoom:
    with workspace.database.work() as session:
        return live_room(Builder(session))


@pytest.fixture
def service(workspace: Workspace) -> AttendanceService:
    return AttendanceService(workspace)


@pytest.fixture
def look(workspace: Workspace, room: LiveRoom) -> Callable[[], LiveMeeting]:
    return lambda: LiveService(workspace).look(room.meeting)


def of(live: LiveMeeting, person_id: int) -> LiveAttendee:
    return next(one for one in live.attendees if one.entry.id == person_id)


def test_a_live_meeting_is_read_whole(look: Callable[[], LiveMeeting], room: LiveRoom) -> None:
    live = look()
    assert (live.number, live.is_open, live.is_today, live.clock_minute) == ("2026-01", True, True, CLOCK)
    assert [one.entry.person.last_name for one in live.attendees] == [
        "Benali",
        "Diallo",
        "Hélias",
        "Prigent",
        "Le Goff",
        "Rousseau",
        "Œuvrard",
    ]
    assert of(live, room.substitute).entry.part is RollPart.SUBSTITUTE
    assert [(item.number, item.title, item.documents) for item in live.items] == [
        (1, "Accueil du samedi matin", 0)
    ]
    assert live.chair_id == room["Benali"]
    assert (live.quorum.in_office, live.quorum.needed, live.quorum.count) == (6, 3, 0)


def test_an_arrival_opens_a_span_and_a_departure_closes_it(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom, workspace: Workspace
) -> None:
    service.mark(room.meeting, room["Benali"], P, OPENED + 2)
    assert workspace.last_act() == "Fatima Benali est dans la salle depuis 11\u00a0h\u00a002."
    service.leave(room.meeting, room["Benali"])
    assert workspace.last_act() == "Fatima Benali a quitté la réunion à 11\u00a0h\u00a030."
    service.mark(room.meeting, room["Benali"], P)
    service.mark(room.meeting, room["Benali"], V)
    one = of(look(), room["Benali"])
    assert one.entry.spans == (Span(OPENED + 2),)
    assert (one.entry.status, one.is_here, one.voices) == (V, True, 1)


def test_who_returns_later_has_two_stays(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom
) -> None:
    service.mark(room.meeting, room["Benali"], V, OPENED)
    service.leave(room.meeting, room["Benali"], OPENED + 10)
    assert not of(look(), room["Benali"]).is_here
    service.come_back(room.meeting, room["Benali"])
    entry = of(look(), room["Benali"]).entry
    assert (entry.spans, entry.status) == ((Span(OPENED, OPENED + 10), Span(CLOCK)), V)


def test_excused_and_absent_replace_a_presence_noted_by_mistake(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom, workspace: Workspace
) -> None:
    service.mark(room.meeting, room["Prigent"], P)
    service.mark(room.meeting, room["Prigent"], E)
    assert workspace.last_act() == "Chantal Prigent\u00a0: absence excusée."
    assert of(look(), room["Prigent"]).entry.spans == ()
    service.mark(room.meeting, room["Prigent"], A)
    assert of(look(), room["Prigent"]).entry.status is A


def test_a_suppleant_takes_the_seat_and_gives_it_back_when_the_titulaire_arrives(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom, workspace: Workspace
) -> None:
    service.stand_in(room.meeting, room.substitute)
    assert workspace.last_act() == "Jean-Yves Le Goff siège pour Chantal Prigent."
    assert of(look(), room.substitute).voices == 1
    service.mark(room.meeting, room["Prigent"], P)
    assert of(look(), room.substitute).voices == 0
    service.leave(room.meeting, room["Prigent"])
    assert of(look(), room.substitute).voices == 1
    service.mark(room.meeting, room.substitute, A)
    assert of(look(), room.substitute).entry.status is None


def test_a_suppleant_already_there_takes_the_seat_without_arriving_again(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom
) -> None:
    service.mark(room.meeting, room.substitute, V, OPENED)
    assert of(look(), room.substitute).voices == 0
    service.stand_in(room.meeting, room.substitute, room["Prigent"])
    entry = of(look(), room.substitute).entry
    assert (entry.spans, entry.status, entry.stands_in_for_id) == ((Span(OPENED),), V, room["Prigent"])


def test_a_pouvoir_counts_until_its_holder_leaves(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom, workspace: Workspace
) -> None:
    for name in ("Hélias", "Diallo"):
        service.mark(room.meeting, room[name], P, OPENED)
    service.give_proxy(room.meeting, room["Œuvrard"], room["Hélias"], date(2026, 11, 20))
    assert workspace.last_act() == "André Œuvrard donne pouvoir à Monique Hélias."
    assert look().quorum.level is QuorumLevel.JUST
    assert of(look(), room["Hélias"]).voices == 2
    service.leave(room.meeting, room["Hélias"])
    assert workspace.last_act() == (
        "Monique Hélias a quitté la réunion à 11\u00a0h\u00a030. Le pouvoir d’André Œuvrard n’a plus de voix."
    )
    live = look()
    assert (live.quorum.count, live.quorum.since) == (1, CLOCK)
    assert not of(live, room["Œuvrard"]).proxy_counts


def test_who_was_represented_and_comes_speaks_for_himself(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom, workspace: Workspace
) -> None:
    service.mark(room.meeting, room["Hélias"], P)
    service.give_proxy(room.meeting, room["Œuvrard"], room["Hélias"])
    service.mark(room.meeting, room["Œuvrard"], P)
    assert (
        workspace.last_act() == "André Œuvrard est dans la salle depuis 11\u00a0h\u00a030. Son pouvoir tombe."
    )
    assert of(look(), room["Œuvrard"]).entry.proxy_to_id is None


def test_who_leaves_may_give_a_pouvoir_and_stays_counted_as_having_come(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom
) -> None:
    for name in ("Hélias", "Diallo"):
        service.mark(room.meeting, room[name], P, OPENED)
    service.leave(room.meeting, room["Diallo"])
    service.give_proxy(room.meeting, room["Diallo"], room["Hélias"])
    one = of(look(), room["Diallo"])
    assert (one.entry.status, one.proxy_counts) == (P, True)
    service.take_proxy_back(room.meeting, room["Diallo"])
    assert of(look(), room["Diallo"]).entry.status is P


def test_a_pouvoir_taken_back_leaves_an_excused_member(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom
) -> None:
    service.mark(room.meeting, room["Hélias"], P)
    service.give_proxy(room.meeting, room["Œuvrard"], room["Hélias"])
    service.take_proxy_back(room.meeting, room["Œuvrard"])
    entry = of(look(), room["Œuvrard"]).entry
    assert (entry.status, entry.proxy_to_id) == (E, None)


def test_a_guest_of_the_dossier_or_a_new_name_comes_without_voice(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom, workspace: Workspace
) -> None:
    service.add_guest(room.meeting, room.outsider)
    new = service.add_new_guest(room.meeting, "Nguyen", "Thomas")
    assert workspace.last_act() == "Thomas Nguyen est là en invité depuis 11\u00a0h\u00a030."
    live = look()
    assert [one.entry.part for one in live.attendees[-2:]] == [RollPart.GUEST] * 2
    assert [of(live, person).voices for person in (room.outsider, new)] == [0, 0]
    service.remove(room.meeting, room.outsider)
    assert all(one.entry.id != room.outsider for one in look().attendees)


def test_a_new_guest_who_resembles_somebody_is_asked_about(
    service: AttendanceService, room: LiveRoom
) -> None:
    with pytest.raises(ToConfirm) as asked:
        service.add_new_guest(room.meeting, "Zanetti", "Paul")
    accepted = frozenset({asked.value.code})
    assert service.add_new_guest(room.meeting, "Zanetti", "Paul", accepted=accepted) != room.outsider


def test_hours_are_corrected(
    service: AttendanceService, look: Callable[[], LiveMeeting], room: LiveRoom, workspace: Workspace
) -> None:
    service.mark(room.meeting, room["Benali"], P)
    spans = (Span(OPENED - 5, OPENED + 5), Span(OPENED + 10))
    service.correct_clock(room.meeting, room["Benali"], spans)
    assert workspace.last_act() == "Heures corrigées\u00a0: Fatima Benali."
    assert of(look(), room["Benali"]).entry.spans == spans
    service.correct_clock(room.meeting, room["Benali"], (Span(OPENED + 10, OPENED + 20),))
    assert of(look(), room["Benali"]).entry.spans == (Span(OPENED + 10, OPENED + 20),)


def test_each_event_is_taken_back_whole(
    service: AttendanceService, room: LiveRoom, workspace: Workspace
) -> None:
    service.mark(room.meeting, room["Hélias"], P, OPENED)
    before = dump(workspace.database)
    for act in (
        lambda: service.leave(room.meeting, room["Hélias"]),
        lambda: service.give_proxy(room.meeting, room["Œuvrard"], room["Hélias"]),
        lambda: service.stand_in(room.meeting, room.substitute),
        lambda: service.add_new_guest(room.meeting, "Nguyen", "Thomas"),
        lambda: service.mark(room.meeting, room["Hélias"], E),
        lambda: service.correct_clock(room.meeting, room["Hélias"], (Span(OPENED + 1),)),
    ):
        act()
        workspace.undo()
        assert _facts(before) == _facts(dump(workspace.database))


def _facts(content: dict[str, list[tuple[object, ...]]]) -> int:
    return sum(len(content[table]) for table in ("attendance", "presence_span", "person"))


def _give(giver: str, holder: str, day: date | None = None) -> Act:
    return lambda s, r: s.give_proxy(r.meeting, r[giver], r[holder], day)


REFUSED: tuple[tuple[str, Act, str], ...] = (
    ("represented without a holder", lambda s, r: s.mark(r.meeting, r["Benali"], R), "Dites à qui"),
    ("there already", lambda s, r: s.mark(r.meeting, r["Hélias"], P), "est déjà là depuis"),
    ("not in the room", lambda s, r: s.leave(r.meeting, r["Benali"]), "n’est pas dans la salle"),
    ("before arrival", lambda s, r: s.leave(r.meeting, r["Hélias"], OPENED - 1), "vient avant l’arrivée"),
    ("to come", lambda s, r: s.leave(r.meeting, r["Hélias"], CLOCK + 1), "n’est pas encore là"),
    ("no hour", lambda s, r: s.mark(r.meeting, r["Benali"], P, 1500), "de 0 h à 23 h 59"),
    ("not on the roll", lambda s, r: s.mark(r.meeting, r.outsider, P), "n’est pas sur la liste"),
    ("suppléant excused", lambda s, r: s.mark(r.meeting, r.substitute, E), "ni excusé ni absent"),
    ("present and represented", _give("Hélias", "Diallo"), "n’est pas rep"),
    ("over the cap", _give("Prigent", "Hélias"), "porte déjà 1 pouvoir"),
    ("to somebody absent", _give("Prigent", "Benali"), "n’est pas dans la salle"),
    ("to a guest", lambda s, r: s.give_proxy(r.meeting, r["Prigent"], r.outsider), "membre présent"),
    ("dated after", _give("Prigent", "Diallo", date(2026, 11, 23)), "daté d’après"),
    ("no pouvoir", lambda s, r: s.take_proxy_back(r.meeting, r["Benali"]), "n’a pas donné de pouvoir"),
    ("another titulaire", lambda s, r: s.stand_in(r.meeting, r.substitute, r["Hélias"]), "est suppléant"),
    ("no suppléant", lambda s, r: s.stand_in(r.meeting, r["Benali"]), "n’est pas suppléant"),
    ("a member as guest", lambda s, r: s.add_guest(r.meeting, r["Benali"]), "est membre du comité"),
    ("nobody", lambda s, r: s.add_guest(r.meeting, 999), "n’est plus dans le dossier"),
    ("no name", lambda s, r: s.add_new_guest(r.meeting, "", "Thomas"), ""),
    ("nothing said", lambda s, r: s.remove(r.meeting, r["Benali"]), "Rien n’est écrit"),
    ("a holder", lambda s, r: s.remove(r.meeting, r["Hélias"]), "porte le pouvoir d’André"),
    ("a holder excused", lambda s, r: s.mark(r.meeting, r["Hélias"], E), "porte le pouvoir d’André"),
    ("hours of nobody", lambda s, r: s.correct_clock(r.meeting, r["Benali"], (Span(1),)), "n’a pas d’heure"),
    ("hours upside down", lambda s, r: s.correct_clock(r.meeting, r["Hélias"], (Span(OPENED, 5),)), "avant"),
    ("no meeting", lambda s, r: s.mark(99, r["Hélias"], P), "n’est plus dans le dossier"),
)  # fmt: skip


@pytest.mark.parametrize(("act", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_is_refused_and_nothing_is_half_written(
    service: AttendanceService,
    room: LiveRoom,
    workspace: Workspace,
    act: Act,
    words: str,
) -> None:
    for name in ("Hélias", "Diallo"):
        service.mark(room.meeting, room[name], P, OPENED)
    service.give_proxy(room.meeting, room["Œuvrard"], room["Hélias"])
    before = dump(workspace.database)
    with pytest.raises(DomainError) as refused:
        act(service, room)
    assert words in refused.value.sentence.replace("\u00a0", " ")
    assert dump(workspace.database) == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"status": MeetingStatus.PLANNED, "opened_minute": None},
            "n’est pas ouverte. Rien n’a été changé. Ouvrez",
        ),
        ({"status": MeetingStatus.CANCELLED}, "est annulée"),
        ({"closed_at": True}, "Rouvrez-la"),
    ],
)
def test_presences_and_votes_are_those_of_an_open_meeting(
    service: AttendanceService, room: LiveRoom, workspace: Workspace, values: dict[str, object], words: str
) -> None:
    with workspace.database.work() as session:
        meeting = session.get_one(Meeting, room.meeting)
        for name, value in values.items():
            setattr(meeting, name, workspace.now() if value is True else value)
    with pytest.raises(DomainError, match="réunion") as refused:
        service.mark(room.meeting, room["Benali"], P)
    assert words in refused.value.sentence
    with pytest.raises(DomainError) as refused:
        VoteService(workspace).freeze(room.meeting, room.item)
    assert words in refused.value.sentence


def test_a_meeting_written_afterwards_goes_on_from_the_latest_hour_known(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        room = live_room(Builder(session), day=date(2026, 11, 10))
    service, live = AttendanceService(workspace), LiveService(workspace)
    assert live.look(room.meeting).clock_minute == OPENED
    service.mark(room.meeting, room["Benali"], P)
    service.leave(room.meeting, room["Benali"], 20 * 60)
    after = live.look(room.meeting)
    assert (after.clock_minute, after.is_today) == (20 * 60, False)


def test_a_meeting_looked_at_an_hour_shows_who_was_there(
    service: AttendanceService, workspace: Workspace, room: LiveRoom
) -> None:
    service.mark(room.meeting, room["Benali"], P, OPENED + 10)
    live = LiveService(workspace)
    assert not of(live.look(room.meeting, OPENED), room["Benali"]).is_here
    assert of(live.look(room.meeting, OPENED + 10), room["Benali"]).is_here
    with pytest.raises(DomainError):
        live.look(99)


def test_rules_of_a_meeting_never_opened_are_those_of_its_committee(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        room = live_room(Builder(session), opened=False, proxies=2)
    live = LiveService(workspace).look(room.meeting)
    assert (live.is_open, live.rules.proxies, live.opened_minute) == (False, 2, None)
    assert live.clock_minute == CLOCK


def test_reading_rights_write_no_presence(workspace_as: Callable[[Role], Workspace]) -> None:
    reader = workspace_as(Role.READING)
    with reader.database.work() as session:
        room = live_room(Builder(session))
    with pytest.raises(NotPermitted):
        AttendanceService(reader).mark(room.meeting, room["Benali"], P)
    assert LiveService(reader).look(room.meeting).is_open
    with reader.read() as session:
        assert session.query(Attendance).count() == session.query(PresenceSpan).count() == 0
    assert reader.today() == DAY


@pytest.mark.parametrize(
    ("clock", "begun", "since"),
    [
        (OPENED, False, OPENED),
        (OPENED + 10, False, OPENED),
        (OPENED + 11, False, OPENED + 11),
        (OPENED + 4, True, OPENED + 4),
    ],
)
def test_who_is_noted_while_the_names_are_called_was_there_at_the_opening(
    workspace: Workspace,
    service: AttendanceService,
    room: LiveRoom,
    look: Callable[[], LiveMeeting],
    clock: int,
    begun: bool,
    since: int,
) -> None:
    workspace._clock = FixedClock(
        datetime(DAY.year, DAY.month, DAY.day, clock // 60 - 1, clock % 60, tzinfo=UTC)
    )
    if begun:
        ProgressService(workspace).go_to(room.meeting, room.item)
    service.mark(room.meeting, room["Benali"], P)
    service.stand_in(room.meeting, room.substitute, room["Prigent"])
    live = look()
    assert of(live, room["Benali"]).entry.spans == (Span(since),)
    assert of(live, room.substitute).entry.spans == (Span(since),)
    assert of(live, room["Benali"]).is_here


def test_who_left_while_the_names_were_called_comes_back_at_the_clock(
    workspace: Workspace, service: AttendanceService, room: LiveRoom, look: Callable[[], LiveMeeting]
) -> None:
    workspace._clock = FixedClock(datetime(DAY.year, DAY.month, DAY.day, 10, 2, tzinfo=UTC))
    service.mark(room.meeting, room["Benali"], P)
    service.leave(room.meeting, room["Benali"])
    workspace._clock = FixedClock(datetime(DAY.year, DAY.month, DAY.day, 10, 5, tzinfo=UTC))
    service.mark(room.meeting, room["Benali"], P)
    assert of(look(), room["Benali"]).entry.spans == (Span(OPENED, OPENED + 2), Span(OPENED + 5))
