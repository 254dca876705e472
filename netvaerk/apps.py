from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetvaerkConfig(AppConfig):
    name = "netvaerk"
    verbose_name = _("The ground: people, units, themes")

    def ready(self) -> None:
        from netvaerk import checks, database, login  # noqa: F401
