"""Who the user is, and the versions of the résumé."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from netdesk.domain.acts import Act
from netdesk.domain.clock import Clock
from netdesk.domain.errors import UserError
from netdesk.domain.profile import Profile, Resume, ResumeLine
from netdesk.storage import mapper, profile
from netdesk.storage.store import Store

LARGEST = 20_000_000
"""In bytes: a résumé is a few pages, and the desk is copied at each backup."""


class ProfileService:
    """Keeps the one profile of a desk, and files of the résumé."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def load(self) -> Profile:
        """The profile; an empty one while nothing is known."""
        with self._store.read() as connection:
            return profile.load(connection)

    def edit(self, **fields: Any) -> None:
        """Changes fields, named as in `Profile`."""
        with self._store.write(Act.EDIT_PROFILE) as db:
            changed = replace(profile.load(db.connection), **fields)
            if changed.id:
                mapper.save_record(db, changed)
            else:
                mapper.insert_record(db, changed)

    def resumes(self) -> list[ResumeLine]:
        """The versions of the résumé, the latest first."""
        with self._store.read() as connection:
            return profile.resumes(connection)

    def resume(self, resume_id: int) -> Resume:
        """One version with its file; raises Gone."""
        with self._store.read() as connection:
            return mapper.load(connection, Resume, resume_id)

    def add_resume(self, path: Path, title: str = "") -> int:
        """Keeps a file as a version of today; it is named by its file unless told."""
        data = _read(path)
        new = Resume(
            title=title.strip() or path.stem,
            file_name=path.name,
            media_type=_media_type(path),
            data=data,
            made_on=self._clock.today(),
        )
        with self._store.write(Act.ADD_RESUME) as db:
            return mapper.insert_record(db, new).id

    def edit_resume(self, resume_id: int, *, title: str, made_on: date | None) -> None:
        """Changes the title and the day; the file stays."""
        if not title.strip():
            raise UserError("A version of the résumé needs a title.")
        with self._store.write(Act.EDIT_RESUME) as db:
            known = mapper.load(db.connection, Resume, resume_id)
            mapper.save_record(db, replace(known, title=title.strip(), made_on=made_on))

    def write_resume(self, resume_id: int, path: Path) -> None:
        """Writes the file of a version to a place outside the desk."""
        kept = self.resume(resume_id)
        try:
            path.write_bytes(kept.data)
        except OSError as error:
            raise UserError(f"{path} could not be written: {error.strerror}.") from error

    def delete_resume(self, resume_id: int) -> None:
        """Removes a version; undo brings it back."""
        with self._store.write(Act.DELETE_RESUME) as db:
            mapper.delete_rows(db, mapper.TABLE_OF[Resume], [resume_id])


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(f"{path.name} is larger than {LARGEST // 1_000_000} MB and no résumé.")
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} could not be read: {error.strerror}.") from error


def _media_type(path: Path) -> str:
    from mimetypes import guess_type  # reads the system's lists: only whoever adds a file pays for it

    return guess_type(path.name)[0] or "application/octet-stream"
