"""A broker made of files, for an installation without Redis.

Kombu's own, with two weaknesses mended: its reader may take a message that is still being written, and its
worker ends for good when the folder is not there for a moment.
"""

import os
import uuid
from pathlib import Path
from queue import Empty
from time import time_ns
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    """A message appears under its name when it is whole, and belongs to whoever renames it first."""

    def _put(self, queue: Any, payload: Any, **options: Any) -> None:  # type: ignore[override] # kombu disagrees with itself
        folder, name = Path(self.data_folder_out), f"{time_ns():020}_{uuid.uuid4().hex}"
        unfinished = folder / f"{name}.new"
        try:
            unfinished.write_text(dumps(payload))
            unfinished.rename(folder / f"{name}.{queue}.msg")
        except OSError as error:
            raise ChannelError(f"The folder {folder} takes no message: {error}") from error

    def _get(self, queue: Any, timeout: Any = None) -> Any:
        folder = Path(self.data_folder_in)
        for name in sorted(self._names(folder, queue)):
            taken = folder / f"{name}.taken"
            try:
                os.rename(folder / name, taken)
                payload = taken.read_text()
                taken.unlink()
                return loads(payload)
            except (OSError, ValueError):
                continue  # another worker was faster, or it cannot be read: the sweeper does not need it
        raise Empty

    def _size(self, queue: str) -> int:
        return len(self._names(Path(self.data_folder_in), queue))

    def _names(self, folder: Path, queue: str) -> list[str]:
        """The messages of a queue; none while the folder is away."""
        try:
            return [name for name in os.listdir(folder) if name.partition(".")[2] == f"{queue}.msg"]
        except OSError:
            return []


class Transport(filesystem.Transport):
    Channel = Channel
    # A folder has no host; without this, kombu warns at each connection that it assumes one.
    default_connection_params: dict[str, Any] = {}


def register() -> None:
    """Make the scheme `folder://` known to Celery."""
    TRANSPORT_ALIASES["folder"] = f"{__name__}:Transport"
