"""A machine as a stranger has it: a fresh environment, the built wheel, and nothing of this checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input")


class Stranger:
    """A folder to work in, with an environment of its own into which the wheel is installed with its extras."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = folder / "environment"
        built = folder / "built"
        self._do(sys.executable, "-m", "build", "--wheel", "--outdir", built, ROOT)
        self._do(sys.executable, "-m", "venv", self.environment)
        (wheel,) = built.glob("*.whl")
        self.pip("install", f"{wheel}[check,testing]")

    def pip(self, *arguments: object, fails: bool = False) -> str:
        """What pip says; it must go well, or with `fails` must not."""
        return self._do(self._own("python"), "-m", "pip", *arguments[:1], *QUIET, *arguments[1:], fails=fails)

    def python(self, *arguments: object, within: Path) -> str:
        return self._do(self._own("python"), *arguments, within=within)

    def valuecase(self, *arguments: object, expect: int = 0) -> str:
        """What the program prints, on both streams; it must end with this code and never with a traceback."""
        done = self._run(self._own("valuecase"), *arguments)
        assert done.returncode == expect, done.stdout
        assert "Traceback" not in done.stdout
        return done.stdout

    def installed(self, module: str) -> Path:
        """The folder of an installed package."""
        found = self._do(self._own("python"), "-c", f"import {module}; print({module}.__path__[0])")
        return Path(found.strip())

    def _own(self, name: str) -> str:
        return shutil.which(name, path=str(self.environment / "bin")) or name

    def _do(self, *command: object, within: Path | None = None, fails: bool = False) -> str:
        done = self._run(*command, within=within)
        assert (done.returncode != 0) is fails, done.stdout
        return done.stdout

    def _run(self, *command: object, within: Path | None = None) -> subprocess.CompletedProcess[str]:
        # Neither this checkout nor its settings: only what was installed is found.
        ours = ("PYTHONPATH", "VIRTUAL_ENV", "PYTEST_ADDOPTS")
        clean = {
            name: value for name, value in os.environ.items() if name not in ours and not name.startswith("VALUECASE_")
        }
        return subprocess.run(
            [str(part) for part in command], cwd=within or self.folder, env={**clean, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
