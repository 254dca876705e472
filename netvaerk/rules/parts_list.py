"""What the product is built from, read from the locks, as a CycloneDX 1.6 parts list (SBOM)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)")
VIA = re.compile(r"^    #(?: via|  ) +(-r |)([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?$")
PRODUCT = "netvaerk"


@dataclass
class Pin:
    """A version that a lock names, and who asks for it: packages, or the product itself."""

    name: str
    version: str
    asked_by: set[str] = field(default_factory=set)

    @property
    def address(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(lock: str) -> list[Pin]:
    """Each version in the text of a lock; one package has two where they differ between versions of Python."""
    found: list[Pin] = []
    for line in lock.splitlines():
        if pin := PIN.match(line):
            found.append(Pin(pin[1].lower(), pin[2]))
        elif found and (via := VIA.match(line)):
            found[-1].asked_by.add(PRODUCT if via[1] else via[2].lower())
    return found


def parts_list(locks: Mapping[str, str], vendored: Mapping[str, str]) -> dict[str, Any]:
    """The parts list of what the locks (`required` and `optional`) name, and of files that lie beside the code, by name
    to version. The same of the same, so that it can be compared."""
    required = pins(locks["required"])
    known = {pin.address for pin in required}
    optional = [pin for pin in pins(locks["optional"]) if pin.address not in known]
    files = [(f"pkg:npm/{name}@{version}", name, version) for name, version in sorted(vendored.items())]
    parts = [
        *(_part(pin.address, pin.name, pin.version, "required") for pin in required),
        *(_part(pin.address, pin.name, pin.version, "optional") for pin in optional),
        *(_part(address, name, version, "required") for address, name, version in files),
    ]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": PRODUCT, "name": PRODUCT}},
        "components": parts,
        "dependencies": _asked([*required, *optional], [address for address, *_ in files]),
    }


def _part(address: str, name: str, version: str, scope: str) -> dict[str, str]:
    return {"type": "library", "bom-ref": address, "name": name, "version": version, "purl": address, "scope": scope}


def _asked(found: list[Pin], files: list[str]) -> list[dict[str, Any]]:
    """Who asks for what."""
    ours = sorted([pin.address for pin in found if PRODUCT in pin.asked_by] + files)
    rows = [{"ref": PRODUCT, "dependsOn": ours}]
    for pin in found:
        asks = sorted(other.address for other in found if pin.name in other.asked_by)
        rows.append({"ref": pin.address, "dependsOn": asks})
    return rows
