"""What a change touched, told to every screen after the commit."""

from enum import StrEnum


class Topic(StrEnum):
    """One word a family of rows; screens say which they show."""

    REGISTER = "register"
    MEETINGS = "meetings"
    HOURS = "hours"
    EXPENSES = "expenses"
    RATES = "rates"
    SETTINGS = "settings"
    ACCOUNTS = "accounts"
    DRAFTS = "drafts"
    BIN = "bin"
