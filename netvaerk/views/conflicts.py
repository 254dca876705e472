"""A form whose row somebody else has changed meanwhile: both texts are shown, and saving again chooses."""

from collections.abc import Iterable
from typing import Any

from django import forms

from netvaerk.models import NetworkTheme

Rows = list[tuple[str, str]]


def what_stands(form: forms.ModelForm, stored: Any, names: Iterable[str]) -> Rows:
    """Label and stored text of each field among `names` where the database differs from what was typed. `stored` is a
    row with a `version`.

    The form goes on from the stored version, so that the next save is a choice and not an accident.
    """
    form.data = form.data.copy()
    form.data["version"] = stored.version
    return [
        (str(form.fields[name].label), str(getattr(stored, name) or ""))
        for name in names
        if getattr(stored, name) != form.cleaned_data[name]
    ]


def units_that_stand(form: forms.ModelForm, stored: NetworkTheme) -> Rows:
    """The same for the units touched."""
    units = list(stored.units.all())
    if set(units) == set(form.cleaned_data["units"]):
        return []
    return [(str(form.fields["units"].label), ", ".join(str(unit) for unit in units))]
