"""Writing the products of the phases: who may, what is kept, what two writers meet, what is refused."""

import pytest
from django.utils import timezone

from netvaerk.models import PhaseProduct, Verb
from netvaerk.rules.products import ProductHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.products import Writing, write_products
from roles.facts import theme_facts
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import decide_all, leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def writing(code="seen", text="Vand i kælderen", decided=None, shown=0):
    return Writing(PhaseProduct.objects.get(code=code), text, decided, shown)


def kept(theme):
    return {one.product.code: (one.text, one.decided, one.version) for one in theme.product_texts.all()}


def co_driver_of(theme):
    return AssignmentFactory(theme=theme, role="co_driver").person


@pytest.mark.parametrize("who", [leader_of, co_driver_of])
def test_leader_and_co_driver_write_in_any_phase(who):
    theme = led_theme("active")
    person = who(theme)
    write_products(theme, [writing(), writing("focus", "Regn som gave")], by=person, at=NOW)

    assert kept(theme) == {"seen": ("Vand i kælderen", None, 1), "focus": ("Regn som gave", None, 1)}
    assert log_of(theme.product_texts.first()) == [(Verb.CREATED, person, None)]


@pytest.mark.parametrize("who", ["officer", "reference", "employee", "other leader"])
def test_others_write_nothing(who):
    theme = led_theme("active")
    people = {"officer": OfficerFactory(), "employee": PersonFactory(), "other leader": AssignmentFactory().person}
    people["reference"] = theme.role_assignments.get(role="reference_leader").person

    with refused(ProductHindrance.NOT_ON_THE_THEME):
        write_products(theme, [writing()], by=people[who], at=NOW)


def test_nothing_is_written_on_a_theme_that_is_over():
    theme = led_theme("closed")

    with refused(ProductHindrance.NOT_ON_THE_THEME):
        write_products(theme, [writing()], by=leader_of(theme), at=NOW)


def test_the_same_words_again_change_nothing():
    theme = led_theme("active")
    for _again in range(2):
        write_products(theme, [writing()], by=leader_of(theme), at=NOW)

    assert (kept(theme)["seen"][2], len(log_of(theme.product_texts.get()))) == (1, 1)


def test_two_who_write_the_same_meet_and_neither_is_lost():
    theme = led_theme("active")
    co_driver = co_driver_of(theme)
    write_products(theme, [writing()], by=leader_of(theme), at=NOW)

    with refused(ThemeHindrance.STALE):
        write_products(theme, [writing(text="Tørke"), writing("focus", "Ny")], by=co_driver, at=NOW)
    assert kept(theme) == {"seen": ("Vand i kælderen", None, 1)}
    write_products(theme, [writing(text="Tørke", shown=1)], by=co_driver, at=NOW)
    assert kept(theme)["seen"] == ("Tørke", None, 2)


def test_a_text_that_was_emptied_keeps_its_version():
    theme = led_theme("active")
    write_products(theme, [writing()], by=leader_of(theme), at=NOW)
    write_products(theme, [writing(text="", shown=1)], by=leader_of(theme), at=NOW)

    with refused(ThemeHindrance.STALE):
        write_products(theme, [writing(text="Tørke", shown=1)], by=leader_of(theme), at=NOW)


@pytest.mark.parametrize(
    ("text", "decided", "reason"), [("", True, ProductHindrance.NO_PLAN), ("", False, ProductHindrance.NO_REASON)]
)
def test_a_decision_has_its_words(text, decided, reason):
    theme = led_theme("closing")

    with refused(reason):
        write_products(theme, [writing("spread", text, decided)], by=leader_of(theme), at=NOW)


def test_a_co_driver_sketches_what_the_leader_decides():
    theme = led_theme("closing")
    co_driver = co_driver_of(theme)
    with refused(ProductHindrance.NOT_THE_LEADER):
        write_products(theme, [writing("spread", "Til foråret", True)], by=co_driver, at=NOW)
    write_products(theme, [writing("spread", "Til foråret")], by=co_driver, at=NOW)
    write_products(theme, [writing("spread", "Til foråret", True, shown=1)], by=leader_of(theme), at=NOW)

    assert kept(theme) == {"spread": ("Til foråret", True, 2)}


def test_the_steps_of_a_theme_know_what_was_found_and_decided():
    theme = led_theme("active")
    before = theme_facts(theme, timezone.localdate())
    write_products(theme, [writing("ideas", "En vandpark")], by=leader_of(theme), at=NOW)
    decide_all(theme, leader_of(theme))
    after = theme_facts(theme, timezone.localdate())

    assert (before.has_other_finding, before.evaluation_decided) == (False, False)
    assert (after.has_other_finding, after.evaluation_decided) == (True, True)
