"""A form whose row somebody else has changed meanwhile: both texts are shown, and saving again chooses."""

from collections.abc import Iterable

from django import forms

from netvaerk.models import EditablePage, NetworkTheme

Rows = list[tuple[str, str]]


def what_stands(
    form: forms.ModelForm, stored: EditablePage | NetworkTheme, names: Iterable[str]
) -> list[tuple[str, str]]:
    """Label and stored text of each field among `names` where the database differs from what was typed.

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
