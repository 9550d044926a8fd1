"""A time zone that is stored by its name."""

from typing import Any

import timezone_field


class TimeZoneField(timezone_field.TimeZoneField):
    """Knows a zone by its name, where the library asks for the object it made when the process started.

    After a country changes its rules zones are read again (`ZoneInfo.clear_cache`). The library would then
    refuse every zone in every form until the process is started again.
    """

    def validate(self, value: Any, model_instance: Any) -> None:
        known = {str(zone): zone for zone in self.default_tzs}
        super().validate(known.get(str(value), value), model_instance)
