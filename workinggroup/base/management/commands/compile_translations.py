from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles the translations under locale/ where the text is newer; needs no gettext on the machine."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        for folder in settings.LOCALE_PATHS:
            for text in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                compiled = text.with_suffix(".mo")
                if is_older(compiled, than=text):
                    polib.pofile(str(text)).save_as_mofile(str(compiled))
                    self.stdout.write(f"{compiled} made")


def is_older(compiled: Path, *, than: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < than.stat().st_mtime
