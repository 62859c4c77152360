"""Where things lie."""

from pathlib import Path

import platformdirs
import pytest

from netdesk import paths


@pytest.mark.parametrize("named", ["", "relative", "/elsewhere/config"])
def test_settings_lie_where_platformdirs_says(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", named)
    expected = platformdirs.user_config_path(paths.APP, appauthor=False)
    assert paths.settings_file() == Path(expected) / "settings.json"
