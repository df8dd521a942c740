"""The types of documents, for the houses that only know their names."""

from vanphong.org.rules import names_document_types

from ..models import DocumentType


@names_document_types
def type_names() -> list[str]:
    """Tên loại văn bản, in the order of the decree."""
    return list(DocumentType.objects.values_list("name", flat=True))
