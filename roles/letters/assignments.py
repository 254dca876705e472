"""Letters about roles."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit
from roles.models import RoleAssignment


def asked_to_take_a_role(assignment: RoleAssignment) -> None:
    send_on_commit(
        Letter("asked_to_take_a_role", assignment.person, reverse("my_page"), {"theme": str(assignment.theme)})
    )


def role_was_answered(assignment: RoleAssignment) -> None:
    """To the officer who asked: there is an answer; which one stands on the theme's page."""
    send_on_commit(
        Letter(
            "role_was_answered",
            assignment.asked_by,
            reverse("theme", args=[assignment.theme_id]),
            {"theme": str(assignment.theme)},
        )
    )


def role_was_filled(assignment: RoleAssignment) -> None:
    """To somebody who was asked and had not answered: the question is gone. Who took the role stands on the page."""
    path = reverse("theme", args=[assignment.theme_id])
    send_on_commit(Letter("role_was_filled", assignment.person, path, {"theme": str(assignment.theme)}))
