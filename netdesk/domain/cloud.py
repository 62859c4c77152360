"""Folders that a service copies elsewhere behind the desk's back, which can spoil a database that is open."""

from collections.abc import Sequence

_BEGINNINGS = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("icloud", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
)
_ICLOUD = "mobile documents"
"""What macOS calls the folder of iCloud Drive."""


def cloud_service(folders: Sequence[str]) -> str:
    """The service that one of these folder names belongs to; empty for none."""
    for name in map(str.lower, folders):
        if name == _ICLOUD:
            return "iCloud"
        for beginning, service in _BEGINNINGS:
            rest = name.removeprefix(beginning)
            if rest != name and not rest[:1].isalnum():
                return service
    return ""
