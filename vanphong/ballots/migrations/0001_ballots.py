import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_reference"),
        ("files", "0001_initial"),
        ("org", "0003_respondents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("open", "Đang lấy ý kiến"),
                            ("closed", "Đã kết thúc"),
                            ("cancelled", "Đã hủy"),
                        ],
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("subject", models.TextField(verbose_name="trích yếu")),
                ("question", models.TextField(blank=True, verbose_name="nội dung lấy ý kiến")),
                ("explanation", models.TextField(blank=True, verbose_name="thuyết minh")),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("urgent", "Nội dung cấp bách, cần giải quyết ngay (điểm a)"),
                            ("no_discussion", "Không cần thiết phải thảo luận tập thể (điểm b)"),
                            ("no_difference", "Đã gửi đủ hồ sơ và không có ý kiến khác nhau (điểm c)"),
                            ("secure", "Hệ thống bảo đảm an toàn, bảo mật, lưu trữ (điểm d)"),
                        ],
                        max_length=16,
                        verbose_name="trường hợp",
                    ),
                ),
                ("consent", models.TextField(blank=True, verbose_name="ý kiến của Chủ tịch")),
                ("lead", models.CharField(blank=True, max_length=200, verbose_name="cơ quan chủ trì soạn thảo")),
                ("due_at", models.DateTimeField(null=True, verbose_name="hạn biểu quyết")),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("checksum", models.CharField(blank=True, max_length=64)),
                ("opened_at", models.DateTimeField(null=True, verbose_name="gửi lúc")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="kết thúc lúc")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("passed", "Được thông qua"),
                            ("passed_with_opinions", "Được thông qua, còn ý kiến khác nhau"),
                            ("not_passed", "Chưa được thông qua"),
                        ],
                        max_length=24,
                        verbose_name="kết quả",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do hủy")),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="org.agency"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="documents.document",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.blob"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=100, verbose_name="chức vụ")),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến hết ngày")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="org.agency"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("person__sort_key", "id"),
            },
        ),
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("full_name", models.CharField(max_length=50)),
                ("title", models.CharField(max_length=100)),
                ("place", models.PositiveSmallIntegerField()),
                ("presides", models.BooleanField(default=False)),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[("agree", "Tán thành"), ("disagree", "Không tán thành"), ("other", "Ý kiến khác")],
                        max_length=10,
                        verbose_name="biểu quyết",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="ý kiến")),
                ("voted_at", models.DateTimeField(null=True)),
                ("checksum", models.CharField(blank=True, max_length=64)),
                (
                    "ballot",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="slips",
                        to="ballots.ballot",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("place", "id"),
            },
        ),
        migrations.AddIndex(
            model_name="ballot",
            index=models.Index(fields=["agency", "-id"], name="ballots_of_an_agency"),
        ),
        migrations.AddIndex(
            model_name="ballot",
            index=models.Index(condition=models.Q(("status", "open")), fields=["due_at"], name="ballots_that_run"),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("checksum", ""), ("opened_at", None)),
                    models.Q(("due_at__isnull", False), ("opened_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_ballot_sent_out_has_its_deadline",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", False), ("status", "closed"), models.Q(("outcome", ""), _negated=True)
                    ),
                    models.Q(models.Q(("status", "closed"), _negated=True), ("closed_at", None), ("outcome", "")),
                    _connector="OR",
                ),
                name="a_closed_ballot_has_its_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"),
                name="membership_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)),
                fields=("agency", "person"),
                name="one_open_membership_per_person",
            ),
        ),
        migrations.AddIndex(
            model_name="slip",
            index=models.Index(condition=models.Q(("choice", "")), fields=["member"], name="slips_not_yet_given"),
        ),
        migrations.AddConstraint(
            model_name="slip",
            constraint=models.UniqueConstraint(fields=("ballot", "member"), name="a_member_votes_once"),
        ),
        migrations.AddConstraint(
            model_name="slip",
            constraint=models.UniqueConstraint(
                condition=models.Q(("presides", True)), fields=("ballot",), name="one_chair_among_those_who_vote"
            ),
        ),
        migrations.AddConstraint(
            model_name="slip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("checksum", ""), ("choice", ""), ("text", ""), ("voted_at", None)),
                    models.Q(
                        models.Q(("choice", ""), _negated=True),
                        models.Q(("checksum", ""), _negated=True),
                        ("voted_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_slip_given_says_when_and_what_was_read",
            ),
        ),
    ]
