"""The French words of what a person's file says, beside those of the workbook."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people import (
    CapacityKind,
    ConsentPurpose,
    ContactChannel,
    InvolvementStatus,
    NeedKind,
    PartnerFigure,
)
from engagement_desktop.domain.register.resemblance import Likeness

PEOPLE_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        CapacityKind: {
            CapacityKind.PATIENT: "patient",
            CapacityKind.SUPPORTED: "personne accueillie ou accompagnée",
            CapacityKind.RELATIVE: "proche",
            CapacityKind.CARER: "aidant",
            CapacityKind.LEGAL_REPRESENTATIVE: "représentant légal",
            CapacityKind.ASSOCIATION_REPRESENTATIVE: "représentant associatif",
            CapacityKind.RESIDENT: "habitant",
            CapacityKind.PROFESSIONAL: "professionnel",
            CapacityKind.DECISION_MAKER: "décideur",
        },
        PartnerFigure: {
            PartnerFigure.RESOURCE: "patient-ressource",
            PartnerFigure.PEER: "pair-aidant",
            PartnerFigure.TRAINER: "patient-formateur",
            PartnerFigure.RESEARCHER: "patient co-chercheur",
            PartnerFigure.COACH: "patient-coach",
        },
        ContactChannel: {
            ContactChannel.LETTER: "courrier",
            ContactChannel.EMAIL: "courriel",
            ContactChannel.PHONE: "téléphone",
            ContactChannel.LARGE_PRINT: "courrier en gros caractères",
            ContactChannel.EASY_READING: "facile à lire",
        },
        InvolvementStatus: {
            InvolvementStatus.VOLUNTEER: "bénévole",
            InvolvementStatus.REIMBURSED: "défrayé",
            InvolvementStatus.SESSION_PAID: "vacataire",
            InvolvementStatus.EMPLOYEE: "salarié",
            InvolvementStatus.GUEST_SPEAKER: "conférencier invité",
            InvolvementStatus.OCCASIONAL: "collaborateur occasionnel",
        },
        NeedKind: {
            NeedKind.ACCESS: "accès aux lieux",
            NeedKind.INTERPRETATION: "interprétation",
            NeedKind.HUMAN_ASSISTANCE: "aide humaine",
            NeedKind.TRANSPORT: "transport",
            NeedKind.MEAL: "repas",
        },
        ConsentPurpose: {
            ConsentPurpose.NEEDS: "besoins écrits dans la fiche",
            ConsentPurpose.OWN_WORDS: "mots choisis écrits dans la fiche",
            ConsentPurpose.NAME_PUBLISHED: "nom cité dans les documents publiés",
            ConsentPurpose.CONTACT_SHARED: "coordonnées transmises aux membres du comité",
        },
        OwnFieldKind: {
            OwnFieldKind.TEXT: "texte",
            OwnFieldKind.NUMBER: "nombre",
            OwnFieldKind.DAY: "date",
            OwnFieldKind.YES_NO: "oui ou non",
            OwnFieldKind.CHOICE: "liste de choix",
        },
        Likeness: {
            Likeness.SAME_NAME: "même nom",
            Likeness.SOUNDS_ALIKE: "noms qui se prononcent pareil",
            Likeness.TYPED_ALIKE: "noms à une faute de frappe près",
            Likeness.SAME_BIRTH: "même date de naissance",
            Likeness.SAME_EMAIL: "même courriel",
            Likeness.SAME_PHONE: "même téléphone",
        },
    }
)
