"""What a product takes, and what is missing of a phase."""

from dataclasses import replace

import pytest

from netvaerk.rules.products import (
    Product,
    ProductHindrance,
    Progress,
    all_is_decided,
    has_a_finding,
    hindrances_to_write,
    mark_of,
    missing_of,
    progress_of,
)

TEXT = Product("seen", 4)
DECISION = Product("spread", 8, is_decision=True)
EXTRA = Product("methods", 4, is_needed=False)


@pytest.mark.parametrize(
    ("product", "is_written"),
    [
        (TEXT, False),
        (replace(TEXT, text=" \n"), False),
        (replace(TEXT, text="Vand"), True),
        (replace(TEXT, is_listed=True), True),
        (replace(DECISION, is_listed=True, text="En skitse"), False),
        (replace(DECISION, text="En skitse"), False),
        (replace(DECISION, text="Til foråret", decided=True), True),
        (replace(DECISION, text="Det er gjort", decided=False), True),
    ],
)
def test_a_product_is_written_with_words_and_a_decision_when_it_is_made(product, is_written):
    assert product.is_written is is_written


def test_what_is_missing_of_a_phase_is_what_it_needs():
    products = [TEXT, EXTRA, replace(TEXT, code="heard", text="Ja"), DECISION]

    assert missing_of(products, 4) == ["seen"]
    assert progress_of(products, 4) == Progress(written=1, needed=2)
    assert progress_of(products, 0).is_whole


@pytest.mark.parametrize(
    ("after", "decides", "reasons"),
    [
        (replace(DECISION, text="En skitse"), False, []),
        (replace(DECISION, text="Ja, i maj", decided=True), True, []),
        (replace(DECISION, text="Ja, i maj", decided=True), False, [ProductHindrance.NOT_THE_LEADER]),
        (replace(DECISION, decided=True), True, [ProductHindrance.NO_PLAN]),
        (replace(DECISION, decided=False, text=" "), True, [ProductHindrance.NO_REASON]),
        (replace(TEXT, text="Vand", decided=True), True, [ProductHindrance.NOT_A_DECISION]),
    ],
)
def test_a_decision_has_its_words_and_is_the_leaders(after, decides, reasons):
    before = replace(after, text="", decided=None)

    assert hindrances_to_write(before, after, decides=decides) == reasons


def test_all_is_decided_when_every_decision_is():
    made = replace(DECISION, text="Det er gjort", decided=False)

    assert all_is_decided([made, TEXT])
    assert not all_is_decided([made, replace(DECISION, code="evaluation")])


@pytest.mark.parametrize("code", ["seen", "tracks", "choice", "ideas", "priority"])
def test_a_finding_is_what_the_phases_of_discovery_wrote(code):
    assert has_a_finding([Product(code, 5, text="Noget")])
    assert not has_a_finding([Product(code, 5), Product("focus", 3, text="Noget")])


def test_a_mark_knows_text_and_decision_but_not_how_a_browser_ends_its_lines():
    assert mark_of("a\r\nb ", None) == mark_of("a\nb", None)
    assert len({mark_of("a", None), mark_of("b", None), mark_of("a", True), mark_of("a", False)}) == 4
