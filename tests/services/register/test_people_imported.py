"""What import accepts can be opened and saved: every file of a workbook and of the invented dossier."""

from pathlib import Path

import pytest
from sqlalchemy import select

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.workspace import Workspace
from tests.services.contents import contents
from tests.services.offices import make_office

WORKBOOKS = sorted((Path(__file__).parents[2] / "data" / "classeurs").glob("*.xlsx"))


def saved_as_they_are(people: PeopleService, workspace: Workspace) -> int:
    """Opens and saves every file; how many there were."""
    with workspace.read() as session:
        ids = session.scalars(select(Person.id)).all()
    for person_id in ids:
        people.save(people.draft(person_id))
    return len(ids)


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda path: path.stem)
def test_files_that_were_imported_can_be_saved_as_they_are(
    pristine: Path, tmp_path: Path, workbook: Path
) -> None:
    application = make_office(pristine, tmp_path).opened_by(Role.COORDINATION)
    plan = application.imports.read(workbook)
    application.imports.apply(plan, partial=True)
    before = contents(application.workspace.database, versions=True)
    saved_as_they_are(application.people, application.workspace)
    assert contents(application.workspace.database, versions=True) == before
    application.close()


def test_the_files_of_the_invented_dossier_can_be_saved_as_they_are(workspace: Workspace) -> None:
    DemoService(workspace).fill(DemoSize.SMALL, 1)
    before = contents(workspace.database, versions=True)
    assert saved_as_they_are(PeopleService(workspace), workspace) > 10
    assert contents(workspace.database, versions=True) == before
