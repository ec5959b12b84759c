"""What applies to the dossier's own structure, and what it answers itself."""

from collections.abc import Callable

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.applicability_answers import Matter
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.services.register.applicability import ApplicabilityService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder


def service(workspace: Workspace, form: LegalForm = LegalForm.ASSOCIATION_1901) -> ApplicabilityService:
    with workspace.database.work() as session:
        Builder(session).structure(legal_form=form)
    return ApplicabilityService(workspace)


def test_a_dossier_without_structure_has_no_answers(workspace: Workspace) -> None:
    asked = ApplicabilityService(workspace)
    assert asked.all() == ()
    for act in (lambda: asked.of(Matter.CEC), lambda: asked.forget(Matter.CEC)):
        with pytest.raises(DomainError, match="pas encore de structure"):
            act()


def test_every_matter_is_told_in_order_with_the_words_of_the_structure(workspace: Workspace) -> None:
    told = service(workspace, LegalForm.SISA).all()
    assert tuple(one.matter for one in told) == tuple(Matter)
    assert "(forme\u00a0: SISA)" in told[0].reason
    assert "(MSP)" in next(one.reason for one in told if one.matter is Matter.CONVENTION)


def test_the_structure_answers_changes_and_forgets(workspace: Workspace) -> None:
    asked = service(workspace)
    assert asked.of(Matter.WAIVER).answer is Answer.UNKNOWN
    asked.answer(Matter.WAIVER, Answer.YES, " Rescrit favorable ", "rescrit du 4 mai 2026")
    said = asked.of(Matter.WAIVER)
    assert (said.answer, said.reason, said.is_own, said.dated) == (
        Answer.YES,
        "Rescrit favorable",
        True,
        workspace.today(),
    )
    asked.answer(Matter.WAIVER, Answer.NO, "Rescrit retiré", "courrier")
    assert asked.of(Matter.WAIVER).answer is Answer.NO
    assert workspace.last_act() == "Réponse enregistrée\u00a0: Abandon de frais au profit de la structure."
    asked.forget(Matter.WAIVER)
    assert asked.of(Matter.WAIVER).is_own is False
    asked.forget(Matter.WAIVER)
    workspace.undo()
    assert asked.of(Matter.WAIVER).reason == "Rescrit retiré"


def test_the_law_is_not_overruled(workspace: Workspace) -> None:
    asked = service(workspace, LegalForm.SISA)
    with pytest.raises(DomainError, match="Le texte répond déjà"):
        asked.answer(Matter.GIFT_RECEIPT, Answer.YES, "On nous l’a dit", "un voisin")
    assert asked.of(Matter.GIFT_RECEIPT).answer is Answer.NO
    assert workspace.last_act() is None


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_coordination_answers(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    asked = service(workspace_as(role))
    with pytest.raises(NotPermitted):
        asked.answer(Matter.WAIVER, Answer.YES, "x", "y")
    with pytest.raises(NotPermitted):
        asked.forget(Matter.WAIVER)
    assert len(asked.all()) == len(Matter)
