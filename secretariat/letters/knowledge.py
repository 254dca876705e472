"""Letters about texts that colleagues write: that something waits, never a word of the text."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person
from secretariat.models import KnowledgeItem, KnowledgeText


def _page(name: str, item: KnowledgeItem) -> str:
    return reverse(name, args=[item.pk])


def sent(text: KnowledgeText) -> None:
    """To the officers, but the one who sent it."""
    send_together(
        Letter("knowledge_sent", officer, _page("knowledge_draft", text.item))
        for officer in Person.objects.secretariat().exclude(pk=text.written_by_id)
    )


def returned(text: KnowledgeText) -> None:
    if text.written_by:
        send_on_commit(Letter("knowledge_returned", text.written_by, _page("knowledge_draft", text.item)))


def published(text: KnowledgeText, *, by: Person) -> None:
    if text.written_by and text.written_by != by:
        send_on_commit(Letter("knowledge_published", text.written_by, _page("knowledge_item", text.item)))
