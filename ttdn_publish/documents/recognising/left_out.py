"""What of a typed file is not carried over as it was: tracked changes, pictures, labels that Word counted, an old encoding."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_publish.documents.recognising import rules
from ttdn_publish.documents.recognising.recognised import shown
from ttdn_publish.documents.recognising.words import is_draft_mark, looks_old
from ttdn_publish.findings import N_, Finding, Place, Severity
from ttdn_publish.formats.typed.line import LeftOut, TypedFile, TypedTable


def left_out_findings(file: TypedFile, name: str) -> Iterator[Finding]:
    """One finding for each kind of thing, at the file called ``name``."""
    at, left = Place(name, 1), file.left_out
    if looks_old("\n".join(line.text for line in file.lines())):
        message = N_("Chữ trong tệp có vẻ gõ bằng phông TCVN3 (.VnTime), không phải Unicode.")
        yield rules.OLD_ENCODING.at(at, message)
    if left.inserted or left.deleted:
        message = N_("Thay đổi đang theo dõi: giữ {inserted} chỗ thêm, bỏ {deleted} chỗ xóa.")
        yield rules.CHANGES_SETTLED.at(at, message, inserted=left.inserted, deleted=left.deleted)
    if left.bullets:
        message = N_("{count} ký hiệu đầu dòng của Word thành - hoặc +.")
        yield rules.LABELS.at(at, message, count=left.bullets)
    if left.uncounted:
        message = N_("{count} số thứ tự của Word có kiểu đếm chưa biết, ghi bằng chữ số.")
        yield rules.LABELS.at(at, message, count=left.uncounted)
    yield from _dropped(left, at)
    if left.boxes or left.notes:
        message = N_("{boxes} hộp chữ và {notes} chú thích thành dòng thường, sau đoạn mà chúng đi kèm.")
        yield rules.NOT_CARRIED.at(at, message, boxes=left.boxes, notes=left.notes)
    for table in (block for block in file.blocks if isinstance(block, TypedTable)):
        if table.merged:
            message = N_("Bảng có ô gộp: chữ nằm ở ô đầu, các ô còn lại để trống.")
            yield rules.NOT_CARRIED.at(Place(name, table.line), message, severity=Severity.NOTICE)


def _dropped(left: LeftOut, at: Place) -> Iterator[Finding]:
    counted = (
        (N_("{count} ảnh"), left.pictures),
        (N_("{count} công thức"), left.formulas),
        (N_("{count} ghi chú bên lề"), left.comments),
        (N_("{count} dòng mục lục"), left.contents),
    )
    for phrase, count in counted:
        if count:
            yield rules.NOT_CARRIED.at(at, N_("Không đưa vào: {what}."), what=phrase.format(count=count))
    for line in (one for one in left.running if not is_draft_mark(one)):
        message = N_("Không đưa vào dòng đầu trang hoặc chân trang “{words}”.")
        yield rules.NOT_CARRIED.at(at, message, words=shown(line))
    for sign in left.symbols:
        yield rules.NOT_CARRIED.at(at, N_("Không đưa vào ký hiệu “{words}” của phông ký hiệu."), words=shown(sign))
    for text in left.struck:
        message = N_("Chữ gạch ngang “{words}” được giữ như chữ thường.")
        yield rules.NOT_CARRIED.at(at, message, severity=Severity.NOTICE, words=shown(text))
