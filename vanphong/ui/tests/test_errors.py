import pytest

from vanphong.ui import views


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (views.bad_request, 400),
        (views.forbidden, 403),
        (views.csrf_refused, 403),
        (views.not_found, 404),
        (views.broken, 500),
    ],
)
def test_what_goes_wrong_is_said_without_the_database(rf, view, status):
    response = view(rf.get("/"))
    assert response.status_code == status
    assert b"<h1>" in response.content
    assert "Về Việc của tôi" in response.content.decode()
