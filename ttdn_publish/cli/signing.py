"""``ttdn review approve`` and ``ttdn review dismiss``: what people answer for with their names."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_


@click.command(
    "approve",
    short_help=N_("Ký duyệt bài, câu, cả ấn phẩm hoặc mẫu thư"),
    help=N_(
        "Ký duyệt ấn phẩm trong FOLDER, hoặc chỉ một số bài, một số câu; FOLDER là một mẫu thư .docx thì ký mẫu ấy. Người ký phải có hồ sơ trong content/people.yaml; câu máy dịch chưa ai soát thì không ký được."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--by", "person", required=True, help=N_("Mã hoặc họ tên người ký trong content/people.yaml."))
@click.option("--lang", "languages", default="vi", show_default=True, help=N_("Ngôn ngữ, cách nhau bằng dấu phẩy."))
@click.option("--article", "articles", multiple=True, metavar="SLUG", help=N_("Chỉ ký bài này; dùng được nhiều lần."))
@click.option("--unit", "units", multiple=True, metavar="MÃ", help=N_("Chỉ ký đơn vị này; dùng được nhiều lần."))
@click.pass_obj
def approve(
    interface: Interface,
    folder: Path,
    person: str,
    languages: str,
    articles: tuple[str, ...],
    units: tuple[str, ...],
) -> int:
    """Exit 1 when something cannot be signed: then nothing is."""
    from ttdn_publish.cli.common import names, publication_folder
    from ttdn_publish.language.codes import LANGUAGES
    from ttdn_publish.production import approving

    if folder.suffix.lower() == ".docx":
        approving.approve_template(folder, person)
        interface.say("{person} ký mẫu {path}; sửa mẫu thì phải ký lại.", person=person, path=folder)
        interface.give({"template": str(folder), "by": person})
        return 0
    _, place = publication_folder(folder)
    done = approving.approve(place, names(languages, LANGUAGES, "--lang"), person, articles=articles, units=units)
    for one in done:
        interface.say(
            "{language}: {person} ký {count} câu; {waiting} câu còn chờ người thứ hai",
            language=one.language,
            person=person,
            count=one.sentences,
            waiting=one.waiting,
        )
    interface.give(
        {
            "languages": [
                {"language": o.language, "sentences": o.sentences, "lines": o.lines, "waiting": o.waiting} for o in done
            ]
        }
    )
    return 0


@click.command(
    "dismiss",
    short_help=N_("Giữ bản dịch dù câu gốc đã đổi"),
    help=N_(
        "Nói rằng câu gốc đổi mà bản dịch vẫn đúng. SENTENCE có dạng mã:số, xem trong bản soát. Câu gốc đổi lần nữa thì câu lại bị coi là cũ."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("sentences", nargs=-1, required=True, metavar="SENTENCE...")
@click.option("--lang", "language", required=True, help=N_("Ngôn ngữ."))
@click.option("--by", "person", required=True, help=N_("Họ tên người chịu trách nhiệm."))
@click.pass_obj
def dismiss(interface: Interface, folder: Path, sentences: tuple[str, ...], language: str, person: str) -> int:
    """Exit 1 when a sentence is not outdated: then nothing is changed."""
    from ttdn_publish.cli.common import names, publication_folder
    from ttdn_publish.language.codes import FOREIGN
    from ttdn_publish.production import dismissing

    _, place = publication_folder(folder)
    (wanted,) = names(language, FOREIGN, "--lang")
    count = dismissing.dismiss(place, wanted, sentences, person)
    interface.say("{person} giữ bản dịch của {count} câu.", person=person, count=count)
    interface.give({"language": wanted, "sentences": list(sentences), "by": person})
    return 0
