"""Catalogue content in both languages: `name = Bilingual()` reads `name_da` or `name_en` by the reader's language."""

from typing import Any

from django.utils.translation import get_language


class Bilingual:
    def __set_name__(self, owner: type, name: str) -> None:
        self.field = name

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        english = (get_language() or "").startswith("en")
        return getattr(instance, f"{self.field}_{'en' if english else 'da'}")
