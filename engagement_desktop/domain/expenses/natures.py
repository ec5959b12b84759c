"""What costs are for."""

from enum import StrEnum


class ExpenseNature(StrEnum):
    """What was paid for."""

    KILOMETRES = "kilometres"
    TRAIN = "train"
    PUBLIC_TRANSPORT = "public_transport"
    TAXI = "taxi"
    TOLL = "toll"
    PARKING = "parking"
    MEAL = "meal"
    LODGING = "lodging"
    TRAINING = "training"
    HUMAN_ASSISTANCE = "human_assistance"
    CHILDCARE = "childcare"
    SUPPLIES = "supplies"
    OTHER = "other"
