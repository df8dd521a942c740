"""The 29 types of administrative documents (NĐ 30/2020, art. 7, PL III) and those that arrive from outside them."""

from django.db import migrations

ADMINISTRATIVE = [
    ("Nghị quyết", "NQ"),
    ("Quyết định", "QĐ"),
    ("Chỉ thị", "CT"),
    ("Quy chế", "QC"),
    ("Quy định", "QyĐ"),
    ("Thông cáo", "TC"),
    ("Thông báo", "TB"),
    ("Hướng dẫn", "HD"),
    ("Chương trình", "CTr"),
    ("Kế hoạch", "KH"),
    ("Phương án", "PA"),
    ("Đề án", "ĐA"),
    ("Dự án", "DA"),
    ("Báo cáo", "BC"),
    ("Biên bản", "BB"),
    ("Tờ trình", "TTr"),
    ("Hợp đồng", "HĐ"),
    ("Công văn", ""),
    ("Công điện", "CĐ"),
    ("Bản ghi nhớ", "BGN"),
    ("Bản thỏa thuận", "BTT"),
    ("Giấy ủy quyền", "GUQ"),
    ("Giấy mời", "GM"),
    ("Giấy giới thiệu", "GGT"),
    ("Giấy nghỉ phép", "GNP"),
    ("Phiếu gửi", "PG"),
    ("Phiếu chuyển", "PC"),
    ("Phiếu báo", "PB"),
    ("Thư công", ""),
]
OTHERS = [
    ("Luật", ""),
    ("Pháp lệnh", ""),
    ("Lệnh", ""),
    ("Nghị định", "NĐ"),
    ("Thông tư", "TT"),
    ("Nghị quyết liên tịch", "NQLT"),
    ("Thông tư liên tịch", "TTLT"),
    ("Nghị quyết (quy phạm pháp luật)", "NQ"),
    ("Quyết định (quy phạm pháp luật)", "QĐ"),
    ("Bản sao y", "SY"),
    ("Bản trích sao", "TrS"),
    ("Bản sao lục", "SL"),
    ("Kết luận", "KL"),
    ("Đơn", ""),
    ("Thư", ""),
]


def add_types(apps, schema_editor):
    document_type = apps.get_model("documents", "DocumentType")
    rows = [(name, abbreviation, True) for name, abbreviation in ADMINISTRATIVE]
    rows += [(name, abbreviation, False) for name, abbreviation in OTHERS]
    document_type.objects.bulk_create(
        document_type(name=name, abbreviation=abbreviation, administrative=administrative, position=position)
        for position, (name, abbreviation, administrative) in enumerate(rows, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(add_types, migrations.RunPython.noop)]
