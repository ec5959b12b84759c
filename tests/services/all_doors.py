"""Every verb of every service: the right that it asks for, how it is done, what must be there first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engagement_desktop.bootstrap import Application
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.meetings_drafts import MeetingDraft
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.structures import Answer, LegalForm, StructureKind, StructureLink
from engagement_desktop.domain.register.structures_drafts import OwnStructureDraft, StructureDraft
from engagement_desktop.services.demo.sizes import SCALES, DemoSize
from engagement_desktop.services.imports.service import ImportPlan
from tests.builders import Builder
from tests.services import (
    booking_doors,
    cec_doors,
    claim_doors,
    committee_doors,
    deciding_doors,
    follow_up_doors,
    giving_doors,
    hours_doors,
    hours_lock_doors,
    house_doors,
    ledger_doors,
    letter_doors,
    live_doors,
    meeting_doors,
    minutes_doors,
    paper_doors,
    paying_doors,
    people_doors,
    receipt_doors,
    recognition_doors,
    rule_doors,
    statement_doors,
    travel_doors,
    writing_doors,
)
from tests.services.offices import PHRASES

SAMPLE = Path(__file__).parents[1] / "data" / "classeurs" / "simple.xlsx"


DRAFT = OwnStructureDraft(name="MSP", kind=StructureKind.MSP, legal_form=LegalForm.SISA)


AROUND = StructureDraft(
    name="Les Usagers", kind=StructureKind.ASSOCIATION, legal_form=LegalForm.ASSOCIATION_1901
)


MEETING_DAY = date(2027, 1, 12)


MEETING = MeetingDraft(committee_id=1, held_on=MEETING_DAY, starts_minute=18 * 60)


LOGO = Path(__file__).parents[1] / "data" / "logo.png"


NEW_PHRASE = "corbeille sifflet noisette bruyère clocher pivoine traineau"


TINY = replace(SCALES[DemoSize.SMALL], hours=100, expense_lines=10)


P = Permission


@dataclass(frozen=True)
class World:
    """An open application, where it may write, and the plan of an import that coordination once read."""

    application: Application
    folder: Path
    role: Role
    plan: ImportPlan

    def file(self, name: str) -> Path:
        return self.folder / name


Deed = Callable[[World], object]


@dataclass(frozen=True)
class Door:
    """A verb that changes, exports or saves: what it asks for, and how it is done."""

    rights: frozenset[Permission]
    do: Deed
    needs: str = ""
    """What must be there first: a structure, a local rate."""


def door(do: Deed, *rights: Permission, needs: str = "") -> Door:
    return Door(frozenset(rights), do, needs)


SERIES, DAY = "smic.hourly", date(2026, 12, 1)


def _add_rate(world: World) -> None:
    world.application.rates.add_local(SERIES, date(2027, 1, 1), "13", "délibération")


DOORS = MappingProxyType(
    {
        "structures.create_own": door(
            lambda w: w.application.structures.create_own(DRAFT), P.STRUCTURE_WRITE
        ),
        "structures.save_own": door(
            lambda w: w.application.structures.save_own(w.application.structures.own_draft()),
            P.STRUCTURE_WRITE,
            needs="structure",
        ),
        "structures.save": door(lambda w: w.application.structures.save(AROUND), P.STRUCTURE_WRITE),
        "structures.archive": door(
            lambda w: w.application.structures.archive(2), P.STRUCTURE_WRITE, needs="around"
        ),
        "structures.bring_back": door(
            lambda w: w.application.structures.bring_back(2), P.STRUCTURE_WRITE, needs="around"
        ),
        "structures.delete": door(
            lambda w: w.application.structures.delete(2), P.STRUCTURE_WRITE, needs="around"
        ),
        "structures.set_logo": door(
            lambda w: w.application.structures.set_logo(LOGO), P.STRUCTURE_WRITE, needs="structure"
        ),
        "structures.remove_logo": door(
            lambda w: w.application.structures.remove_logo(), P.STRUCTURE_WRITE, needs="structure"
        ),
        "applicability.answer": door(
            lambda w: w.application.applicability.answer(Matter.WAIVER, Answer.YES, "rescrit", "courrier"),
            P.STRUCTURE_WRITE,
            needs="around",
        ),
        "applicability.forget": door(
            lambda w: w.application.applicability.forget(Matter.WAIVER), P.STRUCTURE_WRITE, needs="around"
        ),
        "meetings.save": door(
            lambda w: w.application.meetings.save(MEETING), P.MEETING_WRITE, needs="committee"
        ),
        "meetings.delete": door(lambda w: w.application.meetings.delete(1), P.MEETING_WRITE, needs="meeting"),
        "exports.export": door(
            lambda w: w.application.exports.export(w.file("tout.xlsx")), P.DOSSIER_EXPORT, needs="structure"
        ),
        **{
            verb: door(do, right, needs=needs)
            for doors in (
                booking_doors.DOORS,
                claim_doors.DOORS,
                deciding_doors.DOORS,
                hours_doors.DOORS,
                hours_lock_doors.DOORS,
                ledger_doors.DOORS,
                paper_doors.DOORS,
                paying_doors.DOORS,
                people_doors.DOORS,
                receipt_doors.DOORS,
                recognition_doors.DOORS,
                rule_doors.DOORS,
                statement_doors.DOORS,
                committee_doors.DOORS,
                follow_up_doors.DOORS,
                giving_doors.DOORS,
                minutes_doors.DOORS,
                meeting_doors.DOORS,
                writing_doors.DOORS,
            )
            for verb, (do, right, needs) in doors.items()
        },
        **{
            verb: door(do, *rights, needs=needs)
            for doors in (
                cec_doors.DOORS,
                letter_doors.DOORS,
                live_doors.DOORS,
                house_doors.DOORS,
                travel_doors.DOORS,
            )
            for verb, (do, rights, needs) in doors.items()
        },
        "rates.add_local": door(_add_rate, P.RATE_ADD),
        "rates.remove_local": door(
            lambda w: w.application.rates.remove_local("smic.hourly", date(2026, 12, 1)),
            P.RATE_ADD,
            needs="rate",
        ),
        "reports.export": door(
            lambda w: w.application.reports.export(2025, w.file("r.json")), P.REPORT_EXPORT, needs="structure"
        ),
        "reports.export nominative": door(
            lambda w: w.application.reports.export(2025, w.file("r.ods"), nominative=True),
            P.REPORT_EXPORT,
            P.REPORT_NAME_PEOPLE,
            needs="structure",
        ),
        "reports.preview": door(
            lambda w: w.application.reports.preview(2025), P.REPORT_EXPORT, needs="structure"
        ),
        "reports.preview nominative": door(
            lambda w: w.application.reports.preview(2025, nominative=True),
            P.REPORT_EXPORT,
            P.REPORT_NAME_PEOPLE,
            needs="structure",
        ),
        "imports.read": door(lambda w: w.application.imports.read(SAMPLE), P.WORKBOOK_IMPORT),
        "imports.apply": door(
            lambda w: w.application.imports.apply(w.plan), P.WORKBOOK_IMPORT, P.BACKUP_MAKE
        ),
        "demo.fill": door(lambda w: w.application.demo.fill(DemoSize.SMALL, 1), P.WORKBOOK_IMPORT),
        "demo.fill_scale": door(lambda w: w.application.demo.fill_scale(TINY, 1), P.WORKBOOK_IMPORT),
        "maintenance.back_up": door(
            lambda w: w.application.maintenance.back_up(w.file("a.engagement-sauvegarde")), P.BACKUP_MAKE
        ),
        "maintenance.back_up_beside": door(
            lambda w: w.application.maintenance.back_up_beside(), P.BACKUP_MAKE
        ),
        "maintenance.back_up_if_changed": door(
            lambda w: w.application.maintenance.back_up_if_changed(), P.BACKUP_MAKE
        ),
        "maintenance.copy_to": door(
            lambda w: w.application.maintenance.copy_to(w.file("copie.engagement")), P.BACKUP_MAKE
        ),
        "maintenance.verify": door(lambda w: w.application.maintenance.verify(), P.DOSSIER_VERIFY),
        "maintenance.change_passphrase": door(
            lambda w: w.application.maintenance.change_passphrase(PHRASES[w.role], NEW_PHRASE),
            P.PASSPHRASE_CHANGE,
        ),
        "maintenance.set_own_passphrase": door(
            lambda w: w.application.maintenance.set_own_passphrase(NEW_PHRASE), P.PASSPHRASE_CHANGE
        ),
    }
)


EVERY = ListQuery()


ROOMS = ("people", "committees", "meetings", "hours", "expenses")


LEFT = ("decisions", "actions", "proposals", "phrases")


READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        **{f"{room}.{verb}": (EVERY,) for room in ROOMS for verb in ("page", "summary", "chips")},
        **{f"{room}.{verb}": (EVERY,) for room in LEFT for verb in ("page", "summary", "chips")},
        **{f"{room}.detail": (1,) for room in ROOMS},
        **booking_doors.READS,
        **claim_doors.READS,
        **deciding_doors.READS,
        **cec_doors.READS,
        **hours_doors.READS,
        **hours_lock_doors.READS,
        **paper_doors.READS,
        **paying_doors.READS,
        **people_doors.READS,
        **receipt_doors.READS,
        **recognition_doors.READS,
        **rule_doors.READS,
        **statement_doors.READS,
        **committee_doors.READS,
        **follow_up_doors.READS,
        **giving_doors.READS,
        **ledger_doors.READS,
        **letter_doors.READS,
        **live_doors.READS,
        **meeting_doors.READS,
        **minutes_doors.READS,
        **house_doors.READS,
        **travel_doors.READS,
        **writing_doors.READS,
        "structures.own": (),
        "structures.own_draft": (),
        "structures.others": (),
        "structures.draft": (2,),
        "structures.blank": (StructureLink.SITE,),
        "structures.logo": (),
        "applicability.all": (),
        "applicability.of": (Matter.CEC,),
        "meetings.draft": (1,),
        "meetings.blank": (1,),
        "rates.rates": (),
        "rates.series": (),
        "home.home": (),
        "reports.exercises": (),
        "reports.yearly": (2025,),
        "maintenance.backups": (),
        "maintenance.latest_verified_backup": (),
    }
)
"""The verbs that only look, and what they are asked."""


PREPARED: Mapping[str, tuple[Callable[[Builder], object], ...]] = MappingProxyType(
    {
        "people": (people_doors.prepare,),
        booking_doors.NEEDS: (booking_doors.prepare,),
        claim_doors.NEEDS: (claim_doors.prepare,),
        deciding_doors.NEEDS: (deciding_doors.prepare,),
        cec_doors.NEEDS: (cec_doors.prepare,),
        hours_doors.NEEDS: (hours_doors.prepare,),
        hours_lock_doors.NEEDS: (hours_lock_doors.prepare,),
        committee_doors.NEEDS: (committee_doors.prepare,),
        receipt_doors.NEEDS: (receipt_doors.prepare,),
        recognition_doors.NEEDS: (recognition_doors.prepare,),
        recognition_doors.WITH_TALK: (recognition_doors.prepare_talk,),
        follow_up_doors.NEEDS: (follow_up_doors.prepare,),
        giving_doors.NEEDS: (giving_doors.prepare,),
        house_doors.NEEDS: (house_doors.prepare,),
        ledger_doors.NEEDS: (ledger_doors.prepare,),
        paying_doors.NEEDS: (paying_doors.prepare,),
        paying_doors.MADE: (paying_doors.prepare_made,),
        paying_doors.SENT: (paying_doors.prepare_sent,),
        ledger_doors.UNDECIDED: (ledger_doors.prepare_second,),
        ledger_doors.WITH_EXPORT: (ledger_doors.prepare_export,),
        letter_doors.NEEDS: (letter_doors.prepare,),
        live_doors.NEEDS: (live_doors.prepare,),
        meeting_doors.NEEDS: (meeting_doors.prepare,),
        minutes_doors.NEEDS: (minutes_doors.prepare,),
        paper_doors.NEEDS: (paper_doors.prepare,),
        rule_doors.NEEDS: (rule_doors.prepare,),
        statement_doors.NEEDS: (statement_doors.prepare,),
        travel_doors.NEEDS: (travel_doors.prepare,),
    }
)
"""What each file of doors puts in the dossier before its verbs are tried."""


def prepare(application: Application, needs: str) -> None:
    """Puts there what the verb works on, past the door."""
    from engagement_desktop.domain.local_rates import LocalRate

    with application.workspace.database.work() as session:
        if needs == "structure":
            Builder(session).structure()
        if needs == "around":
            Builder(session).structure(legal_form=LegalForm.ASSOCIATION_1901)
            Builder(session).association(siren=None)
        if needs in {"committee", "meeting"}:
            committee = Builder(session).committee(Builder(session).structure())
            if needs == "meeting":
                Builder(session).meeting(committee, MEETING_DAY, status=MeetingStatus.PLANNED)
        for prepared in PREPARED.get(needs, ()):
            prepared(Builder(session))
        if needs == "rate":
            session.add(LocalRate(series=SERIES, valid_from=DAY, value="13", source="essai"))
