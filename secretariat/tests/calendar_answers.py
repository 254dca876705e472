"""The rows of the table of answers that are about the year, one's own calendar and lines of time; see `answers.py`."""

from secretariat.tests.answers import ALL_IN, NOBODY, PAIR_AND_OFFICER, PLAN_READ, Row
from secretariat.tests.training_answers import ALL_ACT

#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
ALL_ARE_LATE = "               409  409  409  409  409  409  409  409  409  409  409  log"
CALENDAR_ROWS = [
    Row("year_wheel", ALL_IN),
    Row("year_wheel", ALL_IN, query="year=2020&kind=phase", case="another year"),
    Row("theme_timeline", PLAN_READ, pk="theme"),
    Row("pairing_timeline", PAIR_AND_OFFICER, pk="pairing"),
    Row("my_calendar", ALL_IN),
    Row("make_calendar_address", ALL_IN, post={"version": 0}),
    Row("make_calendar_address", ALL_ARE_LATE, post={"version": 7}, case="another address"),
    Row("end_calendar_address", ALL_ACT, post={}),
    Row("calendar_feed", NOBODY, keys={"key": "ingens-adresse"}, case="nobody's address"),
]
