"""``ttdn pack``: packages for the print shop, the archive, an event; and the proof that one is as it was made."""

from __future__ import annotations

from pathlib import Path

import click

from ttdn_publish.cli.interface import Interface
from ttdn_publish.findings import N_

_PURPOSES = ("printer", "archive", "event")


@click.command(
    "pack",
    help=N_(
        "Đóng gói ấn phẩm trong FOLDER thành một tệp ZIP: cho nhà in, để lưu trữ, hoặc cho một sự kiện (thư mục có event.yaml). Còn câu chưa duyệt, bản ghi mẫu hay lỗi thì không đóng gói, trừ khi ghi --draft."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True), required=False)
@click.option(
    "--for",
    "purpose",
    type=click.Choice(_PURPOSES),
    help=N_("Gói cho ai: printer (nhà in), archive (lưu trữ), event (sự kiện)."),
)
@click.option(
    "--lang",
    "languages",
    default="",
    help=N_("Ngôn ngữ, cách nhau bằng dấu phẩy; bỏ trống là mọi ngôn ngữ của ấn phẩm."),
)
@click.option("--draft", is_flag=True, help=N_("Đóng gói nháp dù còn lỗi: tên có chữ NHAP, trang đóng chữ BẢN NHÁP."))
@click.option(
    "--out", type=click.Path(path_type=Path), help=N_("Thư mục hoặc tên tệp .zip; mặc định trong thư mục out.")
)
@click.option(
    "--verify",
    "package",
    type=click.Path(path_type=Path),
    metavar="FILE.zip",
    help=N_("Kiểm tra một gói đã đóng: có tệp nào bị đổi, thêm, bớt không."),
)
@click.pass_obj
def command(
    interface: Interface,
    folder: Path | None,
    purpose: str | None,
    languages: str,
    draft: bool,
    out: Path | None,
    package: Path | None,
) -> int:
    """Exit 0 when the package is made or found unchanged, 1 when something forbids it."""
    if (package is None) == (folder is None):
        raise click.UsageError(N_("cần FOLDER để đóng gói, hoặc --verify FILE.zip để kiểm tra."))
    if package is not None:
        return _verify(interface, package)
    assert folder is not None
    return _pack(interface, folder, purpose, languages, draft, out)


def _pack(
    interface: Interface, folder: Path, purpose: str | None, languages: str, draft: bool, out: Path | None
) -> int:
    from ttdn_publish.cli.common import names, publication_folder
    from ttdn_publish.language.codes import LANGUAGES
    from ttdn_publish.production.packing import EVENT, PackOrder, as_dict, is_event, pack

    place = folder if folder.is_dir() else folder.parent
    if is_event(place):
        purpose = purpose or EVENT
    if purpose is None:
        raise click.UsageError(N_("ghi gói cho ai: --for printer, --for archive hoặc --for event."))
    if (purpose == EVENT) != is_event(place):
        raise click.UsageError(N_("--for event dùng cho thư mục có event.yaml; --for printer, archive cho ấn phẩm."))
    if purpose != EVENT:
        _, place = publication_folder(folder)
    pairs = (f"{one}+{other}" for one in LANGUAGES for other in LANGUAGES if one != other)
    chosen = names(languages, (*LANGUAGES, *pairs), "--lang", LANGUAGES) if languages else ()
    done = pack(PackOrder(place, purpose, chosen, draft, out), interface.progress)
    if done.findings:
        interface.show(done.findings)
    interface.say("Gói: {path}", path=done.path)
    interface.say(
        "  {files} tệp, {size} MB, SHA-256 {sha256}", files=done.files, size=_mb(done.size), sha256=done.sha256
    )
    if draft:
        interface.warn("Gói nháp: chỉ để xem; điều còn thiếu ghi trong CON-THIEU.txt.")
    interface.give(as_dict(done, interface.translate) | {"exit": 0})
    return 0


def _verify(interface: Interface, package: Path) -> int:
    from ttdn_publish.cli.common import exit_code
    from ttdn_publish.production.packing import verify_package

    found = verify_package(package)
    code = exit_code(found.findings, strict=False)
    if found.findings:
        interface.show(found.findings)
    else:
        interface.say("Gói còn nguyên: {files} tệp đúng như manifest.json.", files=found.files)
    interface.say("  SHA-256 {sha256}", sha256=found.sha256)
    interface.give(
        {
            "package": package.name,
            "sha256": found.sha256,
            "files": found.files,
            "about": dict(found.about),
            "findings": [finding.as_dict(interface.translate) for finding in found.findings],
            "exit": code,
        }
    )
    return code


def _mb(size: int) -> str:
    return f"{size / 1024**2:.1f}"
