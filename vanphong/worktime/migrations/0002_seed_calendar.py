"""Public holidays 2018-2027 for civil servants, each day as it was (or is expected to be) kept, and the usual hours.

A row ending in "?" is expected by rule and awaits its notice.
"""

from datetime import date

from django.db import migrations

LAW = "Bộ luật Lao động, ngày nghỉ lễ, tết"
CULTURE_DAY = "Nghị quyết 28/2026/QH16"
NOTICES_2026 = "Thông báo 9441/TB-BNV; Công văn 12729/VPCP-KGVX"

KINDS = {
    "lễ": ("holiday", LAW),
    "văn-hóa": ("holiday", CULTURE_DAY),
    "bù": ("compensatory", LAW),
    "nghỉ-đổi": ("swap_off", "Lịch hoán đổi ngày làm việc của năm"),
    "làm-bù": ("swap_work", "Lịch hoán đổi ngày làm việc của năm"),
    "nghỉ-đổi-2026": ("swap_off", NOTICES_2026),
    "làm-bù-2026": ("swap_work", NOTICES_2026),
}

DAYS = """
2018-01-01 lễ Tết Dương lịch
2018-02-14 lễ Tết Nguyên đán
2018-02-15 lễ Tết Nguyên đán
2018-02-16 lễ Tết Nguyên đán (mùng 1)
2018-02-17 lễ Tết Nguyên đán
2018-02-18 lễ Tết Nguyên đán
2018-02-19 bù Nghỉ bù Tết Nguyên đán
2018-02-20 bù Nghỉ bù Tết Nguyên đán
2018-04-25 lễ Giỗ Tổ Hùng Vương
2018-04-30 lễ Ngày Chiến thắng
2018-05-01 lễ Ngày Quốc tế lao động
2018-09-02 lễ Quốc khánh
2018-09-03 bù Nghỉ bù Quốc khánh
2018-12-31 nghỉ-đổi Nghỉ hoán đổi dịp Tết Dương lịch 2019
2019-01-01 lễ Tết Dương lịch
2019-01-05 làm-bù Làm bù ngày 31/12/2018
2019-02-04 lễ Tết Nguyên đán
2019-02-05 lễ Tết Nguyên đán (mùng 1)
2019-02-06 lễ Tết Nguyên đán
2019-02-07 lễ Tết Nguyên đán
2019-02-08 lễ Tết Nguyên đán
2019-04-14 lễ Giỗ Tổ Hùng Vương
2019-04-15 bù Nghỉ bù Giỗ Tổ Hùng Vương
2019-04-29 nghỉ-đổi Nghỉ hoán đổi dịp Ngày Chiến thắng
2019-04-30 lễ Ngày Chiến thắng
2019-05-01 lễ Ngày Quốc tế lao động
2019-05-04 làm-bù Làm bù ngày 29/4/2019
2019-09-02 lễ Quốc khánh
2020-01-01 lễ Tết Dương lịch
2020-01-23 lễ Tết Nguyên đán
2020-01-24 lễ Tết Nguyên đán
2020-01-25 lễ Tết Nguyên đán (mùng 1)
2020-01-26 lễ Tết Nguyên đán
2020-01-27 lễ Tết Nguyên đán
2020-01-28 bù Nghỉ bù Tết Nguyên đán
2020-01-29 bù Nghỉ bù Tết Nguyên đán
2020-04-02 lễ Giỗ Tổ Hùng Vương
2020-04-30 lễ Ngày Chiến thắng
2020-05-01 lễ Ngày Quốc tế lao động
2020-09-02 lễ Quốc khánh
2021-01-01 lễ Tết Dương lịch
2021-02-10 lễ Tết Nguyên đán
2021-02-11 lễ Tết Nguyên đán
2021-02-12 lễ Tết Nguyên đán (mùng 1)
2021-02-13 lễ Tết Nguyên đán
2021-02-14 lễ Tết Nguyên đán
2021-02-15 bù Nghỉ bù Tết Nguyên đán
2021-02-16 bù Nghỉ bù Tết Nguyên đán
2021-04-21 lễ Giỗ Tổ Hùng Vương
2021-04-30 lễ Ngày Chiến thắng
2021-05-01 lễ Ngày Quốc tế lao động
2021-05-03 bù Nghỉ bù Ngày Quốc tế lao động
2021-09-02 lễ Quốc khánh
2021-09-03 lễ Quốc khánh (ngày liền kề)
2022-01-01 lễ Tết Dương lịch
2022-01-03 bù Nghỉ bù Tết Dương lịch
2022-01-31 lễ Tết Nguyên đán
2022-02-01 lễ Tết Nguyên đán (mùng 1)
2022-02-02 lễ Tết Nguyên đán
2022-02-03 lễ Tết Nguyên đán
2022-02-04 lễ Tết Nguyên đán
2022-04-10 lễ Giỗ Tổ Hùng Vương
2022-04-11 bù Nghỉ bù Giỗ Tổ Hùng Vương
2022-04-30 lễ Ngày Chiến thắng
2022-05-01 lễ Ngày Quốc tế lao động
2022-05-02 bù Nghỉ bù Ngày Chiến thắng
2022-05-03 bù Nghỉ bù Ngày Quốc tế lao động
2022-09-01 lễ Quốc khánh (ngày liền kề)
2022-09-02 lễ Quốc khánh
2023-01-01 lễ Tết Dương lịch
2023-01-02 bù Nghỉ bù Tết Dương lịch
2023-01-20 lễ Tết Nguyên đán
2023-01-21 lễ Tết Nguyên đán
2023-01-22 lễ Tết Nguyên đán (mùng 1)
2023-01-23 lễ Tết Nguyên đán
2023-01-24 lễ Tết Nguyên đán
2023-01-25 bù Nghỉ bù Tết Nguyên đán
2023-01-26 bù Nghỉ bù Tết Nguyên đán
2023-04-29 lễ Giỗ Tổ Hùng Vương
2023-04-30 lễ Ngày Chiến thắng
2023-05-01 lễ Ngày Quốc tế lao động
2023-05-02 bù Nghỉ bù Giỗ Tổ Hùng Vương
2023-05-03 bù Nghỉ bù Ngày Chiến thắng
2023-09-01 lễ Quốc khánh (ngày liền kề)
2023-09-02 lễ Quốc khánh
2023-09-04 bù Nghỉ bù Quốc khánh
2024-01-01 lễ Tết Dương lịch
2024-02-08 lễ Tết Nguyên đán
2024-02-09 lễ Tết Nguyên đán
2024-02-10 lễ Tết Nguyên đán (mùng 1)
2024-02-11 lễ Tết Nguyên đán
2024-02-12 lễ Tết Nguyên đán
2024-02-13 bù Nghỉ bù Tết Nguyên đán
2024-02-14 bù Nghỉ bù Tết Nguyên đán
2024-04-18 lễ Giỗ Tổ Hùng Vương
2024-04-29 nghỉ-đổi Nghỉ hoán đổi dịp Ngày Chiến thắng
2024-04-30 lễ Ngày Chiến thắng
2024-05-01 lễ Ngày Quốc tế lao động
2024-05-04 làm-bù Làm bù ngày 29/4/2024
2024-09-02 lễ Quốc khánh
2024-09-03 lễ Quốc khánh (ngày liền kề)
2025-01-01 lễ Tết Dương lịch
2025-01-27 lễ Tết Nguyên đán
2025-01-28 lễ Tết Nguyên đán
2025-01-29 lễ Tết Nguyên đán (mùng 1)
2025-01-30 lễ Tết Nguyên đán
2025-01-31 lễ Tết Nguyên đán
2025-04-07 lễ Giỗ Tổ Hùng Vương
2025-04-26 làm-bù Làm bù ngày 02/5/2025
2025-04-30 lễ Ngày Chiến thắng
2025-05-01 lễ Ngày Quốc tế lao động
2025-05-02 nghỉ-đổi Nghỉ hoán đổi dịp Ngày Quốc tế lao động
2025-09-01 lễ Quốc khánh (ngày liền kề)
2025-09-02 lễ Quốc khánh
2026-01-01 lễ Tết Dương lịch
2026-01-02 nghỉ-đổi-2026 Nghỉ hoán đổi dịp Tết Dương lịch
2026-01-10 làm-bù-2026 Làm bù ngày 02/01/2026
2026-02-16 lễ Tết Nguyên đán
2026-02-17 lễ Tết Nguyên đán (mùng 1)
2026-02-18 lễ Tết Nguyên đán
2026-02-19 lễ Tết Nguyên đán
2026-02-20 lễ Tết Nguyên đán
2026-04-26 lễ Giỗ Tổ Hùng Vương
2026-04-27 bù Nghỉ bù Giỗ Tổ Hùng Vương
2026-04-30 lễ Ngày Chiến thắng
2026-05-01 lễ Ngày Quốc tế lao động
2026-08-22 làm-bù-2026 Làm bù ngày 31/8/2026
2026-08-31 nghỉ-đổi-2026 Nghỉ hoán đổi dịp Quốc khánh
2026-09-01 lễ Quốc khánh (ngày liền kề)
2026-09-02 lễ Quốc khánh
2026-11-24 văn-hóa Ngày Văn hóa Việt Nam
2027-01-01 lễ Tết Dương lịch
2027-02-04 lễ Tết Nguyên đán?
2027-02-05 lễ Tết Nguyên đán?
2027-02-06 lễ Tết Nguyên đán (mùng 1)
2027-02-07 lễ Tết Nguyên đán?
2027-02-08 lễ Tết Nguyên đán?
2027-02-09 bù Nghỉ bù Tết Nguyên đán?
2027-02-10 bù Nghỉ bù Tết Nguyên đán?
2027-04-16 lễ Giỗ Tổ Hùng Vương?
2027-04-30 lễ Ngày Chiến thắng
2027-05-01 lễ Ngày Quốc tế lao động
2027-05-03 bù Nghỉ bù Ngày Quốc tế lao động
2027-09-02 lễ Quốc khánh
2027-09-03 lễ Quốc khánh (ngày liền kề)?
2027-11-24 văn-hóa Ngày Văn hóa Việt Nam
"""


def seed(apps, schema_editor):
    holiday_model = apps.get_model("worktime", "Holiday")
    holidays = []
    for line in DAYS.strip().splitlines():
        day, word, name = line.split(" ", 2)
        kind, source = KINDS[word]
        holidays.append(
            holiday_model(
                date=date.fromisoformat(day),
                kind=kind,
                source=source,
                name=name.removesuffix("?"),
                confirmed=not name.endswith("?"),
            )
        )
    holiday_model.objects.bulk_create(holidays)
    apps.get_model("worktime", "WorkingHours").objects.create(valid_from=date(2000, 1, 1))


class Migration(migrations.Migration):
    dependencies = [("worktime", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
