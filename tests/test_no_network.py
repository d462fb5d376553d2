"""Reading a file opens no connection, starts no program and writes nothing but what it was asked to write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from docx_made import docx, paragraph, zipped

# Told of everything that Python opens; whatever is not allowed ends the process, and the child in which it happens.
GUARDED = """
import os, sys
allowed = sys.argv[1]
FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.Request", "ftplib.connect",
             "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "webbrowser.open")
WRITING = ("os.mkdir", "os.remove", "os.rename", "os.link", "os.symlink", "os.truncate", "tempfile.mkdtemp",
           "tempfile.mkstemp", "shutil.rmtree")

def watch(event, arguments):
    if event in FORBIDDEN:
        refuse(event, arguments)
    if event in WRITING and not os.fsdecode(arguments[0]).startswith(allowed):
        refuse(event, arguments)
    if event == "open" and isinstance(arguments[0], (str, bytes)) and writes(*arguments[1:]):
        path = os.fsdecode(arguments[0])
        if path != os.devnull and not path.startswith(allowed):
            refuse(event, arguments)

def writes(mode, flags):
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)) or bool(mode and set(mode) & set("wax+"))

def refuse(event, arguments):
    os.write(3, f"{event} {arguments}\\n".encode())
    os._exit(99)

os.dup2(2, 3)
sys.addaudithook(watch)
from govtask_extract.cli.main import main
sys.exit(main(sys.argv[2:]))
"""

PAGE = """<html><head><link rel=stylesheet href="http://127.0.0.1:9/a.css">
<script src="http://127.0.0.1:9/a.js"></script><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"><base href="http://127.0.0.1:9/"></head><body>
<img src="http://127.0.0.1:9/a.png"><iframe src="file:///etc/hostname"></iframe>
<p>1. 建公园。（牵头单位：区住建局）</p></body></html>"""
OUTSIDE = (
    '<Relationships><Relationship Id="r1" TargetMode="External" Target="http://127.0.0.1:9/a.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)


def _files(folder: Path) -> list[Path]:
    notice = docx(paragraph("1. 建公园。（牵头单位：区住建局）"))
    made = {
        "page.html": PAGE.encode(),
        "notice.docx": notice,
        "outside.docx": zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": "<document><body><p><r><t>1. a</t></r></p></body></document>",
                "word/_rels/document.xml.rels": OUTSIDE,
            }
        ),
        "entity.docx": zipped(
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/a.dtd"><d/>',
            }
        ),
        "slip.zip": zipped({"../../slipped.txt": "1. a", "notice.docx": notice}),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


@pytest.mark.parametrize("isolate", ["never", "auto"])
def test_reading_is_silent_and_leaves_nothing(tmp_path: Path, isolate: str) -> None:
    files = [*_files(tmp_path), ROOT / "samples/dongxihu-2022/notice.pdf", ROOT / "samples/dongxihu-2022/notice.md"]
    out = tmp_path / "out"
    out.mkdir()
    before = sorted(tmp_path.iterdir())
    command = ["extract", "--isolate", isolate, *map(str, files), "-o", str(out / "reports.json")]
    ended = subprocess.run(
        [sys.executable, "-B", "-c", GUARDED, str(out), *command], capture_output=True, cwd=out, timeout=100
    )
    assert ended.returncode == 3, ended.stderr.decode()
    assert sorted(tmp_path.iterdir()) == before
    assert [path.name for path in out.iterdir()] == ["reports.json"]
    text = (out / "reports.json").read_text("utf-8")
    assert "ReaderCrash" not in text
    assert text.count('"schema_version"') == len(files) - 2
    assert text.count("was made to write elsewhere") == 1
