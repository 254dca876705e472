"""What two people write to each other, and a reflection, are stored in encrypted form from here on."""

from django.db import connection, migrations

from netvaerk.database import altering_sealed, unsealed
from netvaerk.encrypted import EncryptedJSONField, decrypt, encrypt

COLUMNS = {
    "codriver_agreedtext": "content",
    "codriver_answer": "value",
    "codriver_candidacyreflection": "answers",
    "codriver_jointedit": "value",
}


def rewrite(change):
    """A step that puts each stored text through `change`."""

    def step(apps, schema_editor):
        with unsealed(), connection.cursor() as cursor:
            for table, column in COLUMNS.items():
                cursor.execute(f"SELECT {column}, id FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608
                changed = [(change(text), row) for text, row in cursor.fetchall()]
                cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE id = %s", changed)  # noqa: S608

    return step


class Migration(migrations.Migration):
    dependencies = [("codriver", "0010_candidacy")]
    operations = [
        *altering_sealed("codriver_agreedtext", migrations.AlterField("agreedtext", "content", EncryptedJSONField())),
        migrations.AlterField("answer", "value", EncryptedJSONField(null=True)),
        migrations.AlterField(
            "candidacyreflection", "answers", EncryptedJSONField(default=dict, verbose_name="answers")
        ),
        migrations.AlterField("jointedit", "value", EncryptedJSONField(null=True)),
        migrations.RunPython(rewrite(encrypt), rewrite(decrypt)),
    ]
