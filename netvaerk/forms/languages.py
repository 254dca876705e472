"""Fields in which one writes another language than the page's own say so, to screen readers and spelling checkers."""

from django import forms
from django.conf import settings


def mark_languages(form: forms.BaseForm) -> None:
    """Each field whose name ends in a language, such as `title_en`, is marked as being in it."""
    codes = [code for code, _name in settings.LANGUAGES]
    for name, field in form.fields.items():
        code = name.rpartition("_")[2]
        if code in codes:
            field.widget.attrs["lang"] = code
