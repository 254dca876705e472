"""Roles in the administration, by the actions of the pages. They stand on this floor because asking somebody to lead
asks for the diploma."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from codriver.actions import succession
from netvaerk.house_admin import ActionForm, HouseAdmin
from netvaerk.models import Person
from roles.actions import assignments
from roles.models import RoleAssignment
from roles.models.assignments import LONGEST_WAIVER
from roles.rules.assignments import RoleHindrance

Role, State = RoleAssignment.Role, RoleAssignment.State
NOT_ASKED = _("The reason belongs to a network leader without the diploma. Leave it empty here.")


def waiver_field() -> forms.CharField:
    return forms.CharField(
        label=_("Why without the diploma"),
        required=False,
        max_length=LONGEST_WAIVER,
        help_text=_(
            "Only where somebody without the diploma is to lead a network. The person and the secretariat can read it."
        ),
    )


class AppointForm(ActionForm):
    """Ask somebody to take a role. They answer on their own page."""

    by: Person
    waiver = waiver_field()
    beside = {
        RoleHindrance.NOT_EMPLOYED: "person",
        RoleHindrance.ASKED_ALREADY: "person",
        RoleHindrance.HOLDS_ANOTHER: "person",
        RoleHindrance.THEME_TAKES_NO_ROLES: "theme",
        RoleHindrance.ROLE_IS_HELD: "role",
        RoleHindrance.NO_WAIVER: "waiver",
    }

    class Meta:
        model = RoleAssignment
        fields = ["theme", "person", "role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            choices = self.fields["role"].choices
            self.fields["role"].choices = [one for one in choices if one[0] != Role.CO_DRIVER]

    def left_over(self) -> dict[str, Any]:
        typed = self.cleaned_data
        needed = succession.needs_waiver(typed["person"], role=typed["role"])
        return {"waiver": NOT_ASKED} if typed["waiver"].strip() and not needed else {}

    def hindrances(self) -> list[Any]:
        typed = self.cleaned_data
        asked = {"person": typed["person"], "role": typed["role"], "waiver": typed["waiver"], "by": self.by}
        return succession.hindrances_to_ask(typed["theme"], **asked)


class RoleForm(ActionForm):
    """End a running role, or hand it over; leave both empty to change nothing."""

    by: Person
    end_on = forms.DateField(label=_("End on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Reason for the end"), required=False, max_length=300)
    hand_over_to = forms.ModelChoiceField(
        label=_("Hand over to"),
        required=False,
        queryset=Person.objects.filter(is_active=True),
        widget=AutocompleteSelect(RoleAssignment._meta.get_field("person"), admin.site),
    )
    note = forms.CharField(
        label=_("Hand-over note"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )
    waiver = waiver_field()
    beside = {
        RoleHindrance.NO_REASON: "reason",
        RoleHindrance.ENDS_BEFORE_IT_BEGAN: "end_on",
        RoleHindrance.ENDS_IN_THE_FUTURE: "end_on",
        RoleHindrance.WOULD_LEAVE_EMPTY: "end_on",
        RoleHindrance.NO_HANDOVER_NOTE: "note",
        RoleHindrance.NOT_EMPLOYED: "hand_over_to",
        RoleHindrance.ASKED_ALREADY: "hand_over_to",
        RoleHindrance.HOLDS_ANOTHER: "hand_over_to",
        RoleHindrance.NO_WAIVER: "waiver",
    }

    class Meta:
        model = RoleAssignment
        fields: list[str] = []

    def left_over(self) -> dict[str, Any]:
        typed = self.cleaned_data
        loose = {}
        if typed.get("end_on") and typed.get("hand_over_to"):
            loose["end_on"] = _("Choose one: a hand-over ends the role by itself, when the next one says yes.")
        elif typed.get("reason", "").strip() and not typed.get("end_on"):
            loose["reason"] = _("A reason belongs to an end. Choose the day, or leave the reason empty.")
        if typed.get("note", "").strip() and not typed.get("hand_over_to"):
            loose["note"] = _("A note belongs to a hand-over. Choose who takes over, or leave the note empty.")
        to = typed.get("hand_over_to")
        if typed.get("waiver", "").strip() and not (to and succession.needs_waiver(to, role=self.instance.role)):
            loose["waiver"] = NOT_ASKED
        return loose

    def hindrances(self) -> list[Any]:
        typed = self.cleaned_data
        if typed.get("hand_over_to"):
            heir = {"to": typed["hand_over_to"], "note": typed["note"], "waiver": typed.get("waiver", "")}
            return succession.hindrances_to_hand_over(self.instance, **heir, by=self.by)
        if typed.get("end_on"):
            return assignments.hindrances_to_end(
                self.instance, by=self.by, on=typed["end_on"], reason=typed["reason"], at=timezone.now()
            )
        return []


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return State.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.in_state(self.value()) if self.value() in State.values else queryset


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(HouseAdmin):
    list_display = ["theme", "state", "role", "person", "began_on", "ended_on"]
    list_filter = [StateFilter, "role"]
    list_select_related = ["theme", "person"]
    search_fields = ["person__folded_name", "theme__folded_title"]
    autocomplete_fields = ["theme", "person"]
    reads = staticmethod(lambda assignment: [assignment.person])
    shown = [
        "theme", "role", "person", "state", "asked_at", "asked_by", "began_on", "ended_on", "why_ended",
        "takes_over_from", "handover_note",
    ]  # fmt: skip

    @admin.display(description=_("state"))
    def state(self, obj: RoleAssignment) -> str:
        return obj.state_label

    @admin.display(description=_("reason for the end"))
    def why_ended(self, obj: RoleAssignment) -> str:
        """In the reader's language, where the reason is one of ours."""
        return gettext(obj.end_reason) if obj.end_reason else "-"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, form=RoleForm if obj else AppointForm, **kwargs)
        form.by = request.user
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        if not obj:
            return ["theme", "person", "role", "waiver"]
        return [*self._shown_to(request), *self._changeable(obj)]

    def _changeable(self, obj: RoleAssignment) -> list[str]:
        """A question is only taken back; a role that has ended, or comes with the pairing, is not changed here."""
        ending, handing_over = ["end_on", "reason"], ["hand_over_to", "note"]
        if obj.role == Role.NETWORK_LEADER:
            handing_over = [*handing_over, "waiver"]
        if obj.role == Role.CO_DRIVER:
            return []
        return {State.ASKED: ending, State.RUNNING: ending + handing_over}.get(obj.state, [])

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or bool(self._changeable(obj)))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return self._shown_to(request) if obj else []

    def _shown_to(self, request: HttpRequest) -> list[str]:
        """Reasons and hand-over notes are the secretariat's; an administrator sees who holds what, and since when."""
        if request.user.is_secretariat:
            return self.shown
        return [name for name in self.shown if name not in ("why_ended", "handover_note")]

    def save_model(self, request: HttpRequest, obj: RoleAssignment, form: forms.ModelForm, change: bool) -> None:
        typed, now = form.cleaned_data, timezone.now()
        if not change:
            asked = {"person": typed["person"], "role": typed["role"], "waiver": typed["waiver"]}
            obj.pk = succession.appoint(typed["theme"], **asked, by=request.user, at=now).pk
        elif typed.get("hand_over_to"):
            heir = {"to": typed["hand_over_to"], "note": typed["note"], "waiver": typed.get("waiver", "")}
            succession.hand_over(obj, **heir, by=request.user, at=now)
        elif typed.get("end_on"):
            assignments.end_role(obj, by=request.user, on=typed["end_on"], reason=typed["reason"], at=now)
