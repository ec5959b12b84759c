"""Structures: the dossier's own, and the associations, members and sites around it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Sealed, SealedType, Versioned, enum_type


class StructureKind(StrEnum):
    """What the structure is."""

    MSP = "msp"
    CDS = "cds"
    CPTS = "cpts"
    ASSOCIATION = "association"


class LegalForm(StrEnum):
    """The legal form; only associations can open the compte d'engagement citoyen."""

    SISA = "sisa"
    ASSOCIATION_1901 = "association_1901"
    ASSOCIATION_ALSACE_MOSELLE = "association_alsace_moselle"
    MUNICIPALITY = "municipality"
    MUTUAL = "mutual"
    PUBLIC_BODY = "public_body"
    SCIC = "scic"
    FOUNDATION = "foundation"
    OTHER = "other"


class Answer(StrEnum):
    """Yes, no, or not known yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class StructureLink(StrEnum):
    """How a structure stands to the dossier: its own, or one around it."""

    OWN = "own"
    ASSOCIATION = "association"
    MEMBER = "member"
    SITE = "site"


class MileageScale(StrEnum):
    """Which scale prices the kilometres."""

    TAX = "tax"
    PUBLIC = "public"


class Structure(Versioned, Base):
    """A structure. `name_key` is the folded name under which it is recognised.

    `approval` is the agrément of an association of users (number or level, as written), good until
    `approved_until`. Its written rule for hours of meetings: `preparation_minutes` for each, travel at
    `travel_kmh` (None: typed by hand), the length of the session rounded to `rounding_minutes`.
    `validator` is the association's valideur CEC; `signatory` signs its papers; `validates_alone` says that
    it is too small for hours to be validated by another person.
    """

    __tablename__ = "structure"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[StructureKind] = mapped_column(enum_type(StructureKind))
    legal_form: Mapped[LegalForm] = mapped_column(enum_type(LegalForm))
    link: Mapped[StructureLink] = mapped_column(enum_type(StructureLink), default=StructureLink.ASSOCIATION)
    finess: Mapped[str | None] = mapped_column(default=None)
    siren: Mapped[str | None] = mapped_column(default=None, index=True)
    siret: Mapped[str | None] = mapped_column(default=None)
    rna: Mapped[str | None] = mapped_column(default=None)
    declared_on: Mapped[date | None] = mapped_column(default=None)
    art200_all_activities: Mapped[Answer] = mapped_column(enum_type(Answer), default=Answer.UNKNOWN)
    iban: Mapped[Sealed | None] = mapped_column(SealedType("bank", "structure.iban"), default=None)
    account_holder: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    postcode: Mapped[str | None] = mapped_column(default=None)
    city: Mapped[str | None] = mapped_column(default=None)
    exercise_first_month: Mapped[int] = mapped_column(default=1)
    counts_travel: Mapped[bool] = mapped_column(default=False)
    mileage_scale: Mapped[MileageScale] = mapped_column(enum_type(MileageScale), default=MileageScale.TAX)
    email: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    approval: Mapped[str | None] = mapped_column(default=None)
    approved_until: Mapped[date | None] = mapped_column(default=None)
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), default=None, index=True)
    archived_on: Mapped[date | None] = mapped_column(default=None)
    preparation_minutes: Mapped[int] = mapped_column(default=0)
    travel_kmh: Mapped[int | None] = mapped_column(default=None)
    rounding_minutes: Mapped[int] = mapped_column(default=5)
    validator: Mapped[str | None] = mapped_column(default=None)
    signatory: Mapped[str | None] = mapped_column(default=None)
    signatory_capacity: Mapped[str | None] = mapped_column(default=None)
    validates_alone: Mapped[bool] = mapped_column(default=False)
