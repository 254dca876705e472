"""`manage.py parts_list`: what the product is built from, for whoever looks for known holes (CycloneDX)."""

import json
import re
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from netvaerk.rules.parts_list import parts_list

FILE = "sbom.cdx.json"


def current_list() -> str:
    """The parts list as it should stand in the file, from the locks beside it."""
    locks = {"required": "requirements.txt", "optional": "requirements-saml.txt"}
    texts = {kind: (settings.BASE_DIR / name).read_text(encoding="utf-8") for kind, name in locks.items()}
    style = settings.BASE_DIR / "static" / "vendor" / "bootstrap" / "bootstrap.min.css"
    version = re.search(r"Bootstrap\s+v([\d.]+)", style.read_text(encoding="utf-8"))
    assert version
    found = parts_list(texts, {"bootstrap": version[1]})
    return json.dumps(found, indent=1) + "\n"


class Command(BaseCommand):
    help = f"Writes {FILE} from the locks. Run it when a lock has changed."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        (settings.BASE_DIR / FILE).write_text(current_list(), encoding="utf-8")
