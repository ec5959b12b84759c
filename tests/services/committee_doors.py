"""The verbs of committees, mandates and history: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop import paths
from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft
from engagement_desktop.domain.register.mandates import EndReason
from engagement_desktop.domain.register.mandates_drafts import MandateDraft, RenewalDraft
from tests.builders import Builder

TODAY, ENDS = date(2026, 11, 22), date(2026, 12, 31)
COMMITTEE = CommitteeDraft(name="Groupe de travail", structure_id=1, kind="groupe de travail")
MANDATE = MandateDraft(person_id=1, committee_id=2, started_on=TODAY)
NEEDS = "mandate"
TEMPLATE = paths.resources() / "documents" / "compte-rendu.docx"
C, M = Permission.COMMITTEE_WRITE, Permission.MANDATE_WRITE

DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "committees.save": (lambda w: w.application.committees.save(COMMITTEE), C, NEEDS),
        "committees.close": (lambda w: w.application.committees.close(2, TODAY), C, NEEDS),
        "committees.reopen": (lambda w: w.application.committees.reopen(2), C, NEEDS),
        "committees.archive": (lambda w: w.application.committees.archive(2), C, NEEDS),
        "committees.bring_back": (lambda w: w.application.committees.bring_back(2), C, NEEDS),
        "committees.delete": (lambda w: w.application.committees.delete(2), C, NEEDS),
        "minutes_templates.copy_to": (
            lambda w: w.application.minutes_templates.copy_to(1, w.file("modele.docx")),
            C,
            NEEDS,
        ),
        "minutes_templates.put": (lambda w: w.application.minutes_templates.put(2, TEMPLATE), C, NEEDS),
        "minutes_templates.remove": (lambda w: w.application.minutes_templates.remove(1), C, NEEDS),
        "mandates.save": (lambda w: w.application.mandates.save(MANDATE), M, NEEDS),
        "mandates.end": (lambda w: w.application.mandates.end(1, TODAY, EndReason.MOVED), M, NEEDS),
        "mandates.delete": (lambda w: w.application.mandates.delete(1), M, NEEDS),
        "mandates.renew": (
            lambda w: w.application.mandates.renew(RenewalDraft(1, frozenset({1}))),
            M,
            NEEDS,
        ),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "committees.kinds": (),
        "committees.bodies": (),
        "committees.models": (),
        "committees.draft": (1,),
        "committees.blank": ("usagers-12",),
        "committees.rules_on": (1, TODAY),
        "committees.rules_history": (1,),
        "committees.table": (1,),
        "mandates.draft": (1,),
        "mandates.blank": (1, 1),
        "mandates.end_of_term": (1, TODAY),
        "mandates.wave": (1,),
        "minutes_templates.name": (1,),
        "history.register_on": (TODAY,),
        "history.changes": (date(2020, 1, 1), TODAY),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        **{verb: ({"committee"}, 1) for verb in DOORS if verb.startswith("committees.")},
        **{verb: ({"mandate"}, 1) for verb in DOORS if verb.startswith("mandates.")},
        "committees.delete": ({"committee", "bin_entry"}, 1),
        "minutes_templates.put": ({"attachment", "committee"}, 1),
        "minutes_templates.remove": ({"attachment", "committee"}, 1),
        "mandates.delete": ({"mandate", "bin_entry"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """Committee 1 with a mandate that ends soon, committee 2 empty."""
    own = make.structure()
    committee = make.committee(own)
    make.committee(own, "Groupe accès")
    template = Attachment(
        name="CDU.docx", media_type="application/zip", content=b"PK", added_on=TODAY, digest=digest_of(b"PK")
    )
    make.session.add(template)
    make.session.flush()
    committee.minutes_template_id = template.id
    make.mandate(make.person(), committee, date(2024, 1, 1), ended_on=ENDS)
