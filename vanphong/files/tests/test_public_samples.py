"""Real public documents, where their folder lies beside the checkout: each is kept and shown."""

from pathlib import Path

import pytest
from django.conf import settings

from vanphong.files import actions, queries

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "samples" / "files"


@pytest.mark.django_db
def test_real_documents_are_kept_and_their_pages_drawn():
    for path in sorted(FOLDER.glob("*")):
        with path.open("rb") as file:
            blob = actions.store(file, name=path.name)
        assert blob.page_count is None or queries.page_image(blob, 1, queries.WIDTHS[0]).exists(), path.name
