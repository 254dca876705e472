"""What becomes of the co-driver's time when the pair begins."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from codriver.rules.pairing.time import Arrangement, Given, TimeFacts, arrange
from roles.rules.releases import Stretch

TODAY, ENDS = date(2026, 9, 1), date(2027, 3, 1)
GIVEN = Given(Decimal(3), date(2026, 8, 1), date(2027, 6, 1))
FACTS = TimeFacts(
    today=TODAY,
    released=False,
    asked=False,
    used_elsewhere=False,
    begins_on=date(2026, 6, 1),
    ends_on=ENDS,
    given=GIVEN,
    wished=Decimal(2),
)
GRANT, ASK = Arrangement.GRANT, Arrangement.ASK
STANDS, UNKNOWN = (Arrangement.STANDS, None), (Arrangement.UNKNOWN, None)
OVER = replace(GIVEN, free_until=date(2026, 8, 31))
LATER = date(2026, 10, 1)
ROWS = {
    "given: granted while the theme lasts": ({}, (GRANT, Stretch(Decimal(3), TODAY, ENDS))),
    "given for less": (
        {"given": replace(GIVEN, free_until=date(2026, 12, 1))},
        (GRANT, Stretch(Decimal(3), TODAY, date(2026, 12, 1))),
    ),
    "given from later": ({"given": replace(GIVEN, free_from=LATER)}, (GRANT, Stretch(Decimal(3), LATER, ENDS))),
    "the theme begins later": ({"begins_on": LATER}, (GRANT, Stretch(Decimal(3), LATER, ENDS))),
    "a theme without an end": ({"ends_on": None}, (GRANT, Stretch(Decimal(3), TODAY, date(2027, 6, 1)))),
    "spent elsewhere": ({"used_elsewhere": True}, (ASK, Stretch(Decimal(3), TODAY, ENDS))),
    "given, and over": ({"given": OVER}, (ASK, Stretch(Decimal(3), TODAY, ENDS))),
    "only wished": ({"given": None}, (ASK, Stretch(Decimal(2), TODAY, ENDS))),
    "wished, on a theme without an end": ({"given": None, "ends_on": None}, UNKNOWN),
    "wished, on a theme past its end": ({"given": None, "ends_on": date(2026, 8, 31)}, UNKNOWN),
    "nothing known": ({"given": None, "wished": None}, UNKNOWN),
    "released": ({"released": True}, STANDS),
    "asked for": ({"asked": True}, STANDS),
}


@pytest.mark.parametrize(("change", "answer"), ROWS.values(), ids=ROWS)
def test_what_is_done_about_the_time(change, answer):
    assert arrange(replace(FACTS, **change)) == answer
