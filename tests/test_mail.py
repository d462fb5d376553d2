"""Mail: the files that come with it, and what it says itself."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx_made import docx, paragraph

from govtask_extract.errors import GovtaskError, UnknownFormat, UnreadableFile
from govtask_extract.model.options import Options
from govtask_extract.model.source import Source
from govtask_extract.reading.archives import archived_files, is_archive
from govtask_extract.reading.detect import detect
from govtask_extract.reading.read import read

NOTICE = "1. 修建河堤。（责任单位：县水利局）\n"


def mail(text: str = "请查收。\n", subtype: str = "plain", **files: bytes) -> bytes:
    """Files are named by the keywords, `_` for the dot."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.cn", "c@d.cn", "任务分解"
    message.set_content(text, subtype=subtype, charset="gb18030", cte="base64")
    for name, content in files.items():
        name = name.replace("_", ".")
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def brought(content: bytes) -> list[str]:
    source = Source("mail.eml", content)
    assert is_archive(source)
    return [
        f"{name}: {given.name}" if isinstance(given, GovtaskError) else name
        for name, given in archived_files(source, Options())
    ]


@pytest.mark.parametrize(
    ("text", "subtype"), [(NOTICE, "plain"), (f"<html><body><p>{NOTICE}</p><p hidden>甲</p></body></html>", "html")]
)
def test_a_mail_without_files_is_what_it_says(text: str, subtype: str) -> None:
    source = Source("mail", mail(text, subtype))
    assert not is_archive(source)
    document = read(source, Options())
    assert NOTICE.strip() in document.text
    assert (document.reader, document.media_type) == ("eml", "message/rfc822")


def test_files_that_are_not_read_are_told_and_pictures_below_a_mail_are_not() -> None:
    content = mail(
        方案_docx=docx(paragraph(NOTICE)), 附表_rar=b"Rar!\x1a\x07\x00" + b"\0\xff" * 50, 徽标_png=b"\x89PNG\r\n\0"
    )
    assert brought(content) == ["方案.docx", "附表.rar: UnknownFormat"]


def test_long_words_are_read_beside_the_files() -> None:
    assert brought(mail(NOTICE * 20, 方案_txt=NOTICE.encode())) == ["body.txt", "方案.txt"]


def test_archives_that_come_with_a_mail_are_opened() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("甲/方案.txt", NOTICE)
    assert brought(mail(附件_zip=packed.getvalue())) == ["附件.zip/甲/方案.txt"]


def test_names_in_any_encoding_and_without_folders() -> None:
    content = mail(x_txt=NOTICE.encode()).replace(b'filename="x.txt"', 'filename="../甲\\方案.txt"'.encode("gb18030"))
    assert brought(content) == ["方案.txt"]
    content = mail(x_txt=NOTICE.encode()).replace(b'filename="x.txt"', b'filename="=?gb18030?B?t72wuC50eHQ=?="')
    assert brought(content) == ["方案.txt"]


def test_two_files_of_one_name() -> None:
    content = mail(x_txt=NOTICE.encode(), y_txt=NOTICE.encode()).replace(b"y.txt", b"x.txt")
    assert brought(content) == ["x.txt", "x (2).txt"]


def test_a_forwarded_mail_brings_its_files() -> None:
    outer, inner = EmailMessage(), EmailMessage()
    outer["From"], outer["To"] = inner["From"], inner["To"] = "a@b.cn", "c@d.cn"
    inner.set_content("请查收。")
    inner.add_attachment(NOTICE.encode(), maintype="text", subtype="plain", filename="方案.txt")
    outer.set_content("转发。")
    outer.add_attachment(inner)
    assert brought(outer.as_bytes()) == ["方案.txt"]


def test_a_mail_that_brings_nothing_to_read_says_so() -> None:
    source = Source("mail.eml", mail("\n", 附表_rar=b"Rar!\x1a\x07\x00" + b"\0\xff" * 50))
    assert not is_archive(source)
    with pytest.raises(UnreadableFile, match="says nothing itself and brings 附表"):
        read(source, Options())


def test_texts_are_no_mail() -> None:
    assert detect(Source("a.txt", f"From: 县政府办\nTo: 各镇\n\n{NOTICE}".encode())).name == "text"


def test_a_mail_of_outlook_is_told() -> None:
    from ole2_made import ole2

    with pytest.raises(UnknownFormat, match="mail of Outlook"):
        detect(Source("a.msg", ole2({"__properties_version1.0": b"x" * 5000})))


def test_a_mail_nested_without_end_is_damaged() -> None:
    part = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    source = Source("mail.eml", f"To: a@b.cn\nMIME-Version: 1.0\n{part}".encode())
    assert not is_archive(source)
    with pytest.raises(UnreadableFile):
        read(source, Options())


def test_the_marks_of_a_mail_that_is_quoted_are_furniture() -> None:
    document = read(Source("mail.eml", mail(f"请办理。\n\n> {NOTICE}> > 2. 修桥。\n")), Options())
    assert [document.text[start:end] for (start, end), _ in document.furniture] == ["> ", "> > "]
