"""Catalogue content in both languages: `name = Bilingual()` reads `name_da` or `name_en` by the reader's language."""

from typing import Any

from django.utils.translation import get_language


def column(name: str, language: str | None = None) -> str:
    """The column that holds `name` in `language`, the reader's if none is given, for what is read without its row; a
    path is one, too."""
    return f"{name}_{'en' if (language or get_language() or '').startswith('en') else 'da'}"


class Bilingual:
    def __set_name__(self, owner: type, name: str) -> None:
        self.field = name

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        return getattr(instance, column(self.field))
