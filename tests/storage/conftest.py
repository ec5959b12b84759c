"""A dossier in which nobody wrote anything, opened once for the tests that only read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.services.workspace import Workspace
from tests.builders import open_copy


@pytest.fixture(scope="session")
def bare_dossier(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = open_copy(pristine, tmp_path_factory.mktemp("bare"))
    yield opened
    opened.database.close()


@pytest.fixture
def nothing(bare_dossier: Workspace) -> Iterator[Session]:
    with bare_dossier.database.read() as session:
        yield session
