"""``ttdn exchange``: files that go to and come from translators' tools."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.help import in_language, interface_of
from ttdn_publish.cli.interface import Interface
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
            rows = [(name, translate(command.short_help or "")) for name, command in self.commands.items()]
            formatter.write_dl(rows)


@click.group("exchange", cls=Family, help=N_("Tệp trao đổi với chương trình của người dịch."))
def command() -> None:
    """The family."""


@command.command(
    "check",
    short_help=N_("Kiểm tra tệp XLIFF, TMX, TBX"),
    help=N_("Kiểm tra tệp XLIFF 2.0, 2.1 theo toàn bộ tiêu chuẩn; tệp XLIFF 1.2, TMX, TBX có đọc được không."),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def check(interface: Interface, files: tuple[Path, ...]) -> int:
    """Exit 0 when every file is accepted, else 1; of each file everything that is wrong."""
    from ttdn_publish.formats.exchange import check_file

    translate = interface.translate
    verdicts = {file: check_file(file) for file in files}
    for file, verdict in verdicts.items():
        if verdict.accepted:
            interface.say("{file}: đạt ({kind})", file=file, kind=verdict.kind)
        for problem in verdict.problems:
            place = f"{file}:{problem.line}" if problem.line else str(file)
            reason = translate(problem.reason)
            if problem.section:
                interface.say(
                    "{place}: {reason} (mục “{section}”)", place=place, reason=reason, section=problem.section
                )
            else:
                interface.say("{place}: {reason}", place=place, reason=reason)
    code = int(not all(verdict.accepted for verdict in verdicts.values()))
    interface.give(
        {
            "files": [
                {
                    "file": str(file),
                    "kind": verdict.kind,
                    "accepted": verdict.accepted,
                    "problems": [
                        {
                            "line": problem.line or None,
                            "reason": translate(problem.reason),
                            "section": problem.section,
                            "standard": problem.address,
                        }
                        for problem in verdict.problems
                    ],
                }
                for file, verdict in verdicts.items()
            ],
            "exit": code,
        }
    )
    return code
