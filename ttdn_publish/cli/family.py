"""A command with commands of its own, in the language of the interface."""

from __future__ import annotations

import click

from ttdn_publish.cli.help import in_language, interface_of
from ttdn_publish.findings import N_


class Family(click.Group):
    """A command with commands of its own, in the language of the interface."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        command = super().get_command(ctx, cmd_name)
        return command and in_language(command, interface_of(ctx).translate)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise click.UsageError(N_("không có lệnh “{name}”.").format(name=args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands."""
        translate = interface_of(ctx).translate
        with formatter.section(translate(N_("Các lệnh"))):
            formatter.write_dl([(name, translate(str(one.short_help))) for name, one in self.commands.items()])
