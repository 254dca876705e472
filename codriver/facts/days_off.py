"""The days on which a Danish municipality is closed, beside weekends."""

from datetime import date


def days_off_around(day: date) -> set[date]:
    """Public holidays of the year of `day` and the next, with Christmas Eve and New Year's Eve, when few are at work.
    Constitution Day is no public holiday by law, and counts as a working day."""
    import holidays

    years = (day.year, day.year + 1)
    public = holidays.country_holidays("DK", years=years)
    return {*public, *(date(year, 12, eve) for year in years for eve in (24, 31))}
