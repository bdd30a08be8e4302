"""``ttdn exchange``: files that go to and come from translators' tools."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.family import Family
from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_


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


@command.command(
    "out",
    short_help=N_("Xuất bản dịch cho người dịch"),
    help=N_(
        "Xuất bản dịch của số bản tin trong FOLDER vào thư mục out cho chương trình của người dịch, kèm quy tắc ngắt câu (SRX)."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--lang", "languages", required=True, help=N_("Ngôn ngữ, cách nhau bằng dấu phẩy."))
@click.option(
    "--for",
    "kind",
    type=click.Choice(["xliff", "xliff12", "omegat3", "tmx"]),
    default="xliff",
    show_default=True,
    help=N_("XLIFF 2.1; XLIFF 1.2; XLIFF 1.2 cho OmegaT 3; bộ nhớ dịch TMX."),
)
@click.pass_obj
def out(interface: Interface, folder: Path, languages: str, kind: str) -> int:
    """Files for translators; the stored translations stay as they are."""
    from ttdn_publish.cli.common import names, publication_folder
    from ttdn_publish.language.codes import FOREIGN
    from ttdn_publish.production.exchanging import send

    workspace, place = publication_folder(folder)
    made = [path for language in names(languages, FOREIGN, "--lang") for path in send(place, language, kind)]
    for path in made:
        interface.say("  {path}", path=workspace.name(path))
    interface.give({"results": [workspace.name(path) for path in made]})
    return 0


@command.command(
    "in",
    short_help=N_("Nhập tệp người dịch gửi về"),
    help=N_(
        "Nhập các tệp XLIFF người dịch gửi về vào số bản tin trong FOLDER; tệp TMX thì cất vào bộ nhớ dịch. Câu đã duyệt không bị ghi đè; điều không nhập được thì nêu tên."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", required=True, help=N_("Tên người dịch, người chịu trách nhiệm về tệp."))
@click.pass_obj
def receive(interface: Interface, folder: Path, files: tuple[Path, ...], by: str) -> int:
    """What translators sent back; exit 1 when something could not be taken."""
    from ttdn_publish.cli.common import publication_folder
    from ttdn_publish.production import exchanging

    _, place = publication_folder(folder)
    done = exchanging.receive(place, files, by)
    findings = [finding for one in done for finding in one.findings]
    for one in done:
        interface.say(
            "{file} ({language}): {taken} câu mới, {raised} câu được xác nhận, {left} câu không nhập",
            file=one.file.name,
            language=one.language,
            taken=one.taken,
            raised=one.raised,
            left=len(one.findings),
        )
    interface.show(findings)
    interface.give(
        {
            "files": [
                {"file": str(one.file), "language": one.language, "taken": one.taken, "raised": one.raised}
                for one in done
            ],
            "findings": [finding.as_dict(interface.translate) for finding in findings],
        }
    )
    return int(bool(findings))
