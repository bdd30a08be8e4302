"""The launcher for Windows, ``ttdn.cmd``, read as a text: what can be known about it without Windows."""

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PATH = REPOSITORY / "ttdn.cmd"
RAW = PATH.read_bytes()
LINES = RAW.decode("utf-8").split("\r\n")
BEHIND = next(number for number, line in enumerate(LINES) if line.startswith("rem ---- What is said to people."))
COMMANDS = LINES[:BEHIND]
TEXTS = LINES[BEHIND + 1 : -1]

MENU = {
    "1": "Dựng số bản tin",
    "2": "Kiểm tra nội dung",
    "3": "Xem tình trạng",
    "4": "Tạo số mới",
    "5": "Kiểm tra máy (doctor)",
    "6": "Mở thư mục kết quả",
    "0": "Thoát",
}


def text(language: str, key: str) -> list[str]:
    beginning = f"#{language} {key}|"
    return [line.removeprefix(beginning) for line in TEXTS if line.startswith(beginning)]


def block(label: str) -> list[str]:
    """The commands of a label, up to the next one."""
    start = COMMANDS.index(f":{label}") + 1
    end = next((n for n in range(start, len(COMMANDS)) if re.match(r":\w", COMMANDS[n])), len(COMMANDS))
    return COMMANDS[start:end]


def test_every_line_ends_as_windows_wants_it_and_there_is_no_byte_order_mark() -> None:
    assert not RAW.startswith(b"\xef\xbb\xbf")
    assert RAW.endswith(b"\r\n")
    assert RAW.count(b"\n") == RAW.count(b"\r\n") == RAW.count(b"\r")
    assert b"\t" not in RAW


def test_git_keeps_these_line_ends() -> None:
    attributes = (REPOSITORY / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert any(re.fullmatch(r"\*\.cmd\s+text eol=crlf", line) for line in attributes)
    assert any(re.fullmatch(r"/ttdn\s+text eol=lf", line) for line in attributes)


def test_no_line_is_too_long() -> None:
    assert max(map(len, LINES)) < 1000  # cmd.exe stops at 8191, after its variables are filled in


def test_commands_are_ascii_and_texts_stand_behind_the_last_of_them() -> None:
    for line in COMMANDS:
        assert line.isascii(), line
    assert [line for line in COMMANDS if line][-1] == "exit /b %RESULT%"
    for line in TEXTS:
        assert re.match(r"#(vi|en) [a-z-]+\|", line), line


def test_the_code_page_is_utf_8_before_anything_is_said_and_is_put_back() -> None:
    chosen = COMMANDS.index("chcp 65001 >nul 2>&1")
    assert chosen < min(number for number, line in enumerate(COMMANDS) if "call :say" in line or "echo" in line[5:])
    assert block("end")[0] == "if defined CODEPAGE chcp %CODEPAGE% >nul 2>&1"


def test_every_label_that_is_gone_to_exists_once_and_every_label_is_used() -> None:
    labels = [line[1:] for line in COMMANDS if re.match(r":\w", line)]
    wanted = {word for line in COMMANDS for word in re.findall(r"(?:\bgoto |\bcall :)(\w+)", line)}
    assert len(labels) == len({label.lower() for label in labels})
    assert wanted == set(labels)


def test_no_command_runs_into_a_subroutine() -> None:
    """What is called ends with ``exit``, and what stands before a called label has ended as well."""
    called = {word for line in COMMANDS for word in re.findall(r"\bcall :(\w+)", line)}
    for label in called:
        start = COMMANDS.index(f":{label}")
        before = next(line for line in reversed(COMMANDS[:start]) if line and not line.startswith("rem "))
        assert re.match(r"(exit /b|goto )", before), label


def test_every_text_exists_in_both_languages_and_is_used() -> None:
    said = {word for line in COMMANDS for word in re.findall(r"call :say ([a-z-]+)", line)}
    for language in ("vi", "en"):
        keys = {line.split("|")[0].split()[1] for line in TEXTS if line.startswith(f"#{language} ")}
        assert keys == said
    for key in said:
        assert len(text("vi", key)) == len(text("en", key)), key


def test_no_vietnamese_text_is_in_fact_english() -> None:
    for line in TEXTS:
        if line.startswith("#en "):
            assert line.isascii(), line
        elif re.search("[a-z]", line.split("|")[1].replace("ttdn", "")):
            assert not line.isascii() or "Xong" in line, line


@pytest.mark.parametrize(("number", "entry"), MENU.items())
def test_the_menu_has_every_entry_and_does_it(number: str, entry: str) -> None:
    assert f"  {number}  {entry}" in text("vi", "menu")
    jump = next(line for line in COMMANDS if line.startswith(f'if "%CHOICE%"=="{number}" goto '))
    commands = "\n".join(block(jump.split()[-1]))
    assert {
        "1": r'call :run build "content\bulletins\%PICKED%"',
        "2": r'call :run check "content\bulletins\%PICKED%"',
        "3": r'call :run status "content\bulletins\%PICKED%"',
        "4": r'call :run new "content\bulletins\%NAME%"',
        "5": "call :run doctor",
        "6": r'explorer "%ROOT%out"',
        "0": "goto end",
    }[number] in commands
    if number != "0":
        assert commands.rstrip().endswith("goto menu_again")


def test_the_menu_has_no_other_entry() -> None:
    assert [line.split()[0] for line in text("vi", "menu") if re.match(r"  \d", line)] == list(MENU)
    assert [line.split()[0] for line in text("en", "menu") if re.match(r"  \d", line)] == list(MENU)


def test_a_menu_without_a_keyboard_ends() -> None:
    assert "if %EMPTY% GEQ 5 goto menu_quit" in block("menu_nothing")


def test_every_argument_and_the_exit_code_are_handed_over() -> None:
    line = COMMANDS.index('"%PY%" -P -m ttdn_publish %*')
    assert COMMANDS[line + 1] == 'set "RESULT=%ERRORLEVEL%"'
    assert COMMANDS[line + 2] == "goto end"
    assert not any(re.fullmatch(r"shift", command) for command in COMMANDS), "a plain shift moves %0, too"


def test_the_tests_run_as_in_the_other_launcher() -> None:
    steps = [line.removeprefix("call :step -m ") for line in block("test") if ":step" in line]
    assert steps == ["ruff check .", "ruff format --check .", "mypy", "pytest%REST%"]


def test_every_python_is_asked_for_its_version() -> None:
    tried = [line.removeprefix("call :try_python ") for line in block("find_python") if line.startswith("call ")]
    assert tried[0] == "py -3.11"
    assert {"py -3", "python"} <= set(tried)
    assert "sys.version_info < (3, 11)" in "\n".join(block("try_python"))


def test_without_python_people_are_told_where_to_get_it() -> None:
    hint = "\n".join(text("vi", "no-python"))
    for word in ("Microsoft Store", "Software Center", "không cần quyền quản trị"):
        assert word in hint
    assert b"http" not in RAW
    assert b"index-url" not in RAW


def test_the_stamp_is_written_last() -> None:
    install = block("install_project")
    stamp = next(number for number, line in enumerate(install) if line.startswith("copy ") and "%STAMP%" in line)
    pip = next(number for number, line in enumerate(install) if " -m pip install " in line)
    failed = next(number for number, line in enumerate(install) if line.endswith("goto install_failed"))
    removed = next(number for number, line in enumerate(install) if line.startswith("del ") and "%STAMP%" in line)
    assert removed < pip < failed < stamp


def test_a_folder_is_deleted_only_if_the_launcher_made_it() -> None:
    deleting = [number for number, line in enumerate(COMMANDS) if "rmdir" in line]
    assert len(deleting) == 1
    assert COMMANDS[deleting[0] - 1] == ":install_again"
    assert [line for line in COMMANDS if "goto install_again" in line] == ['if exist "%MARKER%" goto install_again']


def test_what_is_installed_never_waits_for_a_keyboard() -> None:
    for line in COMMANDS:
        if " -m pip " in line or " -m venv " in line:
            assert "<nul" in line


def test_every_path_is_quoted() -> None:
    for line in COMMANDS:
        if line.startswith(("rem ", "echo ")):
            continue
        for name in ("ROOT", "VENV", "PY", "LOG", "LOCK", "STAMP", "FRESH", "MARKER", "SELF"):
            for match in re.finditer(f"%{name}%", line):
                assert line[: match.start()].count('"') % 2 == 1, line
