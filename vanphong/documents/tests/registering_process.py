"""A registrar's process of its own: registers papers, gives up in the middle of some, and acknowledges the rest.

python -m vanphong.documents.tests.registering_process DATABASE ACKNOWLEDGEMENTS HOW_MANY SEED
"""

import os
import random
import sys

import django
from django.conf import settings
from django.db import connection, transaction


class GivenUp(Exception):
    pass


def main(database: str, acknowledgements: str, how_many: int, seed: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    chance = random.Random(seed)
    done = os.open(acknowledgements, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    while how_many:
        try:
            paper = register_one(chance)
        except GivenUp:
            continue
        os.write(done, f"{paper.pk} {paper.entry.year} {paper.entry.number}\n".encode())
        os.fsync(done)
        how_many -= 1
    connection.close()


@transaction.atomic
def register_one(chance: random.Random):
    from vanphong.documents import actions
    from vanphong.documents.actions import Registration
    from vanphong.kernel import clock
    from vanphong.org.models import Person

    registrar = Person.objects.select_related("agency").get(username="registrar")
    paper = actions.receive(registrar.agency, [], actor=registrar)
    values = Registration("Sở Tài chính", "V/v phân bổ kinh phí", clock.today())
    paper = actions.register(paper, values, actor=registrar)
    if chance.random() < 0.3:
        raise GivenUp
    return paper


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:5]))
