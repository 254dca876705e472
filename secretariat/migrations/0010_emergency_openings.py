"""Emergency openings of what is sealed, and the group of those who are named for them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netvaerk.encrypted

NAME = "Nødåbning"


def make_the_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.get_or_create(name=NAME)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("codriver", "0022_forgetting"),
        ("secretariat", "0009_data_requests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(make_the_group, migrations.RunPython.noop),
        migrations.CreateModel(
            name="SealedOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("alignment", "The answers and the agreement of two"),
                            ("room", "What two have shared in their room"),
                            ("reflection", "A reflection before becoming a co-driver"),
                        ],
                        max_length=10,
                        verbose_name="what is opened",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("law", "A law, a court or an authority demands it"),
                            ("danger", "Somebody's life or health is in danger"),
                        ],
                        max_length=6,
                        verbose_name="on what ground",
                    ),
                ),
                ("basis", models.CharField(max_length=200, verbose_name="legal basis")),
                ("reason", netvaerk.encrypted.EncryptedTextField(verbose_name="reason")),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("agreed", models.BooleanField(blank=True, null=True, verbose_name="agreed to")),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="open until")),
                (
                    "alignment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="codriver.expectationalignment",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                (
                    "candidacy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="codriver.codrivercandidacy",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="closed by",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="openings",
                        to="codriver.pairing",
                    ),
                ),
            ],
            options={
                "verbose_name": "emergency opening",
                "verbose_name_plural": "emergency openings",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("alignment__isnull", False),
                                ("candidacy", None),
                                ("kind", "alignment"),
                                ("pairing", None),
                            ),
                            models.Q(
                                ("alignment", None), ("candidacy", None), ("kind", "room"), ("pairing__isnull", False)
                            ),
                            models.Q(
                                ("alignment", None),
                                ("candidacy__isnull", False),
                                ("kind", "reflection"),
                                ("pairing", None),
                            ),
                            _connector="OR",
                        ),
                        name="opening_is_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="opening_takes_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed", None), ("answered_at", None), ("answered_by", None), ("ends_at", None)),
                            models.Q(
                                ("agreed", False),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("ends_at", None),
                            ),
                            models.Q(
                                ("agreed", True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("ends_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="opening_agreed_to_has_an_end",
                    ),
                ],
            },
        ),
    ]
