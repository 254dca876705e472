"""Who stands in for whom, in the administration, by the actions of the pages."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from netvaerk.house_admin import ActionForm, HouseAdmin
from netvaerk.models import Person
from roles.actions import stand_ins as actions
from roles.models import StandIn
from roles.rules.stand_ins import Days, StandInHindrance

PERIOD = ["begins_on", "ends_on"]


class NameStandInForm(ActionForm):
    """Let somebody stand in for the holder of a role while they are away."""

    by: Person
    beside = {
        StandInHindrance.ROLE_IS_OVER: "assignment",
        StandInHindrance.THEME_IS_OVER: "assignment",
        StandInHindrance.TAKEN: "begins_on",
        StandInHindrance.BEGINS_IN_THE_PAST: "begins_on",
        StandInHindrance.ENDS_BEFORE_IT_BEGINS: "ends_on",
        StandInHindrance.TOO_LONG: "ends_on",
        StandInHindrance.NOT_EMPLOYED: "person",
        StandInHindrance.ONESELF: "person",
        StandInHindrance.HAS_A_ROLE: "person",
        StandInHindrance.STANDS_IN_ELSEWHERE: "person",
    }

    class Meta:
        model = StandIn
        fields = ["assignment", "person", *PERIOD, "note"]
        help_texts = {"note": _("Meetings, people to call, what must not wait. Never write why somebody is away.")}
        widgets = {name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in PERIOD}

    def hindrances(self) -> list[Any]:
        typed, today = self.cleaned_data, timezone.localdate()
        days = Days(*(typed[name] for name in PERIOD))
        return actions.hindrances_to_name(
            typed["assignment"], person=typed["person"], days=days, by=self.by, today=today
        )


class EndStandInForm(ActionForm):
    """End it today, or take it back before it has begun; leave the box empty to change nothing."""

    by: Person
    end_now = forms.BooleanField(label=_("End it today"), required=False)

    class Meta:
        model = StandIn
        fields: list[str] = []


@admin.register(StandIn)
class StandInAdmin(HouseAdmin):
    """An administrator sees who stands in and when; the note to the stand-in is the secretariat's to read."""

    list_display = ["person", "assignment", *PERIOD, "ended_on"]
    list_select_related = ["person", "assignment__theme", "assignment__person"]
    search_fields = ["person__folded_name", "assignment__theme__folded_title"]
    autocomplete_fields = ["assignment", "person"]
    reads = staticmethod(lambda one: [one.person, one.assignment.person])
    shown = ["assignment", "person", *PERIOD, "note", "named_by", "named_at", "ended_on"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.is_ahead(timezone.localdate()))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, form=EndStandInForm if obj else NameStandInForm, **kwargs)
        form.by = request.user
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if not obj:
            return NameStandInForm.Meta.fields
        return [
            *self.get_readonly_fields(request, obj),
            *(["end_now"] if self.has_change_permission(request, obj) else []),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if not obj:
            return []
        return self.shown if request.user.is_secretariat else [name for name in self.shown if name != "note"]

    def save_model(self, request: HttpRequest, obj: StandIn, form: forms.ModelForm, change: bool) -> None:
        typed, now = form.cleaned_data, timezone.now()
        if not change:
            said = {name: typed[name] for name in ("person", *PERIOD, "note")}
            obj.pk = actions.name_stand_in(typed["assignment"], **said, by=request.user, at=now).pk
        elif typed.get("end_now"):
            actions.end_stand_in(obj, by=request.user, at=now)
