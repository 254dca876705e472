"""Found by any form of a word, the title first; and one search that gives nobody more than they may see."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from codriver.models import CompetenceOffer, CompetenceRequest
from codriver.tests.factories import asking_candidate, led_theme, running_pair
from netvaerk.models import ThemePhase
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory, PersonFactory, ProposalFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import NominationFactory
from secretariat.facts.word_forms import marked, stems, terms
from secretariat.queries.knowledge import Chosen, chosen_items
from secretariat.tests.counting import counts, same
from secretariat.tests.knowledge import draft_item, published_item, sent_item
from secretariat.tests.training import published as published_event

pytestmark = pytest.mark.django_db
ONE = pytest.mark.one_database("postgres")


def found(words, person=None):
    with translation.override("da"):
        items = chosen_items(person or PersonFactory(), Chosen(words=words))
        return [one.published.title_da for one in items if "zebra" in one.published.body_da]


def text(title, summary="Kort sagt.", body="", **changes):
    return published_item(title_da=title, summary_da=summary, body_da=f"zebra {body}", **changes)


@pytest.mark.parametrize("words", ["møde", "mødet", "møderne", "MØDERNES", "mød", "møder zebra"])
def test_any_form_of_a_word_finds_the_others(words):
    text("Det første møde")

    assert found(words) == ["Det første møde"]


@pytest.mark.parametrize("words", ["æbletræer", "åbninger", "øvelserne"])
def test_danish_letters_are_found_in_capitals_and_small(words):
    text("Æbletræet", body="ÅBNINGEN og Øvelsen")

    assert found(words) == ["Æbletræet"]


@pytest.mark.parametrize("words", ["xylofon", "møde xylofon", "%", "_", "'", "?!"])
def test_what_is_not_there_is_not_found_and_signs_are_no_wildcards(words):
    text("Det første møde")

    assert found(words) == []


def test_the_title_comes_before_the_summary_and_the_summary_before_the_text():
    text("Om tre", body="giraffen")
    text("Om to", summary="Se på giraffer.")
    text("En giraf")

    assert found("giraf") == ["En giraf", "Om to", "Om tre"]


def test_english_words_find_a_text_that_is_written_in_both():
    text("Giraffen", title_en="Meetings", summary_en="In short.", body_en="How to hold them.")

    assert found("meeting") == ["Giraffen"]


def test_drafts_and_what_is_sent_are_not_found():
    writer = PersonFactory()
    for make in (draft_item, sent_item):
        make(writer, title_da="En giraf", body_da="zebra")

    assert found("giraf", writer) == found("giraf", OfficerFactory()) == []


def test_what_is_marked_joins_to_the_text_and_is_shown_without_its_html():
    pieces = marked("Møder & <b>mødet</b>", terms("møde"))
    assert "".join(one.text for one in pieces) == "Møder & <b>mødet</b>"
    assert [one.text for one in pieces if one.is_hit] == ["Møder", "mødet"]

    text("Møder <script>alert(1)</script>")
    shown = page(browser_of(PersonFactory()).get(reverse("knowledge"), {"q": "møde"}))
    assert "<mark>Møder</mark> &lt;script&gt;" in shown


def test_stems_of_nothing_are_nothing():
    assert stems(("", "da"), ("—", "en")) == ""


# --- the search over everything -----------------------------------------------------------------------------------


def look(person, words):
    return page(browser_of(person).get(reverse("search"), {"q": words}))


def test_it_finds_a_text_a_theme_a_course_and_who_has_a_role():
    theme = led_theme(PersonFactory(name="Zenia Zebra"), title="Zebraer i byen")
    text("Tæl zebraer")
    published_event(title="Zebradag")
    shown = look(PersonFactory(), "zebra")

    for name, pk in (("theme", theme.pk),):
        assert reverse(name, args=[pk]) in shown
    assert "Tæl <mark>zebraer</mark>" in shown
    assert "<mark>Zebradag</mark>" in shown
    assert "Zenia <mark>Zebra</mark>" in shown


def test_a_competence_leads_to_the_themes_that_look_for_it_and_to_nobody_who_has_it():
    wanted = CompetenceFactory(name_da="Zebraforståelse")
    theme, closed = led_theme(title="Regn"), led_theme(title="Sol", status="closed")
    for one in (theme, closed):
        CompetenceRequest.objects.create(theme=one, competence=wanted, weight=2)
    brings = PersonFactory(name="Zita Ravn")
    CompetenceOffer.objects.create(person=brings, competence=wanted, level=2, wish="want")

    shown = look(PersonFactory(), "ZEBRAFORSTÅ")

    assert (reverse("theme", args=[theme.pk]) in shown, reverse("theme", args=[closed.pk]) in shown) == (True, False)
    assert brings.name not in shown


def test_it_says_nothing_of_proposals_candidates_nominees_or_of_who_has_no_role():
    ProposalFactory(status="draft", title="Zebraer i byen")
    candidate = asking_candidate(PersonFactory(name="Zenia Zebra"))
    nominee = NominationFactory(person__name="Zacharias Zebra").person
    PersonFactory(name="Zita Zebra")
    for reader in (OfficerFactory(), candidate.person.personnel_leader or PersonFactory(), PersonFactory()):
        shown = look(reader, "zebra")
        assert "Zebraer i byen" not in shown
        assert all(name not in shown for name in (candidate.person.name, nominee.name, "Zita"))


def test_too_little_finds_nothing_and_says_so():
    assert "mindst to bogstaver" in look(PersonFactory(), "z")
    assert "Intet passer" in look(PersonFactory(), "xylofon")


@ONE
def test_the_same_queries_whatever_is_found():
    def add():
        theme = running_pair(led_theme(title="Zebraer i byen")).theme
        theme.title = "Zebraer"
        theme.save()
        text("Tæl zebraer")
        published_event(title="Zebradag")

    assert same(counts(PersonFactory(), reverse("search") + "?q=zebra", add), most=11)
    assert same(counts(PersonFactory(), reverse("knowledge") + "?q=zebra", add), most=10)


@ONE
def test_a_text_stands_on_the_page_of_its_phase_and_on_my_page_for_its_role():
    phase = ThemePhase.objects.get(order=3)
    text("Tæl zebraer", phases=[phase], roles=["network_leader"])
    theme = led_theme(phase=phase, phase_began_on=localdate())
    leader = theme.role_assignments.current().get(role="network_leader").person
    browser = browser_of(leader)

    assert "Tæl zebraer" in page(browser.get(reverse("phase_work", args=[theme.pk, 3])))
    assert "Tæl zebraer" not in page(browser.get(reverse("phase_work", args=[theme.pk, 4])))
    assert "Tæl zebraer" in page(browser.get(reverse("my_page")))
    assert "Tæl zebraer" not in page(browser_of(PersonFactory()).get(reverse("my_page")))
