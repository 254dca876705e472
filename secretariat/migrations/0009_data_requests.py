import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netvaerk.encrypted


class Migration(migrations.Migration):
    dependencies = [
        ("secretariat", "0008_readers_of_figures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "Put something right"),
                            ("erasure", "Delete something"),
                            ("objection", "Object to how it is used"),
                            ("access", "See something that is not in my copy"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", netvaerk.encrypted.EncryptedTextField(verbose_name="what is asked")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("due_on", models.DateField(verbose_name="answer by")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("is_met", models.BooleanField(blank=True, null=True, verbose_name="done as asked")),
                ("answer", netvaerk.encrypted.EncryptedTextField(blank=True, verbose_name="the answer")),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="registered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "request about one's data",
                "verbose_name_plural": "requests about one's data",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("person"),
                        models.F("kind"),
                        condition=models.Q(("answered_at", None)),
                        name="data_request_one_open_of_a_kind",
                        violation_error_message="A request of this kind is open already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None), ("is_met", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("is_met__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="data_request_is_answered_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registered_by", None),
                            models.Q(("registered_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="data_request_is_registered_for_another",
                    ),
                ],
            },
        ),
    ]
