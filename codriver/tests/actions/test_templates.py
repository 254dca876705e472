"""New versions of a template: copied, published, and never in the way of what runs."""

import pytest
from django.utils import timezone

from codriver.actions.templates import TemplateHindrance, copy_template, publish_template
from codriver.models import AlignmentTemplate, Catalogue, TemplateQuestion
from codriver.tests.factories import open_alignment, running_pair
from netvaerk.models import Verb
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
    return AlignmentTemplate.objects.get()


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

    assert AlignmentTemplate.objects.count() == 2


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


def test_a_template_without_a_joint_question_is_not_published(draft, officer):
    TemplateQuestion.objects.filter(section__template=draft, asked_of="joint").delete()

    with refused(TemplateHindrance.EMPTY):
        publish_template(draft, by=officer, at=NOW)

    assert AlignmentTemplate.objects.get(pk=draft.pk).published_at is None


def test_running_alignments_keep_their_version_and_new_ones_take_the_newest(shipped, draft, officer):
    running = open_alignment()
    publish_template(draft, by=officer, at=NOW)
    new = open_alignment(running_pair())
    running.refresh_from_db()

    assert (running.template, new.template) == (shipped, draft)
