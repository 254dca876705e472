"""What every part of the administration stands on: who sees and writes, what a filter may ask, and forms that say for
themselves why something is refused."""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

import netvaerk.admin_lists  # noqa: F401 - gives every list its two files
from netvaerk.audit import record, record_list_read, record_read
from netvaerk.models import Person, Verb
from netvaerk.models.ordering import holds
from netvaerk.refusals import Refused

# What a filter may ask for: a word, yes or no, a key, a day that a calendar holds.
WORD, YES_OR_NO, KEY, DAY = r".{0,100}", r"True|False|1|0", r"\d{1,9}", r"(19|20|21)\d\d-.{1,40}"
CALENDAR = {"__year": r"(19|20|21)\d\d", "__month": r"\d{1,2}", "__day": r"\d{1,2}", "__gte": DAY, "__lt": DAY}


def asked_by_a_filter(field: models.Field) -> dict[str, str]:
    """The endings with which a list's filter on `field` asks, and what each may ask for."""
    if field.is_relation:
        return {"__id__exact": KEY, "__isnull": YES_OR_NO}
    if isinstance(field, models.DateField):
        return {"__gte": DAY, "__lt": DAY, "__isnull": YES_OR_NO}
    return {"": WORD, "__exact": WORD, "__isnull": YES_OR_NO}


class HouseAdmin(admin.ModelAdmin):
    """The secretariat writes, an administrator looks, nobody deletes: what has happened stays. Where rows are about
    people, `reads` names them, and looking is in the log as it is on the pages."""

    reads: Callable[[Any], Iterable[Person | None]] | None = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_active and (request.user.is_secretariat or request.user.is_superuser)

    def may_write(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_secretariat

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_write(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_write(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """What no action writes is written here, with its event."""
        super().save_model(request, obj, form, change)
        if form.has_changed() or not change:
            self._record_change(request, obj, Verb.CHANGED if change else Verb.CREATED)

    def save_formset(self, request: HttpRequest, form: forms.ModelForm, formset: Any, change: bool) -> None:
        for gone in [one.instance for one in formset.deleted_forms if one.instance.pk]:
            self._record_change(request, gone, Verb.DELETED)
        super().save_formset(request, form, formset, change)
        for one in formset.new_objects:
            self._record_change(request, one, Verb.CREATED)
        for one, _fields in formset.changed_objects:
            self._record_change(request, one, Verb.CHANGED)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._record_change(request, obj, Verb.DELETED)
        super().delete_model(request, obj)

    def _record_change(self, request: HttpRequest, obj: Any, verb: Verb) -> None:
        record(verb, obj, by=request.user, at=timezone.now(), about=obj if isinstance(obj, Person) else None)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        response = super().changelist_view(request, extra_context)
        if self.reads and response.status_code == HTTPStatus.OK:
            record_list_read(by=request.user, of=self.model)
        return response

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, obj: Any = None, **kwargs: Any) -> Any:
        self._record_read(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        response = super().history_view(request, object_id, extra_context)
        if response.status_code == HTTPStatus.OK:
            self._record_read(request, response.context_data["object"])
        return response

    def _record_read(self, request: HttpRequest, obj: Any) -> None:
        if self.reads and obj:
            record_read(by=request.user, thing=obj, about={person for person in self.reads(obj) if person})

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the list's own filters ask. Any other question of the address could guess, letter by letter, what
        stands in a field that the page does not show."""
        offered: dict[str, str] = {}
        for one in self.get_list_filter(request):
            if isinstance(one, str):
                asked = asked_by_a_filter(get_fields_from_path(self.model, one)[-1])
                offered |= {one + ending: values for ending, values in asked.items()}
            else:  # a filter of ours, which knows its own answers
                offered[one.parameter_name] = r"[\w.]{1,60}"
        if self.date_hierarchy:
            offered |= {self.date_hierarchy + ending: values for ending, values in CALENDAR.items()}
        return lookup in offered and bool(re.fullmatch(offered[lookup], value))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address fills in beforehand, where it is something that could be chosen there."""
        fields = self.get_form(request).base_fields
        return {name: typed for name, typed in request.GET.items() if name in fields and takes(fields[name], typed)}

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Rows that hold every word in one of the fields, æ, ø and å in any case, as on the pages."""
        for word in search_term.split():
            anywhere = Q()
            for field in self.get_search_fields(request):
                anywhere |= Q(holds(field, word))
            queryset = queryset.filter(anywhere)
        return queryset, False


def takes(field: forms.Field, typed: str) -> bool:
    try:
        field.clean(typed)
    except ValidationError:
        return False
    return True


class OrganisationAdmin(HouseAdmin):
    """People and units, which an administrator may enter too."""

    def may_write(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


class ActionForm(forms.ModelForm):
    """A form that asks the rule what is against the change, so that a refusal stands in the form and nothing typed is
    lost; the action that saves asks again. `beside` names the field at which a reason is said, where there is one."""

    beside: dict[Any, str] = {}

    def hindrances(self) -> list[Any]:
        return []

    def left_over(self) -> dict[str, Any]:
        """What was typed and would be thrown away: by field, the words that say how to mend it."""
        return {}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            for field, words in self.left_over().items():
                self.add_error(field, words)
        if not self.errors:
            for reason in self.hindrances():
                field = self.beside.get(reason)
                self.add_error(field if field in self.fields else None, Refused([reason]).words())
        return cleaned
