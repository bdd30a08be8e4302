"""The Open XML validator's rules as a judge of Word files; skipped where the judge is not installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

#: Packages that were judged. The judge remembers what it counted by the address of a package: none may be used again.
_JUDGED: list[Any] = []


def audit(paths: Sequence[Path]) -> dict[str, list[str]]:
    """What is wrong with each file, as Word (Microsoft 365) would see it; nothing for files without errors."""
    judge = pytest.importorskip("openxml_audit")
    opened = judge.validator.OpenXmlPackage

    def kept(path: Any, *rest: Any, **more: Any) -> Any:
        _JUDGED.append(opened(path, *rest, **more))
        return _JUDGED[-1]

    validator = judge.OpenXmlValidator(file_format=judge.FileFormat.MICROSOFT_365, max_errors=0)
    found = {}
    with mock.patch.object(judge.validator, "OpenXmlPackage", kept):
        for path in paths:
            result = validator.validate(str(path))
            if errors := [f"{e.part_uri or ''} {e.path or ''}: {e.description}" for e in result.errors]:
                found[path.name] = errors
    return found
