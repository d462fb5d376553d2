"""What was recognised before: a file for each picture of a page in the user's cache folder, named by what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import time

from msgspec import DecodeError
from msgspec.json import decode, encode

from govtask_extract.reading.recognition.engines import Offered, version_of
from govtask_extract.reading.recognition.page_recognition import PageRecognition
from govtask_extract.reading.recognition.picture import PagePicture

# Raised when the same picture may give another result.
_OURS = "1"
# In bytes and in seconds: what the folder may hold, and how long nobody asks for a page before it goes.
_MOST, _OLDEST = 200_000_000, 90 * 86_400


def cache_folder() -> Path:
    """Where pages are kept: they hold the words of documents, so that nobody else may read it."""
    from platformdirs import user_cache_path

    return user_cache_path("govtask", appauthor=False) / "recognised"


def kept_page(offered: Offered, picture: PagePicture) -> PageRecognition | None:
    """None if it is not there, or cannot be read."""
    path = _path(offered, picture)
    with suppress(OSError, DecodeError):
        found = decode(path.read_bytes(), type=PageRecognition)
        path.touch()
        return found
    return None


def keep_page(offered: Offered, picture: PagePicture, recognition: PageRecognition) -> None:
    """Written whole or not at all. A folder that takes no files keeps none, and nothing else is lost."""
    path = _path(offered, picture)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{id(recognition):x}")
        draft.touch(mode=0o600)
        draft.write_bytes(encode(recognition))
        draft.replace(path)


def clean_up() -> None:
    """Takes out what is old, and the oldest of what is too much."""
    with suppress(OSError):
        taken, now = 0, time()
        for changed, size, path in sorted(_files(), reverse=True):
            taken += size
            if taken > _MOST or now - changed > _OLDEST:
                path.unlink(missing_ok=True)


def _files() -> Iterator[tuple[float, int, Path]]:
    for path in cache_folder().glob("*/*"):
        with suppress(OSError):
            status = path.stat()
            yield status.st_mtime, status.st_size, path


def _path(offered: Offered, picture: PagePicture) -> Path:
    return cache_folder() / f"{offered.name}-{version_of(offered)}-{_OURS}" / f"{picture.digest()}.json"
