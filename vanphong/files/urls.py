"""No address of its own: bytes are served through the rights of the paper that holds them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
