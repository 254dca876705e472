"""Every list of the administration as a file: the rows that are ticked, with the columns that the list shows."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import label_for_field, lookup_field
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netvaerk.documents.tables import Table
from netvaerk.views.downloads import download


def shown_in_list(house: Any, request: HttpRequest, rows: QuerySet) -> Table:
    columns = house.get_list_display(request)
    labels = [str(capfirst(label_for_field(name, house.model, house))) for name in columns]
    related = house.get_list_select_related(request)
    rows = rows.select_related(*related) if related and related is not True else rows
    return Table(
        str(capfirst(house.opts.verbose_name_plural)),
        labels,
        [[_cell(name, row, house) for name in columns] for row in rows],
    )


def _cell(name: str, row: Any, house: Any) -> Any:
    field, _attribute, value = lookup_field(name, row, house)
    if field is not None and field.choices:
        value = getattr(row, f"get_{name}_display")()
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value


def _take_along(kind: str, house: Any, request: HttpRequest, rows: QuerySet) -> HttpResponse:
    """That somebody reads it is in the log as for the list, since it is the list that answers."""
    return download(str(house.opts.verbose_name_plural), [shown_in_list(house, request, rows)], kind)


def _action(kind: str, words: Any) -> Callable[..., HttpResponse]:
    act: Any = partial(_take_along, kind)
    act.short_description = words
    return act


admin.site.add_action(_action("csv", gettext_lazy("Take the chosen rows along as CSV")), "take_along_as_csv")
admin.site.add_action(_action("xlsx", gettext_lazy("Take the chosen rows along as Excel")), "take_along_as_excel")
