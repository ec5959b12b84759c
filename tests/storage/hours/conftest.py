"""One dossier full of hours for all the tests that only read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.services.workspace import Workspace
from tests.builders import open_copy
from tests.storage.hours.hours_world import World, filled


@pytest.fixture(scope="session")
def hours_dossier(
    pristine: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workspace, World]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("hours"))
    with opened.database.work() as session:
        world = filled(session)
    yield opened, world
    opened.database.close()


@pytest.fixture
def world(hours_dossier: tuple[Workspace, World]) -> World:
    return hours_dossier[1]


@pytest.fixture
def reading(hours_dossier: tuple[Workspace, World]) -> Iterator[Session]:
    with hours_dossier[0].database.read() as session:
        yield session
