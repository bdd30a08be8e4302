"""The translators' desk: what every command on translations opens first, one at a time for a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings
from ttdn_publish.formats.files import alone
from ttdn_publish.language.codes import FOREIGN
from ttdn_publish.model.publication import Publication
from ttdn_publish.production.content import Content, read_content
from ttdn_publish.translation.library import aligned
from ttdn_publish.translation.store import Collection
from ttdn_publish.translation.stored import Translation
from ttdn_publish.workspace import Workspace

UNUSABLE = N_("Ấn phẩm này không đọc được; xem danh sách lỗi.")


@dataclass(frozen=True)
class Tray:
    """One collection in one language: as it is stored, and brought to what its sources say now."""

    collection: Collection
    before: Translation
    now: Translation


def open_publication(folder: Path) -> tuple[Content, Publication]:
    """The publication in ``folder`` with all that it leans on. Raises :class:`ContentError` when it cannot be read."""
    folder = folder.resolve()
    content = read_content(Workspace.of(folder), folder)
    if content.publication is None:
        raise ContentError(UNUSABLE, list(content.findings))
    return content, content.publication


@contextmanager
def trays(content: Content, language: str) -> Iterator[Sequence[Tray]]:
    """The collections of ``content`` in ``language``, held until the block ends: nobody else writes them meanwhile.

    Raises :class:`ContentError` when the publication is not to be printed in ``language`` or a stored file cannot be read,
    :class:`EnvironmentProblem` when somebody else holds them.
    """
    publication = content.publication
    if language not in FOREIGN or publication is None or language not in publication.languages:
        message = N_("Ấn phẩm này không có bản dịch “{language}”; thêm ngôn ngữ ấy vào khóa languages trong {file}.")
        file = Path(publication.at.file).name if publication else "?"
        raise ContentError(message.format(language=language or "?", file=file))
    with alone(content.workspace.cache / f"{language}.lock"):
        findings = Findings()
        found = []
        for collection in content.library.collections:
            before = collection.load(language, findings)
            found.append(Tray(collection, before, aligned(collection, language, findings)))
        if findings.errors:
            raise ContentError(N_("Có tệp bản dịch không đọc được; không ghi gì."), list(findings))
        yield found
