"""What the database itself refuses of a text."""

import pytest
from django.utils import timezone

from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import PersonFactory
from secretariat.models import KnowledgeItem, KnowledgeText
from secretariat.tests.knowledge import draft_item, published_item

pytestmark = pytest.mark.django_db


def test_what_is_published_has_been_looked_at():
    with refused_by("knowledge_published_is_looked_at"):
        KnowledgeItem.objects.filter(pk=published_item().pk).update(looked_on=None)


def test_only_what_was_published_is_archived():
    with refused_by("knowledge_archived_was_published"):
        KnowledgeItem.objects.filter(pk=draft_item().pk).update(archived_at=timezone.now())


def test_a_name_is_shown_only_of_somebody():
    with refused_by("knowledge_shown_author_exists"):
        KnowledgeItem.objects.create(shows_author=True, begun_at=timezone.now())


def test_a_number_is_given_once():
    item = published_item()
    with refused_by("knowledge_number_once"):
        KnowledgeText.objects.create(item=item, number=1, written_at=timezone.now())


def test_one_version_is_written_at_a_time():
    item = draft_item()
    with refused_by("knowledge_one_version_being_written"):
        KnowledgeText.objects.create(item=item, number=2, written_at=timezone.now())


def test_a_published_version_says_when():
    with refused_by("knowledge_published_says_when"):
        draft_item().texts.update(status="published")


def test_a_sent_version_says_when():
    with refused_by("knowledge_sent_says_when"):
        draft_item().texts.update(status="sent")


def test_a_returned_version_says_when():
    with refused_by("knowledge_returned_says_when"):
        draft_item(PersonFactory()).texts.update(status="returned")
