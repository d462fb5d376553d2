"""A notice that people correct, and what the tests of corrections share."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from govtask_extract.correcting.correction_models import (
    CorrectedSource,
    Correction,
    Corrections,
)
from govtask_extract.correcting.corrections_file import corrections_bytes, corrections_path
from govtask_extract.correcting.making import CorrectionMaker
from govtask_extract.correcting.replay import replay
from govtask_extract.correcting.verdicts import Replay
from govtask_extract.model.profile import KnownBodies
from govtask_extract.model.report import Report, Task
from govtask_extract.pipeline import extract_with_document

KINDS = [model.model_fields["do"].annotation.__args__[0] for model in get_args(Correction)]
NOTICE = """\
青溪县人民政府办公室文件
青政办〔2024〕3号
青溪县人民政府办公室关于印发2024年重点工作责任分解方案的通知
各乡镇人民政府，县直各部门：
现将方案印发给你们。
青溪县人民政府办公室
2024年2月7日
2024年重点工作责任分解方案
一、城市建设
1.新建公园3个，改造道路5公里。（牵头单位：市园林局；责任单位：市住建局、市水务局）
分管领导：卢志明
责任单位：县住建局
协办单位：县水务局、县财政局
完成时限：10月底前
2.改造老旧小区12个；新增停车泊位500个。（责任单位：县住建局、县水务局）
3.整治停车秩序。
二、城市管理
各单位要按职责抓好落实。
4.完善交通标识，
年底前完成。（县公安局负责）
（1）整修公交站台20座。（县交通局负责）
（2）更换灯箱30个。（县交通局负责）
5.做好以下工作。（县城管局负责）
"""


class Reviewed:
    """A notice with corrections made one after the other, each on the report with those before it."""

    def __init__(self, content: str | bytes = NOTICE, name: str = "notice.txt") -> None:
        self.content = content.encode() if isinstance(content, str) else content
        self.report, self.document = extract_with_document(self.content, name=name)
        self.made: list[Correction] = []
        self.current = self.report

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def make(self) -> CorrectionMaker:
        return CorrectionMaker(self.current, self.document)

    def task(self, id: str) -> Task:
        return next(task for task in self.current.tasks if task.id == id)

    def at(self, words: str) -> tuple[int, int]:
        """Where words stand, that stand there once."""
        assert self.text.count(words) == 1, words
        start = self.text.index(words)
        return start, start + len(words)

    def apply(self, correction: Correction) -> Report:
        """It must fit."""
        last = self.try_out(correction).verdicts[-1]
        assert (last.fits, last.why) == ("applied", "")
        return self.current

    def try_out(self, correction: Correction) -> Replay:
        self.made.append(correction)
        done = self.replayed()
        self.current = done.report
        return done

    def replayed(self) -> Replay:
        return replay(self.report, self.document, self.file(), KnownBodies())

    def file(self) -> Corrections:
        source = CorrectedSource(name=self.report.source.name, sha256=self.report.source.sha256)
        return Corrections(version=1, source=source, corrections=tuple(self.made))

    def on_other(self, content: str) -> Replay:
        """The same corrections on another text."""
        report, document = extract_with_document(content.encode(), name="notice.txt")
        return replay(report, document, self.file(), KnownBodies())

    def write(self, folder: Path, name: str = "notice.txt") -> Path:
        path = corrections_path(folder / name)
        path.write_bytes(corrections_bytes(self.file()))
        return path


def twenty() -> Reviewed:
    """Corrections of every kind, and of every field."""
    notice = Reviewed()
    do = notice.apply
    do(notice.make.change_notice("title", "青溪县2024年重点工作方案"))
    do(notice.make.change_notice("issuing_authority", "青溪县人民政府"))
    do(notice.make.change_notice("document_number", "青政办〔2024〕4号"))
    do(notice.make.change_notice("issue_date", "2024-02-08"))
    do(notice.make.replace("t1", "supervising_leaders", "卢志明", "卢志民"))
    do(notice.make.remove("t1", "co_handling_units", "县财政局"))
    do(notice.make.move("t1", "co_handling_units", "guiding_units", "县水务局"))
    do(notice.make.add("t1", "lead_units", "县园林局"))
    do(notice.make.replace("t1", "deadlines", "10月底前", "11月底前"))
    do(notice.make.change("t1", "text", "新建公园4个，改造道路5公里。"))
    do(notice.make.add("t3", "responsible_units", "县公安局", *notice.at("县公安局")))
    do(notice.make.add("t3", "deadlines", "2024年底前"))
    do(notice.make.change("t3", "section", "s2"))
    do(notice.make.change("t3", "label", "13."))
    do(notice.make.change("t3", "number", 14))
    do(notice.make.split("t2", notice.at("新增停车泊位500个。")[0]))
    do(notice.make.merge("t1-2", "t2-2"))
    do(notice.make.bound("t4", *notice.at("完善交通标识")))
    start, end = notice.at("各单位要按职责抓好落实。")
    do(notice.make.add_task(after="t3", section="s2", start=start, end=end))
    do(notice.make.add_task("建立台账。", after="t4", label="4-1."))
    do(notice.make.delete_task("t5"))
    do(notice.make.seen("t4"))
    return notice
