"""Folders that a service copies elsewhere."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from netdesk.domain.cloud import cloud_service


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PurePosixPath("/home/ines/Dropbox/desk.netdesk"), "Dropbox"),
        (PurePosixPath("/home/ines/Dropbox (Private)/a/desk.netdesk"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\ines\OneDrive - Halden\desk.netdesk"), "OneDrive"),
        (PurePosixPath("/Users/ines/Library/Mobile Documents/com~apple~CloudDocs/desk.netdesk"), "iCloud"),
        (
            PurePosixPath("/Users/ines/Library/CloudStorage/GoogleDrive-ines@example.org/x.netdesk"),
            "Google Drive",
        ),
        (PurePosixPath("/home/ines/dropboxes/desk.netdesk"), ""),
        (PurePosixPath("/home/ines/.local/share/NetDesk/desk.netdesk"), ""),
    ],
)
def test_the_service_is_known_by_the_folder(path: PurePosixPath, service: str) -> None:
    assert cloud_service(path.parent.parts) == service
