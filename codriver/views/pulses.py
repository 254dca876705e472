"""How it goes in a pair: answered in one press, and a wish for a talk taken up by the secretariat (S69)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import pulses as actions
from codriver.models import Pulse
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused


def own_pulses(person: Person) -> QuerySet:
    people = ("pairing__theme", "pairing__co_driver", "pairing__network_leader")
    return Pulse.objects.filter(person=person).select_related(*people)


def wishes(person: Person) -> QuerySet:
    people = ("person", "pairing__theme", "pairing__co_driver", "pairing__network_leader")
    return Pulse.objects.wishes_seen_by(person).select_related(*people)


@require_GET
@gate(own_pulses, access.may_answer_pulse)
def pulse(request: HttpRequest, pulse: Pulse) -> HttpResponse:
    return _question(request, pulse)


def _question(
    request: HttpRequest, pulse: Pulse, status: int = 200, refusal: Refused | None = None, lacks: bool = False
) -> HttpResponse:
    waits = Pulse.objects.asked(request.user, timezone.localdate()).filter(pk=pulse.pk).exists()
    other = pulse.pairing.other(request.user)
    context = {"pulse": pulse, "other": other, "waits": waits, "refusal": refusal, "lacks": lacks}
    return render(request, "codriver/pulse.html", context, status=status)


@require_POST
@gate(own_pulses, access.may_answer_pulse)
def answer_pulse(request: HttpRequest, pulse: Pulse) -> HttpResponse:
    """The first answer stands."""
    answer = request.POST.get("answer")
    if answer not in ("well", "talk"):
        return _question(request, pulse, 422, lacks=True)
    try:
        actions.answer_pulse(pulse, wants_a_talk=answer == "talk", by=request.user, at=timezone.now())
    except Refused as refusal:
        return _question(request, pulse, 409, refusal)
    pulse.refresh_from_db()
    well = _("Good to hear. Nobody else sees it.")
    messages.success(request, _("The secretariat gets in touch with you.") if pulse.wants_a_talk else well)
    return redirect("my_page")


@require_POST
@gate(wishes, access.may_settle_wish)
def settle_wish(request: HttpRequest, pulse: Pulse) -> HttpResponse:
    """The officer has talked with who wished for it."""
    actions.settle_wish(pulse, by=request.user, at=timezone.now())
    messages.success(request, _("It is noted that you have talked."))
    return redirect("overview")
