"""What colleagues write: drafted, sent, sent back, published, written anew, archived and brought back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.timezone import localdate

from netvaerk.models import AuditEvent
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions import knowledge as actions
from secretariat.facts.knowledge import text_being_written
from secretariat.models import KnowledgeItem
from secretariat.rules.knowledge import KnowledgeHindrance as Hindrance
from secretariat.tests.knowledge import draft_item, published_item, sent_item, shown, written

pytestmark = pytest.mark.django_db


def now():
    return timezone.now()


def refused_with(act):
    with pytest.raises(Refused) as met:
        act()
    return met.value.reasons


def stored(item):
    return KnowledgeItem.objects.with_text().get(pk=item.pk)


def test_a_draft_is_its_writers_alone():
    item = draft_item()

    assert item in KnowledgeItem.objects.visible_to(item.author)
    assert item not in KnowledgeItem.objects.visible_to(OfficerFactory())
    assert item not in KnowledgeItem.objects.visible_to(PersonFactory())


def test_what_is_sent_comes_to_the_officers_with_a_letter_without_its_words(django_capture_on_commit_callbacks):
    officer = OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        item = sent_item()

    assert item in KnowledgeItem.objects.visible_to(officer)
    assert [one.to for one in mail.outbox] == [[officer.email]]
    assert "Gåture" not in mail.outbox[0].body + mail.outbox[0].subject


def test_what_is_sent_back_is_the_writers_again_with_the_comment(django_capture_on_commit_callbacks):
    item, officer = sent_item(), OfficerFactory()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        actions.return_item(item, comment="Fortæl om kastanjer.", shown=shown(item), by=officer, at=now())

    text = text_being_written(item)
    assert (text.status, text.comment) == ("returned", "Fortæl om kastanjer.")
    assert item not in KnowledgeItem.objects.visible_to(officer)
    assert [one.to for one in mail.outbox] == [[item.author.email]]
    assert "kastanjer" not in mail.outbox[0].body


def test_it_is_sent_back_only_with_a_comment():
    item = sent_item()

    assert refused_with(lambda: actions.return_item(item, comment=" ", shown=1, by=OfficerFactory(), at=now())) == [
        Hindrance.NO_COMMENT
    ]


def test_an_officer_publishes_what_they_have_read_and_no_later_save():
    item, officer = sent_item(), OfficerFactory()
    read = shown(item)
    actions.write_item(item, written(title_da="En anden"), shown=read, by=officer, at=now())

    assert refused_with(lambda: actions.publish_item(item, shown=read, by=officer, at=now())) == [
        Hindrance.NOT_WHAT_YOU_READ
    ]
    actions.publish_item(item, shown=read + 1, by=officer, at=now())
    assert stored(item).published.title_da == "En anden"


@pytest.mark.parametrize("act", [actions.archive_item, actions.bring_back_item, actions.confirm_item])
def test_an_author_does_not_keep_house(act):
    item = published_item()

    assert refused_with(lambda: act(item, by=item.author, at=now())) == [Hindrance.NOT_THE_SECRETARIAT]


def test_an_author_does_not_publish():
    item = sent_item()

    assert refused_with(lambda: actions.publish_item(item, shown=1, by=item.author, at=now())) == [
        Hindrance.NOT_THE_SECRETARIAT
    ]


def test_an_officer_does_not_publish_a_draft_that_nobody_has_sent():
    assert refused_with(lambda: actions.publish_item(draft_item(), shown=1, by=OfficerFactory(), at=now())) == [
        Hindrance.NOT_SENT
    ]


def test_a_new_version_changes_nothing_until_it_is_published():
    item = published_item()
    actions.write_item(item, written(title_da="Cykelture"), shown=0, by=item.author, at=now())
    assert stored(item).published.title_da == "Gåture med borgerne"

    actions.send_item(item, by=item.author, at=now())
    actions.publish_item(item, shown=shown(item), by=OfficerFactory(), at=now())
    assert stored(item).published.title_da == "Cykelture"
    assert [one.number for one in item.texts.once_published()] == [2, 1]


def test_two_who_begin_a_new_version_do_not_write_over_each_other():
    item, officer = published_item(), OfficerFactory()
    actions.write_item(item, written(title_da="Cykelture"), shown=0, by=item.author, at=now())

    assert refused_with(lambda: actions.write_item(item, written(), shown=0, by=officer, at=now())) == [
        Hindrance.IN_HAND
    ]


def test_a_save_over_one_that_was_not_shown_is_refused():
    item = draft_item()
    actions.write_item(item, written(title_da="Cykelture"), shown=1, by=item.author, at=now())

    assert refused_with(
        lambda: actions.write_item(item, written(title_da="Sejlture"), shown=1, by=item.author, at=now())
    ) == [Hindrance.CHANGED_MEANWHILE]


def test_the_same_words_again_change_nothing():
    item = draft_item()
    events = AuditEvent.objects.count()
    actions.write_item(item, written(), shown=0, by=item.author, at=now())

    assert (shown(item), AuditEvent.objects.count()) == (1, events)


def test_going_back_is_a_new_version_with_the_words_of_the_earlier():
    item, officer = published_item(), OfficerFactory()
    actions.write_item(item, written(title_da="Cykelture"), shown=0, by=item.author, at=now())
    actions.send_item(item, by=item.author, at=now())
    actions.publish_item(item, shown=shown(item), by=officer, at=now())
    actions.restore_text(item, number=1, by=officer, at=now())

    assert (stored(item).published.number, stored(item).published.title_da) == (3, "Gåture med borgerne")
    assert item.texts.get(number=2).title_da == "Cykelture"
    assert refused_with(lambda: actions.restore_text(item, number=3, by=officer, at=now())) == [
        Hindrance.NO_SUCH_VERSION
    ]


def test_an_archived_text_is_its_authors_and_the_secretariats():
    item, officer = published_item(), OfficerFactory()
    actions.archive_item(item, by=officer, at=now())

    assert item not in KnowledgeItem.objects.visible_to(PersonFactory())
    assert item in KnowledgeItem.objects.visible_to(item.author)
    actions.bring_back_item(item, by=officer, at=now())
    assert item in KnowledgeItem.objects.visible_to(PersonFactory())


def test_a_draft_that_is_deleted_leaves_nothing_of_a_new_text_and_all_of_a_published_one():
    new, item = draft_item(), published_item()
    actions.write_item(item, written(title_da="Cykelture"), shown=0, by=item.author, at=now())

    assert actions.drop_draft(new, by=new.author, at=now()) is False
    assert actions.drop_draft(item, by=item.author, at=now()) is True
    assert not KnowledgeItem.objects.filter(pk=new.pk).exists()
    assert stored(item).published.title_da == "Gåture med borgerne"


def test_after_twelve_months_a_text_is_to_be_looked_at_until_somebody_says_that_it_holds():
    today = localdate()
    item = published_item(at=now() - timedelta(days=366))
    fresh = published_item(at=now() - timedelta(days=300))
    assert item in KnowledgeItem.objects.to_look_at(today)
    assert fresh not in KnowledgeItem.objects.to_look_at(today)

    actions.confirm_item(item, by=OfficerFactory(), at=now())
    assert item not in KnowledgeItem.objects.to_look_at(today)


def test_the_author_alone_says_whether_their_name_is_shown():
    item = published_item()
    assert item.shown_author is None
    assert refused_with(lambda: actions.name_author(item, shows=True, by=OfficerFactory(), at=now())) == [
        Hindrance.NOT_THE_AUTHOR
    ]

    actions.name_author(item, shows=True, by=item.author, at=now())
    assert stored(item).shown_author == item.author
