"""``ttdn completion``: the lines that make the shell complete commands."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from ttdn_publish.cli.interface import Interface


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]), default="bash")
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """In đoạn lệnh cho SHELL; thêm vào tệp khởi động của shell để dùng."""
    interface: Interface = context.obj
    root = context.find_root()
    found = get_completion_class(shell)
    assert found is not None, shell
    source = found(root.command, {}, "ttdn", "_TTDN_COMPLETE").source()
    interface.say("{source}", source=source)
    interface.give({"shell": shell, "source": source})
    return 0
