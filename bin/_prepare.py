"""Brings the database, and without DEBUG the collected assets, up to date before bin/run starts."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

HALF_LOADED = """
The sample edition was not loaded to its end last time. Start with an empty database:
remove {database} and run bin/run again, or keep what there is with: rm {mark}"""


def prepare(*, sample: bool) -> None:
    import django

    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    if sample:
        mark = settings.VAR_DIR / "sample-is-being-loaded"
        if mark.exists():
            database = settings.DATABASES["default"]["NAME"]
            sys.exit(HALF_LOADED.format(database=database, mark=mark))
        if not apps.get_model("editions", "WorkingGroup").objects.exists():
            load_sample(mark)


def load_sample(mark: Path) -> None:
    from django.core.management import call_command

    print("– Loading the sample edition", flush=True)
    mark.touch()
    call_command("load_sample", verbosity=0)
    mark.unlink()


if __name__ == "__main__":
    try:
        prepare(sample="--sample" in sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
