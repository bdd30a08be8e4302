"""``ttdn new``: a workspace with the starter issue, or a new issue in a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface


@click.command("new")
@click.argument("path", type=click.Path(path_type=Path))
@click.pass_obj
def command(interface: Interface, path: Path) -> int:
    """Tạo PATH: trong content/bulletins của một không gian làm việc thì là số bản tin mới, nơi khác thì là không gian làm việc mới."""
    from ttdn_publish.production.starter import make_issue, make_workspace, workspace_of_issue

    workspace = workspace_of_issue(path)
    made = make_issue(path) if workspace else make_workspace(path)
    interface.say("Đã tạo {path} ({count} tệp).", path=path, count=len(made))
    issue = path if workspace else path / "content" / "bulletins" / "mau"
    interface.say("Dựng thử: ttdn build {issue}", issue=issue)
    interface.give({"path": str(path), "files": [str(file) for file in made]})
    return 0
