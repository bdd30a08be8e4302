"""Texts cut by hand: ``|`` stands before the first sign of a new sentence, ␣ is a no-break space, ￼ an inline code."""

from __future__ import annotations

from itertools import pairwise

GOLDEN: dict[str, tuple[str, ...]] = {
    "vi": (
        # plain sentences and what closes after the full stop
        "Tỉnh có 5 cửa khẩu. |Năm 2018, tỉnh đón 2,8 triệu lượt khách.",
        "Vì sao thế? |Vì trời mưa! |Ai cũng về.",
        "Thật thế sao?! |Không ai tin.",
        "Ông nói: “Chúng tôi sẽ làm.” |Mọi người vỗ tay.",
        "Bà kể (theo lời ông Hòa.) |Sau đó, bà về.",
        "Chị hỏi: “Anh đi đâu?”, rồi quay đi. |Anh im lặng.",
        'Ông viết: "Xong." |Rồi ông đi.',
        "“Cố lên!” – Chị Hoa nói. |Cả đội reo hò.",
        "“Thật sao?” chị hỏi. |Không ai đáp.",
        "Xong việc. |(Theo Báo Lạng Sơn)",
        "Xong việc. |“Chúng tôi mừng lắm”, chị nói.",
        "– Anh đi đâu? |– Tôi về quê.",
        "Hội nghị bế mạc. |",
        "Không có dấu chấm",
        # abbreviations that a name follows
        "Đoàn về TP. Lạng Sơn. |Sau đó, đoàn đi Đồng Đăng.",
        "Đoàn về Tp. Hồ Chí Minh và TX. Gò Công, H. Cái Bè.",
        "Đến dự có đ/c. Lê Văn Tám, Đ/c Bí thư Tỉnh ủy. |Đ/c. Nguyễn Thị Hoa chủ trì.",
        "GS.TS. Trần Văn Khê nói chuyện. |PGS. TS. Lê Thị Lan trình bày.",
        "PGS.TS. Lê Văn Nam, ThS. Hà Thu, BS. Minh, KS. Tùng, LS. Đạt cùng dự. |Hội thảo kéo dài 2 ngày.",
        "BS.CKII. Nguyễn Thu Hà là giám đốc. |Bà về hưu năm 2020.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "Sách của Nxb. Chính trị quốc gia. |Giá 50.000 đồng.",
        "Gặp Mr. Smith và Dr. Lan ở St. Petersburg. |Hai bên ký kết.",
        "TP.HCM là nơi đông dân. |Cty. TNHH An Bình ở đó.",
        # ... that a figure follows
        "Trụ sở ở Q. 1, P. 2. |Xem tr. 15 và T. 3.",
        "Trụ sở ở đường Hùng Vương, Q. 1. |Điện thoại: 0205 3812 345.",
        "Xem thêm tr. 15. |Tập 2 in năm 2019.",
        "Tuyến QL. 1A và ĐT. 234 bị ngập. |Xe phải đi vòng.",
        # v.v., ellipses, leaders
        "Trồng hồi, na, quýt, v.v. |Tỉnh khuyến khích nông dân.",
        "Trồng hồi, na, v.v. và chăn nuôi. |Giá cả ổn định.",
        "Có hồi, quế, v.v... |Tỉnh có chính sách riêng.",
        "Chợ bán rau, quả, thịt, cá… |Tỉnh đã quy hoạch lại.",
        "Chợ bán rau, quả... trong đó có na. |Na rất ngọt.",
        "Chúng ta (...) Đảng ta là đạo đức. |Câu này nổi tiếng.",
        "… Tỉnh ta có nhiều cửa khẩu. |Đó là lợi thế.",
        "Họ và tên: ........... Chức vụ: ...........",
        "Chờ mãi... |Cuối cùng anh cũng về.",
        # ./.
        "Nghị quyết này có hiệu lực kể từ ngày ký./.",
        "Nghị quyết này có hiệu lực. ./.",
        "Các sở chịu trách nhiệm thi hành Quyết định này./. |Nơi nhận: Như Điều 3; Lưu: VT.",
        "Chủ tịch UBND tỉnh chịu trách nhiệm thi hành ./.",
        # headings, articles, lists
        "Điều 3. Sở Tài chính chủ trì thực hiện. |Điều 4. Quyết định này có hiệu lực.",
        "Điều 3. Khoản 2. Nội dung chi",
        "Theo Điều 3. Khoản 2 của Luật, hồ sơ gồm hai bộ. |Thời hạn là 5 ngày.",
        "Thực hiện theo quy định tại Điều 3. |Sở Nội vụ hướng dẫn.",
        "Chương I. Quy định chung",
        "Phụ lục II. Danh mục dự án",
        "Bảng 2. Thu ngân sách năm 2018",
        "1. Mục tiêu: tăng trưởng 8%. |Thu ngân sách đạt 7.000 tỷ đồng.",
        "1.2.3. Nhiệm vụ trọng tâm",
        "II. KẾT QUẢ ĐẠT ĐƯỢC",
        "a. Về kinh tế. |Tăng trưởng đạt 8,1%.",
        "Gồm: 1. Mục tiêu; 2. Nhiệm vụ; 3. Giải pháp. |4. Tổ chức thực hiện.",
        "Có hai việc. |a) Rà soát. |b) Báo cáo.",
        "a/ Tình hình chung. |b/ Kết quả cụ thể.",
        "Tỉnh làm hai việc: - Rà soát. |- Báo cáo.",
        "Nội dung\n1. Mục tiêu\n2. Nhiệm vụ",
        "(1) Rà soát. |(2) Báo cáo.",
        # figures, dates, numbers of documents
        "Thu 1.234.567,8 triệu đồng. |Chi 987.654 triệu đồng.",
        "Thu ngân sách đạt 7.000. |Chi đạt 6.500.",
        "Ban hành Nghị quyết số 38/NQ-CP ngày 25/4/2017. |Nghị quyết có 5 điều.",
        "Ngày 2. 9. 1945, Bác đọc Tuyên ngôn. |Cả nước vui mừng.",
        "Khai mạc ngày 25.4.2017. |Bế mạc ngày 27.4.2017.",
        "Đại hội XIII. |Nghị quyết được thông qua.",
        "Kinh tế tăng 8% trong quý I. |Quý II tăng chậm hơn.",
        "Lạng Sơn là đô thị loại II. |Thành phố có 5 phường.",
        "Quả na giàu vitamin C. |Giá bán ổn định.",
        # names
        "C. Mác, Ph. Ăng-ghen và V.I. Lê-nin là lãnh tụ. |Nhân loại biết ơn họ.",
        "Nhà văn J. K. Rowling đến Hà Nội. |Bà ký tặng sách.",
        "Công an làm việc với ông Nguyễn Văn A. |Vụ việc đang được xác minh.",
        "Nghị quyết của T.Ư. |Tỉnh ủy triển khai ngay.",
        "PGS.TS Nguyễn Văn X. – Viện trưởng – phát biểu. |Hội thảo kéo dài 2 ngày.",
        # addresses
        "Xem www.langson.gov.vn. |Liên hệ vanphong@langson.gov.vn. |Điện thoại 0205.",
        "Địa chỉ: https://langson.gov.vn/tin?id=1.2 có đủ tin. |Mời xem.",
        # ties and codes
        "Đoàn về TP.␣Lạng Sơn. |Tr.␣Nam đón.",
        "Dòng này.␣Không cắt ở dấu cách không ngắt.",
        "￼Câu một.￼ |￼Câu hai￼ rất dài.",
        "Có chú thích.￼ |Câu sau.",
        "Đạt ￼ tỷ đồng. |￼ dự án đã xong.",
        "￼TP.￼ Lạng Sơn và ￼GS.￼ Lan.",
        "￼1.￼ Mục tiêu",
        "Tăng 8%.￼ so với năm trước",
    ),
    "en": (
        "It rained. |We stayed in.",
        "Dr. Lan met Mr. J. K. Smith at 9 a.m. on Monday. |They talked.",
        "The fair opens at 8 a.m. |Entry is free.",
        "He moved to St. Paul in Jan. 2018. |See p. 12 and Fig. 3.",
        "“Come in.” |He sat down.",
        "Fruit, rice, etc. |All of it sold well.",
        "Revenue rose 8.1% to VND 1,234.5 billion. |Costs fell.",
        "She knew more than I. |We agreed.",
        "Article 3. The Department shall report. |Article 4. This takes effect.",
        "1. Aims. |They are modest.",
        "The house (…) The garden was large.",
        "Write to office@example.vn. |We answer.",
        "Why?! |Nobody knows.",
    ),
    "fr": (
        "Il pleut. |Nous restons.",
        "M. Dupont et Mme. Lan sont venus. |Ils partent demain.",
        "« Venez.␣» |Il part.",
        "Où vas-tu␣? |Chez moi␣! |Bien.",
        "– Où vas-tu ? |– Chez moi.",
        "Voir art. 3 et p. 12. |Le texte est clair.",
        "Les recettes atteignent 1 234,5 millions. |C’est beaucoup.",
        "J. Verne l’a écrit. |Tout le monde le lit.",
        "Article 3. Le service rend compte. |Article 4. Ce texte entre en vigueur.",
    ),
    "zh": (
        "今天开会。|明天休息。",
        "为什么？！|没人知道。",
        "“走吧。”他说。|大家走了。",
        "他喊道：“好！”|掌声响起。",
        "收入为1,234.5亿元。|增长8.1%。",
        "（见附件。）|会议结束。",
        "1. 总体目标。|2018年完成。",
        "加入WTO。 |出口增长。",
        "￼第一句。|￼第二句￼。",
        "有脚注。￼",
    ),
    "ja": (
        "雨が降る。|風も吹く。",
        "「行きます。」と言った。|皆が笑った。",
        "本当ですか？|はい！|そうです。",
        "「行こう。」|父は立った。",
        "収入は1,234.5億円だった。|前年より増えた。",
        "（終わり。）|次に進む。",
    ),
    "ko": (
        "비가 온다. |바람도 분다.",
        "행사는 2018. 3. 30. 개최한다. |참가비는 없다.",
        "정말? |네! |그렇습니다.",
        "“갑니다.”라고 말했다. |모두 웃었다.",
        "1. 목표. |첫째는 성장이다.",
        "가. 목적",
        "수입은 1,234.5억 동이다. |작년보다 늘었다.",
        "Dr. Lan과 Mr. Smith가 왔다. |회의를 했다.",
    ),
}


def read(written: str) -> tuple[str, tuple[int, ...]]:
    """The text and the offsets of its breaks."""
    pieces = written.replace("␣", "\u00a0").split("|")
    ends = [sum(map(len, pieces[:count])) for count in range(1, len(pieces))]
    text = "".join(pieces)
    return text, tuple(end for end in ends if end < len(text))


def shown(text: str, offsets: tuple[int, ...]) -> str:
    """``text`` with ``|`` at the offsets."""
    edges = [0, *offsets, len(text)]
    return "|".join(text[one:other] for one, other in pairwise(edges))
