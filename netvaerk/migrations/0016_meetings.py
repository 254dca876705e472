"""Meetings of a network: their types, who is invited and comes, and what came of them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netvaerk.models.one_line


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0015_ship_products"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "name_da",
                    models.CharField(
                        max_length=80,
                        unique=True,
                        validators=[netvaerk.models.one_line.one_line],
                        verbose_name="name in Danish",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        max_length=80, validators=[netvaerk.models.one_line.one_line], verbose_name="name in English"
                    ),
                ),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired")),
            ],
            options={
                "verbose_name": "type of meeting",
                "verbose_name_plural": "types of meeting",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        blank=True, max_length=140, validators=[netvaerk.models.one_line.one_line], verbose_name="title"
                    ),
                ),
                ("begins_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[netvaerk.models.one_line.one_line],
                        verbose_name="place or link",
                    ),
                ),
                ("agenda", models.TextField(blank=True, max_length=3000, verbose_name="agenda")),
                (
                    "calendar_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="calendar id"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True, verbose_name="cancelled")),
                (
                    "held_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When it was noted what came of the meeting.",
                        null=True,
                        verbose_name="held",
                    ),
                ),
                ("outcome", models.TextField(blank=True, max_length=3000, verbose_name="what came of it")),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="planned by",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="netvaerk.meetingtype",
                        verbose_name="type of meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["begins_at", "pk"],
                "indexes": [
                    models.Index(models.F("theme"), models.F("begins_at"), name="meeting_by_theme"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("begins_at"))),
                        name="meeting_ends_after_it_begins",
                        violation_error_message="The meeting cannot end before it begins. Choose a later time.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at", None), ("outcome", "")),
                            models.Q(
                                ("held_at__gte", models.F("begins_at")),
                                ("held_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_held_says_what_came_of_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cancelled_at", None), ("held_at", None), _connector="OR"),
                        name="meeting_is_not_both_cancelled_and_held",
                    ),
                    models.UniqueConstraint(
                        models.F("theme"),
                        models.F("kind"),
                        models.F("title"),
                        models.F("begins_at"),
                        condition=models.Q(("cancelled_at", None)),
                        name="meeting_planned_once",
                        violation_error_message="The theme has a meeting of this kind and title at this time already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("invited_at", models.DateTimeField(verbose_name="invited")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Comes"), ("no", "Stays away")],
                        max_length=3,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="netvaerk.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_invitations",
                        to="netvaerk.networkparticipant",
                        verbose_name="network participant",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meeting_invitations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation to a meeting",
                "verbose_name_plural": "invitations to meetings",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("meeting"),
                        models.F("person"),
                        condition=models.Q(("person__isnull", False)),
                        name="invitation_once_for_a_person",
                    ),
                    models.UniqueConstraint(
                        models.F("meeting"),
                        models.F("participant"),
                        condition=models.Q(("participant__isnull", False)),
                        name="invitation_once_for_a_participant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("participant", None), ("person__isnull", False)),
                            models.Q(("participant__isnull", False), ("person", None)),
                            _connector="OR",
                        ),
                        name="invitation_is_to_staff_or_outsider",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_answer_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300, verbose_name="what")),
                ("due_on", models.DateField(verbose_name="by when")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="netvaerk.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="netvaerk.meetinginvitation",
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "next step after a meeting",
                "verbose_name_plural": "next steps after meetings",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="meeting_step_says_what"
                    ),
                ],
            },
        ),
    ]
