"""Files beside practice, and the diploma until the secretariat has seen it: encrypted, in tables of their own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import netvaerk.encrypted


class Migration(migrations.Migration):
    dependencies = [
        ("codriver", "0017_path"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DiplomaPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", netvaerk.encrypted.EncryptedTextField(verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "pdf"),
                            ("png", "png"),
                            ("jpg", "jpg"),
                            ("txt", "txt"),
                            ("docx", "docx"),
                            ("xlsx", "xlsx"),
                            ("odt", "odt"),
                        ],
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("content", netvaerk.encrypted.EncryptedBytesField(verbose_name="content")),
                ("kept_at", models.DateTimeField(verbose_name="handed in")),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
                (
                    "study",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper",
                        to="codriver.diplomastudy",
                        verbose_name="diploma study",
                    ),
                ),
            ],
            options={
                "verbose_name": "diploma that was handed in",
                "verbose_name_plural": "diplomas that were handed in",
                "ordering": ["kept_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PracticeFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", netvaerk.encrypted.EncryptedTextField(verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "pdf"),
                            ("png", "png"),
                            ("jpg", "jpg"),
                            ("txt", "txt"),
                            ("docx", "docx"),
                            ("xlsx", "xlsx"),
                            ("odt", "odt"),
                        ],
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                ("content", netvaerk.encrypted.EncryptedBytesField(verbose_name="content")),
                ("kept_at", models.DateTimeField(verbose_name="handed in")),
                ("place", models.PositiveSmallIntegerField(editable=False)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="codriver.practiceevidence",
                        verbose_name="practice evidence",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
            ],
            options={
                "verbose_name": "file beside practice",
                "verbose_name_plural": "files beside practice",
                "ordering": ["evidence_id", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("evidence"), models.F("place"), name="practice_file_has_its_own_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__gte", 1), ("place__lte", 3)), name="practice_has_few_files"
                    ),
                ],
            },
        ),
    ]
