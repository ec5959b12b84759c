"""Types of body and models are shipped as data, each whole."""

from engagement_desktop.domain.register.committees_checks import rules_faults
from engagement_desktop.domain.text import fold
from engagement_desktop.french.typography import typo
from engagement_desktop.storage.register.body_files import body_kinds, committee_models, governing_kinds


def test_types_of_body_have_distinct_names_and_french_notes() -> None:
    bodies = body_kinds()
    names = [fold(body.name) for body in bodies]
    assert len(names) == len(set(names)) == 21
    assert [body.note for body in bodies if typo(body.note) != body.note] == []
    assert {"comité des usagers", "maison des usagers", "comité d’éthique"} <= {body.name for body in bodies}


def test_models_have_rules_without_fault_whose_colleges_add_up() -> None:
    for model in committee_models():
        assert list(rules_faults(model.rules, None)) == []
        assert model.rules.seats == model.rules.seats_by_college.total
        assert model.kind in {body.name for body in body_kinds()}
    assert [model.rules.seats for model in committee_models()] == [12, 8]
    assert len({model.key for model in committee_models()}) == 2


def test_who_sits_on_the_board_the_bureau_or_the_management_committee_governs() -> None:
    assert governing_kinds() == {"conseil d’administration", "bureau", "comité de direction"}
