"""A heading for each question as it stands in the agreement, so that an agreement does not read like a questionnaire.

SQLite rebuilds the table for the new columns, so the seals that name it are lifted first and laid again at the end.
"""

import json
from importlib import import_module
from pathlib import Path

from django.db import migrations, models

from netvaerk.database import ByHand

WORDINGS = Path(__file__).resolve().parent.parent / "catalogue" / "joint_wordings_1.json"
seal_content = import_module("codriver.migrations.0002_template_and_seals").seal_content


def seals():
    return [
        *seal_content("codriver_templatequestion", "section_id"),
        *seal_content("codriver_questionoption", "question_id"),
    ]


def fill(apps, schema_editor):
    """The shipped questions, and their copies that still ask the same."""
    questions = apps.get_model("codriver", "TemplateQuestion").objects.filter(section__template__kind="co_driver")
    shipped = dict(questions.filter(section__template__version=1).values_list("code", "text_da"))
    for code, (danish, english) in json.loads(WORDINGS.read_text(encoding="utf-8")).items():
        same = questions.filter(code=code, text_da=shipped[code])
        questions.filter(pk__in=[*same.values_list("pk", flat=True)]).update(joint_da=danish, joint_en=english)


class Migration(migrations.Migration):
    dependencies = [("codriver", "0002_template_and_seals")]
    operations = [
        *(ByHand(one.reverse_code, one.code) for one in seals()),
        migrations.AddField(
            "templatequestion",
            "joint_da",
            models.CharField("heading in the agreement in Danish", blank=True, max_length=200),
        ),
        migrations.AddField(
            "templatequestion",
            "joint_en",
            models.CharField("heading in the agreement in English", blank=True, max_length=200),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        *seals(),
    ]
