"""``ttdn check``: every mistake of the content, with file, line and a way out; and what a rule says."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option(
    "--lang",
    "languages",
    default="vi",
    show_default=True,
    help="Ngôn ngữ cần kiểm tra; với bản ngoại ngữ, soát cả thuật ngữ.",
)
@click.option("--strict", is_flag=True, help="Cảnh báo cũng tính là lỗi.")
@click.option("--explain", metavar="QUY-TẮC", help="In nội dung và căn cứ của một quy tắc, ví dụ BT07.")
@click.pass_obj
def command(interface: Interface, path: Path, languages: str, strict: bool, explain: str | None) -> int:
    """Kiểm tra một ấn phẩm (hoặc mọi ấn phẩm trong không gian làm việc) mà không dựng trang."""
    if explain:
        return _explain(interface, explain.upper())
    from ttdn_publish.cli.common import exit_code, names, publication_folders
    from ttdn_publish.findings import Finding, in_order
    from ttdn_publish.language.codes import LANGUAGES
    from ttdn_publish.production.content import check_content, check_terms, read_content

    workspace, folders = publication_folders(path)
    found: list[Finding] = []
    for folder in folders:
        for language in names(languages, LANGUAGES, "--lang"):
            content = read_content(workspace, folder)
            check_content(content, language=language)
            check_terms(content, language)
            found.extend(content.findings)
    findings = in_order(found)
    code = exit_code(findings, strict)
    interface.show(findings)
    interface.give({"findings": [f.as_dict(interface.translate) for f in findings], "exit": code})
    return code


def _explain(interface: Interface, number: str) -> int:
    from ttdn_publish.checks import RULES
    from ttdn_publish.findings import fill

    rule = RULES.get(number)
    if rule is None:
        raise click.BadParameter(f"{number} ({', '.join(sorted(RULES))})", param_hint="--explain")
    translate = interface.translate
    interface.say("{id} – {title}", id=rule.id, title=translate(rule.title))
    interface.say("{text}", text=fill(translate(rule.explanation), {}))
    interface.say("Căn cứ: {source}", source=translate(rule.source))
    interface.give(
        {
            "rule": rule.id,
            "title": translate(rule.title),
            "explanation": translate(rule.explanation),
            "source": translate(rule.source),
        }
    )
    return 0
