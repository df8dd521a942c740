"""Mẫu văn bản: what each of the 29 types of NĐ 30/2020 (art. 7; PL III) says before anybody has written in it."""

from dataclasses import replace

from .content import Block, Content, Signed

#: Types that are sent to others by name: they have "Kính gửi".
TO_OTHERS = {
    "Công văn",
    "Tờ trình",
    "Công điện",
    "Giấy mời",
    "Phiếu chuyển",
    "Phiếu gửi",
    "Phiếu báo",
    "Giấy giới thiệu",
}

T, H, C, A = "text", "heading", "clause", "article"
CLOSE = "Trên đây là {what}, đề nghị các cơ quan, đơn vị liên quan phối hợp, tổ chức thực hiện./."


def _decision(decides: str, last: str) -> tuple[Block, ...]:
    return (
        Block("basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        Block("basis", "Căn cứ các quy định của pháp luật về nội dung được quyết định;"),
        Block("basis", "Theo đề nghị của thủ trưởng đơn vị trình."),
        Block("decides", decides),
        Block(A, "{{ trich_yeu }}.", "Điều 1."),
        Block(A, "Quyết định này có hiệu lực kể từ ngày ký.", "Điều 2."),
        Block(A, last, "Điều 3."),
    )


def _plan(what: str) -> tuple[Block, ...]:
    return (
        Block(T, f"Để {{{{ trich_yeu }}}}, {{{{ co_quan }}}} ban hành {what} với các nội dung chính như sau:"),
        Block(H, "I. MỤC ĐÍCH, YÊU CẦU"),
        Block(C, "1. Mục đích: bảo đảm các nhiệm vụ được triển khai đồng bộ, đúng tiến độ, đúng thẩm quyền."),
        Block(C, "2. Yêu cầu: phân công rõ người, rõ việc, rõ thời gian, rõ kết quả, rõ trách nhiệm."),
        Block(H, "II. NỘI DUNG"),
        Block(C, "1. Các nhiệm vụ trọng tâm, đơn vị chủ trì, đơn vị phối hợp và thời gian hoàn thành."),
        Block(C, "2. Nguồn lực và giải pháp thực hiện các nhiệm vụ."),
        Block(H, "III. TỔ CHỨC THỰC HIỆN"),
        Block(T, CLOSE.format(what=f"{what} của {{{{ co_quan }}}}")),
    )


def _rules(what: str) -> tuple[Block, ...]:
    return (
        Block("chapter", "QUY ĐỊNH CHUNG", "Chương I"),
        Block(H, "Phạm vi điều chỉnh và đối tượng áp dụng", "Điều 1."),
        Block(C, f"1. {what} này quy định về {{{{ trich_yeu }}}}."),
        Block(C, f"2. {what} này áp dụng đối với các cơ quan, đơn vị và cá nhân có liên quan."),
        Block("chapter", "TỔ CHỨC THỰC HIỆN", "Chương II"),
        Block(H, "Trách nhiệm thi hành", "Điều 2."),
        Block(C, f"1. Thủ trưởng các cơ quan, đơn vị có trách nhiệm tổ chức thực hiện {what} này."),
        Block(C, "2. Trong quá trình thực hiện, nếu có vướng mắc thì phản ánh về {{ co_quan }} để xem xét./."),
    )


def _agreement() -> tuple[Block, ...]:
    return (
        Block(T, "Hôm nay, tại trụ sở {{ co_quan }}, hai bên cùng thống nhất các nội dung về {{ trich_yeu }} như sau:"),
        Block(A, "Nội dung phối hợp giữa hai bên.", "Điều 1."),
        Block(A, "Trách nhiệm của mỗi bên trong quá trình thực hiện.", "Điều 2."),
        Block(A, "Văn bản này được lập thành 04 bản có giá trị như nhau, mỗi bên giữ 02 bản./.", "Điều 3."),
    )


def _slip(first: str, *others: str) -> tuple[Block, ...]:
    return (Block(T, first), *(Block(C, one) for one in others))


BODIES: dict[str, tuple[Block, ...]] = {
    "Nghị quyết": (
        Block("basis", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        Block("basis", "Căn cứ kết quả biểu quyết của các thành viên tại phiên họp."),
        Block("decides", "QUYẾT NGHỊ:"),
        Block(A, "{{ trich_yeu }}.", "Điều 1."),
        Block(A, "Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Nghị quyết này./.", "Điều 2."),
    ),
    "Quyết định": _decision(
        "QUYẾT ĐỊNH:",
        "Chánh Văn phòng, thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.",
    ),
    "Chỉ thị": (
        Block(
            T, "Thời gian qua, việc {{ trich_yeu }} đã đạt được những kết quả nhất định, song vẫn còn tồn tại, hạn chế."
        ),
        Block(T, "Để khắc phục những tồn tại, hạn chế nêu trên, {{ co_quan }} yêu cầu các cơ quan, đơn vị:"),
        Block(C, "1. Tổ chức quán triệt và triển khai thực hiện đầy đủ các quy định của pháp luật có liên quan."),
        Block(C, "2. Tăng cường kiểm tra, đôn đốc; kịp thời báo cáo những khó khăn, vướng mắc phát sinh."),
        Block(T, "Yêu cầu thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai thực hiện Chỉ thị này./."),
    ),
    "Quy chế": _rules("Quy chế"),
    "Quy định": _rules("Quy định"),
    "Thông cáo": _slip(
        "{{ co_quan }} ra thông cáo về {{ trich_yeu }} với các nội dung chính như sau:",
        "1. Nội dung thứ nhất của thông cáo, nêu ngắn gọn sự việc, thời gian, địa điểm.",
        "2. Nội dung thứ hai của thông cáo, nêu ý kiến và việc làm tiếp theo của cơ quan./.",
    ),
    "Thông báo": _slip(
        "{{ co_quan }} thông báo về {{ trich_yeu }} như sau:",
        "1. Nội dung thông báo, nêu rõ việc, đơn vị thực hiện và thời gian hoàn thành.",
        "2. Các cơ quan, đơn vị liên quan căn cứ nội dung Thông báo này để triển khai thực hiện./.",
    ),
    "Hướng dẫn": (
        Block(T, "Để thực hiện thống nhất việc {{ trich_yeu }}, {{ co_quan }} hướng dẫn một số nội dung như sau:"),
        Block(H, "I. NHỮNG VẤN ĐỀ CHUNG"),
        Block(C, "1. Phạm vi, đối tượng áp dụng của hướng dẫn và các từ ngữ được sử dụng trong hướng dẫn."),
        Block(H, "II. NỘI DUNG HƯỚNG DẪN"),
        Block(C, "1. Trình tự, thời gian thực hiện và hồ sơ kèm theo của từng bước công việc."),
        Block(T, CLOSE.format(what="hướng dẫn của {{ co_quan }}")),
    ),
    "Chương trình": _plan("chương trình"),
    "Kế hoạch": _plan("kế hoạch"),
    "Phương án": _plan("phương án"),
    "Đề án": _plan("đề án"),
    "Dự án": _plan("dự án"),
    "Báo cáo": (
        Block(T, "Thực hiện chế độ báo cáo theo quy định, {{ co_quan }} báo cáo {{ trich_yeu }} như sau:"),
        Block(H, "I. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN"),
        Block(C, "1. Kết quả đạt được trong kỳ báo cáo, so với cùng kỳ và so với kế hoạch được giao."),
        Block(C, "2. Tồn tại, hạn chế và nguyên nhân của những tồn tại, hạn chế trong quá trình thực hiện."),
        Block(H, "II. NHIỆM VỤ, GIẢI PHÁP TRONG THỜI GIAN TỚI"),
        Block(
            T, "Trên đây là báo cáo {{ trich_yeu }}, {{ co_quan }} kính báo cáo cấp có thẩm quyền xem xét, chỉ đạo./."
        ),
    ),
    "Biên bản": (
        Block(T, "Thời gian bắt đầu: 08 giờ 00 phút. Địa điểm: Phòng họp số 1, trụ sở {{ co_quan }}."),
        Block(T, "Thành phần tham dự: đại diện lãnh đạo và chuyên viên của các cơ quan, đơn vị có liên quan."),
        Block(T, "Chủ trì (chủ tọa) và thư ký (người ghi biên bản) được các thành viên dự họp thống nhất cử."),
        Block(T, "Nội dung: các thành viên trình bày, thảo luận và kết luận về {{ trich_yeu }} theo chương trình."),
        Block(T, "Cuộc họp kết thúc vào 11 giờ 00 phút cùng ngày, các thành viên nhất trí với nội dung trên./."),
    ),
    "Tờ trình": (
        Block(
            T, "Căn cứ các quy định hiện hành, {{ co_quan }} kính trình cấp có thẩm quyền về {{ trich_yeu }} như sau:"
        ),
        Block(H, "I. SỰ CẦN THIẾT"),
        Block(T, "Nêu rõ cơ sở pháp lý, cơ sở thực tiễn và lý do phải ban hành hoặc giải quyết nội dung trình."),
        Block(H, "II. NỘI DUNG TRÌNH"),
        Block(T, "Nêu rõ phương án, nguồn lực, thời gian và tổ chức thực hiện; ý kiến của các cơ quan liên quan."),
        Block(T, "{{ co_quan }} kính trình cấp có thẩm quyền xem xét, quyết định./."),
    ),
    "Hợp đồng": _agreement(),
    "Công văn": (
        *_slip(
            "{{ co_quan }} nhận được {{ van_ban_den }}; sau khi xem xét, {{ co_quan }} có ý kiến như sau:",
            "1. Thống nhất với nội dung đề nghị; giao cơ quan chủ trì tổ chức thực hiện theo đúng quy định.",
            "2. Cơ quan chủ trì báo cáo kết quả thực hiện trước khi hết thời hạn được giao.",
        ),
        Block(T, "{{ co_quan }} thông báo để các cơ quan, đơn vị biết, phối hợp thực hiện./."),
    ),
    "Công điện": (
        Block(
            T, "Trước tình hình {{ trich_yeu }}, {{ co_quan }} yêu cầu thủ trưởng các cơ quan, đơn vị và địa phương:"
        ),
        Block(C, "1. Triển khai ngay các biện pháp ứng phó trong phạm vi quản lý, bảo đảm an toàn cho người dân."),
        Block(C, "2. Tổ chức trực ban nghiêm túc 24/24 giờ, thường xuyên báo cáo về {{ co_quan }}."),
        Block(T, "Nhận được Công điện này, yêu cầu các cơ quan, đơn vị và địa phương nghiêm túc thực hiện./."),
    ),
    "Bản ghi nhớ": _agreement(),
    "Bản thỏa thuận": _agreement(),
    "Giấy ủy quyền": _slip(
        "{{ co_quan }} ủy quyền cho người có tên dưới đây thực hiện công việc theo nội dung sau:",
        "1. Người được ủy quyền: họ và tên, chức vụ, đơn vị công tác, số điện thoại liên hệ.",
        "2. Nội dung, phạm vi ủy quyền; người được ủy quyền không được ủy quyền lại cho người khác.",
        "3. Thời hạn ủy quyền kể từ ngày ký đến khi hoàn thành công việc được ủy quyền./.",
    ),
    "Giấy mời": _slip(
        "{{ co_quan }} trân trọng kính mời đại biểu tới dự cuộc họp về {{ trich_yeu }}, cụ thể như sau:",
        "1. Chủ trì: đại diện lãnh đạo {{ co_quan }} phụ trách lĩnh vực được phân công.",
        "2. Thời gian, địa điểm: theo lịch công tác, tại Phòng họp số 1, trụ sở {{ co_quan }}.",
        "3. Đề nghị đại biểu chuẩn bị ý kiến và tới dự đúng thành phần, đúng thời gian./.",
    ),
    "Giấy giới thiệu": _slip(
        "{{ co_quan }} trân trọng giới thiệu ông (bà) có tên dưới đây được cử đến liên hệ công tác:",
        "1. Họ và tên, chức vụ, đơn vị công tác của người được giới thiệu đến liên hệ công tác.",
        "2. Nội dung công tác: theo nhiệm vụ được giao; đề nghị Quý cơ quan tạo điều kiện giúp đỡ./.",
    ),
    "Giấy nghỉ phép": _slip(
        "Xét đơn đề nghị nghỉ phép, {{ co_quan }} cấp giấy nghỉ phép cho người có tên dưới đây:",
        "1. Họ và tên, chức vụ, đơn vị công tác của người được nghỉ phép năm {{ nam }} theo quy định.",
        "2. Thời gian nghỉ, nơi nghỉ phép; số ngày nghỉ phép này được tính vào ngày nghỉ hằng năm./.",
    ),
    "Phiếu gửi": _slip(
        "{{ co_quan }} gửi đến Quý cơ quan các văn bản, tài liệu có tên dưới đây để biết và xử lý:",
        "1. Tên, số, ký hiệu, số lượng bản của từng văn bản, tài liệu được gửi kèm theo phiếu này.",
        "2. Sau khi nhận được, đề nghị Quý cơ quan ký xác nhận và gửi lại phiếu này cho cơ quan gửi./.",
    ),
    "Phiếu chuyển": _slip(
        "{{ co_quan }} chuyển đến Quý cơ quan văn bản, hồ sơ có tên dưới đây để xem xét, giải quyết:",
        "1. Tên văn bản, hồ sơ và cơ quan, tổ chức, cá nhân gửi đến {{ co_quan }}; lý do chuyển.",
        "2. Đề nghị Quý cơ quan giải quyết theo thẩm quyền và thông báo kết quả cho người gửi./.",
    ),
    "Phiếu báo": _slip(
        "{{ co_quan }} trân trọng báo để Quý cơ quan, đơn vị biết về nội dung công việc dưới đây:",
        "1. Nội dung công việc, thời gian và địa điểm thực hiện; người liên hệ và số điện thoại.",
        "2. Đề nghị Quý cơ quan, đơn vị bố trí người phối hợp thực hiện theo thời gian nêu trên./.",
    ),
    "Thư công": _slip(
        "Nhân dịp này, thay mặt {{ co_quan }}, tôi trân trọng gửi tới các đồng chí lời chúc mừng tốt đẹp nhất.",
        "Chúc các đồng chí luôn mạnh khỏe, hạnh phúc và tiếp tục đạt nhiều thành tích trong công tác./.",
    ),
}


def blank(type_name: str, agency: str, place: str) -> Content:
    """Mẫu gốc to be changed in Word: what differs from paper to paper stands as merge fields.

    A field written in capitals comes out in capitals, one with a capital first letter begins a sentence.
    """
    letter = type_name == "Công văn"
    return Content(
        type_name=type_name,
        agency=agency,
        notation="{{ ky_hieu }}",
        place=place,
        year="{{ nam }}",
        subject="{{ trich_yeu }}" if letter else "{{ Trich_yeu }}",
        addressees=("{{ kinh_gui }}",) if type_name in TO_OTHERS else (),
        blocks=tuple(_beginning(one) for one in BODIES[type_name]),
        signed=Signed("{{ chuc_vu }}", "{{ nguoi_ky }}", ("{{ quyen_han }}",)),
        also_signed=Signed("Thư ký", "{{ nguoi_soan }}") if type_name == "Biên bản" else None,
        recipients=("{{ noi_nhan }}",),
        kept_by="{{ don_vi }}",
    )


def _beginning(block: Block) -> Block:
    if not block.text.startswith("{{ "):
        return block
    return replace(block, text="{{ " + block.text[3:4].upper() + block.text[4:])
