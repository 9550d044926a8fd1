"""What every request passes on its way to a page."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/?q=%00", "/calendar/a%00.ics", "/accounts/login/?next=a&next=%00"])
def test_an_address_with_a_nul_is_a_bad_request_and_never_an_error(client, path) -> None:
    assert client.get(path).status_code == 400
    assert client.get(path.replace("%00", "b")).status_code in (200, 302, 404)
