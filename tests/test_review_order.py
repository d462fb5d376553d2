"""Which tasks a review shows first: by their doubts, and by how sure recognition is of them."""

from __future__ import annotations

from recognised_made import recognised_report

from govtask_extract.reviewing.doubtful import review_queue

SCAN = """\
青枫县2024年重点工作任务分解方案\t0.99
一、城市建设\t0.99
1. 新建公园3个。（责任单位：县园林局）\t0.99
2. 修缮校舍。（责任单位：县教商局）\t0.87
3. 修路。\t0.99
4. 整治河道。（责任单位：县水利局）\t0.80
5. 推进数字化改革，\t0.99
完善各项制度，\t0.90
（责任单位：县数据局）\t0.99
"""


def test_what_recognition_is_least_sure_of_comes_first() -> None:
    queue = review_queue(recognised_report(SCAN))
    assert [one.task.id for one in queue.tasks] == ["t4", "t2", "t3", "t5", "t1"]
    assert [doubt.code for doubt in queue.tasks[0].doubts] == ["GT120"]
