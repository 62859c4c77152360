"""What holds for every test: no screen, no file of the real user, no warning, no logged error."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine must not fail a property: no deadline, and slow generation is no fault of the code.
settings.register_profile("dev", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

# One name for each system's way to say where a user's files lie.
HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
}
homes = count()


class ErrorLog(logging.Handler):
    """Keeps what was logged as an error, for the test to end on."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(scope="session")
def homes_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for each test and the processes that it starts."""
    place = homes_dir / str(next(homes))
    for variable, below in HOME_VARIABLES.items():
        monkeypatch.setenv(variable, str(place / below))
    (place / "run").mkdir(parents=True, mode=0o700)
    return place


@pytest.fixture(autouse=True)
def logged_errors() -> Iterator[list[str]]:
    """Fails the test on a logged error; a test that provokes one clears the list."""
    handler = ErrorLog()
    logging.getLogger().addHandler(handler)
    yield handler.messages
    logging.getLogger().removeHandler(handler)
    if handler.messages:
        pytest.fail("logged errors:\n" + "\n".join(handler.messages), pytrace=False)


@pytest.fixture
def english() -> Iterator[None]:
    """Dates, weeks and numbers as they are written in Britain, whatever this machine speaks."""
    from PySide6.QtCore import QLocale  # most tests need no Qt

    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)
