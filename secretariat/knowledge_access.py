"""Who may read, write and publish the texts that colleagues write for each other."""

from netvaerk.models import Person
from secretariat.facts.knowledge import standing_of, text_being_written
from secretariat.models import KnowledgeItem, KnowledgeText
from secretariat.rules.knowledge import hindrances_to_write


def may_read_item(person: Person, item: KnowledgeItem) -> bool:
    """What is published, every employee; what is not, whoever finds it at all: its author and the secretariat."""
    return person.is_active


def may_read_draft(person: Person, item: KnowledgeItem) -> bool:
    """The one who writes it, and an officer once it is sent."""
    text = text_being_written(item)
    return text is not None and reads_draft(person, text)


def reads_draft(person: Person, text: KnowledgeText) -> bool:
    return text.written_by_id == person.pk or (person.is_secretariat and text.status == KnowledgeText.Status.SENT)


def may_write_in(person: Person, item: KnowledgeItem) -> bool:
    text = text_being_written(item)
    return not hindrances_to_write(standing_of(item, text, person))


def may_work_on(person: Person, item: KnowledgeItem) -> bool:
    """Its author, who writes it, and the secretariat: they read how it came about."""
    text = text_being_written(item)
    writes = text is not None and text.written_by_id == person.pk
    return writes or item.author_id == person.pk or person.is_secretariat


def may_name_author(person: Person, item: KnowledgeItem) -> bool:
    return item.author_id == person.pk


def may_publish(person: Person, item: KnowledgeItem) -> bool:
    return person.is_secretariat


def may_run_knowledge(person: Person) -> bool:
    return person.is_secretariat
