"""Makers: plain functions that make one valid thing. A test states only what it is about."""

import datetime as dt

NOON = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
