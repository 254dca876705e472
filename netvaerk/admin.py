"""The administration: the secretariat's tool for catalogues, units and roles. It changes things by the same actions as
the pages, and asks the same rules, so that it cannot do what a page would refuse."""

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.access import may_read_the_log
from netvaerk.actions.rounds import plan_round
from netvaerk.actions.units import UnitHindrance, hindrances_to_rename, identify_unit, move_unit, rename_unit
from netvaerk.audit import record, record_list_read, record_read
from netvaerk.models import (
    AuditEvent,
    Competence,
    CompetenceGroup,
    FormerUnitName,
    MeetingType,
    NetworkTypeFrame,
    OrgUnit,
    Person,
    ProposalRound,
    ThemeTrait,
    Verb,
)
from netvaerk.models.ordering import holds
from netvaerk.refusals import Refused
from netvaerk.rules.organisation import would_circle

# What allauth and Django would show on their own is shown where people are.
admin.site.unregister(Group)
admin.site.unregister(EmailAddress)


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


class FormerNames(admin.TabularInline):
    model = FormerUnitName
    extra = 0
    can_delete = False
    fields = readonly_fields = ["name", "began_on", "ended_on"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


@admin.register(OrgUnit)
class UnitAdmin(OrganisationAdmin):
    list_display = ["name", "parent", "named_on"]
    list_select_related = ["parent"]
    search_fields = ["folded_name"]
    fields = ["name", "named_on", "parent", "external_id"]
    inlines = [FormerNames]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What another system owns is mended there."""
        return self.fields if obj and obj.is_imported else []

    def save_model(self, request: HttpRequest, obj: OrgUnit, form: forms.ModelForm, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            return
        stored = OrgUnit.objects.get(pk=obj.pk)
        if "name" in form.changed_data:
            rename_unit(stored, name=obj.name, on=obj.named_on, by=request.user)
        if "parent" in form.changed_data:
            move_unit(stored, parent=obj.parent, by=request.user)
        if "external_id" in form.changed_data:
            identify_unit(stored, external_id=obj.external_id, by=request.user)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, form=UnitForm, **kwargs)


class UnitForm(ActionForm):
    class Meta:
        model = OrgUnit
        fields = ["name", "named_on", "parent", "external_id"]
        error_messages = {"external_id": {"unique": _("Another unit has this external id already.")}}

    def clean_parent(self) -> OrgUnit | None:
        parent = self.cleaned_data["parent"]
        parents = dict(OrgUnit.objects.values_list("pk", "parent_id"))
        if self.instance.pk and would_circle(self.instance.pk, parent.pk if parent else None, parents):
            raise ValidationError(Refused([UnitHindrance.CIRCLE]).words())
        return parent

    def clean_named_on(self) -> Any:
        day = self.cleaned_data["named_on"]
        renamed = self.instance.pk and "name" in self.changed_data
        reasons = hindrances_to_rename(OrgUnit.objects.get(pk=self.instance.pk), on=day) if renamed else []
        if reasons:
            raise ValidationError(Refused(reasons).words())
        return day

    def left_over(self) -> dict[str, Any]:
        if self.instance.pk and "named_on" in self.changed_data and "name" not in self.changed_data:
            return {"named_on": _("The date belongs to a new name. Change the name too, or leave the date as it is.")}
        return {}


class NamedForm(forms.ModelForm):
    class Meta:
        error_messages = {"name_da": {"unique": _("Another one has this name already. Choose another name.")}}


@admin.register(CompetenceGroup)
class CompetenceGroupAdmin(HouseAdmin):
    form = NamedForm
    list_display = ["name_da", "name_en", "order"]


@admin.register(Competence)
class CompetenceAdmin(HouseAdmin):
    form = NamedForm
    list_display = ["name_da", "name_en", "group", "order", "retired_on"]
    list_select_related = ["group"]
    list_filter = ["group"]
    search_fields = ["name_da", "name_en"]


@admin.register(MeetingType)
class MeetingTypeAdmin(HouseAdmin):
    form = NamedForm
    list_display = ["name_da", "name_en", "order", "retired_on"]


class RoundForm(forms.ModelForm):
    """A round of proposals; a new one begins with the days of the last one of its season."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial = vars(ProposalRound.objects.dates_of_next(timezone.localdate())) | self.initial


@admin.register(ProposalRound)
class ProposalRoundAdmin(HouseAdmin):
    form = RoundForm
    list_display = ["__str__", "deadline_on", "decides_on"]
    fields = ["year", "season", "deadline_on", "decides_on"]

    def save_model(self, request: HttpRequest, obj: ProposalRound, form: forms.ModelForm, change: bool) -> None:
        stored = ProposalRound.objects.get(pk=obj.pk) if change else None
        obj.pk = plan_round(obj.dates, by=request.user, at=timezone.now(), round=stored).pk


@admin.register(ThemeTrait)
class ThemeTraitAdmin(HouseAdmin):
    """The seven traits: their words may be bettered; which and how many they are is the model's."""

    list_display = ["order", "name_da", "name_en"]
    readonly_fields = ["order"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(NetworkTypeFrame)
class NetworkTypeFrameAdmin(HouseAdmin):
    """How long a type of network lasts, and what it sets for its leaders; the types themselves are the model's."""

    list_display = ["network_type", "expected_months", "reference_level_da"]
    readonly_fields = ["network_type"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


def name_of(object_type: str) -> str:
    """What a kind of thing is called on screen; the label itself for one that is no more."""
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except LookupError:
        return object_type


class ThingFilter(admin.SimpleListFilter):
    title = _("to a")
    parameter_name = "object_type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        kinds = AuditEvent.objects.order_by().values_list("object_type", flat=True).distinct()
        return sorted(((kind, name_of(kind)) for kind in kinds), key=lambda kind: kind[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(object_type=self.value()) if self.value() else queryset


@admin.register(AuditEvent)
class AuditEventAdmin(HouseAdmin):
    """The log, to read only; for those with the permission to view it, and reading it is itself in the log."""

    list_display = ["at", "actor", "verb", "thing", "object_id", "subject"]
    list_select_related = ["actor", "subject"]
    list_filter = ["verb", ThingFilter]
    date_hierarchy = "at"
    reads = staticmethod(lambda event: [event.actor, event.subject])
    fields = ["at", "actor", "verb", "thing", "object_id", "subject", "request_id"]
    readonly_fields = ["thing"]

    @admin.display(description=_("to a"), ordering="object_type")
    def thing(self, obj: AuditEvent) -> str:
        return name_of(obj.object_type)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_read_the_log(request.user)

    def may_write(self, request: HttpRequest) -> bool:
        return False


admin.site.index_title = _("Administration")
admin.site.enable_nav_sidebar = False  # a wide list needs the room, and the way back stands above it

from netvaerk import admin_phases  # noqa: E402, F401 - registers what belongs to the phases
