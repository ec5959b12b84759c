"""A person or committee asked for by number is there, or is said to be gone."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.services.register.found import found_committee, found_person, full_name
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder


def test_who_is_there_is_found_and_named(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        person, committee = make.person(), make.committee(make.structure())
        assert full_name(found_person(session, person.id)) == "Monique Hélias"
        assert found_committee(session, committee.id) is committee


def test_what_is_gone_is_said(workspace: Workspace) -> None:
    with workspace.read() as session:
        with pytest.raises(DomainError, match="Cette personne n’est plus dans le dossier"):
            found_person(session, 99)
        with pytest.raises(DomainError, match="Ce comité n’est plus dans le dossier"):
            found_committee(session, 99)
