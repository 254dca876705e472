"""Texts of colleagues, shown quietly where they are needed, on pages of every floor."""

from typing import Any

from django import template

from secretariat.models import KnowledgeItem
from secretariat.queries import knowledge

register = template.Library()


@register.simple_tag
def knowledge_for_phase(phase: Any) -> list[KnowledgeItem]:
    return knowledge.for_phase(phase)


@register.simple_tag
def knowledge_for_role(role: str) -> list[KnowledgeItem]:
    return knowledge.for_role(role)


@register.simple_tag
def knowledge_for_tasks() -> list[KnowledgeItem]:
    """What helps with the tasks of a co-driver."""
    return knowledge.for_tasks()
