"""What an import accepted can be opened in a form and saved as it is."""

from pathlib import Path

import pytest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from tests.tables import changed, dump

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "classeurs").glob("*.xlsx"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_structures_and_meetings_of_a_workbook_are_saved_as_they_are(
    workspace: Workspace, sample: Path
) -> None:
    imports = ImportService(workspace, lambda: sample)
    assert imports.apply(imports.read(sample), partial=True).imported
    before = dump(workspace.database)
    structures, meetings = StructureService(workspace), MeetingService(workspace)
    structures.save_own(structures.own_draft())
    for other in structures.others():
        structures.save(structures.draft(other.id))
    rows = meetings.page(ListQuery()).rows
    assert rows
    for row in rows:
        meetings.save(meetings.draft(row.id))
    assert changed(before, dump(workspace.database)) == set()
