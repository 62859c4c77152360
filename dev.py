#!/usr/bin/env python3
"""Everything a developer types; each command first sets up what it needs.

python3 dev.py run [ARGUMENT...]     start NetDesk (without a screen: render its pages to pictures)
python3 dev.py test [ARGUMENT...]    ruff, mypy, import-linter and pytest, which takes the arguments
python3 dev.py bench [ARGUMENT...]   measure the speed
python3 dev.py tour [DIR] [OPTION...]  render every page to pictures, into docs/pictures if no DIR is given
python3 dev.py package               build the app as a folder and try it out away from the checkout
python3 dev.py pin                   renew packaging/requirements*.txt (needs uv)
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
STAMP = VENV / "netdesk-installed.txt"
REQUIREMENTS = ROOT / "packaging" / "requirements-dev.txt"
LIBRARIES = ROOT / "packaging" / "linux" / "libraries.txt"
PICTURES = ROOT / "docs" / "pictures"

FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]
FONT_ENDINGS = {".ttf", ".otf", ".ttc"}


class Refused(Exception):
    """Something that the person at the keyboard has to mend; its text says how."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def call(*command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = ROOT) -> int:
    """Run a command, with `env` added to the environment, and give its exit status."""
    words = [str(word) for word in command]
    try:
        return subprocess.run(words, cwd=cwd, env={**os.environ, **(env or {})}, check=False).returncode
    except FileNotFoundError as error:
        raise Refused(f"There is no {words[0]} here.") from error


def must(*command: str | Path, env: dict[str, str] | None = None) -> None:
    if status := call(*command, env=env):
        raise Refused(f"This failed with status {status}: {' '.join(map(str, command))}")


# -- set-up -----------------------------------------------------------------------------------------


def set_up() -> None:
    """A virtual environment with the pinned packages and NetDesk; free of cost when nothing has changed."""
    check_python()
    if LINUX:
        install_packages(missing_packages())
    if not is_current():
        make_venv()
        install()
        STAMP.write_text(fingerprint(), encoding="utf-8")


def check_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - somebody may call this with an older Python
        raise Refused(
            f"NetDesk needs Python 3.11 or newer; this is {sys.version.split()[0]}. "
            "Call dev.py with a newer one, for example: python3.12 dev.py test"
        )


def missing_packages() -> list[str]:
    """Debian's names of the packages without which the set-up, Qt or its text would fail."""
    lines = LIBRARIES.read_text(encoding="utf-8").splitlines()
    libraries = (line.split() for line in lines if not line.startswith("#"))
    packages = {package for library, package in libraries if not loads(library)}
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        packages.add(f"python3.{sys.version_info.minor}-venv")
    if not has_font():
        packages.add("fonts-dejavu-core")
    return sorted(packages)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(file.suffix.lower() in FONT_ENDINGS for folder in folders for file in folder.rglob("*"))


def install_packages(packages: Sequence[str]) -> None:
    if not packages:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        raise Refused("Install what your system calls these packages: " + " ".join(packages))
    if not is_root():
        raise Refused(f"Type this first: sudo apt-get install --no-install-recommends {' '.join(packages)}")
    say(f"Installing system packages: {' '.join(packages)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call(apt, "update", "-q", env=quiet)  # an old list may still do
    must(apt, "install", "-q", "-y", "--no-install-recommends", *packages, env=quiet)


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def is_current() -> bool:
    return PYTHON.exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint()


def fingerprint() -> str:
    """Changes with what must be installed and with the place of the checkout."""
    digest = hashlib.sha256(os.fsencode(ROOT))
    for file in (REQUIREMENTS, ROOT / "pyproject.toml"):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    if has_pip():
        return
    say("Making the virtual environment .venv")
    clear = [] if PYTHON.exists() else ["--clear"]  # a Python that is gone leaves dead links behind
    must(sys.executable, "-m", "venv", *clear, VENV)


def has_pip() -> bool:
    asked = [str(PYTHON), "-m", "pip", "--version"]
    return PYTHON.exists() and subprocess.run(asked, capture_output=True, check=False).returncode == 0


def install() -> None:
    say("Installing the pinned packages; the first time this takes some minutes.")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    must(*pip, "--require-hashes", "-r", REQUIREMENTS)
    must(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)


# -- commands ---------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    if has_screen() or not opens_window(arguments):
        return call(PYTHON, "-m", "netdesk", *arguments, cwd=None, env=screen())
    folder = ROOT / "build" / "tour"
    say("There is no screen here, so NetDesk renders its pages to pictures instead.")
    status = render(folder, [])
    for picture in sorted(folder.rglob("*.png")):
        print(picture)
    return status


def has_screen() -> bool:
    return not LINUX or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def screen() -> dict[str, str]:
    return {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}


def opens_window(arguments: list[str]) -> bool:
    """Whether nothing but the options that may stand before a command is there."""
    return set(arguments[0::2]) <= {"--desk", "--now"}


def tour(arguments: list[str]) -> int:
    named = bool(arguments) and not arguments[0].startswith("-")
    folder = Path(arguments.pop(0)).absolute() if named else PICTURES
    return render(folder, arguments)


def render(folder: Path, arguments: list[str]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    platform = {"QT_QPA_PLATFORM": "offscreen"} if LINUX else {}
    return call(PYTHON, "-m", "netdesk", "tour", folder, *arguments, env=platform)


def test(arguments: list[str]) -> int:
    """All checks, pytest last; its closing line is the last one unless a check before it failed."""
    checks: dict[str, list[str | Path]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy", "--strict"],
        "import-linter": [BIN / "lint-imports", "--no-logo"],
    }
    readable = {"PYTHONIOENCODING": "utf-8"}
    failed = [name for name, command in checks.items() if call(*command, env=readable)]
    status = call(PYTHON, "-m", "pytest", *arguments, env={"QT_QPA_PLATFORM": "offscreen"})
    if failed:
        say(f"Before the tests, this failed: {', '.join(failed)}")
    return status or int(bool(failed))


def bench(arguments: list[str]) -> int:
    return call(PYTHON, "-m", "tests.benchmarks", *arguments)


def pin(arguments: list[str]) -> int:
    """Newer versions only where the .in files ask for it, or with --upgrade."""
    for name in ("requirements", "requirements-dev"):
        source, target = f"packaging/{name}.in", f"packaging/{name}.txt"
        options = ["--universal", "--generate-hashes", "--python-version=3.11", "--no-emit-index-url", "-q"]
        header = ["--custom-compile-command", "python3 dev.py pin"]
        must("uv", "pip", "compile", *options, *header, *arguments, source, "-o", target)
    return 0


# -- the packaged app -------------------------------------------------------------------------------


def package(arguments: list[str]) -> int:
    """Build the folder, move it away from the checkout, and use it there."""
    build = ROOT / "build"
    places = [f"--distpath={build / 'package'}", f"--workpath={build / 'pyinstaller'}"]
    must(PYTHON, "-m", "PyInstaller", "--noconfirm", *places, *arguments, "packaging/netdesk.spec")
    with tempfile.TemporaryDirectory(prefix="netdesk-") as elsewhere:
        app = Path(shutil.move(build / "package" / "netdesk", Path(elsewhere) / "app"))
        try_out(app / ("netdesk.exe" if WINDOWS else "netdesk"), Path(elsewhere))
        shutil.move(app, build / "package" / "netdesk")
    print(f"The app works away from the checkout; it is in {build / 'package' / 'netdesk'}")
    return 0


def try_out(app: Path, folder: Path) -> None:
    desk = folder / "new.netdesk"
    attempt(app, "--desk", desk, "sample", "--contacts", "50")
    attempt(app, "--desk", desk, "check")
    attempt(app, "--desk", desk, "export", folder / "desk.zip")  # every format, the schema and icalendar
    attempt(app, "--desk", folder / "back.netdesk", "import", folder / "desk.zip")
    attempt(app, "--desk", desk, "--exit-when-ready")
    for old in sorted((ROOT / "tests" / "old_desks").glob("*.netdesk")):  # these must be migrated
        copy = Path(shutil.copy(old, folder))
        attempt(app, "--desk", copy, "--exit-when-ready")
        attempt(app, "--desk", copy, "check")


def attempt(app: Path, *arguments: str | Path) -> None:
    """One command of the packaged app, with nothing of this checkout in its environment."""
    words = [str(word) for word in arguments]
    say(f"netdesk {' '.join(words)}")
    try:
        done = subprocess.run(
            [app, *words], cwd=app.parent, env=bare_environment(app.parent.parent), timeout=120
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(f"The packaged app did not end: {' '.join(words)}") from error
    if done.returncode:
        raise Refused(f"The packaged app failed with status {done.returncode}: {' '.join(words)}")


def bare_environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LANG", "TEMP", "TMP") if name in os.environ}
    home = {name: str(folder / "home") for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")}
    return {**kept, **home, "PATH": os.defpath, "QT_QPA_PLATFORM": "offscreen"}


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "tour": tour,
    "package": package,
    "pin": pin,
}


def main(words: list[str]) -> int:
    if not words or words[0] not in COMMANDS:
        print(__doc__)
        return 0 if words in (["-h"], ["--help"]) else 2
    try:
        set_up()
        return COMMANDS[words[0]](words[1:])
    except Refused as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
