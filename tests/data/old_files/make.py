"""Makes the sample of today's schema: a small demo with awkward names, and what it must tell for ever.

Run once when a schema is released, from the project's folder, and keep the result for ever:
`.venv/bin/python tests/data/old_files/make.py`. A sample that is already there is never made again.
"""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.people import Need, NeedKind
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.demo.sizes import SCALES, DemoSize
from engagement_desktop.services.drafts import DraftService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.reports.yearly import ReportService
from engagement_desktop.services.saved_lists import SavedListService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage import schema
from engagement_desktop.storage.dossiers import create_dossier, settle
from tests.builders import Builder
from tests.conftest import NOW, PHRASE, POLICY

NEED = "Une rampe, et une place au premier rang"
IBAN = "FR7630006000011234567890189"
AWKWARD = ("<b>Gras</b>", "A & B", "=1+1", "O'Brien ; DROP TABLE person", "Nguyễn 🙂", "X" * 300)
YEARS = (2024, 2025, 2026)
SCALE = replace(SCALES[DemoSize.SMALL], people=14, meetings_each=6, hours=150, expense_lines=40, champions=1)


def fill(workspace: Workspace) -> None:
    """A small demo, then people whose names have spoilt other programs, each with a sealed account."""
    DemoService(workspace).fill_scale(SCALE, seed=1)
    with workspace.act(Permission.WORKBOOK_IMPORT, "sample", undo=False) as change:
        made = Builder(change.session)
        for number, name in enumerate(AWKWARD):
            person = made.person(name, "Camille", known_as=f"ANCIEN-{number}", iban=Sealed(IBAN))
            change.session.add(
                Need(person_id=person.id, kind=Sealed(NeedKind.ACCESS.value), detail=Sealed(NEED))
            )
    keep_more(workspace)


def keep_more(workspace: Workspace) -> None:
    """What the demo does not make: a draft, a saved list, something in the bin, a logo."""
    DraftService(workspace).keep("person:new", "Nouvelle personne", {"last_name": "Œuvr"})
    SavedListService(workspace).save("people", "À renouveler", ListQuery(filters={"mandate": "to_renew"}))
    people = PeopleService(workspace)
    people.delete(people.save(replace(people.blank(), last_name="Partie", first_name="Trop tôt")))
    StructureService(workspace).set_logo(HERE.parent / "logo.png")


def told(workspace: Workspace, folder: Path) -> dict[str, object]:
    """What every later program must find in the sample."""
    yearly = {}
    for year in YEARS:
        target = folder / f"{year}.json"
        ReportService(workspace).export(year, target)
        yearly[str(year)] = json.loads(target.read_text(encoding="utf-8"))
    with workspace.database.alone() as raw:
        counts = schema.counts(raw)
    return {"counts": counts, "names": list(AWKWARD), "iban": IBAN, "need": NEED, "yearly": yearly}


def main() -> str | None:
    """Nothing once made; what to say when this schema has its sample."""
    place = HERE / schema.HEAD
    if place.exists():
        return f"{place.name} : déjà là, laissé tel quel."
    clock = FixedClock(NOW)
    with tempfile.TemporaryDirectory(dir=HERE) as aside:
        path = Path(aside) / "ancien.engagement"
        made = create_dossier(path, PHRASE, first_name="Claire", policy=POLICY, clock=clock)
        workspace = Workspace(made.database, Actor(made.account_id, "Claire", Role.COORDINATION), clock)
        fill(workspace)
        expected = told(workspace, Path(aside))
        workspace.close()
        place.mkdir()
        settle(path, place / path.name)
    written = json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    (place / "attendu.json").write_text(written, encoding="utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main())
