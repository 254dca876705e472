"""New versions of a template: copied, published, and never in the way of what runs."""

import pytest
from django.utils import timezone, translation

from codriver.actions.templates import copy_template, publish_template
from codriver.models import AlignmentTemplate, Catalogue, TemplateQuestion
from codriver.rules.mandate import WHOSE_HOURS
from codriver.rules.templates import TemplateHindrance, hindrances_to_publishing
from codriver.tests.factories import open_alignment, running_pair
from netvaerk.models import Verb
from netvaerk.refusals import Refused
from netvaerk.tests.constraints import sealed
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def officer():
    return OfficerFactory()


@pytest.fixture
def shipped():
    return AlignmentTemplate.objects.newest("co_driver")


@pytest.fixture
def draft(shipped, officer):
    return copy_template(shipped, by=officer, at=NOW)


def texts(template):
    questions = Catalogue(template).texts.values()
    return [(one.code, one.text_da, one.text_en, [option.text_da for option in one.options.all()]) for one in questions]


def test_a_copy_is_a_draft_with_the_same_content(shipped, draft):
    assert (draft.version, draft.published_at) == (shipped.version + 1, None)
    assert Catalogue(draft).questions == Catalogue(shipped).questions
    assert texts(draft) == texts(shipped)


def test_a_copy_leaves_the_original_alone(shipped, officer):
    before, template = texts(shipped), AlignmentTemplate.objects.get(pk=shipped.pk)
    copy_template(template, by=officer, at=NOW)

    assert (texts(shipped), template) == (before, shipped)


def test_a_copy_is_recorded(draft, officer):
    assert log_of(draft) == [(Verb.CREATED, officer, None)]


def test_there_is_one_draft_at_a_time(shipped, draft, officer):
    with refused(TemplateHindrance.DRAFT_EXISTS):
        copy_template(shipped, by=officer, at=NOW)

    assert AlignmentTemplate.objects.filter(kind="co_driver").count() == 2


def test_an_older_version_is_copied_to_the_next_number(shipped, draft, officer):
    publish_template(draft, by=officer, at=NOW)

    assert copy_template(shipped, by=officer, at=NOW).version == 3


def test_a_published_draft_is_the_newest(draft, officer):
    publish_template(draft, by=officer, at=NOW)

    assert AlignmentTemplate.objects.newest("co_driver") == draft
    assert (draft.published_at, log_of(draft)[-1]) == (NOW, (Verb.PUBLISHED, officer, None))


def test_what_is_published_never_changes_again(draft, officer):
    publish_template(draft, by=officer, at=NOW)

    with sealed():
        TemplateQuestion.objects.filter(section__template=draft).update(text_da="Ny")


def test_a_version_is_published_once(draft, officer):
    publish_template(draft, by=officer, at=NOW)

    with refused(TemplateHindrance.PUBLISHED):
        publish_template(draft, by=officer, at=NOW)


@pytest.mark.parametrize("kind", WHOSE_HOURS)
def test_a_shipped_template_could_be_published_again(kind):
    questions = Catalogue(AlignmentTemplate.objects.newest(kind)).questions

    assert hindrances_to_publishing(questions, about_hours=WHOSE_HOURS[kind] is not None) == {}


def test_a_new_version_of_an_agreement_about_no_hours_is_published(officer):
    draft = copy_template(AlignmentTemplate.objects.newest("reference_leader"), by=officer, at=NOW)
    publish_template(draft, by=officer, at=NOW)

    assert AlignmentTemplate.objects.newest("reference_leader") == draft


SPOILT = {
    TemplateHindrance.COMPARE: ("A1", {"compare": "gap"}),
    TemplateHindrance.PARTNER: ("D2", {"asked_of": "first"}),
    TemplateHindrance.CODE: ("A1", {"code": "X1"}),
    TemplateHindrance.CODE_TWICE: ("A1", {"code": "B2"}),
    TemplateHindrance.HOURS: ("A1", {"kind": "number", "compare": "number"}),
}


@pytest.mark.parametrize("reason", SPOILT, ids=lambda reason: reason.name)
def test_a_draft_that_no_pair_could_use_is_not_published(draft, officer, reason):
    code, change = SPOILT[reason]
    TemplateQuestion.objects.filter(section__template=draft, code=code).update(**change)

    with refused(reason):
        publish_template(draft, by=officer, at=NOW)

    assert AlignmentTemplate.objects.get(pk=draft.pk).published_at is None


def test_every_reason_is_told_at_once_with_the_questions_it_is_about(draft, officer):
    TemplateQuestion.objects.filter(section__template=draft, asked_of="joint").delete()
    TemplateQuestion.objects.filter(section__template=draft, code__in=["A1", "A2"]).update(compare="gap")

    with pytest.raises(Refused) as refusal:
        publish_template(draft, by=officer, at=NOW)

    reasons = [TemplateHindrance.EMPTY, TemplateHindrance.REVIEW_DATES, TemplateHindrance.COMPARE]
    with translation.override("en"):
        assert refusal.value.words() == [str(reasons[0]), str(reasons[1]), f"A1, A2: {reasons[2]}"]


def test_running_alignments_keep_their_version_and_new_ones_take_the_newest(shipped, draft, officer):
    running = open_alignment()
    publish_template(draft, by=officer, at=NOW)
    new = open_alignment(running_pair())
    running.refresh_from_db()

    assert (running.template, new.template) == (shipped, draft)
