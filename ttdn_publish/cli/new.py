"""``ttdn new``: a workspace with the starter issue, or a new issue or brochure in a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface


@click.command("new")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--family", default="", help="Loại ấn phẩm quảng bá trong content/brochures: du-an, du-lich, dac-san, doanh-nghiep."
)
@click.pass_obj
def command(interface: Interface, path: Path, family: str) -> int:
    """Tạo PATH: trong content/bulletins của một không gian làm việc thì là số bản tin mới, trong content/brochures thì là ấn phẩm quảng bá mới, nơi khác thì là không gian làm việc mới."""
    from ttdn_publish.production.starter import kind_at, make_brochure, make_issue, make_workspace

    kind = kind_at(path)
    if kind == "brochure":
        made = make_brochure(path, family)
    else:
        made = make_issue(path) if kind == "issue" else make_workspace(path)
    interface.say("Đã tạo {path} ({count} tệp).", path=path, count=len(made))
    first = path / "content" / "bulletins" / "mau" if kind == "workspace" else path
    interface.say("Dựng thử: ttdn build {issue}", issue=first)
    interface.give({"path": str(path), "files": [str(file) for file in made]})
    return 0
