"""The dossier's own structure, its members, and the associations around it."""

from dataclasses import dataclass
from datetime import date
from random import Random

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.register.structures import (
    Answer,
    LegalForm,
    MileageScale,
    StructureKind,
    StructureLink,
)
from engagement_desktop.domain.text import fold
from engagement_desktop.services.demo import identifiers
from engagement_desktop.services.demo.library import Library, StructureSpec
from engagement_desktop.services.demo.rows import Row, Rows
from engagement_desktop.services.demo.sizes import DemoSize, Scale

_PREPARATION, _TRAVEL_KMH = 30, 40


@dataclass(frozen=True, slots=True)
class Structures:
    """Ids of what was made: the own one, the members, and the associations by what they show of the CEC."""

    own: int
    members: tuple[int, ...]
    sure: tuple[int, ...]
    by_case: dict[str, int]

    @property
    def around(self) -> tuple[int, ...]:
        """Every association."""
        return (*self.sure, *self.by_case.values())


def make_structures(rows: Rows, library: Library, scale: Scale, rng: Random) -> Structures:
    """Adds them all, the own one first."""
    own = _add(rows, library, library.own(scale.size), StructureLink.OWN, rng)
    members = tuple(
        _add(rows, library, spec, StructureLink.MEMBER, rng) for spec in library.members[: scale.members]
    )
    sure, by_case = [], {}
    for at in scale.associations:
        spec = library.associations[at]
        made = _add(rows, library, spec, StructureLink.ASSOCIATION, rng)
        if spec.case == "sure":
            sure.append(made)
        else:
            by_case[spec.case] = made
    if scale.size is DemoSize.SMALL:
        for spec in library.sites(library.own(scale.size)):
            _add(rows, library, spec, StructureLink.SITE, rng)
    _approve(rows["structure"][sure[0] - 1], library)
    return Structures(own, members, tuple(sure), by_case)


def _approve(row: Row, library: Library) -> None:
    """The agrément of an association of users."""
    approval = library.details["approval"]
    row["approval"] = approval["number"]
    row["approved_until"] = date.fromisoformat(approval["until"])


def _add(rows: Rows, library: Library, spec: StructureSpec, link: StructureLink, rng: Random) -> int:
    town = library.town(spec.town)
    is_site = link is StructureLink.SITE
    siren = None if is_site else identifiers.siren(rng)
    cares = spec.kind is not StructureKind.ASSOCIATION
    associated = spec.legal_form is LegalForm.ASSOCIATION_1901 and not is_site
    return rows.add(
        "structure",
        name=spec.name,
        name_key=fold(spec.name),
        kind=spec.kind,
        legal_form=spec.legal_form,
        link=link,
        finess=identifiers.finess(rng) if cares and spec.kind is not StructureKind.CPTS else None,
        siren=siren,
        siret=None if siren is None else identifiers.siret(siren),
        rna=identifiers.rna(rng) if associated else None,
        declared_on=spec.declared if associated else None,
        art200_all_activities=spec.art200 if associated else Answer.UNKNOWN,
        iban=Sealed(identifiers.iban(rng)) if link is StructureLink.OWN else None,
        account_holder=spec.name if link is StructureLink.OWN else None,
        address=f"{rng.randrange(1, 60)} {rng.choice(library.streets)}",
        postcode=town.postcode,
        city=town.name,
        exercise_first_month=1,
        counts_travel=False,
        mileage_scale=MileageScale.TAX,
        email="contact@exemple.fr" if link is StructureLink.OWN else None,
        phone=None,
        approval=None,
        approved_until=None,
        logo_id=None,
        archived_on=None,
        preparation_minutes=_PREPARATION if link is StructureLink.OWN else 0,
        travel_kmh=_TRAVEL_KMH if link is StructureLink.OWN else None,
    )
