"""XML from outside: what is well-formed comes back the same, what is hostile is refused with a line."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ttdn_publish.formats.xml import BadXml, canonical, is_element, parse, qualified, serialise

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;">]>
<a>&z;</a>"""
OUTSIDE = b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>'
SHIFT_JIS = '<?xml version="1.0" encoding="shift_jis"?><!DOCTYPE a [<!ENTITY f "あ">]><a b="&f;">あ</a>'.encode(
    "shift_jis"
)


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "tệp rỗng hoặc không phải XML", 1),
        (b"\0\0\0", "tệp rỗng hoặc không phải XML", 1),
        (b"Xin ch\xc3\xa0o", "tệp rỗng hoặc không phải XML", 1),
        (b"PK\x03\x04\x14\x00", "tệp rỗng hoặc không phải XML", 1),
        (b"<a>\n<b>\n</a>", "thẻ mở và thẻ đóng không khớp", 3),
        (b"<a>\n<b>text", "thẻ mở và thẻ đóng không khớp", 2),
        (b'<a>\n<b c="', "thẻ mở và thẻ đóng không khớp", 2),
        (b"<a/><b/>", "thẻ mở và thẻ đóng không khớp", 1),
        (b"<a>\n\0</a>", "có ký tự mà XML không cho phép", 2),
        (b"<a>&#0;</a>", "có ký tự mà XML không cho phép", 1),
        (b'<a b="1" b="2"/>', "một thuộc tính được ghi hai lần", 1),
        (b"<a>\n<p:b/></a>", "tiền tố không gian tên chưa được khai", 2),
        (b'<a p:b="1"/>', "tiền tố không gian tên chưa được khai", 1),
        (b'<?xml version="1.0" encoding="UTF-8"?>\n<a>\xff</a>', "bảng mã của tệp không đúng như đã khai", 2),
        (b'<?xml version="1.0" encoding="nope"?><a/>', "bảng mã của tệp không đúng như đã khai", 1),
        (b"<a>\n&x;</a>", "dùng thực thể không được phép", 2),
        (b'<!DOCTYPE a SYSTEM "a.dtd">\n<a>&x;</a>', "dùng thực thể “&x;” không được khai báo trong XML", 2),
        (b'<!DOCTYPE a SYSTEM "a.dtd">\n<a b="&x;"/>', "dùng thực thể không được phép", 2),
        (BOMB, "tệp tự khai báo thực thể", 2),
        (OUTSIDE, "tệp tự khai báo thực thể", 1),
        (SHIFT_JIS, "tệp tự khai báo thực thể", None),
        (b"<a>" * 400 + b"</a>" * 400, "tệp XML lồng quá sâu", 1),
        (b"<a>" + b"x" * 11_000_000 + b"</a>", "tệp XML lồng quá sâu hoặc có đoạn quá lớn", 1),
        (b" <?xml version='1.0'?><a/>", "cú pháp XML không đúng", 1),
    ],
)
def test_bad_xml_is_refused_with_its_reason_and_line(data: bytes, reason: str, line: int | None) -> None:
    with pytest.raises(BadXml) as refused:
        parse(data)
    assert refused.value.reason.startswith(reason)
    assert refused.value.line == line


def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    with pytest.raises(BadXml, match="lớn quá 1 MB"):
        parse(b"<a>" + b" " * 1024 * 1024 + b"</a>", limit=1024 * 1024)


@given(st.binary() | st.text().map(lambda text: f"<a>{text}</a>".encode("utf-8", "surrogatepass")))
@example(b"<?xml version='1.0' encoding='utf-16'?><a/>")
@example(b"\xff\xfe<\x00a\x00/\x00>\x00")
def test_any_bytes_are_parsed_or_refused(data: bytes) -> None:
    try:
        tree = parse(data)
    except BadXml:
        return  # what is said then is for the cases above
    assert canonical(parse(serialise(tree))) == canonical(tree)


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?><!-- c --><?p i?><a>\r\n<!-- d --><b c="&#10;&lt;"/><![CDATA[<]]>&#13;</a><!-- e -->',
        '<?xml version="1.0" encoding="UTF-16"?><a>chợ nổi</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="windows-1258" standalone="yes"?><a>ư</a>'.encode("cp1258"),
        b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>',
        b'<a xmlns="relative" xmlns:b="also-relative"><b:c/></a>',
        b'<a><b xml:id="x"/><b xml:id="x"/></a>',
    ],
)
def test_well_formed_xml_is_written_as_it_was_read(data: bytes) -> None:
    tree = parse(data)
    written = serialise(tree)
    assert canonical(parse(written)) == canonical(tree)
    assert parse(written).docinfo.doctype == tree.docinfo.doctype
    assert (parse(written).docinfo.standalone or None) == (tree.docinfo.standalone or None)


def test_names_and_elements_are_told_apart() -> None:
    root = parse(b'<a xmlns="n" b="1"><!-- c --><d/></a>').getroot()
    assert [is_element(node) for node in root] == [False, True]
    assert [qualified(name) for name in (root.tag, *root.attrib)] == [("n", "a"), ("", "b")]
