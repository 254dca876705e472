"""What two people write to each other, and a reflection, are stored in encrypted form from here on."""

from django.db import migrations

from netvaerk.database import altering_sealed
from netvaerk.encrypted import EncryptedJSONField, EncryptedTextField, encrypt_columns

COLUMNS = {
    "codriver_agreedtext": "content",
    "codriver_answer": "value",
    "codriver_candidacyreflection": "answers",
    "codriver_jointedit": "value",
    "codriver_ownquestion": "text",
}


class Migration(migrations.Migration):
    dependencies = [("codriver", "0010_candidacy")]
    operations = [
        *altering_sealed("codriver_agreedtext", migrations.AlterField("agreedtext", "content", EncryptedJSONField())),
        migrations.AlterField("answer", "value", EncryptedJSONField(null=True)),
        migrations.AlterField(
            "candidacyreflection", "answers", EncryptedJSONField(default=dict, verbose_name="answers")
        ),
        migrations.AlterField("jointedit", "value", EncryptedJSONField(null=True)),
        migrations.AlterField("ownquestion", "text", EncryptedTextField(max_length=300)),
        encrypt_columns(COLUMNS),
    ]
