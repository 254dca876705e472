"""The menu: who sees which entry, and where a page stands in it."""

import pytest

from netvaerk.menu import MENU, place_of

EVERYTHING = tuple(range(len(MENU)))
FOR_ALL = tuple(number for number in EVERYTHING if MENU[number].name not in ("support_desk", "overview"))


def stands_under(name, address, shown=EVERYTHING):
    number, exactly = place_of(name, address, shown)
    return (MENU[number].name if number >= 0 else None), exactly


@pytest.mark.parametrize(
    ("name", "address", "entry", "exactly"),
    [
        ("themes", "/temaer/", "themes", True),
        ("plan", "/temaer/7/plan/", "themes", False),
        ("solution", "/loesninger/3/", "themes", False),
        ("agreement", "/aftaler/2/", "alignments", False),
        ("training_event", "/kurser/4/", "training_events", False),
        ("support_request", "/henvendelser/1/", "support_desk", False),
        ("reflect", "/bliv-co-driver/overvejelse/", "become_co_driver", False),
        ("account_change_password", "/konto/adgangskode/", None, False),
        (None, "/findes-ikke/", None, False),
    ],
)
def test_a_page_stands_under_its_entry(name, address, entry, exactly):
    assert stands_under(name, address) == (entry, exactly)


def test_a_page_stands_under_an_entry_that_its_reader_sees():
    assert stands_under("support_request", "/henvendelser/1/", FOR_ALL) == ("contact", False)
