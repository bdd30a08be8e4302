"""The launcher ``ttdn`` for Linux and macOS, with everything it calls played by small scripts.

Only those scripts and a few standard programs are on the PATH, and each script writes down how it was called. One test
at the end does the same with a real Python, a real environment and a real pip.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
LAUNCHER = REPOSITORY / "ttdn"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has ttdn.cmd")

STANDARD = {
    *("cat", "cksum", "cp", "date", "env", "find", "head", "ls", "mkdir", "mv", "ps", "readlink"),
    *("rm", "rmdir", "sed", "sh", "sleep", "tail", "touch", "true"),
}
LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
)

# Every script first notes its call in one line; what installs also swallows its standard input, to show whose it is.
NOTE = """#!/bin/sh
printf '%s' "${0##*/}" >>"$STAGE/calls"
for a do printf '|%s' "$a" >>"$STAGE/calls"; done
printf '\\n' >>"$STAGE/calls"
"""
PYTHON = (
    NOTE
    + """
if [ "$1" = -P ]; then shift; fi
case "$1 $2" in
    "-c "*) cat >/dev/null; [ "${0##*/}" = python ] || echo "${FAKE_VERSION:-3.11} ${FAKE_ABLE:-able} $0" ;;
    "-m venv")
        cat >/dev/null
        mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && touch "$3/pyvenv.cfg" ;;
    "-m pip")
        cat >/dev/null
        seq=1; while [ $seq -le 30 ]; do echo "pip line $seq"; seq=$((seq + 1)); done
        if [ -e "$STAGE/hang" ]; then touch "$STAGE/hanging"; while [ -e "$STAGE/hang" ]; do sleep 0.05; done; fi
        exit "${FAKE_PIP:-0}" ;;
    "-m ttdn_publish")
        shift 2
        for a do printf '<%s>' "$a"; done
        printf '\\n'
        if [ -n "${FAKE_READ:-}" ]; then cat; fi
        exit "${FAKE_EXIT:-0}" ;;
    "-m ruff") exit "${FAKE_RUFF:-0}" ;;
    "-m mypy") exit "${FAKE_MYPY:-0}" ;;
    "-m pytest") exit "${FAKE_PYTEST:-0}" ;;
    *) exit 99 ;;
esac
"""
)
SCRIPTS = {
    "python3.11": PYTHON,
    "ldconfig": NOTE
    + """for l in libc.so.6 $(cat "$STAGE/libraries"); do printf '\\t%s (libc6,x86-64) => /lib/%s\\n' $l $l; done""",
    "dpkg-query": NOTE + """printf 'install ok installed'""",
    "id": """#!/bin/sh\necho "${FAKE_UID:-1000}" """,
    "uname": """#!/bin/sh\necho Linux""",
    "sudo": NOTE + """cat >/dev/null; [ -n "${FAKE_SUDO:-}" ] || exit 1; shift; exec "$@" """,
    "apt-get": NOTE
    + """cat >/dev/null
[ "$DEBIAN_FRONTEND" = noninteractive ] || exit 98
case "$*" in *install*) [ -z "${FAKE_APT:-}" ] || exit "$FAKE_APT"; cp "$STAGE/all" "$STAGE/libraries" ;; esac
""",
}
for _tool in ("pdftotext", "mutool", "gs", "qpdf", "chromium", "javac", "omegat", "soffice", "git", "shellcheck"):
    SCRIPTS[_tool] = "#!/bin/sh\n"


class Stage:
    """A project in a folder with an awkward name, and the scripts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name in STANDARD:
            program = shutil.which(name)
            if program:
                (self.bin / name).symlink_to(program)
        for name, text in SCRIPTS.items():
            self.script(name, text)
        self.project = folder / "Bản tin (tỉnh) & xã"
        self.project.mkdir()
        shutil.copy(LAUNCHER, self.project / "ttdn")
        (self.project / "pyproject.toml").write_text("[project]\nname = 'toy'\n", encoding="utf-8")
        self.venv = self.project / ".venv"
        self.lock = self.project / ".venv.lock"
        self.libraries(*LIBRARIES)
        shutil.copy(folder / "libraries", folder / "all")

    def script(self, name: str, text: str) -> None:
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def libraries(self, *names: str) -> None:
        (self.folder / "libraries").write_text("\n".join(names) + "\n", encoding="utf-8")

    def without(self, *names: str) -> None:
        for name in names:
            (self.bin / name).unlink()

    def environment(self, extra: Mapping[str, str]) -> dict[str, str]:
        return {"PATH": str(self.bin), "HOME": str(self.folder), "STAGE": str(self.folder), **extra}

    def start(self, *arguments: str, **extra: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [str(self.project / "ttdn"), *arguments],
            env=self.environment(extra),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=self.folder,
        )

    def run(self, *arguments: str, feed: str = "", **extra: str) -> "subprocess.CompletedProcess[str]":
        process = self.start(*arguments, **extra)
        try:
            out, err = process.communicate(feed, timeout=30)
        finally:
            process.kill()
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def calls(self, containing: str = "") -> list[str]:
        path = self.folder / "calls"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [line for line in lines if containing in line]

    def forget(self) -> None:
        (self.folder / "calls").unlink(missing_ok=True)

    def hang(self) -> None:
        (self.folder / "hang").touch()

    def let_go(self) -> None:
        (self.folder / "hang").unlink()

    def hanging(self) -> bool:
        return (self.folder / "hanging").exists()


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "nothing happened for 20 seconds"
        time.sleep(0.02)


AWKWARD = ("dựng", "hai ba", "nháy \"kép\" và 'đơn'", "", "*", "$HOME", "a\\b", "--", "-x=1\n2")


def test_first_use_makes_the_environment_and_hands_every_argument_over(stage: Stage) -> None:
    result = stage.run(*AWKWARD)
    assert result.returncode == 0, result.stderr
    assert result.stdout == "".join(f"<{a}>" for a in AWKWARD) + "\n"
    assert [call.split("|")[1:3] for call in stage.calls("python")][-3:] == [["-m", "venv"], ["-P", "-m"], ["-P", "-m"]]
    assert stage.calls("|pip|") == ["python|-P|-m|pip|install|--no-input|-e|."]
    assert "lần chạy đầu tiên" in result.stderr


def test_later_use_calls_nothing_but_the_command(stage: Stage) -> None:
    stage.run("a")
    stage.forget()
    result = stage.run("b", "c d")
    assert (result.returncode, result.stdout, result.stderr) == (0, "<b><c d>\n", "")
    assert stage.calls() == ["python|-P|-m|ttdn_publish|b|c d"]


def test_later_use_is_fast(stage: Stage) -> None:
    stage.run("a")
    python = stage.venv / "bin" / "python"
    python.unlink()
    python.symlink_to(shutil.which("true") or "/bin/true")
    times = []
    for _ in range(15):
        began = time.perf_counter()
        assert subprocess.run([stage.project / "ttdn"], env=stage.environment({}), check=False).returncode == 0
        times.append(time.perf_counter() - began)
    assert min(times) < 0.03  # 3 to 5 ms where nothing else runs; any Python or pip in between would cost more


def test_a_changed_pyproject_is_installed_again_into_the_same_environment(stage: Stage) -> None:
    stage.run("a")
    (stage.venv / "kept").touch()
    with (stage.project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("version = '2'\n")
    stage.forget()
    assert stage.run("b").stdout == "<b>\n"
    assert len(stage.calls("|pip|")) == 1
    assert not stage.calls("|venv|")
    assert (stage.venv / "kept").exists()


def test_a_moved_folder_is_installed_again(stage: Stage) -> None:
    stage.run("a")
    stage.project = stage.project.rename(stage.folder / "nơi khác")
    stage.forget()
    assert stage.run("b").stdout == "<b>\n"
    assert len(stage.calls("|pip|")) == 1


def test_a_vanished_python_makes_the_environment_again(stage: Stage) -> None:
    stage.run("a")
    python = stage.venv / "bin" / "python"
    python.unlink()
    python.symlink_to(stage.folder / "gone")
    assert stage.run("b").stdout == "<b>\n"
    assert len(stage.calls("|venv|")) == 2


@pytest.mark.parametrize("times", [1, 2])
def test_the_exit_code_is_handed_over(stage: Stage, times: int) -> None:
    for _ in range(times):
        result = stage.run("a", FAKE_EXIT="3")
    assert result.returncode == 3


def test_standard_input_belongs_to_the_command_and_standard_output_too(stage: Stage) -> None:
    stage.libraries(*LIBRARIES[:-1])
    result = stage.run("a", feed="dữ liệu\n" * 3, FAKE_READ="1", FAKE_SUDO="1")
    assert result.stdout == "<a>\n" + "dữ liệu\n" * 3
    assert stage.calls("apt-get")


def test_nothing_waits_for_an_open_terminal_or_pipe(stage: Stage) -> None:
    stage.libraries()
    process = stage.start("a")  # its standard input stays open and silent
    try:
        assert process.wait(timeout=20) == 2
    finally:
        process.kill()
        process.communicate()


def test_a_link_to_the_launcher_works(stage: Stage) -> None:
    link = stage.folder / "lối tắt"
    link.symlink_to(Path(stage.project.name) / "ttdn")
    result = subprocess.run(
        [link, "a"], env=stage.environment({}), capture_output=True, encoding="utf-8", check=False, timeout=30
    )
    assert result.stdout == "<a>\n"
    assert stage.venv.is_dir()


def test_ttdn_venv_says_where_the_environment_goes(stage: Stage) -> None:
    assert stage.run("a", TTDN_VENV="ở đây/env").stdout == "<a>\n"
    assert (stage.folder / "ở đây" / "env" / "ttdn-stamp").exists()
    assert not stage.venv.exists()


# ---- System libraries ----


@pytest.mark.parametrize(
    ("missing", "package"),
    [
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset0"),
        ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
        ("libfontconfig.so.1", "libpangoft2-1.0-0"),
    ],
)
def test_without_rights_the_one_command_is_printed(stage: Stage, missing: str, package: str) -> None:
    stage.libraries(*(name for name in LIBRARIES if name != missing))
    result = stage.run("a")
    assert result.returncode == 2
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    commands = [line.strip() for line in lines if "apt-get" in line]
    assert commands == [f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {package}"]
    vietnamese = next(i for i, line in enumerate(lines) if "Hãy chạy một lần" in line)
    english = next(i for i, line in enumerate(lines) if "Run this command once" in line)
    assert vietnamese < english
    assert stage.calls("apt-get") == []
    assert stage.calls("|pip|") == []
    assert not stage.lock.exists()


@pytest.mark.parametrize(("arguments", "setting"), [(("--ui", "en", "a"), ""), (("a", "--ui=en"), ""), (("a",), "en")])
def test_english_on_request(stage: Stage, arguments: tuple[str, ...], setting: str) -> None:
    stage.libraries()
    result = stage.run(*arguments, **({"TTDN_UI": setting} if setting else {}))
    assert "Run this command once" in result.stderr
    assert "Hãy chạy" not in result.stderr
    assert result.stderr.isascii()


def test_root_installs_what_is_missing(stage: Stage) -> None:
    stage.libraries("libgobject-2.0.so.0")
    result = stage.run("a", FAKE_UID="0")
    assert result.stdout == "<a>\n", result.stderr
    update, install = stage.calls("apt-get")
    assert update.endswith("|update")
    assert install.endswith("|install|-y|--no-install-recommends|libpangoft2-1.0-0|libharfbuzz-subset0")
    assert not stage.calls("sudo")


def test_rights_that_need_no_password_are_used(stage: Stage) -> None:
    stage.libraries()
    assert stage.run("a", FAKE_SUDO="1").stdout == "<a>\n"
    assert stage.calls("sudo")[0] == "sudo|-n|true"
    assert all(call.startswith("sudo|-n|") for call in stage.calls("sudo"))
    assert len(stage.calls("|update")) == 2  # sudo's own line and apt-get's: once


def test_an_installation_that_fails_ends_with_the_command(stage: Stage) -> None:
    stage.libraries()
    result = stage.run("a", FAKE_UID="0", FAKE_APT="100")
    assert result.returncode == 2
    assert "sudo apt-get update && sudo apt-get install" in result.stderr
    assert not stage.calls("|pip|")


def test_libraries_are_not_looked_for_again(stage: Stage) -> None:
    stage.run("a")
    stage.libraries()
    assert stage.run("b").stdout == "<b>\n"


def test_libraries_on_the_library_path_count(stage: Stage) -> None:
    stage.libraries()
    for name in LIBRARIES:
        (stage.folder / name).touch()
    assert stage.run("a", LD_LIBRARY_PATH=f"/nowhere:{stage.folder}").stdout == "<a>\n"


# ---- Python ----


def test_an_old_python_is_passed_over(stage: Stage) -> None:
    stage.script("python3.11", PYTHON.replace("${FAKE_VERSION:-3.11}", "3.10"))
    stage.script("python3", PYTHON.replace("${FAKE_VERSION:-3.11}", "3.13"))
    assert stage.run("a").stdout == "<a>\n"
    assert stage.calls("|venv|")[0].startswith("python3|")


@pytest.mark.parametrize("version", ["2.7", "3.9", "3.10", "4.0"])
def test_no_python_that_is_new_enough(stage: Stage, version: str) -> None:
    result = stage.run("a", FAKE_VERSION=version)
    assert result.returncode == 2
    assert "chưa có Python 3.11" in result.stderr
    assert "install -y --no-install-recommends python3 python3-venv" in result.stderr


def test_ttdn_python_is_tried_first(stage: Stage) -> None:
    stage.script("conda-python", PYTHON)
    assert stage.run("a", TTDN_PYTHON="conda-python").stdout == "<a>\n"
    assert stage.calls("|venv|")[0].startswith("conda-python|")


def test_a_python_without_ensurepip_needs_its_debian_package(stage: Stage) -> None:
    stage.script("python3.11", NOTE + "echo 3.11 bare /usr/bin/python3.11")
    result = stage.run("a")
    assert result.returncode == 2
    assert "--no-install-recommends python3.11-venv\n" in result.stderr


# ---- Interrupted, broken, at once ----


def test_a_failed_installation_shows_the_end_of_the_log_and_is_repaired(stage: Stage) -> None:
    result = stage.run("a", FAKE_PIP="1")
    assert result.returncode == 2
    assert [line for line in result.stderr.splitlines() if "pip line" in line] == [
        f"  | pip line {number}" for number in range(11, 31)
    ]
    (stage.venv / "junk").touch()
    assert stage.run("b").stdout == "<b>\n"
    assert not (stage.venv / "junk").exists()


def test_a_killed_installation_is_repaired(stage: Stage) -> None:
    stage.hang()
    process = stage.start("a")
    wait_for(stage.hanging)
    process.kill()
    process.communicate()
    assert stage.lock.is_dir()
    (stage.venv / "junk").touch()
    # Its pip still runs: the next launcher waits for that one, too.
    second = stage.start("b")
    time.sleep(0.5)
    assert second.poll() is None
    assert (stage.venv / "junk").exists()
    stage.let_go()
    out, err = second.communicate(timeout=20)
    assert out == "<b>\n", err
    assert "xin chờ" in err
    assert not (stage.venv / "junk").exists()
    assert not stage.lock.exists()


def test_a_killed_update_is_not_taken_for_the_old_environment(stage: Stage) -> None:
    stage.run("a")
    pyproject = stage.project / "pyproject.toml"
    before = pyproject.read_bytes()
    pyproject.write_bytes(before + b"version = '2'\n")
    stage.hang()
    process = stage.start("b")
    wait_for(stage.hanging)
    process.kill()
    process.communicate()
    pyproject.write_bytes(before)
    stage.let_go()
    stage.forget()
    assert stage.run("c").stdout == "<c>\n"
    assert len(stage.calls("|pip|")) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_pip_and_lets_the_lock_go(stage: Stage, number: signal.Signals) -> None:
    stage.hang()
    process = stage.start("a")
    wait_for(stage.hanging)
    pip = int((stage.lock / "child").read_text(encoding="ascii").split()[0])
    process.send_signal(number)
    process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert not stage.lock.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pip, 0)
    stage.let_go()
    assert stage.run("b").stdout == "<b>\n"


def test_two_at_once_install_once(stage: Stage) -> None:
    stage.hang()
    first = stage.start("a")
    wait_for(stage.hanging)
    others = [stage.start(f"b{number}") for number in range(3)]
    time.sleep(0.4)
    assert all(other.poll() is None for other in others)
    stage.let_go()
    results = [process.communicate(timeout=20)[0] for process in (first, *others)]
    assert results == ["<a>\n", "<b0>\n", "<b1>\n", "<b2>\n"]
    assert len(stage.calls("|pip|")) == 1
    assert not stage.lock.exists()


def test_many_at_a_stale_lock_install_once(stage: Stage) -> None:
    stage.lock.mkdir()
    (stage.lock / "owner").write_text("999999999 1\n", encoding="ascii")
    processes = [stage.start(str(number)) for number in range(6)]
    assert [process.communicate(timeout=30)[0] for process in processes] == [f"<{n}>\n" for n in range(6)]
    assert len(stage.calls("|pip|")) == 1


@pytest.mark.parametrize("owner", ["999999999 1\n", "THIS 1\n", "999999999 \n"])
def test_a_stale_lock_is_broken(stage: Stage, owner: str) -> None:
    """A process that is gone, and one whose number another process has now (this one)."""
    stage.lock.mkdir()
    (stage.lock / "owner").write_text(owner.replace("THIS", str(os.getpid())), encoding="ascii")
    assert stage.run("a").stdout == "<a>\n"
    assert not stage.lock.exists()


def test_a_lock_without_an_owner_is_broken_when_it_is_old(stage: Stage) -> None:
    stage.lock.mkdir()
    process = stage.start("a")
    time.sleep(0.5)
    assert process.poll() is None
    old = time.time() - 300
    os.utime(stage.lock, (old, old))
    assert process.communicate(timeout=20)[0] == "<a>\n"


def test_what_somebody_else_made_is_never_deleted(stage: Stage) -> None:
    precious = stage.folder / "Tài liệu"
    precious.mkdir()
    (precious / "quan trọng.docx").touch()
    result = stage.run("a", TTDN_VENV=str(precious))
    assert result.returncode == 2
    assert "không do ttdn tạo ra" in result.stderr
    assert [path.name for path in precious.iterdir()] == ["quan trọng.docx"]


def test_a_folder_that_cannot_be_written(stage: Stage) -> None:
    result = stage.run("a", TTDN_VENV="/proc/nothing/env")  # not even by root
    assert result.returncode == 2
    assert "không ghi được" in result.stderr


# ---- ttdn test ----


def test_the_tests_run_every_step_with_the_test_tools_installed(stage: Stage) -> None:
    result = stage.run("test", "-k", "a or b", "tests/x")
    assert result.returncode == 0, result.stderr
    assert stage.calls("|pip|") == ["python|-P|-m|pip|install|--no-input|-e|.[dev]"]
    assert stage.calls()[-4:] == [
        "python|-m|ruff|check|.",
        "python|-m|ruff|format|--check|.",
        "python|-m|mypy",
        "python|-m|pytest|-n|auto|--dist|loadfile|--no-loadscope-reorder|-k|a or b|tests/x",
    ]
    for line in (
        "▶ python -m ruff check .",
        "▶ python -m mypy",
        "▶ python -m pytest -n auto --dist loadfile --no-loadscope-reorder -k a or b tests/x",
    ):
        assert line in result.stdout.splitlines()
    stage.forget()
    stage.run("test")
    stage.run("a")
    assert not stage.calls("|pip|")


def test_a_plain_environment_gets_the_test_tools_and_keeps_them(stage: Stage) -> None:
    stage.run("a")
    stage.run("test")
    assert stage.calls("|pip|")[-1].endswith("|.[dev]")
    with (stage.project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("version = '2'\n")
    stage.run("b")
    assert stage.calls("|pip|")[-1].endswith("|.[dev]")
    assert len(stage.calls("|venv|")) == 1


@pytest.mark.parametrize(
    ("failing", "code"),
    [
        ({"FAKE_RUFF": "1"}, 1),
        ({"FAKE_MYPY": "2"}, 2),
        ({"FAKE_PYTEST": "5"}, 5),
        ({"FAKE_MYPY": "2", "FAKE_PYTEST": "1"}, 2),
    ],
)
def test_all_steps_run_and_the_first_failure_counts(stage: Stage, failing: dict[str, str], code: int) -> None:
    result = stage.run("--ui", "en", "test", **failing)
    assert result.returncode == code
    assert stage.calls()[-1] == "python|-m|pytest|-n|auto|--dist|loadfile|--no-loadscope-reorder"
    assert f"✗ ({code})" in result.stdout


def test_missing_test_tools_are_installed_by_root(stage: Stage) -> None:
    stage.without("qpdf", "javac")
    stage.script("dpkg-query", NOTE + "exit 1")
    assert stage.run("test", FAKE_UID="0").returncode == 0
    wanted = "|install|-y|--no-install-recommends|qpdf|default-jdk-headless|libjaxb-java|fonts-liberation2"
    assert stage.calls("|install|-y")[0].endswith(wanted)
    stage.forget()
    stage.run("test", FAKE_UID="0")
    assert not stage.calls("apt-get"), "tried again though it did not help"


def test_one_test_tool_that_does_not_exist_does_not_keep_the_others_out(stage: Stage) -> None:
    stage.without("qpdf", "gs")
    stage.run("test", FAKE_UID="0", FAKE_APT="100")
    assert [call.rsplit("|", 1)[1] for call in stage.calls("|install|-y")] == ["qpdf", "ghostscript", "qpdf"]


def test_without_rights_missing_test_tools_are_only_reported(stage: Stage) -> None:
    stage.without("qpdf")
    result = stage.run("test")
    assert result.returncode == 0
    assert "bỏ qua (skipped)" in result.stderr
    assert "sudo apt-get install -y --no-install-recommends qpdf" in result.stderr
    assert stage.calls()[-1] == "python|-m|pytest|-n|auto|--dist|loadfile|--no-loadscope-reorder"


# ---- The file itself ----


def test_it_is_executable_and_names_no_machine_and_no_registry() -> None:
    text = LAUNCHER.read_text(encoding="utf-8")
    assert os.access(LAUNCHER, os.X_OK)
    assert text.startswith("#!/bin/sh\n")
    assert "\r" not in text
    for word in ("pyenv", "/root", "/home/", "/work", "http", "index-url", "trusted-host", "pypi"):
        assert word not in text


@pytest.mark.parametrize("path", ["ttdn", ".ci/run"])
def test_shellcheck_has_nothing_to_say(path: str) -> None:
    shellcheck = shutil.which("shellcheck")
    if shellcheck is None:
        pytest.skip("shellcheck is not installed")
    result = subprocess.run([shellcheck, REPOSITORY / path], capture_output=True, encoding="utf-8", check=False)
    assert result.stdout == ""
    assert result.returncode == 0


def test_ci_runs_the_test_command_of_the_readme() -> None:
    text = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(REPOSITORY / ".ci" / "run", os.X_OK)
    assert "./ttdn test" in text
    assert "set -euo pipefail" in text


# ---- For real ----

BACKEND = """
import zipfile
from pathlib import Path

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "toy-1-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr("toy.pth", str(Path.cwd()) + "\\n")
        wheel.writestr("toy-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: toy\\nVersion: 1\\n")
        wheel.writestr("toy-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("toy-1.dist-info/RECORD", "")
    return name
"""


@pytest.mark.slow
def test_with_a_real_python_and_pip(tmp_path: Path) -> None:
    pytest.importorskip("ensurepip")
    project = tmp_path / "Bản tin tỉnh"
    (project / "ttdn_publish").mkdir(parents=True)
    shutil.copy(LAUNCHER, project / "ttdn")
    (project / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "toy"\nversion = "1"\n',
        encoding="utf-8",
    )
    (project / "backend.py").write_text(BACKEND, encoding="utf-8")
    (project / "ttdn_publish" / "__init__.py").touch()
    (project / "ttdn_publish" / "__main__.py").write_text(
        "import sys\nprint(sys.argv[1:], sys.prefix)\nsys.exit(7)\n", encoding="utf-8"
    )
    # A file that a careless start would import instead of the standard library's.
    (tmp_path / "sys.py").write_text("raise SystemExit(99)\n", encoding="utf-8")
    (tmp_path / "site.py").write_text("raise SystemExit(99)\n", encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "TTDN_PYTHON": sys.executable,
        "TTDN_NO_SYSTEM": "1",
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    for _ in range(2):
        result = subprocess.run(
            [project / "ttdn", "dựng", "hai ba"],
            env=environment,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert result.returncode == 7, result.stderr
        assert result.stdout == f"['dựng', 'hai ba'] {project / '.venv'}\n"
    assert result.stderr == ""
