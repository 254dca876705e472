"""Letters about released time."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit
from roles.models import ResourceRelease


def time_was_released(release: ResourceRelease) -> None:
    send_on_commit(
        Letter(
            "time_was_released",
            release.person,
            reverse("theme", args=[release.theme_id]),
            {"theme": str(release.theme)},
        )
    )
