"""The program as a process: how fast it starts, what it says to pipes and terminals, what a kill leaves behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from valuecase.cli.group import COMMANDS

LIBRARY = Path(__file__).parents[1] / "packs" / "library"

Program = Callable[..., subprocess.CompletedProcess[str]]
NO_TERMINAL = sys.platform == "win32"


def test_help_comes_without_the_engine() -> None:
    """Neither records, plugins, TOML nor rules are imported to print it."""
    code = (
        "import sys; sys.argv[1:] = ['--help']\n"
        "from valuecase.cli.group import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'attrs', 'pluggy', 'tomlkit', 'tomllib', 'rich', 'json', 'valuecase.engine'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
    assert "Everything you need before you meet a partner" in done.stdout


def test_every_command_has_help_with_an_example(program: Program) -> None:
    """And every one is named by the program's own help."""
    whole = program("--help").stdout

    for name in (name for section in COMMANDS.values() for name in section):
        assert f"\n  {name} " in whole
        done = program(name, "--help")
        assert done.returncode == 0
        assert "Example" in done.stdout, name
        assert "valuecase " + name in done.stdout.split("Example")[1]


def test_the_version_is_told(program: Program) -> None:
    """As the installed distribution has it."""
    assert program("--version").stdout.startswith("valuecase ")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("breif",), 2, 'Did you mean "brief"?'),
        (("brief",), 2, "Missing argument 'PARTNER'"),
        (("brief", "none.toml"), 2, "there is no such file"),
        (("--types", "none", "types"), 2, "does not exist"),
        (("--as-of", "May", "types"), 2, "2026-12-01"),
        (("new", "partnr"), 2, 'Did you mean "partner"?'),
    ],
)
def test_bad_usage_ends_with_2_and_says_what_is_right(
    program: Program, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """On standard error; standard output stays empty."""
    done = program(*arguments)

    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_exit_codes_tell_done_findings_and_unusable(program: Program, elm_street: Path) -> None:
    """0, 1 and 2."""
    types = ("--types", LIBRARY)
    assert program(*types, "brief", elm_street).returncode == 0
    elm_street.write_text(elm_street.read_text(encoding="utf-8").replace("renovating", "renovatign"), encoding="utf-8")
    assert program(*types, "brief", elm_street).returncode == 1
    elm_street.write_text("[", encoding="utf-8")
    assert program(*types, "brief", elm_street).returncode == 2


def test_what_a_command_says_itself_wins(program: Program, elm_street: Path) -> None:
    """Over the same option of the program, which wins over the environment."""
    done = program("--types", LIBRARY, "--as-of", "2025-01-01", "brief", elm_street, "--as-of", "2026-12-01")
    assert "as of 1 December 2026" in done.stdout
    assert program("brief", elm_street, "--types", LIBRARY).returncode == 0
    assert program("brief", elm_street).returncode == 2
    both = os.pathsep.join((str(LIBRARY), str(LIBRARY)))
    assert program("brief", elm_street, env={"VALUECASE_TYPES": both}).returncode == 0


def test_a_pipe_gets_no_color_and_a_terminal_its_width(program: Program, elm_street: Path) -> None:
    """Eighty columns unless COLUMNS says otherwise; never wider than reads well."""
    plain = program("--types", LIBRARY, "brief", elm_street).stdout
    narrow = program("--types", LIBRARY, "brief", elm_street, env={"COLUMNS": "50"}).stdout
    wide = program("--types", LIBRARY, "brief", elm_street, env={"COLUMNS": "400"}).stdout

    def widest(text: str) -> int:
        return max(len(line) for line in text.splitlines() if "://" not in line and "elm.toml" not in line)

    assert "\x1b" not in plain
    assert widest(plain) <= 80
    assert widest(narrow) <= 50
    assert widest(wide) <= 100


@pytest.mark.skipif(NO_TERMINAL, reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_color", "colored"), [("", True), ("1", False)])
def test_a_terminal_gets_emphasis_unless_its_user_wants_none(elm_street: Path, no_color: str, colored: bool) -> None:
    """NO_COLOR is respected."""
    import pty

    master, slave = pty.openpty()
    env = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
    command = [
        sys.executable,
        "-c",
        "from valuecase.cli.group import main; main()",
        "--types",
        LIBRARY,
        "brief",
        elm_street,
    ]
    with subprocess.Popen(list(map(str, command)), stdout=slave, stderr=subprocess.DEVNULL, env=env) as process:
        os.close(slave)
        shown = b""
        try:
            while chunk := os.read(master, 65536):
                shown += chunk
        except OSError:  # what Linux says at the end of a pseudo-terminal
            pass
        os.close(master)
        assert process.wait(30) == 0

    assert (b"\x1b[" in shown) is colored


def test_a_reader_that_stops_reading_is_no_mistake() -> None:
    """`valuecase facts hospital | head -1` ends without a word."""
    command = [sys.executable, "-c", "from valuecase.cli.group import main; main()", "facts", "hospital"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        process.wait(30)

    assert b"Traceback" not in said


def test_a_terminal_without_these_letters_gets_question_marks(elm_street: Path) -> None:
    """Rather than an error."""
    command = [
        sys.executable,
        "-c",
        "from valuecase.cli.group import main; main()",
        "--types",
        LIBRARY,
        "brief",
        elm_street,
    ]
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(list(map(str, command)), capture_output=True, env=env, timeout=60, check=False)

    assert done.returncode == 0
    assert b"?" in done.stdout


@pytest.mark.skipif(NO_TERMINAL, reason="needs signals")
def test_a_killed_fill_loses_nothing(tmp_path: Path) -> None:
    """What was answered is in the file, and the file is whole."""
    path = tmp_path / "oak.toml"
    path.write_text('[partner]\nname = "Oak"\ntype = "library"\n', encoding="utf-8")
    command = [sys.executable, "-c", "from valuecase.cli.group import main; main()", "--types", str(LIBRARY)]
    command += ["fill", str(path), "--said-by", "Bo", "--step", "listen"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"60\nno\n")
        process.stdin.flush()
        deadline = time.monotonic() + 30
        while "police_want_names" not in path.read_text(encoding="utf-8") and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait(30)

    import tomllib

    facts = tomllib.loads(path.read_text(encoding="utf-8"))["facts"]
    assert facts["people_asking_for_help"]["value"] == 60
    assert facts["police_want_names"]["value"] is False
    assert [entry.name for entry in tmp_path.iterdir()] == ["oak.toml"]


def test_shells_complete_commands_types_and_facts(elm_street: Path) -> None:
    """As click does it, with our own names."""

    def completed(words: str) -> list[str]:
        count = str(len(words.split(" ")) - 1)
        env = {"_VALUECASE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count}
        code = "from valuecase.cli.group import main; main(prog_name='valuecase')"
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env={**os.environ, **env},
            timeout=60,
            check=False,
        )
        return [line.partition(",")[2] for line in done.stdout.splitlines() if line]

    assert completed("valuecase br") == ["brief"]
    assert completed("valuecase show hos") == ["hospital"]
    assert completed(f"valuecase --types {LIBRARY} note {elm_street} renov") == ["renovating"]
    assert completed("valuecase note nowhere.toml renov") == []


def test_json_is_json_and_nothing_else(program: Program, elm_street: Path) -> None:
    """On standard output of every command that lists."""
    for arguments in (
        ("types",),
        ("show", "library"),
        ("facts", "library"),
        ("ask", elm_street),
        ("check", elm_street),
    ):
        done = program("--types", LIBRARY, *arguments, "--json")
        json.loads(done.stdout)
