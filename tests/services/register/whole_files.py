"""A person's file with everything in it."""

from datetime import date

from engagement_desktop.domain.register.people import (
    Capacity,
    CapacityKind,
    Civility,
    ConsentPurpose,
    ContactChannel,
    InvolvementStatus,
    NeedKind,
    PartnerFigure,
)
from engagement_desktop.domain.register.people_drafts import (
    CapacityDraft,
    ConsentDraft,
    DistanceDraft,
    InvolvementDraft,
    NeedDraft,
    PersonDraft,
    VehicleDraft,
)
from engagement_desktop.domain.register.vehicles import VehicleKind

TODAY, GIVEN = date(2026, 11, 22), date(2025, 3, 1)


IBAN = "FR7630006000011234567890189"


CAR = VehicleDraft(VehicleKind.CAR, 5, is_usual=True)


def whole(places: tuple[int, int, int]) -> PersonDraft:
    own, around, field = places
    return PersonDraft(
        civility=Civility.MRS,
        last_name=" Hélias",
        first_name="Monique ",
        identifier="U-12",
        born_on=date(1950, 3, 4),
        college=Capacity.USER,
        capacities=(
            CapacityDraft(CapacityKind.PATIENT, None, date(2025, 12, 31)),
            CapacityDraft(CapacityKind.CARER, date(2026, 1, 1)),
        ),
        figure=PartnerFigure.PEER,
        association_id=around,
        email="monique@exemple.fr",
        phone="06 12 34 56 78",
        address="1 rue du Port",
        postcode="56000",
        city="Vannes",
        availability="le mardi",
        channel=ContactChannel.LARGE_PRINT,
        own_words="atteinte d’une maladie rare",
        needs=(NeedDraft(NeedKind.ACCESS, "plain-pied"), NeedDraft(NeedKind.MEAL)),
        needs_consented_on=GIVEN,
        consents=(ConsentDraft(ConsentPurpose.NAME_PUBLISHED, GIVEN, how="par écrit"),),
        involvements=(InvolvementDraft(InvolvementStatus.VOLUNTEER, GIVEN),),
        pay_renounced_on=GIVEN,
        iban="FR76 3000 6000 0112 3456 7890 189",
        account_holder="Mme Hélias",
        vehicles=(CAR, VehicleDraft(VehicleKind.MOPED, 3)),
        distances=(DistanceDraft(own, 1250),),
        own_values={field: "M", 99: ""},
    )
