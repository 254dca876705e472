from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CodriverConfig(AppConfig):
    name = "codriver"
    verbose_name = _("Pairs and agreements")
