"""``ttdn translate``: translations brought to what the sources say, and drafted offline."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

_ORIGINS = {
    "memory": N_("từ bộ nhớ dịch"),
    "near": N_("gần giống trong bộ nhớ, cần sửa"),
    "term": N_("thuật ngữ"),
    "name": N_("tên riêng"),
    "date": N_("ngày tháng"),
    "number": N_("con số"),
}


@click.command("translate")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--lang", "languages", default="", help="Ngôn ngữ, cách nhau bằng dấu phẩy; bỏ trống là mọi ngôn ngữ của số."
)
@click.pass_obj
def command(interface: Interface, folder: Path, languages: str) -> int:
    """Dịch nháp số bản tin trong FOLDER, không dùng mạng: từ bộ nhớ dịch, thuật ngữ, tên, ngày và con số. Câu đã có lời thì giữ nguyên."""
    from ttdn_publish.cli.common import names, publication_folder
    from ttdn_publish.language.codes import FOREIGN
    from ttdn_publish.production.translating import languages_of, translate

    workspace, place = publication_folder(folder)
    wanted = names(languages, FOREIGN, "--lang") if languages else languages_of(place)
    done = translate(place, wanted)
    for one in done:
        interface.say(
            "{language}: {sentences} câu; {missing} chưa dịch, {outdated} đã cũ",
            language=one.language,
            sentences=one.sentences,
            missing=one.missing,
            outdated=one.outdated,
        )
        for origin, count in one.drafted.items():
            interface.say("  {count} câu {origin}", count=count, origin=interface.translate(_ORIGINS[origin]))
        for path in one.written:
            interface.say("  {path}", path=workspace.name(path))
    interface.give(
        {
            "languages": [
                {
                    "language": one.language,
                    "sentences": one.sentences,
                    "missing": one.missing,
                    "outdated": one.outdated,
                    "drafted": dict(one.drafted),
                    "written": [workspace.name(path) for path in one.written],
                }
                for one in done
            ]
        }
    )
    return 0
