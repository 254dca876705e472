"""What a password may not be made of: the words that everybody here would try first."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EVERYBODYS = (
    "netværksstrukturen",
    "netværk",
    "adgangskode",
    "kodeord",
    "password",
    "velkommen",
    "kommune",
    "co-driver",
)
FEWEST_OTHER_LETTERS = 6


class NotTheHousesWords:
    """Refuses what is left with too little once the words of the house, figures and signs are taken away."""

    def validate(self, password: str, user: Any = None) -> None:
        left = password.lower()
        for word in (*settings.MUNICIPALITY_NAME.lower().split(), *EVERYBODYS):
            left = left.replace(word, "")
        if len(re.sub(r"[\W\d_]", "", left)) < FEWEST_OTHER_LETTERS and left != password.lower():
            raise ValidationError(self.get_help_text(), code="words_of_the_house")

    def get_help_text(self) -> str:
        return _("Do not make it of words that everybody here would try first, such as the municipality's name.")
