"""SQLite over connections that outlive a request.

Each request runs in a thread of its own, and Django gives each thread a connection of its own. One that is
new reads the schema and words every statement anew, which takes longer than a page needs for its answers.
"""

from collections import defaultdict
from typing import Any

from django.db.backends.sqlite3 import base

MOST_IDLE = 8
_IDLE: defaultdict[str, list[Any]] = defaultdict(list)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return _IDLE[str(conn_params["database"])].pop()
        except IndexError:
            return super().get_new_connection(conn_params)

    def _close(self) -> None:
        """Lay the connection aside for the next thread; close one that failed or is in mid-transaction."""
        idle = _IDLE[str(self.settings_dict["NAME"])]
        is_whole = not (self.errors_occurred or self.in_atomic_block or self.connection.in_transaction)
        if is_whole and len(idle) < MOST_IDLE:
            idle.append(self.connection)
        else:
            super()._close()
