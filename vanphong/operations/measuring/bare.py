"""The floor under the pages: a view that lists 50 rows in a bare table, behind the same middlewares."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import include, path

from vanphong.documents.models import Document

WHAT_IT_DOES = (
    "một khung nhìn Django trần qua cùng các middleware, cùng người đã đăng nhập, cùng cơ sở dữ liệu: "
    "Document.objects.all()[:50] trong một bảng HTML 5 cột, không khung trang, không xét quyền, không sắp xếp."
)
TABLE = Template(
    "<!doctype html><title>50</title><table>{% for paper in papers %}<tr><td>{{ paper.pk }}</td>"
    "<td>{{ paper.code_number }}/{{ paper.code_notation }}</td><td>{{ paper.subject }}</td>"
    "<td>{{ paper.issuer_name }}</td><td>{{ paper.arrival_date }}</td></tr>{% endfor %}</table>"
)


def fifty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(TABLE.render(Context({"papers": Document.objects.all()[:50]})))


urlpatterns = [path("bare/", fifty, name="bare"), path("", include("config.urls"))]
