"""The command line: one file a command family. Only here is anything printed, and only here does the program end."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NoReturn

import click

from ttdn_publish.cli.help import in_language, interface_of
from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

LANGUAGES = ("vi", "en")

#: Command → the module that has it as ``command``, and its one-line help (shown without importing the module).
COMMANDS = {
    "new": ("ttdn_publish.cli.new", "Tạo không gian làm việc hoặc số bản tin mới"),
    "check": ("ttdn_publish.cli.check", "Kiểm tra nội dung, nêu hết lỗi với tệp và dòng"),
    "status": ("ttdn_publish.cli.status", "Tình trạng của các ấn phẩm"),
    "build": ("ttdn_publish.cli.build", "Dựng ấn phẩm: bản tin thành PDF, văn bản thành tệp Word và PDF"),
    "translate": ("ttdn_publish.cli.translate", "Dịch nháp ngoại tuyến, giữ bản dịch theo kịp nội dung"),
    "review": ("ttdn_publish.cli.review", "Soát và ký duyệt bản dịch"),
    "exchange": (
        "ttdn_publish.cli.exchange",
        "Trao đổi bản dịch với chương trình của người dịch: kiểm tra, xuất, nhập",
    ),
    "terms": ("ttdn_publish.cli.terms", "Thuật ngữ: tìm, thêm, soát, nhập và xuất"),
    "documents": ("ttdn_publish.cli.documents", "Văn bản hành chính: soạn, lấy số, trộn thư, soát mẫu"),
    "prepress": ("ttdn_publish.cli.prepress", "Chế bản: kiểm tra tệp PDF trước khi in, bình trang"),
    "pack": ("ttdn_publish.cli.pack", "Đóng gói cho nhà in, lưu trữ, sự kiện"),
    "anniversaries": ("ttdn_publish.cli.anniversaries", "Ngày kỷ niệm quan hệ ngoại giao tròn năm"),
    "schema": ("ttdn_publish.cli.schema", "Ghi JSON Schema cho trình soạn thảo"),
    "doctor": ("ttdn_publish.cli.doctor", "Kiểm tra máy: thư viện, phông chữ, chỗ trên đĩa"),
    "completion": ("ttdn_publish.cli.completion", "In đoạn lệnh để gõ tắt lệnh bằng phím Tab"),
}


class Commands(click.Group):
    """Imports a command's module only when the command is called; speaks the language of the interface."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name][0]).command
        return in_language(command, interface_of(ctx).translate)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(N_("không có lệnh “{name}”.").format(name=args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        translate = interface_of(ctx).translate
        with formatter.section(translate(N_("Các lệnh"))):
            formatter.write_dl([(name, translate(words)) for name, (_, words) in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--ui", type=click.Choice(LANGUAGES), default="vi", envvar="TTDN_UI", help="Ngôn ngữ giao diện.")
@click.option("--json", "as_json", is_flag=True, help="Kết quả ở dạng JSON, mỗi lệnh một đối tượng.")
@click.pass_context
def group(context: click.Context, ui: str, as_json: bool) -> None:
    """Bộ công cụ xuất bản thông tin đối ngoại."""
    context.obj = Interface(ui, as_json=as_json)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and end the process: 0 no error, 1 errors found, 2 wrong usage or environment, 3 secrecy."""
    _speak_utf8()
    from ttdn_publish.errors import PublishError

    arguments = sys.argv[1:] if arguments is None else arguments
    interface = Interface(_language(arguments), as_json="--json" in arguments)
    try:
        command = in_language(group, interface.translate)
        code = command.main(arguments, prog_name="ttdn", standalone_mode=False, obj=interface)
    except click.UsageError as error:
        interface.usage(error)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        interface.warn("Đã dừng theo yêu cầu. Bản dựng trước vẫn nguyên vẹn.")
        sys.exit(130)
    except PublishError as error:
        interface.failed(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _language(arguments: list[str]) -> str:
    """The language of the interface, before click has read the arguments: help and errors need it too."""
    wanted = os.environ.get("TTDN_UI", "")
    for index, argument in enumerate(arguments):
        if argument.startswith("--ui"):
            wanted = argument.partition("=")[2] or "".join(arguments[index + 1 : index + 2])
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _speak_utf8() -> None:
    """Vietnamese on every console: what cannot be shown is replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
