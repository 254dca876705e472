"""The administration: the secretariat's tool for catalogues, units and roles. It changes things by the same actions as
the pages, and asks the same rules, so that it cannot do what a page would refuse."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from netvaerk.access import may_read_the_log
from netvaerk.actions.rounds import plan_round
from netvaerk.actions.units import UnitHindrance, hindrances_to_rename, identify_unit, move_unit, rename_unit
from netvaerk.house_admin import ActionForm, HouseAdmin, OrganisationAdmin
from netvaerk.models import (
    AuditEvent,
    Competence,
    CompetenceGroup,
    Discipline,
    FormerUnitName,
    MeetingType,
    NetworkTypeFrame,
    OrgUnit,
    PhaseProduct,
    ProposalRound,
    ThemePhase,
    ThemeTrait,
)
from netvaerk.queries.log import name_of
from netvaerk.refusals import Refused
from netvaerk.rules.organisation import would_circle

# What allauth and Django would show on their own is shown where people are.
admin.site.unregister(Group)
admin.site.unregister(EmailAddress)
# Links to work accounts are made by signing on, and loosened where people are; second factors come from a command.
admin.site.unregister([SocialAccount, SocialApp, SocialToken, Authenticator])
admin.site.unregister(DBTaskResult)  # numbers of letters; whether they arrive stands on a page


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


@admin.register(Discipline)
class DisciplineAdmin(HouseAdmin):
    form = NamedForm
    list_display = ["name_da", "name_en", "order", "retired_on"]


@admin.register(MeetingType)
class MeetingTypeAdmin(HouseAdmin):
    form = NamedForm
    list_display = ["name_da", "name_en", "order", "retired_on"]


class PhaseForm(forms.ModelForm):
    class Meta:
        error_messages = {"order": {"unique": _("Another phase has this place in the order. Choose another number.")}}


@admin.register(ThemePhase)
class ThemePhaseAdmin(HouseAdmin):
    form = PhaseForm
    list_display = ["order", "name_da", "name_en"]


@admin.register(PhaseProduct)
class PhaseProductAdmin(HouseAdmin):
    """What a phase is to leave behind: its words may be bettered; which there are is the model's."""

    list_display = ["phase", "order", "title_da", "title_en", "kind", "needed"]
    list_display_links = ["title_da"]
    list_select_related = ["phase"]
    readonly_fields = ["phase", "order", "kind", "needed"]
    fields = [*readonly_fields, "title_da", "title_en", "help_da", "help_en"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


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
