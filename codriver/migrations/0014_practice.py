"""Practice and its confirmation, and the ratings of a network leader's competences, of which seven are known."""

import json
from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netvaerk.encrypted
from netvaerk.database import seal

CATALOGUE = Path(__file__).resolve().parent.parent / "catalogue"
COLUMNS = ("what_done", "what_learned", "done_on", "plans", "composes", "spars", "status", "confirmed_by_id", "version")
WRITTEN_AGAIN = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in COLUMNS)


def ship_competences(apps, schema_editor):
    competences = apps.get_model("codriver", "LeadershipCompetence")
    shipped = json.loads((CATALOGUE / "leadership_competences.json").read_text(encoding="utf-8"))
    competences.objects.bulk_create(competences(**one) for one in shipped)


class Migration(migrations.Migration):
    dependencies = [
        ("codriver", "0013_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeadershipCompetence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("name_da", models.CharField(max_length=160, unique=True, verbose_name="name in Danish")),
                ("name_en", models.CharField(max_length=160, verbose_name="name in English")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired")),
            ],
            options={
                "verbose_name": "competence of a network leader",
                "verbose_name_plural": "competences of a network leader",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CompetenceRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("own", "The co-driver's own"), ("mirror", "Mirrored by the network leader")],
                        max_length=6,
                        verbose_name="seen by",
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[("start", "At the start"), ("midway", "Midway"), ("end", "At the end")],
                        max_length=6,
                        verbose_name="moment",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Still new"), (2, "On the way"), (3, "Sure"), (4, "Others can learn from it")],
                        verbose_name="level",
                    ),
                ),
                ("matters", models.BooleanField(default=False, verbose_name="offered, or needed")),
                ("rated_at", models.DateTimeField(verbose_name="rated")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="codriver.pairing",
                        verbose_name="pairing",
                    ),
                ),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="codriver.leadershipcompetence",
                        verbose_name="competence",
                    ),
                ),
            ],
            options={
                "verbose_name": "rating of a competence",
                "verbose_name_plural": "ratings of competences",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__gte", 1), ("level__lte", 4)), name="rating_is_of_four_levels"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("moment__in", ["start", "midway", "end"])), name="rating_has_its_moment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["own", "mirror"])), name="rating_has_its_side"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MirrorRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "moment",
                    models.CharField(
                        choices=[("start", "At the start"), ("midway", "Midway"), ("end", "At the end")],
                        max_length=6,
                        verbose_name="moment",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mirror_requests",
                        to="codriver.pairing",
                        verbose_name="pairing",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to mirror",
                "verbose_name_plural": "requests to mirror",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("pairing"), models.F("moment"), name="mirror_is_asked_once_for_a_moment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None), ("answered_at__gte", models.F("asked_at")), _connector="OR"
                        ),
                        name="mirror_is_answered_after_it_is_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("moment__in", ["start", "midway", "end"])), name="mirror_has_its_moment"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PracticeEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("done_on", models.DateField(verbose_name="when did you do it")),
                ("plans", models.BooleanField(default=False, verbose_name="planning a process")),
                ("composes", models.BooleanField(default=False, verbose_name="composing the network")),
                ("spars", models.BooleanField(default=False, verbose_name="sparring")),
                ("what_done", netvaerk.encrypted.EncryptedTextField(verbose_name="what did you do")),
                ("what_learned", netvaerk.encrypted.EncryptedTextField(blank=True, verbose_name="what did you learn")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("mine", "Only yours"),
                            ("asked", "With the network leader"),
                            ("questioned", "The network leader asks"),
                            ("confirmed", "Confirmed"),
                        ],
                        default="mine",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "question",
                    netvaerk.encrypted.EncryptedTextField(blank=True, verbose_name="the network leader's question"),
                ),
                ("written_at", models.DateTimeField(verbose_name="written")),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="the network leader was asked")),
                ("questioned_at", models.DateTimeField(blank=True, null=True, verbose_name="the network leader asked")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                ("confirmed_version", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("shown_at", models.DateTimeField(blank=True, null=True, verbose_name="shown to the secretariat")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practice",
                        to="codriver.pairing",
                        verbose_name="pairing",
                    ),
                ),
                (
                    "tasks",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="codriver.codrivertask", verbose_name="tasks of a co-driver"
                    ),
                ),
            ],
            options={
                "verbose_name": "practice evidence",
                "verbose_name_plural": "practice evidence",
                "ordering": ["-done_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("plans", True), ("composes", True), ("spars", True), _connector="OR"),
                        name="practice_is_of_a_kind",
                        violation_error_message="Tick at least one of the three: planning, composing or sparring.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asked_at", None), ("questioned_at", None), ("status", "mine")),
                            models.Q(("asked_at__isnull", False), ("questioned_at", None), ("status", "asked")),
                            models.Q(
                                ("asked_at__isnull", False), ("questioned_at__isnull", False), ("status", "questioned")
                            ),
                            models.Q(("asked_at__isnull", False), ("status", "confirmed")),
                            _connector="OR",
                        ),
                        name="practice_dates_fit_its_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("confirmed_by__isnull", False),
                                ("confirmed_version__isnull", False),
                                ("status", "confirmed"),
                            ),
                            models.Q(
                                models.Q(("status", "confirmed"), _negated=True),
                                ("confirmed_at", None),
                                ("confirmed_by", None),
                                ("confirmed_version", None),
                            ),
                            _connector="OR",
                        ),
                        name="practice_confirmed_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_version", None), ("confirmed_version", models.F("version")), _connector="OR"
                        ),
                        name="practice_confirmed_stays_as_read",
                    ),
                ],
            },
        ),
        migrations.RunPython(ship_competences, migrations.RunPython.noop),
        seal("codriver_competencerating", verbs=("UPDATE",)),
        seal("codriver_practiceevidence", when=f"OLD.status = 'confirmed' AND ({WRITTEN_AGAIN})", verbs=("UPDATE",)),
        seal("codriver_practiceevidence", when="OLD.status = 'confirmed'", verbs=("DELETE",)),
    ]
