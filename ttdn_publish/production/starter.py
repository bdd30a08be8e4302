"""Starting something new from the starter that the package brings along. Nothing that exists is overwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_
from ttdn_publish.formats.files import windows_safe, write_atomic
from ttdn_publish.model.brochure import BrochureFamily
from ttdn_publish.workspace import EDITIONS, packaged

STARTER = "mau"
_SHARED = (
    "organisations.yaml",
    "agencies.yaml",
    "people.yaml",
    "correspondents.yaml",
    "settings.yaml",
    "anniversaries.csv",
    "HUONG-DAN.md",
    "documents/HUONG-DAN-VAN-BAN.md",
    "brochures/HUONG-DAN-AN-PHAM.md",
)
_NUMBERED = re.compile(r"(\d{4})-(\d{1,3})")


def kind_at(path: Path) -> str:
    """What is begun at ``path``: an ``issue`` in ``content/bulletins`` of a workspace, a ``brochure`` in ``content/brochures``,
    elsewhere a ``workspace``."""
    parent = path.resolve().parent
    if parent.parent.name == "content" and parent.parent.is_dir():
        return {"bulletins": "issue", "brochures": "brochure"}.get(parent.name, "workspace")
    return "workspace"


def make_workspace(path: Path) -> list[Path]:
    """A new workspace at ``path`` with the starter issue. Raises :class:`EnvironmentProblem` when it is not empty."""
    refuse_taken(path)
    source = packaged("content")
    made = [_copy(source / name, path / "content" / name) for name in _SHARED]
    made += [
        _copy(file, path / "content" / "indicators" / file.name)
        for file in sorted((source / "indicators").glob("*.csv"))
    ]
    made += _copy_tree(source / EDITIONS, path / "content" / EDITIONS)
    return made + _copy_tree(source / "bulletins" / STARTER, path / "content" / "bulletins" / STARTER)


def make_issue(path: Path) -> list[Path]:
    """A new issue at ``path``, made from the starter without its translations; a folder named ``2018-02`` sets year and number."""
    refuse_taken(path)
    made = _copy_tree(packaged("content") / "bulletins" / STARTER, path, without=EDITIONS)
    if match := _NUMBERED.fullmatch(path.name):
        file = path / "issue.yaml"
        text = file.read_text("utf-8")
        text = re.sub(r"(?m)^number:.*$", f"number: {int(match[2])}", text)
        text = re.sub(r"(?m)^year:.*$", f"year: {match[1]}", text)
        write_atomic(file, text)
    return made


def make_brochure(path: Path, family: str) -> list[Path]:
    """A new brochure at ``path``, made from the sample of its family without the translations.

    Raises :class:`EnvironmentProblem` for a family that there is not, or a folder that is taken.
    """
    known = [member.value for member in BrochureFamily]
    if family not in known:
        message = N_("Chọn loại ấn phẩm bằng --family, một trong: {known}.")
        raise EnvironmentProblem(message.format(known=", ".join(known)))
    refuse_taken(path)
    return _copy_tree(packaged("content") / "brochures" / family, path, without=EDITIONS)


def refuse_taken(path: Path) -> None:
    """Refuse a folder that is there already, or whose name Windows does not take. Raises :class:`EnvironmentProblem`."""
    if not windows_safe(path.resolve().name):
        raise EnvironmentProblem(
            N_("Tên “{name}” không dùng được trên Windows; hãy chọn tên khác.").format(name=path.name)
        )
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise EnvironmentProblem(
            N_("“{path}” đã có và không trống; không ghi đè. Hãy chọn tên khác.").format(path=path)
        )


def _copy_tree(source: Path, target: Path, without: str = "") -> list[Path]:
    files = [file for file in sorted(source.rglob("*")) if file.is_file()]
    return [
        _copy(file, target / file.relative_to(source))
        for file in files
        if without not in file.relative_to(source).parts
    ]


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target
