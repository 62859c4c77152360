"""Nothing that is pasted, imported or clicked loads anything, and no run opens a way to the network."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import SQLAlchemyError

from netdesk.desk import make_sample, open_desk
from netdesk.domain.clock import Clock
from netdesk.ui.pages.contacts.detail.parts import open_link, openable
from netdesk.ui.widgets.basics import IconButton, plain_tip
from netdesk.ui.widgets.inline_edit import GrowingEdit
from netdesk.ui.widgets.pad import Pad
from tests.system.shown_desk import Hand, Window

ROOT = Path(__file__).parents[2]
SOURCES = (
    "http://pictures.invalid/a.png",
    "file:///etc/hostname",
    "//server.invalid/share/a.png",
    "\\\\server.invalid\\share\\a.png",
)
HTML = "".join(f'<img src="{source}">' for source in SOURCES) + "<b>Bold</b><script>alert(1)</script>"
REFUSED = (
    "file:///etc/passwd", "FILE:///etc/passwd", "javascript:alert(1)", "smb://server.invalid/share",
    "\\\\server.invalid\\share", "//server.invalid/share", "/usr/share/applications/a.desktop",
    "data:text/html,x", "ftp://files.invalid", "vbscript:x", "ms-msdt:/id", "C:\\a.exe",
    "https:javascript:alert(1)", "https:///etc/passwd", "http:a.desktop",
)  # fmt: skip
CARD = (
    f"BEGIN:VCARD\nVERSION:3.0\nN:Okafor;{HTML};;;\nFN:Ada {HTML} Okafor\nORG:Lantern {HTML}\nTITLE:{HTML}\n"
    f"NOTE:{HTML}\nURL:javascript:alert(1)\nPHOTO;VALUE=URI:http://pictures.invalid/ada.jpg\n"
    f"EMAIL:ada@lantern.example\nADR:;;{HTML};Lyon;;;\nEND:VCARD\n"
)


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What any text document asks for."""
    asked: list[str] = []

    def note(document: QTextDocument, kind: int, name: QUrl) -> object:
        asked.append(name.toString())
        return None

    monkeypatch.setattr(QTextDocument, "loadResource", note)
    return asked


def html() -> QMimeData:
    data = QMimeData()
    data.setHtml(HTML)
    data.setText(HTML)
    data.setData("application/x-color", QByteArray(b"x"))
    return data


# -- pasting ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [QLineEdit, GrowingEdit, lambda: Pad(lambda kind, prefix: [])])
def test_pasted_html_stays_text_and_loads_nothing(
    qtbot: QtBot, loaded: list[str], make: type[QWidget]
) -> None:
    editor = make()
    qtbot.addWidget(editor)
    editor.show()
    QGuiApplication.clipboard().setMimeData(html())
    assert isinstance(editor, QLineEdit | QPlainTextEdit | QTextEdit)
    editor.paste()
    assert (editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()) == HTML
    assert loaded == []


def test_a_tool_tip_with_tags_shows_them(qtbot: QtBot) -> None:
    button = IconButton("close", HTML)
    qtbot.addWidget(button)
    document = QTextDocument()
    document.setHtml(button.toolTip())
    assert document.toPlainText() == HTML
    assert plain_tip("Ada Okafor") == "Ada Okafor"


# -- importing ----------------------------------------------------------------------------------------


def test_imported_html_is_shown_as_text_on_every_page(
    qtbot: QtBot, tmp_path: Path, loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    file = tmp_path / "cards.vcf"
    file.write_text(CARD, "utf-8")
    path = tmp_path / "html.netdesk"
    desk = open_desk(path, Hand().clock)
    (report,) = desk.importing.import_files([file])
    assert report.added == 1
    desk.meetings.plan([1])
    desk.close()
    shown = Window(qtbot, path, Hand().clock)
    for number in range(1, 7):
        shown.hands.press(f"Ctrl+{number}")
        assert_plain(shown.window)
    shown.hands.press("Ctrl+2")
    shown.hands.wait(lambda: shown.contacts.detail is not None and shown.contacts.detail.contact_id == 1)
    assert_plain(shown.window)
    shown.hands.press("Ctrl+Q")
    assert loaded == []
    assert opened == []


def assert_plain(window: QWidget) -> None:
    for label in window.findChildren(QLabel):
        may = label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text()
        assert may, label.text()
    for widget in window.findChildren(QWidget):
        tip = widget.toolTip()
        assert "<img" not in tip, tip


# -- links --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", REFUSED)
def test_a_link_that_leads_elsewhere_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    url = openable(text)
    open_link(url)
    open_link(QUrl(text))
    assert opened == []


@pytest.mark.parametrize(
    "text",
    ["https://a.example/b", "HTTP://a.example", "a.example", "mailto:ada@a.example", "tel:+45 555 01 01"],
)
def test_a_page_an_address_and_a_number_open(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    open_link(openable(text))
    assert [one.scheme() in ("https", "http", "mailto", "tel") for one in opened] == [True]


# -- logs ---------------------------------------------------------------------------------------------


def test_what_is_logged_of_a_failure_names_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    desk = open_desk(tmp_path / "log.netdesk", Hand().clock)
    desk.contacts.add_from_line("Noor Haddad, curator at Lantern Museum")
    try:
        with pytest.raises(SQLAlchemyError) as caught, desk.store.maintain() as connection:
            connection.exec_driver_sql(
                "INSERT INTO contact (id, uid, nobody) VALUES (?, ?, ?)", (1, "u", "Noor")
            )
        with caplog.at_level(logging.ERROR):
            logging.getLogger("netdesk").warning("failed", exc_info=caught.value)
        assert "Noor" not in str(caught.value)
        assert "Noor" not in caplog.text
    finally:
        desk.close()


# -- the network --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "sample.netdesk"
    make_sample(path, Clock(), 20)
    return path


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace, which watches system calls, is not there")
def test_a_whole_run_opens_no_way_to_the_network(sample: Path, tmp_path: Path) -> None:
    """Qt may open sockets of this machine's own; the window writes its export, so it did run."""
    file, out, calls = tmp_path / "cards.vcf", tmp_path / "out.json", tmp_path / "calls"
    file.write_text(CARD, "utf-8")
    watch = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(calls)]
    words = [sys.executable, "-m", "tests.system.visitor", str(sample), str(file), str(out)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([*watch, *words], cwd=ROOT, env=environment, capture_output=True, text=True)
    if "ptrace" in done.stderr.lower():
        pytest.skip("this machine lets nobody watch system calls")
    assert done.returncode == 0, done.stderr
    assert "ada@lantern.example" in out.read_text("utf-8")
    told = calls.read_text("utf-8")
    assert "AF_UNIX" in told  # the single instance listens: the watch works
    assert re.findall(r"AF_INET6?\b.*", told) == []
