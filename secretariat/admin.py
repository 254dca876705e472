"""People in the administration. They stand on the top floor because somebody who leaves touches every floor."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from codriver.actions.leaving import LeavingHindrance, leave
from codriver.actions.succession import follow_the_line
from netvaerk.actions.people import (
    PersonHindrance,
    describe_person,
    employ_again,
    let_open_sealed,
    let_read_figures,
    place,
    stand_in_secretariat,
)
from netvaerk.actions.sign_on import loosen_work_account
from netvaerk.house_admin import ActionForm, OrganisationAdmin
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.rules.organisation import would_circle
from secretariat.queries.leaving import what_would_end

CARD = ["name", "email", "title", "language", "external_id", "is_staff"]
OWNED = ["name", "email", "title", "unit", "personnel_leader", "external_id"]


class PersonForm(ActionForm):
    in_secretariat = forms.BooleanField(label=_("Belongs to the secretariat"), required=False)
    reads_figures = forms.BooleanField(
        label=_("Reads the reports"),
        required=False,
        help_text=_(
            "Such as the chief of development. Figures of fewer than five people are laid together or withheld."
        ),
    )

    opens_sealed = forms.BooleanField(
        label=_("Named for emergency openings"),
        required=False,
        help_text=_(
            "Two who are named may together open what is sealed, when the law or a danger demands it. Those it belongs "
            "to are told. Name people one would turn to then, such as the head of law and the data protection officer."
        ),
    )

    class Meta:
        model = Person
        fields = ["name", "email", "title", "unit", "personnel_leader", "language", "external_id", "is_staff"]
        error_messages = {"external_id": {"unique": _("Somebody has this external id already.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "in_secretariat" in self.fields and self.instance.pk:
            self.fields["in_secretariat"].initial = self.instance.is_secretariat
        if self.instance.pk:
            self.fields["reads_figures"].initial = self.instance.reads_figures
            if "opens_sealed" in self.fields:
                self.fields["opens_sealed"].initial = self.instance.opens_sealed

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        if Person.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody has this e-mail already."))
        return email

    def clean_external_id(self) -> str | None:
        return self.cleaned_data["external_id"] or None

    def hindrances(self) -> list[Any]:
        if "personnel_leader" not in self.fields:
            return []
        leader = self.cleaned_data.get("personnel_leader")
        leaders = dict(Person.objects.values_list("pk", "personnel_leader_id"))
        circle = self.instance.pk and would_circle(self.instance.pk, leader.pk if leader else None, leaders)
        return [PersonHindrance.CIRCLE] if circle else []

    def clean_in_secretariat(self) -> bool:
        return self._only_who_is_employed("in_secretariat")

    def clean_reads_figures(self) -> bool:
        return self._only_who_is_employed("reads_figures")

    def clean_opens_sealed(self) -> bool:
        return self._only_who_is_employed("opens_sealed")

    def _only_who_is_employed(self, name: str) -> bool:
        if self.cleaned_data[name] and not self.instance.is_active:
            raise forms.ValidationError(Refused([PersonHindrance.HAS_LEFT]).words())
        return bool(self.cleaned_data[name])


@admin.register(Person)
class PersonAdmin(OrganisationAdmin):
    form = PersonForm
    list_display = ["name", "is_active", "title", "unit", "personnel_leader"]
    list_filter = ["is_active", "unit"]
    list_select_related = ["unit", "personnel_leader"]
    search_fields = ["folded_name", "folded_title", "unit__folded_name", "email"]
    autocomplete_fields = ["unit", "personnel_leader"]
    readonly_fields = ["is_active"]
    actions = ["has_left", "is_back", "loosen"]
    reads = staticmethod(lambda person: [person])
    fields = [
        "name", "email", "title", "unit", "personnel_leader", "language", "external_id", "is_active", "is_staff",
        "in_secretariat", "reads_figures", "opens_sealed",
    ]  # fmt: skip

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if not self._may_name_officers(request):
            form.base_fields.pop("in_secretariat", None)
        if not self._may_name_openers(request, obj):
            form.base_fields.pop("opens_sealed", None)
        return form

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Where somebody is chosen, only those who are employed can be."""
        found, twice = super().get_search_results(request, queryset, search_term)
        choosing = request.resolver_match.url_name == "autocomplete"
        return (found.employed() if choosing else found), twice

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        kept_back = set() if self._may_name_officers(request) else {"in_secretariat"}
        kept_back |= set() if self._may_name_openers(request, obj) else {"opens_sealed"}
        return [name for name in self.fields if name not in kept_back]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """What another system owns is mended there."""
        return [*self.readonly_fields, *(OWNED if obj and obj.is_imported else [])]

    def _may_name_officers(self, request: HttpRequest) -> bool:
        """Officers say who is an officer; an administrator only names the very first one."""
        return request.user.is_secretariat or not Person.objects.secretariat().exists()

    def _may_name_openers(self, request: HttpRequest, obj: Any) -> bool:
        """An administrator names others, never themselves; officers name nobody."""
        return request.user.is_superuser and request.user != obj

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
            follow_the_line(by=request.user, at=timezone.now())
        if "in_secretariat" in typed:
            stand_in_secretariat(person, belongs=typed["in_secretariat"], by=request.user)
        if "reads_figures" in typed:
            let_read_figures(person, reads=typed["reads_figures"], by=request.user)
        if "opens_sealed" in typed:
            let_open_sealed(person, opens=typed["opens_sealed"], by=request.user)

    @admin.action(description=_("No longer employed: end every role and close the login"), permissions=["change"])
    def has_left(self, request: HttpRequest, chosen: QuerySet) -> HttpResponse | None:
        """Ask first, with everything that would end; the page that asks comes back here."""
        if request.user in chosen:
            self.message_user(request, " ".join(Refused([LeavingHindrance.ONESELF]).words()), messages.ERROR)
        people = list(chosen.employed().exclude(pk=request.user.pk))
        if "confirmed" not in request.POST and people:
            return self._ask_first(request, people)
        for person in people:
            leave(person, by=request.user, at=timezone.now())
            words = _("%(name)s is no longer employed: roles and pairings have ended, and the login is closed.")
            self.message_user(request, words % {"name": person.name})
        return None

    def _ask_first(self, request: HttpRequest, people: list[Person]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("No longer employed?"),
            "opts": self.opts,
            "leavers": what_would_end(people),
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/netvaerk/person/confirm_leaving.html", context)

    @admin.action(description=_("Employed again: open the login"), permissions=["change"])
    def is_back(self, request: HttpRequest, chosen: QuerySet) -> None:
        for person in chosen.filter(is_active=False):
            employ_again(person, by=request.user, at=timezone.now())
            words = _("%(name)s is employed again and can log in. Roles do not come back: appoint anew what is needed.")
            self.message_user(request, words % {"name": person.name})

    @admin.action(description=_("Loosen the work account: the next login links it anew"), permissions=["change"])
    def loosen(self, request: HttpRequest, chosen: QuerySet) -> None:
        """For somebody who has a new work account with the old number. They are told by letter."""
        for person in chosen:
            if loosen_work_account(person, by=request.user, at=timezone.now()):
                words = _("%(name)s: the next login with a work account is linked anew.")
            else:
                words = _("%(name)s has no work account that is linked.")
            self.message_user(request, words % {"name": person.name})
