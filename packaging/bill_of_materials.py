"""The bill of materials of a frozen folder, as CycloneDX 1.5 (ECMA-424) writes it in JSON."""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from parts import Part

# An SPDX expression has identifiers, AND, OR, WITH and brackets; other words are a name.
_EXPRESSION = re.compile(r"\(?[\w.+-]+\)?(?: (?:AND|OR|WITH) \(?[\w.+-]+\)?)*")
_NAMESPACE = uuid.UUID("5b7d9a0e-7c35-5a55-9d60-1f6c3d9b2e11")


def bill(parts: Iterable[Part], *, version: str) -> dict[str, Any]:
    """Return the document; the same parts at the same SOURCE_DATE_EPOCH give the same one."""
    components = [_component(part) for part in parts]
    named = "".join(component["bom-ref"] for component in components)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, version + named)}",
        "version": 1,
        "metadata": {
            "timestamp": _moment(),
            "component": {
                "type": "application",
                "bom-ref": "dateline",
                "name": "dateline",
                "version": version,
            },
        },
        "components": components,
        "dependencies": [
            {"ref": "dateline", "dependsOn": [component["bom-ref"] for component in components]}
        ],
    }


def _component(part: Part) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library" if part.purl else "data",
        "bom-ref": part.purl or part.name,
        "name": part.name,
        "licenses": [_licence(part.licence)],
    }
    if part.version:
        component["version"] = part.version
    if part.authors:
        component["author"] = part.authors
    if part.purl:
        component["purl"] = part.purl
    if part.home.startswith(("http://", "https://")):
        component["externalReferences"] = [{"type": "website", "url": part.home}]
    return component


def _licence(words: str) -> dict[str, Any]:
    if _EXPRESSION.fullmatch(words):
        return {"expression": words}
    return {"license": {"name": words or "not stated by the package"}}


def _moment() -> str:
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
