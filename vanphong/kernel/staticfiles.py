"""Static files: hashed names and compression when collected, plain names in tests and before the first collection."""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    manifest_strict = False

    def url(self, name: str, force: bool = False) -> str:
        if not (settings.STATIC_ROOT / self.manifest_name).exists():
            return f"{settings.STATIC_URL}{name}"
        return super().url(name, force)
