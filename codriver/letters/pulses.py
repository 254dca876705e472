"""The letter that asks how it goes. It links to the question, and says nothing of the other or of any answer."""

from datetime import datetime

from django.urls import reverse

from codriver.models import Pulse
from netvaerk.mail import Letter, send_once


def how_does_it_go(pulse: Pulse, *, at: datetime) -> bool:
    letter = Letter("how_does_it_go", pulse.person, reverse("pulse", args=[pulse.pk]))
    return send_once(letter, occasion=f"pulse:{pulse.pk}", at=at)
