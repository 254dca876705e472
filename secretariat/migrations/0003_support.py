"""What people ask the secretariat, and answers that others may use."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netvaerk.encrypted


class Migration(migrations.Migration):
    dependencies = [
        ("codriver", "0017_path"),
        ("netvaerk", "0021_phase_lists"),
        ("secretariat", "0002_training"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SupportRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Question"), ("idea", "Idea"), ("wish", "Wish")],
                        default="question",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("writing", "An answer in writing"),
                            ("meeting", "A meeting"),
                            ("drop_in", "I will come by"),
                        ],
                        default="writing",
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("can_wait", "It can wait some days"), ("this_week", "It matters this week")],
                        default="can_wait",
                        max_length=10,
                        verbose_name="how soon",
                    ),
                ),
                ("is_confidential", models.BooleanField(default=False, verbose_name="confidential")),
                ("subject", netvaerk.encrypted.EncryptedTextField(verbose_name="subject")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("assigned", "Taken"),
                            ("in_progress", "In dialogue"),
                            ("waiting", "Waits for you"),
                            ("resolved", "Solved"),
                            ("closed", "Closed"),
                        ],
                        default="new",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("ball_at", models.DateTimeField(verbose_name="waits since")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="first answered")),
                ("resolved_at", models.DateTimeField(blank=True, null=True, verbose_name="solved")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                ("reopened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened again")),
                (
                    "proposal_suggested_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="suggested as a proposal"),
                ),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_requests",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who asks",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officer",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_requests",
                        to="codriver.pairing",
                        verbose_name="pair",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="netvaerk.networktheme",
                        verbose_name="proposal",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_requests",
                        to="netvaerk.networktheme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to the secretariat",
                "verbose_name_plural": "requests to the secretariat",
                "ordering": ["ball_at", "pk"],
                "indexes": [
                    models.Index(models.F("status"), models.F("ball_at"), name="support_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner", None), ("status", "new")),
                            models.Q(("status", "new"), _negated=True),
                            _connector="OR",
                        ),
                        name="support_new_has_no_officer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["new", "closed"]), ("owner__isnull", False), _connector="OR"
                        ),
                        name="support_taken_has_an_officer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("status", "closed")),
                            models.Q(models.Q(("status", "closed"), _negated=True), ("closed_at", None)),
                            _connector="OR",
                        ),
                        name="support_closed_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "resolved"), _negated=True),
                            ("resolved_at__isnull", False),
                            _connector="OR",
                        ),
                        name="support_solved_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner", None), models.Q(("owner", models.F("asker")), _negated=True), _connector="OR"
                        ),
                        name="support_is_not_taken_by_its_asker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("theme", None), ("pairing", None), _connector="OR"),
                        name="support_is_about_a_theme_or_a_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("text", netvaerk.encrypted.EncryptedTextField(verbose_name="text")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="secretariat.supportrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "note of the secretariat",
                "verbose_name_plural": "notes of the secretariat",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SupportMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("text", netvaerk.encrypted.EncryptedTextField(verbose_name="text")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="secretariat.supportrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "message to or from the secretariat",
                "verbose_name_plural": "messages to or from the secretariat",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposedArticle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=140, verbose_name="title")),
                ("text", netvaerk.encrypted.EncryptedTextField(verbose_name="text without names")),
                ("written_at", models.DateTimeField(verbose_name="written")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "The asker is asked"),
                            ("yes", "The asker says yes"),
                            ("no", "The asker says no"),
                        ],
                        default="asked",
                        max_length=5,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="article",
                        to="secretariat.supportrequest",
                        verbose_name="request",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed article",
                "verbose_name_plural": "proposed articles",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("status", "asked")),
                            models.Q(models.Q(("status", "asked"), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="article_answer_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("request__isnull", False), ("status", "yes"), _connector="OR"),
                        name="article_outlives_only_with_a_yes",
                    ),
                ],
            },
        ),
    ]
