"""Proposals and the rounds they are decided in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netvaerk", "0002_ground"),
    ]

    operations = [
        migrations.CreateModel(
            name="ThemeTrait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(unique=True, verbose_name="order")),
                ("name_da", models.CharField(max_length=80, verbose_name="name in Danish")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("question_da", models.CharField(max_length=300, verbose_name="question in Danish")),
                ("question_en", models.CharField(max_length=300, verbose_name="question in English")),
            ],
            options={
                "verbose_name": "trait of a good theme",
                "verbose_name_plural": "traits of a good theme",
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="TraitAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how", models.TextField(max_length=3000, verbose_name="how")),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trait_answers",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
                (
                    "trait",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="netvaerk.themetrait",
                        verbose_name="trait",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer about a trait",
                "verbose_name_plural": "answers about traits",
                "ordering": ["theme", "trait"],
                "constraints": [
                    models.UniqueConstraint(models.F("theme"), models.F("trait"), name="trait_answered_once_per_theme"),
                    models.CheckConstraint(
                        condition=models.Q(("how", ""), _negated=True), name="trait_answer_has_words"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="networktheme",
            name="consulted",
            field=models.TextField(
                blank=True,
                help_text="Colleagues, citizens or leaders you have talked with about the idea.",
                max_length=3000,
                verbose_name="who has been asked",
            ),
        ),
        migrations.AddField(
            model_name="networktheme",
            name="interface",
            field=models.CharField(
                blank=True,
                help_text="Where the units meet and nobody quite has the task, such as when a child starts school.",
                max_length=300,
                verbose_name="interface between units",
            ),
        ),
        migrations.AddField(
            model_name="networktheme",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="netvaerk.networktheme",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="networktheme",
            name="proposed_from",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The unit the proposer belonged to at the time (S28).",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="netvaerk.orgunit",
                verbose_name="proposed from",
            ),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="verb",
            field=models.CharField(
                choices=[
                    ("logged_in", "logged in"),
                    ("read", "read"),
                    ("created", "created"),
                    ("changed", "changed"),
                    ("refused", "was refused"),
                    ("renamed", "renamed"),
                    ("moved", "moved"),
                    ("left", "left"),
                    ("appointed", "appointed"),
                    ("accepted", "accepted"),
                    ("declined", "declined"),
                    ("ended", "ended"),
                    ("released_time", "released time"),
                    ("invited", "invited"),
                    ("commented", "commented on"),
                    ("merged", "merged"),
                    ("offered", "offered"),
                    ("withdrew", "withdrew"),
                    ("began", "began"),
                    ("opened", "opened"),
                    ("sent", "sent"),
                    ("approved", "approved"),
                    ("agreed", "agreed"),
                    ("confirmed", "confirmed unchanged"),
                    ("revisited", "asked for a revisit"),
                    ("shared", "shared"),
                    ("unshared", "stopped sharing"),
                    ("published", "published"),
                    ("deleted", "deleted"),
                ],
                max_length=20,
                verbose_name="did",
            ),
        ),
        migrations.AlterField(
            model_name="networktheme",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("proposed", "Proposed"),
                    ("in_review", "In review"),
                    ("approved", "Chosen"),
                    ("starting", "Starting"),
                    ("active", "Active"),
                    ("testing", "Testing"),
                    ("closing", "Closing"),
                    ("closed", "Closed"),
                    ("paused", "Paused"),
                    ("declined", "Not chosen"),
                    ("merged", "Merged into another"),
                ],
                default="draft",
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="thememove",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("proposed", "Proposed"),
                    ("in_review", "In review"),
                    ("approved", "Chosen"),
                    ("starting", "Starting"),
                    ("active", "Active"),
                    ("testing", "Testing"),
                    ("closing", "Closing"),
                    ("closed", "Closed"),
                    ("paused", "Paused"),
                    ("declined", "Not chosen"),
                    ("merged", "Merged into another"),
                ],
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.CreateModel(
            name="CoProposer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since_at", models.DateTimeField(verbose_name="since")),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought in by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="co_proposals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="co_proposers",
                        to="netvaerk.networktheme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "co-proposer",
                "verbose_name_plural": "co-proposers",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(models.F("theme"), models.F("person"), name="co_proposer_once_per_theme"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("text", models.TextField(max_length=3000, verbose_name="comment")),
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
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment on a proposal",
                "verbose_name_plural": "comments on proposals",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ProposalRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="The year in which the chosen themes start.", verbose_name="year"
                    ),
                ),
                (
                    "season",
                    models.CharField(
                        choices=[("spring", "Spring"), ("autumn", "Autumn")], max_length=6, verbose_name="half-year"
                    ),
                ),
                ("deadline_on", models.DateField(verbose_name="last day for proposals")),
                ("decides_on", models.DateField(verbose_name="the executive forum decides")),
            ],
            options={
                "verbose_name": "round of proposals",
                "verbose_name_plural": "rounds of proposals",
                "ordering": ["-deadline_on"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("year"),
                        models.F("season"),
                        name="round_one_per_half_year",
                        violation_error_message="There is a round for this half-year already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decides_on__gt", models.F("deadline_on"))),
                        name="round_is_decided_after_its_deadline",
                        violation_error_message=(
                            "The forum decides after the last day for proposals: choose a later day."
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ForumDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chosen", models.BooleanField(verbose_name="chosen")),
                (
                    "network_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("welfare", "Welfare network"),
                            ("learning", "Learning network"),
                            ("innovation", "Innovation network"),
                        ],
                        max_length=20,
                        verbose_name="type of network",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("noted_at", models.DateTimeField(verbose_name="noted at")),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="noted by",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="netvaerk.networktheme",
                        verbose_name="network theme",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="netvaerk.proposalround",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision of the executive forum",
                "verbose_name_plural": "decisions of the executive forum",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chosen", False), models.Q(("network_type", ""), _negated=True), _connector="OR"
                        ),
                        name="decision_to_choose_names_a_type",
                        violation_error_message="Choose the type of network first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="decision_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="networktheme",
            name="round",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="themes",
                to="netvaerk.proposalround",
                verbose_name="round",
            ),
        ),
        migrations.AddConstraint(
            model_name="networktheme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("merged_into__isnull", False), ("status", "merged")),
                    models.Q(models.Q(("status", "merged"), _negated=True), ("merged_into", None)),
                    _connector="OR",
                ),
                name="theme_merged_names_the_other",
            ),
        ),
        migrations.AddConstraint(
            model_name="networktheme",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("pk")), _negated=True),
                name="theme_is_not_merged_into_itself",
            ),
        ),
    ]
