"""The file of a committee: its seats, who sits, how often it met."""

from collections.abc import Callable

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.committees_rows import CommitteeDetail, MemberOfCommittee
from engagement_desktop.french.formats import date_short, percent
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.rows import NOTHING
from engagement_desktop.ui.register.committees_columns import seats_of, state_of
from engagement_desktop.ui.register.rules_words import QUORUMS
from engagement_desktop.ui.register.words import COLLEGES, said_name, seat_and_office
from engagement_desktop.ui.signals import AppSignals

_TO_RENEW = BadgeWord("Mandat à renouveler", "attention", "clock-alert")


def write_committee(
    pane: Pane, committee: CommitteeDetail, signals: AppSignals, act: Callable[[Pane], object] | None = None
) -> None:
    """Write the file from top to bottom; `act` adds what can be done, under the head."""
    row = committee.row
    facts = row.kind if row.kind.casefold() != row.name.casefold() else ""
    pane.heading(row.name, " — ".join(part for part in (facts, row.structure) if part))
    if (state := state_of(row)) is not None:
        pane.badge(state)
    if act is not None:
        act(pane)
    pane.section(f"En {committee.exercise}")
    pane.figures(
        (
            (seats_of(row), "titulaires"),
            (str(row.meetings_held), "réunions" if row.meetings_held > 1 else "réunion"),
            (percent(row.attended, row.expected) if row.expected else NOTHING, "de présence"),
        )
    )
    view = ListView(ListQuery(filters={"committee": str(row.id)}), f"Réunions\u00a0: {row.name}")
    pane.door("Voir ses réunions", lambda: signals.go("meetings", view))
    hours = ListView(ListQuery(filters={"committee": str(row.id)}), f"Heures\u00a0: {row.name}")
    pane.door("Voir ses heures", lambda: signals.go("hours", hours))
    _write_rules(pane, committee)
    _write_colleges(pane, committee)
    _write_members(pane, committee, signals)


def _write_rules(pane: Pane, committee: CommitteeDetail) -> None:
    row = committee.row
    pane.section("Repères")
    pane.fact("Quorum", QUORUMS[committee.quorum])
    for name, day in (
        ("Créé le", committee.created_on),
        ("Dernière réunion", row.last_held_on),
        ("Prochaine réunion", row.next_planned_on),
        ("Fermé le", row.closed_on),
    ):
        if day is not None:
            pane.fact(name, date_short(day))


def _write_colleges(pane: Pane, committee: CommitteeDetail) -> None:
    if not committee.by_college:
        return
    pane.section("Collèges")
    for capacity, number in committee.by_college.items():
        pane.fact(COLLEGES[capacity] if capacity else "Collège non précisé", str(number))


def _write_members(pane: Pane, committee: CommitteeDetail, signals: AppSignals) -> None:
    members = committee.members
    pane.section(f"Qui siège ({len(members)})" if members else "Qui siège")
    if not members:
        pane.note("Personne n’a de mandat en cours.")
    for member in members:
        _write_member(pane, member, signals)


def _write_member(pane: Pane, member: MemberOfCommittee, signals: AppSignals) -> None:
    name = said_name(member.first_name, member.last_name)
    view = ListView(ListQuery(filters={"person": str(member.person_id)}), name)
    pane.door(name, lambda: signals.go("people", view), "user")
    until = f"jusqu’au {date_short(member.ended_on)}" if member.ended_on else "sans date de fin"
    college = f", {COLLEGES[member.capacity].lower()}" if member.capacity else ""
    pane.note(f"{seat_and_office(member.seat, member.office)}{college}, {until}")
    if member.to_renew:
        pane.badge(_TO_RENEW)
