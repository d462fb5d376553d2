"""The notice whose tables are tested: text that spreadsheets would take for formulas, sections in sections, a day."""

from __future__ import annotations

NOTICE = """云溪区人民政府办公室关于印发2023年重点工作任务分解方案的通知

一、城市建设

（一）公共设施

1.新建公园3个，“口袋公园”优先。（牵头单位：市园林局、市住建局）

分管领导：周景明

责任单位：区住建局

完成时限：2023年6月底前

2.=SUM(A1:A9)，按此推进。（牵头单位：市城管局）

责任单位：区城管局、@区财政局

二、产业发展

3.引进企业6家。（牵头单位：市商务局）

责任单位：区商务局
"""
