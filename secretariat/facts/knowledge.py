"""What the rules about texts of colleagues ask about."""

from netvaerk.models import Person
from secretariat.facts.word_forms import stems
from secretariat.models import KnowledgeItem, KnowledgeText
from secretariat.rules.knowledge import Standing, Status

STEMMED = {"title_stems": "title", "summary_stems": "summary", "body_stems": "body"}


def text_being_written(item: KnowledgeItem) -> KnowledgeText | None:
    return item.texts.being_written().first()


def standing_of(item: KnowledgeItem, text: KnowledgeText | None, person: Person) -> Standing:
    """`text` is the version being written, or None."""
    return Standing(
        status=Status(text.status) if text else None,
        is_writer=text is not None and text.written_by_id == person.pk,
        is_author=item.author_id == person.pk,
        is_officer=person.is_secretariat,
    )


def stems_of(text: KnowledgeText) -> dict[str, str]:
    """What a search compares, by the column that keeps it."""
    return {
        column: stems(*((getattr(text, f"{part}_{language}"), language) for language in ("da", "en")))
        for column, part in STEMMED.items()
    }
