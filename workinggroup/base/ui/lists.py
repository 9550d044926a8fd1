"""Links of lists: sorting, pages and exports keep the filter that is in the address."""

from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict


class SortLink(NamedTuple):
    url: str
    state: str  # aria-sort: ascending, descending or empty
    shape: str


def with_query(request: HttpRequest | None, **changes: Any) -> str:
    """`?…` of this page with some values changed; None takes one away."""
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


def sort_link(request: HttpRequest | None, name: str, current: str, *, falls: bool = False) -> SortLink:
    """A first press sorts upwards, the next downwards; `falls` turns that round: the largest first."""
    ways = [("ascending", "up"), ("descending", "down")]
    first, second = reversed(ways) if falls else ways
    if current == name:
        return SortLink(with_query(request, sort=f"-{name}", page=None), *first)
    if current == f"-{name}":
        return SortLink(with_query(request, sort=name, page=None), *second)
    return SortLink(with_query(request, sort=name, page=None), "", "both")


def page_links(request: HttpRequest | None, page: Any) -> list[tuple[Any, str]]:
    """(number or an ellipsis, link or empty) for a paginator's page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [(n, with_query(request, page=n) if isinstance(n, int) else "") for n in numbers]


def export_links(request: HttpRequest | None, url: str) -> list[tuple[str, str]]:
    """The same list as CSV, XLSX and ODS, under the same filter."""
    base = url.partition("?")[0]
    return [
        (fmt.upper(), base + with_query(request, format=fmt, page=None)) for fmt in ("csv", "xlsx", "ods")
    ]
