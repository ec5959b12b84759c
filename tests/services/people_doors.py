"""The verbs on people, own fields and two files of one person: what each asks for, and how it is done."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.own_fields import OwnField, OwnFieldKind
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft, PersonDraft
from tests.builders import Builder

P = Permission
NOBODY_YET = PersonDraft(last_name="Fournier", first_name="Luc")

DOORS: Mapping[str, tuple[Any, Permission, str]] = MappingProxyType(
    {
        "people.save": (lambda w: w.application.people.save(NOBODY_YET), P.PERSON_WRITE, ""),
        "people.save_bank": (lambda w: w.application.people.save_bank(1, "", "", 1), P.BANK_WRITE, "people"),
        "people.archive": (lambda w: w.application.people.archive(1), P.PERSON_WRITE, "people"),
        "people.bring_back": (lambda w: w.application.people.bring_back(3), P.PERSON_WRITE, "people"),
        "people.delete": (lambda w: w.application.people.delete(1), P.PERSON_WRITE, "people"),
        "own_fields.save": (
            lambda w: w.application.own_fields.save(OwnFieldDraft(label="Formation")), P.FIELD_WRITE, "",
        ),
        "own_fields.move": (lambda w: w.application.own_fields.move(1, 1), P.FIELD_WRITE, "people"),
        "own_fields.hide": (lambda w: w.application.own_fields.hide(1), P.FIELD_WRITE, "people"),
        "merging.keep_apart": (lambda w: w.application.merging.keep_apart(2, 1), P.PERSON_MERGE, "people"),
        "merging.merge": (lambda w: w.application.merging.merge(1, 2, {}), P.PERSON_MERGE, "people"),
    }
)  # fmt: skip
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "people.blank": (),
        "people.draft": (1,),
        "people.resembling": (NOBODY_YET,),
        "own_fields.all": (),
        "merging.pairs": (),
        "merging.compare": (1, 2),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "people.save": ({"person"}, 1),
        "people.save_bank": ({"person"}, 1),
        "people.archive": ({"person"}, 1),
        "people.bring_back": ({"person"}, 1),
        "people.delete": ({"person", "person_identifier", "bin_entry"}, 1),
        "own_fields.save": ({"own_field"}, 1),
        "own_fields.move": ({"own_field"}, 1),
        "own_fields.hide": ({"own_field"}, 1),
        "merging.keep_apart": ({"setting"}, 1),
        "merging.merge": ({"person", "person_identifier"}, 1),
    }
)


def prepare(make: Builder) -> None:
    """Two files of one person, one archived, two own fields."""
    make.person(account_holder="Mme Hélias")
    make.person()
    make.person("Le Gall", "Anne", archived_on=date(2025, 1, 1))
    for position, label in enumerate(("Taille", "Langue")):
        field = OwnField(label=label, label_key=label.lower(), kind=OwnFieldKind.TEXT, position=position)
        make.session.add(field)
        make.session.flush()
