"""The kinds of fault: each function changes a document at a random place and says what should be found there."""

from __future__ import annotations

from collections.abc import Callable

from faults.document import Document, Fault, Line

Kind = Callable[[Document], Fault]

# Tasks 97 to 101 are everybody's: they have neither lead nor leader.
EVERYBODY = range(97, 102)
TRADITIONAL = dict(zip("发学会区务办动业产设单进长场农东车员", "發學會區務辦動業產設單進長場農東車員", strict=True))


def dropped_item(document: Document) -> Fault:
    number = document.take([one for one in document.items if 1 < one < 132])
    document.remove(*document.items[number])
    return Fault("GT304", tasks=(f"t{number + 1}",))


def repeated_number(document: Document) -> Fault:
    number = document.take([one for one in document.items if one > 2])
    line = document.items[number][0]
    line.text = line.text.replace(str(number), str(number - 1), 1)
    return Fault("GT305", (line,))


def swapped_items(document: Document) -> Fault:
    items = document.items
    number = document.take([one for one in items if _follow(document, items[one], items.get(one + 1))], apart=3)
    first, second = items[number], items[number + 1]
    at = document.lines.index(first[0])
    document.lines[at : at + len(first) + len(second)] = [*second, *first]
    return Fault("GT306", (first[0], second[0]))


def _follow(document: Document, one: list[Line], other: list[Line] | None) -> bool:
    return other is not None and document.lines.index(one[-1]) + 1 == document.lines.index(other[0])


def skipped_section(document: Document) -> Fault:
    numerals = "一二三四五六七八九十"
    line = document.random.choice(
        [one for one in document.headings if "（" in one.text[:8] and "（十）" not in one.text]
    )
    at = numerals.index(line.text[line.text.index("（") + 1])
    following = next((one for one in document.headings if f"（{numerals[at + 1]}）" in one.text), None)
    if at == 0 or following is None:
        return skipped_section(document)
    document.remove(line)
    return Fault("GT304", (following,))


def without_responsible_unit(document: Document) -> Fault:
    number = document.take([one for one in document.assigned("责任单位") if one not in EVERYBODY])
    line = document.line_with(number, "责任单位")
    assert line is not None
    document.remove(line)
    return Fault("GT201", tasks=(f"t{number}",))


def without_leader(document: Document) -> Fault:
    number = document.take(document.assigned("分管领导"))
    line = document.line_with(number, "分管领导")
    assert line is not None
    document.remove(line)
    return Fault("GT203", tasks=(f"t{number}",))


def without_lead(document: Document) -> Fault:
    number = document.take(_bracketed(document))
    line = document.items[number][0]
    line.text = line.text[: line.text.index("（牵头单位")]
    return Fault("GT202", tasks=(f"t{number}",))


def _bracketed(document: Document) -> list[int]:
    """Tasks whose number, text and bracket stand on one line."""
    items = document.items
    return [one for one in items if "（牵头单位" in items[one][0].text and items[one][0].text.endswith("）")]


def empty_label(document: Document) -> Fault:
    label = document.random.choice(["责任单位", "协办单位", "分管领导"])
    line = document.line_with(document.take(document.assigned(label)), label)
    assert line is not None
    line.text = label + "："
    return Fault("GT204", (line,))


def misread_label(document: Document) -> Fault:
    label = document.random.choice(["责任单位", "协办单位", "分管领导", "牵头单位"])
    wrong = {"责": "贵", "任": "仼", "单": "草", "位": "住", "协": "胁", "办": "力", "分": "兮", "管": "菅", "领": "颌"}
    wrong |= {"导": "异", "牵": "率", "头": "兴"}
    at = document.random.randrange(4)
    misread = label[:at] + wrong[label[at]] + label[at + 1 :]
    if label == "牵头单位":
        line: Line | None = document.items[document.take(_bracketed(document))][0]
    else:
        line = document.line_with(document.take(document.assigned(label)), label)
    assert line is not None
    line.text = line.text.replace(label, misread, 1)
    return Fault("GT205", (line,))


def unclosed_bracket(document: Document) -> Fault:
    line = document.items[document.take(_bracketed(document))][0]
    line.text = line.text[:-1]
    return Fault("GT307", (line,))


def unopened_bracket(document: Document) -> Fault:
    line = document.items[document.take(_bracketed(document))][0]
    line.text = line.text.replace("（牵头", "牵头", 1)
    return Fault("GT307", (line,))


def unclosed_quotation(document: Document) -> Fault:
    items = document.items
    line = items[document.take([one for one in items if "”" in items[one][0].text])][0]
    line.text = line.text.replace("”", "", 1)
    return Fault("GT307", (line,))


def unit_in_two_roles(document: Document) -> Fault:
    number = document.take(document.assigned("协办单位"))
    responsible, assisting = (document.line_with(number, label) for label in ("责任单位", "协办单位"))
    assert responsible is not None and assisting is not None
    assisting.text += "、" + document.random.choice(_names(responsible))
    return Fault("GT206", tasks=(f"t{number}",))


def unit_twice(document: Document) -> Fault:
    number = document.take(document.assigned("协办单位"))
    line = document.line_with(number, "协办单位")
    assert line is not None
    line.text += "、" + document.random.choice(_names(line))
    return Fault("GT207", tasks=(f"t{number}",))


def _names(line: Line) -> list[str]:
    return line.text.replace(":", "：").partition("：")[2].strip().strip("、").split("、")


def doubled_separator(document: Document) -> Fault:
    line = document.line_with(document.take(document.assigned("协办单位", 2)), "协办单位")
    assert line is not None
    line.text = line.text.replace("、", document.random.choice(["、、", "，、", "、 、"]), 1)
    return Fault("GT208", (line,))


def trailing_separator(document: Document) -> Fault:
    line = document.line_with(document.take(document.assigned("责任单位")), "责任单位")
    assert line is not None
    line.text += document.random.choice("、，；")
    return Fault("GT208", (line,))


def unreadable_character(document: Document) -> Fault:
    return Fault("GT104", (_spoiled(document, "\ufffd"),))


def private_character(document: Document) -> Fault:
    return Fault("GT209", (_spoiled(document, chr(0xE000 + document.random.randrange(6000))),))


def _spoiled(document: Document, character: str) -> Line:
    line = document.items[document.take(list(document.items))][0]
    at = document.random.randrange(6, min(len(line.text), 20))
    line.text = line.text[:at] + character + line.text[at + 1 :]
    return line


def leader_misspelt(document: Document) -> Fault:
    leaders = document.names("分管领导")
    lines = {number: document.line_with(number, "分管领导") for number in document.assigned("分管领导")}
    often = [number for number, line in lines.items() if line and leaders[_names(line)[0]] > 4]
    line = lines[document.take(often)]
    assert line is not None
    at = document.random.choice([-1, -2])
    line.text = line.text[:at] + document.random.choice("芹涛宏燕坤") + (line.text[at + 1 :] if at < -1 else "")
    return Fault("GT210", (line,))


def unit_with_words_dropped(document: Document) -> Fault:
    return _unit_changed(document, _shortened)


def _shortened(document: Document, name: str) -> str:
    length = document.random.randrange(1, min(4, len(name) - 4) + 1)
    at = document.random.randrange(1, len(name) - 1 - length)
    return name[:at] + name[at + length :]


def unit_of_another_kind(document: Document) -> Fault:
    return _unit_changed(document, lambda _, name: _other_kind(name))


def _other_kind(name: str) -> str:
    return name[:-3] + "局" if name.endswith("委员会") else name[:-1] + "委员会"


def unit_misspelt(document: Document) -> Fault:
    return _unit_changed(document, _one_wrong)


def _one_wrong(document: Document, name: str) -> str:
    at = document.random.randrange(1, len(name) - 1)
    return name[:at] + document.random.choice("仁冶沏洽弋") + name[at + 1 :]


def _unit_changed(document: Document, change: Callable[[Document, str], str]) -> Fault:
    """A unit that stands in three other places is written otherwise in one."""
    label = document.random.choice(["责任单位", "协办单位"])
    times = document.names("责任单位") + document.names("协办单位")
    lines = {number: document.line_with(number, label) for number in document.assigned(label)}
    fit = {
        number: [name for name in _names(line) if _fits(name, times[name])] for number, line in lines.items() if line
    }
    number = document.take([one for one, names in fit.items() if names])
    line, name = lines[number], document.random.choice(fit[number])
    assert line is not None
    line.text = line.text.replace(name, change(document, name), 1)
    return Fault("GT211", (line,))


def _fits(name: str, times: int) -> bool:
    return times > 3 and len(name) >= 6 and name.endswith(("局", "委员会")) and "（" not in name


def traditional_character(document: Document) -> Fault:
    items = document.items
    fit = {number: [at for at, one in enumerate(items[number][0].text) if one in TRADITIONAL] for number in items}
    number = document.take([one for one, places in fit.items() if places])
    line, at = items[number][0], document.random.choice(fit[number])
    line.text = line.text[:at] + TRADITIONAL[line.text[at]] + line.text[at + 1 :]
    return Fault("GT212", (line,))


def task_twice(document: Document) -> Fault:
    number = document.take(_bracketed(document))
    return Fault("GT213", (_copied(document, number, str)[0],))


def task_twice_with_another_number(document: Document) -> Fault:
    items = document.items
    counted = [one for one in _bracketed(document) if "100 个" in items[one][0].text or "0 个" in items[one][0].text]
    number = document.take(counted)
    return Fault("GT215", (_copied(document, number, lambda text: text.replace("0 个", "7 个", 1))[0],))


def task_within_another(document: Document) -> Fault:
    items = document.items
    number = document.take([one for one in _bracketed(document) if items[one][0].text.count("。") > 1])
    whole = items[number][0].text.partition(". ")[2]
    (line,) = _appended(document, number, whole[: whole.index("。") + 1], items[number][1:])
    return Fault("GT214", (line,))


def _copied(document: Document, number: int, change: Callable[[str], str]) -> list[Line]:
    lines = document.items[number]
    return _appended(document, number, change(lines[0].text.partition(". ")[2]), lines[1:])


def _appended(document: Document, number: int, text: str, below: list[Line]) -> list[Line]:
    """A task behind the last one, with the next number."""
    items = document.items
    last = max(items)
    document.taken.add(last)
    new = document.insert_below(
        [line for line in items[last] if line.text][-1],
        f"{last + 1}. {text}",
        *(line.text for line in below if line.text),
    )
    return new[:1]


def reference_to_no_item(document: Document) -> Fault:
    number = document.random.randrange(200, 900)
    written = document.random.choice(["（详见第{}项）", "（与第 {} 项一并推进）", "（见第5、{}项）"])
    return Fault("GT308", (_told(document, written.format(number)),))


def reference_to_no_form(document: Document) -> Fault:
    written = document.random.choice(["（报送式样详见附表{}）", "（见附表 {}）", "（名单见附件{}）"])
    return Fault("GT308", (_told(document, written.format(document.random.randrange(3, 9))),))


def _told(document: Document, words: str) -> Line:
    """Words put into a task's text, before its full stop."""
    items = document.items
    line = items[document.take([one for one in items if "。（" in items[one][0].text])][0]
    line.text = line.text.replace("。（", words + "。（", 1)
    return line


def unmentioned_form(document: Document) -> Fault:
    number = document.random.choice("12")
    line = next(line for line in document.lines if f"（报送式样详见附表{number}）" in line.text)
    line.text = line.text.replace(f"（报送式样详见附表{number}）", "")
    return Fault("GT309", (next(line for line in document.lines if line.text.replace(" ", "") == f"附表{number}"),))


def impossible_date(document: Document) -> Fault:
    dates = ["2022-02-30", "2022年13月1日", "2022 年 6 月 31 日", "9月31日", "2022.11.31", "二〇二二年二月三十日"]
    return Fault("GT217", (_told(document, f"，{document.random.choice(dates)}前完成"),))


def malformed_document_number(document: Document) -> Fault:
    line = next(line for line in document.lines if "武政办〔2022〕1 号" in line.text)
    forms = ["武政办【2022】l号", "武政办〔22〕1号", "武政办[2022]1号", "武政办（2022）1号", "武政办〔2022〕第1号"]
    forms += [
        "武政办〔2022〕01号",
        "武政办〔2022〕1",
        "武政办〔2022〕号",
        "武政办2022年1号",
        "武政办〔2022）1号",
        "武政办〔2O22〕1号",
    ]
    line.text = line.text.replace("武政办〔2022〕1 号", document.random.choice(forms))
    return Fault("GT219", (line,))


def deadline_before_the_issue(document: Document) -> Fault:
    if document.random.random() < 0.3:
        line = next(line for line in document.lines if "2022 年 2 月 11 日前" in line.text)
        earlier = document.random.choice(["2021 年 2 月 11 日前", "2022 年 1 月 11 日前", "2020 年 12 月底前"])
        line.text = line.text.replace("2022 年 2 月 11 日前", earlier)
        return Fault("GT220", (line,))
    number = document.take([one for one in document.items if one not in EVERYBODY])
    written = document.random.choice(["2021年12月底前", "2022年1月31日", "2020年底前", "1月底前"])
    below = [line for line in document.items[number] if line.text][-1]
    (line,) = document.insert_below(below, f"完成时限：{written}")
    return Fault("GT220", (line,))


def date_left_out(document: Document) -> Fault:
    document.remove(next(line for line in document.lines if line.text == "2022年2月7日"))
    signature = next(line for line in document.lines if line.text == "东西湖区人民政府办公室")
    return Fault("GT218", (signature, *document.lines[:12]))


def heading_without_tasks(document: Document) -> Fault:
    items = document.items
    small = [line for line in document.headings if "（" in line.text[:8] and "（四）" not in line.text]
    heading = document.random.choice(small)
    at = document.lines.index(heading)
    end = next(index for index in range(at + 1, len(document.lines)) if document.lines[index].text.startswith("#"))
    below = document.lines[at + 1 : end]
    document.taken.update(number for number, lines in items.items() if lines[0] in below)
    document.remove(*below)
    return Fault("GT310", (heading,))


def classified(document: Document) -> Fault:
    mark = document.random.choice(["机密★1年", "秘密★", "绝密", "秘 密", "密级：机密", "机密☆长期"])
    line = Line(mark)
    document.lines[0:0] = [line, Line("")]
    return Fault("GT221", (line,))


def label_without_colon(document: Document) -> Fault:
    label = document.random.choice(["责任单位", "协办单位", "分管领导"])
    line = document.line_with(document.take(document.assigned(label)), label)
    assert line is not None
    line.text = label + document.random.choice(["", " ", "；", "·", "-"]) + "、".join(_names(line))
    return Fault("GT312", (line,))


def cover_that_disagrees(document: Document) -> Fault:
    line = next(line for line in document.lines if "区发展和改革局作为" in line.text)
    other = document.random.choice(["区商务局", "区住房和城乡建设局", "区发改委", "区财政局"])
    line.text = line.text.replace("区发展和改革局", other)
    return Fault("GT216", (line,))


def units_run_together(document: Document) -> Fault:
    number = document.take(document.assigned("协办单位", 2))
    line = document.line_with(number, "协办单位")
    assert line is not None
    line.text = line.text.replace("、", "", 1)
    return Fault("GT226", (line,))


def unit_among_the_leaders(document: Document) -> Fault:
    number = document.take([one for one in document.assigned("分管领导") if document.line_with(one, "责任单位")])
    leader, unit = document.line_with(number, "分管领导"), document.line_with(number, "责任单位")
    assert leader is not None and unit is not None
    leader.text, unit.text = f"分管领导：{'、'.join(_names(unit))}", f"责任单位：{'、'.join(_names(leader))}"
    return Fault("GT225", (leader, unit))


def plan_of_another_year(document: Document) -> Fault:
    line = next(line for line in document.lines if "现将《2022 年" in line.text)
    line.text = line.text.replace("现将《2022 年", f"现将《{document.random.randrange(2015, 2022)} 年")
    return Fault("GT216", (line,))


KINDS: dict[str, Kind] = {
    kind.__name__: kind
    for kind in (
        dropped_item,
        repeated_number,
        swapped_items,
        skipped_section,
        without_responsible_unit,
        without_leader,
        without_lead,
        empty_label,
        misread_label,
        unclosed_bracket,
        unopened_bracket,
        unclosed_quotation,
        unit_in_two_roles,
        unit_twice,
        doubled_separator,
        trailing_separator,
        unreadable_character,
        private_character,
        leader_misspelt,
        unit_with_words_dropped,
        unit_of_another_kind,
        unit_misspelt,
        traditional_character,
        task_twice,
        task_twice_with_another_number,
        task_within_another,
        reference_to_no_item,
        reference_to_no_form,
        unmentioned_form,
        impossible_date,
        malformed_document_number,
        deadline_before_the_issue,
        date_left_out,
        heading_without_tasks,
        classified,
        label_without_colon,
        cover_that_disagrees,
        units_run_together,
        unit_among_the_leaders,
        plan_of_another_year,
    )
}
