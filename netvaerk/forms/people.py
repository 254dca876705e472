"""A field in which one names a colleague by name or e-mail, where a list of everybody would be too long."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person

MOST_NAMED = 5


class PersonField(forms.CharField):
    """Finds one employed person by e-mail, or by name, title and unit; several that fit are named in the error."""

    default_error_messages = {
        "unknown": _("Nobody here is called that. Write the name or the e-mail."),
        "several": _("Several people fit: %(people)s. Write the e-mail of the right one."),
    }

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return Person.objects.values_list("email", flat=True).get(pk=value)
        return value

    def clean(self, value: Any) -> Person | None:
        words = super().clean(value)
        if not words:
            return None
        staff = Person.objects.employed()
        found = list(staff.filter(email__iexact=words)[:1]) or list(staff.named(words)[: MOST_NAMED + 1])
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        if len(found) > 1:
            people = ", ".join(f"{one.name} ({one.email})" for one in found[:MOST_NAMED])
            raise forms.ValidationError(self.error_messages["several"], code="several", params={"people": people})
        return found[0]
