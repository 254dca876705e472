"""Templates in the administration: copied, reworded while they are drafts, published; codes that stay apart."""

import pytest
from django.urls import reverse

from codriver.models import AlignmentTemplate, TemplateQuestion, TemplateSection
from codriver.tests.factories import running_pair
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import as_it_stands, browser_of, choose

pytestmark = pytest.mark.django_db
TEMPLATES = "codriver_alignmenttemplate"


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


@pytest.fixture
def superuser():
    return browser_of(PersonFactory(is_staff=True, is_superuser=True))


def draft(officer):
    choose(officer, "copy_to_new_version", AlignmentTemplate.objects.newest("co_driver"), of=TEMPLATES)
    return AlignmentTemplate.objects.get(published_at=None)


def test_a_template_is_copied_with_all_its_questions(officer):
    published = AlignmentTemplate.objects.newest("co_driver")

    copy = draft(officer)

    def codes(template):
        return [*TemplateQuestion.objects.filter(section__template=template).values_list("code", flat=True)]

    assert (copy.version, sorted(codes(copy))) == (2, sorted(codes(published)))


def test_there_is_one_draft_at_a_time(officer):
    draft(officer)

    choose(officer, "copy_to_new_version", AlignmentTemplate.objects.newest("co_driver"), of=TEMPLATES)

    assert AlignmentTemplate.objects.filter(kind="co_driver").count() == 2


def question_form(question, **typed):
    management = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "0"}
    fields = [one.name for one in question._meta.fields if one.name not in ("id", "section")]
    kept = {name: getattr(question, name) for name in fields if getattr(question, name) is not False}
    return {**kept, **{f"options-{name}": one for name, one in management.items()}, **typed}


def reword(browser, template):
    question = TemplateQuestion.objects.get(section__template=template, code="A1")
    address = reverse("admin:codriver_templatequestion_change", args=[question.pk])
    response = browser.post(address, question_form(question, text_da="Hvad håber du nu?"))
    question.refresh_from_db()
    return response.status_code, question.text_da == "Hvad håber du nu?"


def test_a_draft_can_be_reworded_and_a_published_version_cannot(officer):
    published, copy = AlignmentTemplate.objects.newest("co_driver"), draft(officer)

    assert reword(officer, copy) == (302, True)
    assert reword(officer, published) == (403, False)


def test_a_superuser_who_is_no_officer_rewords_nothing(officer, superuser):
    assert reword(superuser, draft(officer)) == (403, False)


def test_a_published_draft_is_what_the_next_pair_begins_with(officer):
    before = running_pair().alignment
    copy = draft(officer)

    choose(officer, "publish", copy, of=TEMPLATES)

    before.refresh_from_db()
    assert (before.template.version, running_pair().alignment.template) == (1, copy)
    assert reword(officer, copy) == (403, False)


def test_a_superuser_who_is_no_officer_neither_copies_nor_publishes(officer, superuser):
    copy = draft(officer)

    choose(superuser, "publish", copy, of=TEMPLATES)
    choose(superuser, "copy_to_new_version", AlignmentTemplate.objects.newest("co_driver"), of=TEMPLATES)

    copy.refresh_from_db()
    assert (copy.published_at, AlignmentTemplate.objects.filter(kind="co_driver").count()) == (None, 2)


# --- codes --------------------------------------------------------------------------------------------------------


ROWS = {
    "sections": {"order": 9, "title_da": "Nyt", "title_en": "New"},
    "questions": {"order": 9, "kind": "long_text", "asked_of": "both", "text_da": "Hvad?", "text_en": "What?"},
    "options": {"axis": "option", "order": 9, "text_da": "Ja", "text_en": "Yes"},
}


def page_of(officer, kind):
    """The page of a draft on which rows of this kind are added."""
    copy = draft(officer)
    choice = TemplateQuestion.objects.filter(section__template=copy, kind="choice").first()
    thing = {"sections": copy, "questions": copy.sections.first(), "options": choice}[kind]
    return reverse(f"admin:codriver_{thing._meta.model_name}_change", args=[thing.pk])


def save(officer, address, kind, *changes):
    """Save the page with its last rows changed so, or with new rows; the faults of the rows that have any."""
    sent = as_it_stands(officer.get(address))
    first = sent[f"{kind}-TOTAL_FORMS"]
    for place, change in enumerate(changes, start=first):
        sent |= {f"{kind}-{place}-{name}": value for name, value in {**ROWS[kind], **change}.items()}
    response = officer.post(address, {**sent, f"{kind}-TOTAL_FORMS": first + len(changes)})
    if response.status_code == 302:
        return []
    return [[*faults] for one in response.context["inline_admin_formsets"] for faults in one.formset.errors if faults]


@pytest.mark.parametrize("kind", ROWS)
def test_two_new_rows_with_the_same_code_are_told_so_beside_the_code(officer, kind):
    address = page_of(officer, kind)

    assert save(officer, address, kind, {"code": "X1"}, {"code": "X1"}) == [["code"]]
    assert save(officer, address, kind, {"code": "X1"}, {"code": "X2"}) == []


@pytest.mark.parametrize("kind", ROWS)
def test_a_new_row_with_the_code_of_a_stored_one_is_told_so(officer, kind):
    address = page_of(officer, kind)
    save(officer, address, kind, {"code": "X1"})

    assert save(officer, address, kind, {"code": "X1"}) == [["code"]]


def test_a_question_keeps_its_code_to_itself_in_the_whole_template(officer):
    address = page_of(officer, "questions")
    elsewhere = TemplateQuestion.objects.filter(section__template__published_at=None).last().code

    assert save(officer, address, "questions", {"code": elsewhere}) == [["code"]]


def test_an_answer_may_have_the_code_of_a_row(officer):
    address = page_of(officer, "options")

    assert save(officer, address, "options", {"code": "X1"}, {"code": "X1", "axis": "row"}) == []


@pytest.mark.parametrize("model", [TemplateSection, TemplateQuestion])
def test_the_page_of_one_section_or_question_refuses_a_code_that_is_taken(officer, model):
    draft(officer)
    one = model.objects.latest("pk")
    other = one.siblings().first()
    address = reverse(f"admin:codriver_{model._meta.model_name}_change", args=[one.pk])

    response = officer.post(address, {**as_it_stands(officer.get(address)), "code": other.code})

    assert [*response.context["adminform"].form.errors] == ["code"]


def test_a_draft_that_no_pair_could_use_stays_a_draft_and_the_page_says_why(officer):
    copy = draft(officer)
    TemplateQuestion.objects.filter(section__template=copy, code="A1").update(compare="gap")
    TemplateQuestion.objects.filter(section__template=copy, code="B1").update(code="A2")

    shown = officer.get(choose(officer, "publish", copy, of=TEMPLATES).url)

    copy.refresh_from_db()
    assert copy.published_at is None
    assert [str(one).split(":")[0] for one in shown.context["messages"]][-2:] == ["A2", "A1"]
