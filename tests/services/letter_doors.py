"""The verbs on letters, departures and the page of a person: what each asks for, and how it is done."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.meetings.preparing.convoking import ConvokeDraft
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.departures_rows import DepartureDraft
from engagement_desktop.domain.register.letters_rows import ConvocationDraft, LetterDraft, Recipients
from engagement_desktop.domain.register.mandates import EndReason
from tests.builders import Builder

P = Permission
NEEDS = "letters"
EVERYONE = Recipients.listed(ListQuery())
LETTER = LetterDraft(subject="Réunion", text="Venez.")
CALL = ConvocationDraft(meeting_id=1)
CONVOKE = ConvokeDraft(meeting_id=1, ways=((1, ConvocationWay.LETTER),))
LEAVES = DepartureDraft(person_id=1, on=date(2026, 11, 22), reason=EndReason.MOVED)
LEAVES_ALL = DepartureDraft(person_id=1, on=date(2026, 11, 22), reason=EndReason.MOVED, archive=True)

DAYS = (date(2025, 12, 31), date(2026, 11, 22))

MAKES: Mapping[str, Any] = MappingProxyType(
    {
        "letters.letters": lambda w: w.application.letters.letters(EVERYONE, LETTER, w.file("a.pdf")),
        "letters.letter_preview": lambda w: w.application.letters.letter_preview(EVERYONE, LETTER),
        "letters.labels": lambda w: w.application.letters.labels(EVERYONE, "2x7", w.file("b.pdf")),
        "letters.convocations": lambda w: w.application.letters.convocations(CALL, w.file("c.pdf")),
        "letters.convocation_preview": lambda w: w.application.letters.convocation_preview(CALL),
        "letters.call_list": lambda w: w.application.letters.call_list(EVERYONE, w.file("d.csv")),
        "letters.mail_merge": lambda w: w.application.letters.mail_merge(EVERYONE, w.file("e.csv")),
        "letters.sign_in_sheet": lambda w: w.application.letters.sign_in_sheet(1, w.file("f.pdf")),
        "letters.composition": lambda w: w.application.letters.composition(1, w.file("g.pdf")),
        "history.write_register": lambda w: w.application.history.write_register(DAYS[1], w.file("i.csv")),
        "history.write_changes": lambda w: w.application.history.write_changes(*DAYS, w.file("j.csv")),
        "letters.participation": lambda w: w.application.letters.participation(1, w.file("h.pdf")),
        "letters.participation_preview": lambda w: w.application.letters.participation_preview(1),
    }
)
DOORS: Mapping[str, tuple[Any, tuple[Permission, ...], str]] = MappingProxyType(
    {
        **{verb: (do, (P.LETTER_MAKE,), NEEDS) for verb, do in MAKES.items()},
        "convocations.make": (
            lambda w: w.application.convocations.make(CONVOKE, w.folder),
            (P.MEETING_WRITE,),
            NEEDS,
        ),
        "convocations.preview": (
            lambda w: w.application.convocations.preview(CONVOKE),
            (P.MEETING_WRITE,),
            NEEDS,
        ),
        "departures.leave": (
            lambda w: w.application.departures.leave(LEAVES),
            (P.MANDATE_WRITE,),
            NEEDS,
        ),
        "departures.leave and archive": (
            lambda w: w.application.departures.leave(LEAVES_ALL),
            (P.MANDATE_WRITE, P.PERSON_WRITE),
            NEEDS,
        ),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "letters.audience": (EVERYONE,),
        "letters.label_formats": (),
        "convocations.plan": (1,),
        "departures.look": (1,),
        "person_files.file": (1,),
        "person_files.participation": (1, 2025),
    }
)

CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        **{verb: (set(), 1) for verb in MAKES if not verb.endswith("_preview")},
        "convocations.make": ({"meeting", "convocation"}, 1),
        "departures.leave": ({"mandate"}, 1),
        "departures.leave and archive": ({"mandate", "person"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """A person with an address in a committee that has a planned meeting."""
    structure = make.structure()
    committee = make.committee(structure)
    person = make.person(address="12 rue du Pont", postcode="96130", city="Kervalec")
    make.mandate(person, committee, date(2024, 3, 4))
    make.meeting(committee, date(2027, 1, 12), status=MeetingStatus.PLANNED)
