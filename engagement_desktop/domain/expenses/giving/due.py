"""Until when the yearly declaration of gifts is filed (CGI, art. 222 bis and 223)."""

from datetime import date, timedelta

from engagement_desktop.domain.periods import Exercise, add_months

_SATURDAY, _DECEMBER, _MAY, _SECOND = 5, 12, 5, 2
_VICTORY = (5, 8)
_ASCENSION = timedelta(days=39)
_DAY = timedelta(days=1)


def declaration_due(exercise: Exercise) -> date:
    """The second working day after 1 May for a civil year; else three months after the closing day."""
    if exercise.end.month != _DECEMBER:
        return add_months(exercise.end + _DAY, 3) - _DAY
    day, worked = date(exercise.end.year + 1, _MAY, 1), 0
    ascension = easter(day.year) + _ASCENSION
    while worked < _SECOND:
        day += _DAY
        if day.weekday() < _SATURDAY and day != ascension and (day.month, day.day) != _VICTORY:
            worked += 1
    return day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Oudin's algorithm)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))
