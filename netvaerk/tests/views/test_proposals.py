"""Proposals as those who stand behind them meet them."""

import pytest
from django.core import mail
from django.urls import reverse

from netvaerk.models import NetworkTheme, ThemeTrait
from netvaerk.tests.factories import CoProposerFactory, PersonFactory, ProposalFactory, RoundFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db
Status = NetworkTheme.Status
CARD = {"title": "Ensomhed", "kind": "agenda", "purpose": "Færre ensomme", "at_stake": "Meget"}


def typed(units=(), **more):
    return {**CARD, "units": [unit.pk for unit in units], **more}


def two_units():
    above = UnitFactory()
    return [UnitFactory(parent=above), UnitFactory(parent=above)]


def propose(person, **fields):
    return browser_of(person).post(reverse("propose_theme"), typed(**fields))


def test_a_draft_is_saved_with_title_kind_and_purpose_alone():
    person = PersonFactory()
    response = propose(person, at_stake="")

    theme = NetworkTheme.objects.get()
    assert goes_to(response, reverse("proposal", args=[theme.pk]))
    assert (theme.title, theme.status, theme.proposed_by) == ("Ensomhed", Status.DRAFT, person)


def test_what_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost():
    trait = ThemeTrait.objects.first()
    response = propose(PersonFactory(), title="", **{f"trait_{trait.pk}": "Fordi de er alene"})

    text = page(response, 422)
    assert list(shown_errors(response)) == ["title"]
    assert "Fordi de er alene" in text
    assert not NetworkTheme.objects.exists()


def test_a_finished_draft_is_saved_and_sent_in_one_go():
    propose(PersonFactory(), units=two_units(), then="send")

    assert NetworkTheme.objects.get().status == Status.PROPOSED


def test_an_unfinished_draft_is_saved_and_the_page_says_what_is_missing():
    person = PersonFactory()
    browser = browser_of(person)
    response = browser.post(reverse("propose_theme"), typed(then="send"), follow=True)

    text = page(response)
    assert NetworkTheme.objects.get().status == Status.DRAFT
    assert "Kladden er gemt, men ikke sendt" in text
    assert "Nævn mindst to enheder eller den snitflade" in text


def test_a_double_click_makes_one_draft():
    person = PersonFactory()
    for _again in range(2):
        propose(person)

    assert NetworkTheme.objects.count() == 1


def test_a_personnel_leader_begins_with_the_own_unit_ticked():
    unit = two_units()[0]
    leader, other = PersonFactory(unit=unit), PersonFactory(unit=unit)
    PersonFactory(personnel_leader=leader)

    ticked = {
        person: browser_of(person).get(reverse("propose_theme")).context["form"]["units"].value()
        for person in (leader, other)
    }
    assert ticked == {leader: [unit.pk], other: []}


def test_a_colleague_writes_the_draft_too():
    beside = CoProposerFactory()
    trait = ThemeTrait.objects.first()
    address = reverse("write_proposal", args=[beside.theme.pk])
    response = browser_of(beside.person).post(address, typed(version=1, **{f"trait_{trait.pk}": "Sådan"}))

    assert goes_to(response, reverse("proposal", args=[beside.theme.pk]))
    assert beside.theme.trait_answers.get().how == "Sådan"


def test_two_who_write_at_once_both_keep_their_words():
    theme = ProposalFactory(status=Status.DRAFT, traits=1)
    trait, address = theme.trait_answers.get().trait, reverse("write_proposal", args=[theme.pk])
    browser = browser_of(theme.proposed_by)
    browser.post(address, typed(version=1, title="Hendes", **{f"trait_{trait.pk}": "Hendes ord"}))
    response = browser.post(address, typed(version=1, title="Hans", **{f"trait_{trait.pk}": "Hans ord"}))

    text = page(response, 409)
    assert [word for word in ("Hendes", "Hans", "Hendes ord", "Hans ord") if word not in text] == []
    assert goes_to(browser.post(address, typed(version=2, title="Begges")), reverse("proposal", args=[theme.pk]))


def test_sending_says_which_round_the_proposal_is_in():
    theme = ProposalFactory(status=Status.DRAFT)
    RoundFactory(year=2099)
    response = browser_of(theme.proposed_by).post(reverse("send_proposal", args=[theme.pk]), follow=True)

    assert "runden for foråret 2099" in page(response)


def test_a_proposal_that_lacks_something_is_refused_with_the_reasons():
    theme = ProposalFactory(status=Status.DRAFT, at_stake="")
    response = browser_of(theme.proposed_by).post(reverse("send_proposal", args=[theme.pk]))

    assert "Skriv, hvad der står på spil." in page(response, 409)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("words", "found"), [("", []), ("Grøn", ["Åse Grøn"]), ("Ingen Hedder", [])], ids=["no word", "a name", "nobody"]
)
def test_colleagues_are_found_by_name(words, found):
    theme = ProposalFactory(status=Status.DRAFT)
    PersonFactory(name="Åse Grøn")
    PersonFactory(name="Bo Grøn", is_active=False)
    CoProposerFactory(theme=theme, person=PersonFactory(name="Ida Grøn"))
    response = browser_of(theme.proposed_by).get(reverse("find_co_proposer", args=[theme.pk]), {"q": words})

    page(response)
    assert [person.name for person in response.context["people"]] == found


def test_a_colleague_is_invited(django_capture_on_commit_callbacks):
    theme, colleague = ProposalFactory(status=Status.DRAFT), PersonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        response = browser_of(theme.proposed_by).post(
            reverse("invite_to_propose", args=[theme.pk]), {"person": colleague.pk}
        )

    assert goes_to(response, reverse("proposal", args=[theme.pk]))
    assert theme in NetworkTheme.objects.visible_to(colleague)
    assert [letter.to for letter in mail.outbox] == [[colleague.email]]


def test_an_invitation_twice_is_refused_with_the_reason():
    beside = CoProposerFactory()
    address = reverse("invite_to_propose", args=[beside.theme.pk])
    response = browser_of(beside.theme.proposed_by).post(address, {"person": beside.person.pk})

    assert "Personen står allerede bag forslaget." in page(response, 409)


def test_who_leaves_a_draft_no_longer_sees_it():
    beside = CoProposerFactory()
    browser = browser_of(beside.person)

    assert goes_to(browser.post(reverse("leave_proposal", args=[beside.theme.pk])), reverse("my_page"))
    page(browser.get(reverse("proposal", args=[beside.theme.pk])), 404)


def test_a_comment_that_comes_too_late_is_given_back():
    theme = ProposalFactory()
    browser, address = browser_of(theme.proposed_by), reverse("discuss_proposal", args=[theme.pk])
    assert goes_to(browser.post(address, {"text": "Et ord"}), reverse("proposal", args=[theme.pk]))
    assert "Et ord" in page(browser.get(reverse("proposal", args=[theme.pk])))

    assert "Skriv noget først." in page(browser.post(address, {"text": " "}), 422)


def test_a_returned_proposal_waits_on_the_own_page_with_the_reason_on_its_own():
    theme = ProposalFactory(status=Status.DRAFT)
    theme.moves.create(status=Status.DRAFT, at="2026-11-25T09:00Z", by=PersonFactory(), reason="Spørg borgerne")
    browser = browser_of(theme.proposed_by)

    assert "Arbejd videre med dit forslag" in page(browser.get(reverse("my_page")))
    assert "Spørg borgerne" in page(browser.get(reverse("proposal", args=[theme.pk])))


def test_a_declined_idea_is_taken_up_again_by_its_proposer():
    theme = ProposalFactory(status=Status.DECLINED)
    response = browser_of(theme.proposed_by).post(reverse("take_up_again", args=[theme.pk]))

    theme.refresh_from_db()
    assert goes_to(response, reverse("proposal", args=[theme.pk]))
    assert theme.status == Status.DRAFT
