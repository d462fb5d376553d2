"""Does a printed line go on with the one before, or begin a paragraph? The rules, in the order they are asked."""

from __future__ import annotations

import re

from msgspec import Struct

from govtask_extract.language.bodies import begins_name, is_prose, is_whole
from govtask_extract.language.document_numbers import is_number_line
from govtask_extract.language.folding import fold
from govtask_extract.language.kinds_of_document import ends_with_kind
from govtask_extract.language.label_shapes import tells_who
from govtask_extract.language.labels import label_words, opens_label, opens_other_label
from govtask_extract.language.letter_lines import is_addressees, is_body_name
from govtask_extract.language.script import HAN, is_han
from govtask_extract.language.sentences import CLAUSE_ENDS, PARAGRAPH_ENDS
from govtask_extract.model.blocks import Marker, MarkerKind, OpenedLabel
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.decisions import DecisionRule, always
from govtask_extract.parsing.lines.column import CANNOT_BEGIN, Meeting
from govtask_extract.parsing.lines.printed import PrintedLine
from govtask_extract.patterns import holds_any, lazy_re, lazy_regex

GOES_ON, BEGINS = "goes on", "begins a paragraph"

_OPENING, _CLOSING = "（(〔［[【〈《“", "）)〕］]】〉》”"
_BRACKET = lazy_re(f"[{re.escape(_OPENING + _CLOSING)}]")
# An enumeration of bodies that ends with one of these names no last one: 县财政局和 / 县公安局.
_LINKS = ("和", "及", "与")
_ATTACHED = lazy_re(r"附\s*[件表录錄]\s*[\d一二三四五六七八九十]*\s*(?:[：:.]|$)", needs=("附",))
# 2031年3月6日, or 2031年3月6日印发
_DATE = lazy_re(r"[\d〇○零oOＯ一二三四五六七八九]{4}\s*年.{1,8}月.{1,5}日.{0,6}", needs=("日",))
# A comma behind Chinese words, however wide; those of a list of figures or of code end lines of their own.
_COMMA = lazy_re(r".?[、，]|[^\x00-\x7f],")
# A heading is shorter: 2.推进文化和旅游融合发展
_LONG = 35
# 县公安局 may be broken before 保障局, but who signs is written in full.
_SHORTEST_SIGNATURE = 6
_SEPARATOR = lazy_re(r"[、，,；;：:。]")
# The rest of a word, or two: 顷。
_WORD_END = lazy_regex(rf"[{HAN}]{{1,2}}[。；]")
# How far into a line that opens with a number the bracket before it may close: （1）市财政局）
_CLOSES_WITHIN = 12
# Behind such labels, and behind none, stand no names that a line could break.
_NAMELESS = (None, Role.DEADLINE, Role.LEADER)
# A comma, or more words than a heading has: 2.推进文化和旅游融合发展
_SENTENCE = lazy_re(rf"[^，]*，|.{{{_LONG + 1}}}")
# 县水利局、县公安局; a sentence that lists is none.
_LIST = lazy_re(r"[^。、]*、[^。]*")


class Begun(Struct, frozen=True):
    """The paragraph that the line before belongs to: how it ends, what it opens with, whether only a label is said.

    `tail` is its text, of a long one the end. `awaits_names`: 责任单位： alone, or with names below it, a line each.
    """

    tail: str
    marker: Marker | None
    label: OpenedLabel | None
    awaits_names: bool


class Seam(Struct, frozen=True):
    """Where two lines meet, and what is known there.

    `in_head`: among the first dozen lines. `items`: the last Arabic number that began a paragraph. `run_in`: the kinds
    of number whose paragraphs end like sentences.
    """

    begun: Begun
    before: PrintedLine
    line: PrintedLine
    following: str
    in_head: bool
    items: int
    run_in: frozenset[MarkerKind]
    place: Meeting
    profile: Profile

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def last(self) -> str:
        """The character that the line before ends with."""
        return self.before.text[-1]


def _cannot_begin(seam: Seam) -> bool:
    return seam.text[0] in CANNOT_BEGIN


def _closes_bracket(seam: Seam) -> bool:
    """（牵头单位：市财政局； / 责任单位：市审计局）"""
    if not _may_close(seam.line):
        return False
    at = _open_bracket(seam.begun.tail)
    return at is not None and (not seam.line.opens or _begins_group(seam.begun.tail[at + 1 :], seam.profile))


def _opens_with_room(seam: Seam) -> bool:
    """1.新建公厕 / 2.改造老旧小区"""
    return seam.line.opens and not seam.place.full


def _is_next_item(seam: Seam) -> bool:
    """…新增规模以上企业合计达 / 20.5亿元 has no number of a paragraph, though it looks like one."""
    if not seam.line.opens:
        return False
    if seam.place.solid or seam.place.indents:
        return seam.line.label is not None or seam.line.decimal in (1, seam.items + 1)
    return _begins_item(seam)


def has_its_number_above(seam: Seam) -> bool:
    """第一章 / 总则"""
    marker = seam.begun.marker
    return marker is not None and marker.end == len(seam.begun.tail)


def _is_attachment(seam: Seam) -> bool:
    return _ATTACHED.match(seam.text) is not None


def _is_number(seam: Seam) -> bool:
    return is_number_line(seam.text)


def _is_below_number(seam: Seam) -> bool:
    """青政办发〔2024〕3号 / 各乡镇人民政府："""
    return is_number_line(seam.before.text)


def _is_addressed(seam: Seam) -> bool:
    """…工作方案的通知 / 各乡镇人民政府，县直各部门："""
    return seam.in_head and ends_with_kind(seam.before.text) and is_addressees(seam.text)


def _dates_a_signature(seam: Seam) -> bool:
    """青枫县人民政府办公室 / 2031年3月6日"""
    return is_body_name(seam.before.text) and _is_date_line(seam.text)


def _signs(seam: Seam) -> bool:
    return _is_date_line(seam.following) and is_body_name(seam.text)


def _follows_a_comma(seam: Seam) -> bool:
    return _COMMA.fullmatch(seam.before.text[-2:]) is not None


def _goes_on_naming(seam: Seam) -> bool:
    """责任单位：县财政局、县公 / 安局, 县财政局和 / 县公安局"""
    if not is_han(seam.text[0]) or not _names_bodies(seam):
        return False
    if _signs(seam) and len(seam.text) >= _SHORTEST_SIGNATURE:
        return False
    return seam.before.text.endswith(_LINKS) or _ends_name(seam.before.text, seam.text)


def _opens_other_label(seam: Seam) -> bool:
    """责任单位：县教育局 / 项目单位：青枫城投公司: behind a whole name, or what no name is broken in."""
    if seam.begun.label is None or opens_other_label(seam.text) is None:
        return False
    last = _last_role(seam) not in _NAMELESS
    return not last or _is_name(_SEPARATOR.split(seam.before.text)[-1])


def _names_bodies(seam: Seam) -> bool:
    """Whether the line before ends among names, be its label's role known or not: 权属单位：青枫城投公"""
    other = opens_other_label(seam.before.text) if seam.before.label is None else None
    if other is not None and tells_who(other[0]):
        return True
    return seam.before.role not in _NAMELESS and _last_role(seam) not in _NAMELESS


def _last_role(seam: Seam) -> Role | None:
    """Of the last label on the line before: 责任单位：县水利局；完成时限：6月底 names nobody at its end."""
    starts = [start for start, _ in label_words(seam.before.text, seam.profile)]
    label = opens_label(seam.before.text[starts[-1] :], seam.profile) if starts else None
    return label[0] if label is not None else seam.before.role


def _ends_a_word(seam: Seam) -> bool:
    """…花田300公顷，新增绿地1000公 / 顷。 Where no sentence is begun, 无。 may be all that is said."""
    begun = "，" in seam.begun.tail and is_han(seam.last)
    return begun and _WORD_END.match(seam.text) is not None


def names_a_body(seam: Seam) -> bool:
    """责任单位： / 市水利局 / 市财政局"""
    return seam.begun.awaits_names and is_body_name(seam.text)


def _is_another_paragraph(seam: Seam) -> bool:
    return seam.before.line.paragraph != seam.line.line.paragraph


def _has_paragraphs(seam: Seam) -> bool:
    return seam.line.line.paragraph is not None


def _is_set_apart(seam: Seam) -> bool:
    return seam.place.apart


def _is_indented(seam: Seam) -> bool:
    return seam.place.indented


def _is_announced(seam: Seam) -> bool:
    """现将有关事项通知如下： but not 责任单位："""
    text = seam.before.text
    if seam.place.indents or not text.endswith(("：", ":")):
        return False
    return all(end < len(text) for _, end in label_words(text, seam.profile))


def _fills_its_line(seam: Seam) -> bool:
    return seam.place.full


def _ends_early(seam: Seam) -> bool:
    return seam.place.short


def _opens_bracket(seam: Seam) -> bool:
    """（此件公开发布）"""
    return seam.text[0] in _OPENING


def _is_date(seam: Seam) -> bool:
    """2031年3月6日"""
    return _is_date_line(seam.text)


def _ends_a_sentence(seam: Seam) -> bool:
    return seam.last in PARAGRAPH_ENDS


def _is_below_date(seam: Seam) -> bool:
    return _is_date_line(seam.before.text)


def _is_below_attachment(seam: Seam) -> bool:
    """附件：青枫县重点工作分工表 / 青枫县人民政府"""
    return _ATTACHED.match(seam.before.text) is not None


def _is_in_a_sentence(seam: Seam) -> bool:
    """Behind a label's names a sentence of its own may follow: 责任单位：县水利局；… / 各单位要高度重视."""
    talks = seam.before.label is not None and _says_more(seam.text)
    return holds_any(seam.begun.tail, CLAUSE_ENDS) and not talks


def _lists_on(seam: Seam) -> bool:
    if seam.before.label is None or _LIST.fullmatch(seam.text) is None or "：" in seam.text:
        return False
    return _is_name(_SEPARATOR.split(seam.text)[0]) and not _says_more(seam.text)


def _says_more(text: str) -> bool:
    """各责任单位要高度重视，明确专人、…"""
    folded = fold(_SEPARATOR.split(text)[0])
    return is_prose(folded, 0, len(folded.text), certain=False)


def _breaks_numbered_prose(seam: Seam) -> bool:
    """Where headings have the number, 一、突出重点，狠抓落实 wants nothing."""
    return seam.before.kind in seam.run_in and _SENTENCE.match(seam.before.text) is not None


def _breaks_prose(seam: Seam) -> bool:
    text = seam.before.text
    return not seam.before.opens and len(text) > _LONG and "，" in text


JOIN_RULES: tuple[DecisionRule[Seam, str], ...] = (
    # What no place and no file can overrule.
    DecisionRule("mark-cannot-begin", "No line begins with a mark such as 、 or ）.", _cannot_begin, GOES_ON),
    DecisionRule("bracket-closes", "The line closes a bracket that is open before it.", _closes_bracket, GOES_ON),
    DecisionRule("opens", "The line opens with a number or a label; before it was room.", _opens_with_room, BEGINS),
    DecisionRule("next-item", "The line opens with the number that is next, or a label.", _is_next_item, BEGINS),
    DecisionRule("number-alone", "Before the line stands nothing but its number.", has_its_number_above, GOES_ON),
    DecisionRule("attachment", "The line opens a list of attachments, or one of them.", _is_attachment, BEGINS),
    DecisionRule("document-number", "The line is the document's number.", _is_number, BEGINS),
    DecisionRule("below-number", "The line before is the document's number.", _is_below_number, BEGINS),
    DecisionRule("addressees", "Below a title the line begins the addressees.", _is_addressed, BEGINS),
    DecisionRule("date-of-signature", "A date stands below a body's name.", _dates_a_signature, BEGINS),
    DecisionRule("comma", "The line before breaks off behind a comma.", _follows_a_comma, GOES_ON),
    DecisionRule("other-label", "Behind a label's names other words with a colon open.", _opens_other_label, BEGINS),
    DecisionRule("name-goes-on", "A name or its 和 is broken behind a label.", _goes_on_naming, GOES_ON),
    DecisionRule("signature", "The line is a body's name, and a date stands below.", _signs, BEGINS),
    DecisionRule("word-ends", "The line closes a sentence before it has begun one.", _ends_a_word, GOES_ON),
    DecisionRule("name-below-label", "A body named below a label that stands alone.", names_a_body, GOES_ON),
    # What the file says of its paragraphs, and what the places of the lines say.
    DecisionRule("another-paragraph", "The file has the line in another paragraph.", _is_another_paragraph, BEGINS),
    DecisionRule("same-paragraph", "The file has both lines in one paragraph.", _has_paragraphs, GOES_ON),
    DecisionRule("set-apart", "One line is centred or larger, or white stands between them.", _is_set_apart, BEGINS),
    DecisionRule("indented", "The line is indented.", _is_indented, BEGINS),
    DecisionRule("announced", "The line before announces what follows with its colon.", _is_announced, BEGINS),
    DecisionRule("full-line", "The line before has no room for the next character.", _fills_its_line, GOES_ON),
    DecisionRule("short-line", "The line before ends with room to spare.", _ends_early, BEGINS),
    # What the words say, where places say nothing: in a text of long lines, and across pages.
    DecisionRule("opens-bracket", "The line opens with a bracket.", _opens_bracket, BEGINS),
    DecisionRule("date", "The line is a date.", _is_date, BEGINS),
    DecisionRule("sentence-ends", "The line before ends a sentence.", _ends_a_sentence, BEGINS),
    DecisionRule("below-date", "The line before is a date.", _is_below_date, BEGINS),
    DecisionRule("below-attachment", "The line before is a list of attachments.", _is_below_attachment, BEGINS),
    DecisionRule("in-a-sentence", "The paragraph is in sentences, and its last is open.", _is_in_a_sentence, GOES_ON),
    DecisionRule("names-go-on", "Behind a label's names the line lists more.", _lists_on, GOES_ON),
    DecisionRule("item-breaks", "The line before has a number that sentences have.", _breaks_numbered_prose, GOES_ON),
    DecisionRule("prose-breaks", "The line before is too long for a heading.", _breaks_prose, GOES_ON),
    DecisionRule("line-of-its-own", "Nothing says that the line before wants more.", always, BEGINS),
)


def _begins_item(seam: Seam) -> bool:
    """Whether an Arabic number that opens the line goes on with the count or begins one; any other number may.

    Behind a label line it may leave some out.
    """
    number = seam.line.decimal
    if number in (None, 1, seam.items + 1):
        return True
    return seam.before.label is not None and number > seam.items


def _ends_name(before: str, text: str) -> bool:
    """Whether the line is the rest of the last name before it, 县财政局、县公 / 安局等, and no name of its own."""
    begun, rest = _SEPARATOR.split(before)[-1], _SEPARATOR.split(text)[0]
    if begins_name(fold(rest), 0, len(rest)):
        return False
    return _is_name(begun + rest) and not (_is_name(begun) and _is_name(rest))


def _is_name(words: str) -> bool:
    folded = fold(words)
    return is_whole(folded, 0, len(folded.text))


def _may_close(line: PrintedLine) -> bool:
    """Whether the line closes a bracket before it opens one, or has a label, which may stand in a bracket."""
    if line.marker is not None:
        return _closes_first(line.text[:_CLOSES_WITHIN])
    return line.label is not None or _closes_first(line.text)


def _begins_group(inside: str, profile: Profile) -> bool:
    """Whether a bracket that holds these words may go on with a label."""
    return not inside.strip() or opens_label(inside, profile) is not None


def _open_bracket(text: str) -> int | None:
    """Where the innermost bracket opens that `text` does not close."""
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket.group() in _OPENING:
            opened.append(bracket.start())
        elif opened:
            opened.pop()
    return opened[-1] if opened else None


def _closes_first(text: str) -> bool:
    """Whether `text` closes a bracket before it opens one of its own."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in _OPENING else -1
        if depth < 0:
            return True
    return False


def _is_date_line(text: str) -> bool:
    return _DATE.fullmatch(text) is not None
