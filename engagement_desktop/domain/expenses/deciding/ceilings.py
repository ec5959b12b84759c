"""A cost over its ceiling is granted only when the committee agreed, and the line keeps that it did."""

from datetime import date

from engagement_desktop.domain.money import Money

ACCORD = "accord du comité"


def is_over(amount: Money, ceiling: Money | None, ceiling_text: str | None) -> bool:
    """The amount passes the ceiling of the line, and nothing says that the committee agreed."""
    return ceiling is not None and amount > ceiling and ACCORD not in (ceiling_text or "")


def with_accord(ceiling_text: str | None, day: date) -> str:
    """The words of the ceiling, and the accord with its day."""
    before = f"{ceiling_text} — " if ceiling_text else ""
    return f"{before}{ACCORD} noté le {day:%d/%m/%Y}"
