"""Two people of the demo town have their dates in their own calendar."""

from netvaerk.actions.calendar_feeds import make_address
from secretariat.demo_town.town import Town

WITH_AN_ADDRESS = {"anne": 40, "thomas": 3}
"""Who has one, and for how many days."""


def build_calendars(built: Town) -> None:
    for key, days in WITH_AN_ADDRESS.items():
        make_address(built.people[key], shown=0, at=built.ago(days))
