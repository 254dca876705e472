"""Forms of the diploma. Money is whole kroner."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from codriver.actions.diploma import Course, Time
from codriver.models import DiplomaModule, DiplomaProgramme, DiplomaStudy, ModuleTerm, StudyModule
from codriver.rules import diploma as rules
from codriver.rules.diploma import DiplomaHindrance
from netvaerk.forms.files import KeptFileField
from netvaerk.refusals import Refused
from netvaerk.rules.files import FileKind
from roles.forms.releases import FIRST, LAST, day_input

DAY = _("Choose a day.")
KRONER = _("Write whole kroner, for example 8500.")
MOST_KRONER = 500_000
BESIDE = {
    DiplomaHindrance.FUND_ABOVE_PRICE: "fund_amount",
    DiplomaHindrance.PERIOD: "time_until",
    DiplomaHindrance.NO_SCHOOL: "term",
    DiplomaHindrance.APPLIED_TOO_LATE: "term",
    DiplomaHindrance.BEGUN_ALREADY: "begins_on",
    DiplomaHindrance.NOT_GRANTED: "assessment",
    DiplomaHindrance.BEFORE_THE_ASSESSMENT: "admitted_on",
    DiplomaHindrance.IN_THE_FUTURE: "admitted_on",
}


class DayField(forms.DateField):
    def __init__(self, *, wrong: Any = DAY, **words: Any) -> None:
        super().__init__(widget=day_input(), error_messages={"required": wrong, "invalid": wrong}, **words)


class KronerField(forms.IntegerField):
    def __init__(self, **words: Any) -> None:
        wrong = dict.fromkeys(["required", "invalid", "min_value", "max_value"], KRONER)
        widget = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__(min_value=0, max_value=MOST_KRONER, widget=widget, error_messages=wrong, **words)


class SaysWhy:
    """Says a rule's reasons beside the fields they are about."""

    def say(self, reasons: list[Any]) -> None:
        for reason in reasons:
            self.add_error(BESIDE[reason], Refused([reason]).words())  # type: ignore[attr-defined]


class BeginForm(forms.Form):
    programme = forms.ModelChoiceField(
        DiplomaProgramme.objects.filter(is_active=True), label=_("Diploma programme"), empty_label=None
    )


class PaperForm(forms.Form):
    """The school's diploma as a file."""

    use_required_attribute = False
    upload = KeptFileField(
        label=_("The school's diploma"),
        help_text=_("As a PDF or a picture. At most 5 MB."),
        kinds=(FileKind.PDF, FileKind.PNG, FileKind.JPEG),
        fallback=_("diploma"),
    )


class PlanForm(forms.Form):
    module = forms.ModelChoiceField(DiplomaModule.objects.filter(is_active=True))


class AdmissionForm(SaysWhy, forms.Form):
    basis = forms.ChoiceField(
        label=_("What are you admitted by?"), choices=DiplomaStudy.Basis.choices, widget=forms.RadioSelect
    )
    assessment = forms.ChoiceField(
        label=_("What has the school decided about the assessment?"),
        help_text=_("Only where you are admitted by a prior learning assessment."),
        choices=[("", _("Not decided yet")), *DiplomaStudy.Assessment.choices],
        required=False,
    )
    assessed_on = DayField(label=_("The assessment was decided on"), required=False)
    admitted_on = DayField(
        label=_("The school admitted you on"), required=False, help_text=_("Leave it empty until you are admitted.")
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and typed["admitted_on"]:
            self.say(rules.hindrances_to_admission(**typed, today=timezone.localdate()))
        return typed


class MoneyForm(SaysWhy, forms.Form):
    price = KronerField(label=_("Price in kroner"))
    fund_amount = KronerField(
        label=_("Of this the competence fund pays"),
        help_text=_("The workplace pays the rest. Write 0 where the fund is not used."),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            self.say(rules.hindrances_to_money(price=typed["price"], fund_amount=typed["fund_amount"]))
        return typed


class TermChoice(forms.ModelChoiceField):
    def label_from_instance(self, term: ModuleTerm) -> str:
        words = {"school": term.school, "first": f"{term.begins_on:%d.%m.%Y}", "by": f"{term.apply_by:%d.%m.%Y}"}
        return str(_("%(school)s, begins %(first)s, apply by %(by)s")) % words


class ApplyForm(MoneyForm):
    term = TermChoice(ModuleTerm.objects.none(), label=_("Term"), required=False, empty_label=_("Another one"))
    school = forms.CharField(
        label=_("School"), max_length=120, required=False, help_text=_("Only where the term is not on the list.")
    )
    begins_on = DayField(
        label=_("The module begins on"), required=False, help_text=_("Only where the term is not on the list.")
    )
    field_order = ["term", "school", "begins_on", "price", "fund_amount"]

    def __init__(self, *args: Any, module: StudyModule, **kwargs: Any) -> None:
        price = module.price if module.price is not None else module.module.price
        initial = {"school": module.school, "price": price, "fund_amount": module.fund_amount or 0}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["term"].queryset = module.module.terms.open_on(timezone.localdate())

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.errors:
            term = typed["term"]
            school, begins_on = (term.school, term.begins_on) if term else (typed["school"], typed["begins_on"])
            apply_by, today = term.apply_by if term else None, timezone.localdate()
            self.say(rules.hindrances_to_course(school=school, begins_on=begins_on, apply_by=apply_by, today=today))
        return typed

    def written(self) -> dict[str, Any]:
        """As the action takes it."""
        typed = self.cleaned_data
        course = Course(typed["term"], typed["school"], typed["begins_on"])
        return {"course": course, "price": typed["price"], "fund_amount": typed["fund_amount"]}


class ApproveModuleForm(MoneyForm):
    time_from = DayField(label=_("Time to study from"), wrong=FIRST)
    time_until = DayField(label=_("Time to study until"), wrong=LAST)

    def __init__(self, *args: Any, module: StudyModule, **kwargs: Any) -> None:
        until = module.term.ends_on if module.term else None
        asked = {"price": module.price, "fund_amount": module.fund_amount}
        super().__init__(*args, initial={**asked, "time_from": module.begins_on, "time_until": until}, **kwargs)

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.errors and typed["time_until"] < typed["time_from"]:
            self.say([DiplomaHindrance.PERIOD])
        return typed

    def written(self) -> dict[str, Any]:
        typed = self.cleaned_data
        time = Time(typed["time_from"], typed["time_until"])
        return {"price": typed["price"], "fund_amount": typed["fund_amount"], "time": time}


class DeclineModuleForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not now?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why not, so that it can be understood.")},
    )


def no_later_than_today(day: date) -> date:
    if day > timezone.localdate():
        raise forms.ValidationError(Refused([DiplomaHindrance.IN_THE_FUTURE]).words())
    return day


class EnrolmentForm(forms.Form):
    enrolled_on = DayField(label=_("The school noted the enrolment on"))

    def clean_enrolled_on(self) -> date:
        return no_later_than_today(self.cleaned_data["enrolled_on"])


class SignUpForm(forms.Form):
    exam_on = DayField(label=_("The exam is on"))


class ResultForm(forms.Form):
    result = forms.ChoiceField(label=_("Result"), error_messages={"required": _("Choose the result.")})
    held_on = DayField(label=_("The exam was on"))

    def __init__(self, *args: Any, module: StudyModule, **kwargs: Any) -> None:
        super().__init__(*args, initial={"held_on": module.exam_on}, **kwargs)
        words = {"passed": _("Passed"), "failed": _("Not passed")}
        grades = [(one, words.get(one, one)) for one in rules.SCALES[module.module.scale]]
        self.fields["result"].choices = [("", _("Choose")), *grades, (rules.EXCUSED, _("Excused absence"))]

    def clean_held_on(self) -> date:
        return no_later_than_today(self.cleaned_data["held_on"])


class CreditForm(forms.Form):
    decided_by = forms.CharField(
        label=_("Who has decided it?"),
        max_length=120,
        help_text=_("For example the name of the school."),
        error_messages={"required": _("Write who has decided it.")},
    )
    decided_on = DayField(label=_("Decided on"))

    def clean_decided_on(self) -> date:
        return no_later_than_today(self.cleaned_data["decided_on"])
