"""Brings the database, and without DEBUG the collected assets, up to date before bin/run starts."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def prepare(*, sample: bool) -> None:
    import django

    django.setup()
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    if sample and not apps.get_model("editions", "WorkingGroup").objects.exists():
        print("– Loading the sample edition", flush=True)
        call_command("load_sample", verbosity=0)


if __name__ == "__main__":
    prepare(sample="--sample" in sys.argv[1:])
