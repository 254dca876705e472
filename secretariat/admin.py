"""People in the administration. They stand on the top floor because somebody who leaves touches every floor."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from codriver.actions.leaving import leave
from netvaerk.actions.people import PersonHindrance, describe_person, place, stand_in_secretariat
from netvaerk.admin import ActionForm, OrganisationAdmin
from netvaerk.models import Person
from netvaerk.rules.organisation import would_circle

CARD = ["name", "email", "title", "language", "external_id", "is_staff"]
OWNED = ["name", "email", "title", "unit", "personnel_leader", "external_id"]


class PersonForm(ActionForm):
    in_secretariat = forms.BooleanField(label=_("Belongs to the secretariat"), required=False)

    class Meta:
        model = Person
        fields = ["name", "email", "title", "unit", "personnel_leader", "language", "external_id", "is_staff"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "in_secretariat" in self.fields and self.instance.pk:
            self.fields["in_secretariat"].initial = self.instance.is_secretariat

    def clean_email(self) -> str:
        return self.cleaned_data["email"].strip().lower()

    def clean_external_id(self) -> str | None:
        return self.cleaned_data["external_id"] or None

    def hindrances(self) -> list[Any]:
        if "personnel_leader" not in self.fields:
            return []
        leader = self.cleaned_data.get("personnel_leader")
        leaders = dict(Person.objects.values_list("pk", "personnel_leader_id"))
        circle = self.instance.pk and would_circle(self.instance.pk, leader.pk if leader else None, leaders)
        return [PersonHindrance.CIRCLE] if circle else []


@admin.register(Person)
class PersonAdmin(OrganisationAdmin):
    form = PersonForm
    list_display = ["name", "title", "unit", "personnel_leader", "is_active"]
    list_filter = ["is_active", "unit"]
    list_select_related = ["unit", "personnel_leader"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["unit", "personnel_leader"]
    readonly_fields = ["is_active"]
    actions = ["has_left"]
    reads = staticmethod(lambda person: [person])
    fields = [
        "name", "email", "title", "unit", "personnel_leader", "language", "external_id", "is_active", "is_staff",
        "in_secretariat",
    ]  # fmt: skip

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if not self._may_name_officers(request):
            form.base_fields.pop("in_secretariat", None)
        return form

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        may = self._may_name_officers(request)
        return [name for name in self.fields if may or name != "in_secretariat"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What another system owns is mended there."""
        return [*self.readonly_fields, *(OWNED if obj and obj.is_imported else [])]

    def _may_name_officers(self, request: HttpRequest) -> bool:
        """Officers say who is an officer; an administrator only names the very first one."""
        return request.user.is_secretariat or not Person.objects.secretariat().exists()

    def save_model(self, request: HttpRequest, obj: Person, form: forms.ModelForm, change: bool) -> None:
        typed = form.cleaned_data
        if not change:
            obj.set_unusable_password()
            super().save_model(request, obj, form, change)
        else:
            own = [name for name in CARD if name in typed]
            describe_person(Person.objects.get(pk=obj.pk), by=request.user, **{name: typed[name] for name in own})
        person = Person.objects.get(pk=obj.pk)
        if "unit" in typed:
            place(person, unit=typed["unit"], personnel_leader=typed["personnel_leader"], by=request.user)
        if "in_secretariat" in typed:
            stand_in_secretariat(person, belongs=typed["in_secretariat"], by=request.user)

    @admin.action(description=_("No longer employed: end every role and close the login"), permissions=["change"])
    def has_left(self, request: HttpRequest, chosen: QuerySet) -> None:
        for person in chosen:
            leave(person, by=request.user, at=timezone.now())
        self.message_user(request, _("Their roles and pairings have ended, and the login is closed."))
