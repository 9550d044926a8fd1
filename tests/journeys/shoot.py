"""Screenshots of a page as people see it: desk, phone and dark, for looking at beside the design.

.venv/bin/python -m tests.journeys.shoot http://localhost:8000/me/ --persona secretariat --out var/screens
"""

import argparse
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

VIEWS = {
    "1280": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "390": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


def shoot(page: Page, name: str, folder: Path = Path("var/screens")) -> list[Path]:
    """Store the page that is open as NAME-1280.png, NAME-390.png and NAME-dark.png; say which."""
    folder.mkdir(parents=True, exist_ok=True)
    before, stored = page.viewport_size, []
    for view, how in VIEWS.items():
        page.set_viewport_size(how["viewport"])
        page.emulate_media(color_scheme=how["color_scheme"])
        target = folder / f"{name}-{view}.png"
        page.screenshot(path=target, full_page=True)
        stored.append(target)
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)
    return stored


def sign_in(page: Page, base: str, persona: str) -> None:
    """Take the place of one of the people of the sample."""
    page.goto(f"{base}/accounts/login/")
    page.click(f'button[name="persona"][value="{persona}"]')
    page.wait_for_load_state()


def overflow(page: Page) -> int:
    """By how many pixels the page scrolls sideways; only tables may, inside themselves."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def _name_of(url: str) -> str:
    return urlsplit(url).path.strip("/").replace("/", "-") or "start"


def _shoot_all(browser: Browser, urls: list[str], persona: str, folder: Path) -> None:
    page = browser.new_page()
    page.on("console", lambda told: told.type == "error" and print(f"  console: {told.text}"))
    first = urlsplit(urls[0])
    if persona:
        sign_in(page, f"{first.scheme}://{first.netloc}", persona)
    for url in urls:
        answer = page.goto(url)
        print(f"{answer.status if answer else '?'} {url}")
        for path in shoot(page, "-".join(filter(None, (_name_of(url), persona))), folder):
            print(f"  {path}")
        page.set_viewport_size({"width": 320, "height": 800})
        if wide := overflow(page):
            print(f"  scrolls sideways by {wide} px at 320")


def main() -> None:
    from tests.conftest import chromium

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("urls", nargs="+")
    parser.add_argument("--persona", default="")
    parser.add_argument("--out", type=Path, default=Path("var/screens"))
    wanted = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        _shoot_all(browser, wanted.urls, wanted.persona, wanted.out)
        browser.close()


if __name__ == "__main__":
    main()
