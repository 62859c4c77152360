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


@pytest.mark.parametrize("named", ["", "relative", "/elsewhere/data"])
def test_desks_lie_where_platformdirs_says(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", named)
    expected = Path(platformdirs.user_data_path(paths.APP, appauthor=False))
    assert paths.default_desk() == expected / "desk.netdesk"
    assert paths.sample_desk() == expected / "sample.netdesk"
