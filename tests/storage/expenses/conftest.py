"""One dossier full of claims for all the tests that only read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.services.workspace import Workspace
from tests.builders import open_copy
from tests.storage.expenses.claims_world import World, filled


@pytest.fixture(scope="session")
def claims_dossier(
    pristine: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workspace, World]]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("claims"))
    with opened.database.work() as session:
        world = filled(session)
    yield opened, world
    opened.database.close()


@pytest.fixture
def world(claims_dossier: tuple[Workspace, World]) -> World:
    return claims_dossier[1]


@pytest.fixture
def reading(claims_dossier: tuple[Workspace, World]) -> Iterator[Session]:
    with claims_dossier[0].database.read() as session:
        yield session
