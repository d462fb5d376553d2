"""Whether what a list names are bodies, whether they are assigned anything, and whether a label is but talked about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from govtask_extract.language.bodies import Body, is_prose, judge, opens_with_place
from govtask_extract.language.folding import Folded
from govtask_extract.model.profile import Profile
from govtask_extract.model.roles import Role
from govtask_extract.parsing.assignment.item_events import LONGEST_RANK, SURE, WHOLE
from govtask_extract.parsing.assignment.predicates import find_predicates
from govtask_extract.parsing.decisions import DecisionRule, always
from govtask_extract.patterns import lazy_re

_LOOSE_LENGTH = 8
# A predicate is shorter.
_REACH = 30
# （市统计局，2022年） is a source, （市统计局，2022年底前） a task.
_TO_DO = lazy_re("前|底|完成|推进")


class ListedBody(Struct, frozen=True):
    """A body in a list; `mark` is the separator before it, `own` the role that a bracket behind it gives."""

    start: int
    end: int
    mark: str
    own: Role | None = None


class JudgedBodies(Struct, frozen=True):
    """Bodies of a list that stand before one verb or at its end, and how sure each is one.

    `trusted`: somewhere in the list stands a body beyond doubt, so that it is one of bodies.
    """

    folded: Folded
    bodies: Sequence[ListedBody]
    kinds: Sequence[Body]
    trusted: bool = False

    @property
    def has_sure(self) -> bool:
        return any(kind in SURE for kind in self.kinds)

    @property
    def vouches(self) -> bool:
        """Whether one is a body beyond doubt, or a place opens it: what stands beside it is one, too."""
        return self.has_sure or any(_begins_like_name(self, body) for body in self.bodies)


def judge_bodies(folded: Folded, bodies: Sequence[ListedBody]) -> JudgedBodies:
    return JudgedBodies(folded, tuple(bodies), [judge(folded, body.start, body.end) for body in bodies])


def may_be_bare(judged: JudgedBodies) -> bool:
    """Whether a bracket without label and verb names bodies: one beyond doubt, and townships and the like beside it."""
    kinds = zip(judged.kinds, judged.bodies, strict=True)
    return any(kind in WHOLE for kind in judged.kinds) and all(
        kind in WHOLE
        or (kind is Body.PLACE and body.end - body.start > LONGEST_RANK)
        or _begins_like_name(judged, body)
        for kind, body in kinds
    )


def are_whole(judged: JudgedBodies) -> bool:
    """Whether there are bodies, and each is one beyond doubt."""
    return bool(judged.kinds) and all(kind in WHOLE for kind in judged.kinds)


def _none(judged: JudgedBodies) -> bool:
    return not judged.bodies


def _slogan(judged: JudgedBodies) -> bool:
    return not any(
        kind in WHOLE or body.end - body.start > LONGEST_RANK
        for kind, body in zip(judged.kinds, judged.bodies, strict=True)
    )


def _unknown_last(judged: JudgedBodies) -> bool:
    last = judged.bodies[-1]
    known = judged.kinds[-1] is not Body.UNKNOWN or judged.trusted
    return not known and not _begins_like_name(judged, last)


def _begins_like_name(judged: JudgedBodies, body: ListedBody) -> bool:
    """市社保, 青枫市社保: a level of government opens it, or a place; 市场化 and 各地市场 are no names."""
    return opens_with_place(judged.folded.flat[body.start : body.end])


def _is_named(judged: JudgedBodies, body: ListedBody, kind: Body) -> bool:
    """省完善养老服务机制联席会议成员单位: it begins and ends like a body, whatever it is called after."""
    return kind in WHOLE and _begins_like_name(judged, body)


def _generic_last(judged: JudgedBodies) -> bool:
    return judged.kinds[-1] is Body.GENERIC and not judged.has_sure


def _prose(judged: JudgedBodies) -> bool:
    return any(
        is_prose(judged.folded, body.start, body.end, certain=kind in SURE or _is_named(judged, body, kind))
        for kind, body in zip(judged.kinds, judged.bodies, strict=True)
    )


def _stranger(judged: JudgedBodies) -> bool:
    following = [body.mark for body in judged.bodies[1:]] + ["、"]
    return any(
        kind is Body.UNKNOWN and _is_strange(judged, body, mark)
        for kind, body, mark in zip(judged.kinds, judged.bodies, following, strict=True)
    )


def _is_strange(judged: JudgedBodies, body: ListedBody, mark: str) -> bool:
    """Longer than names that no list knows, or before a comma where no body beyond doubt stands beside it."""
    if _begins_like_name(judged, body):
        return False
    return body.end - body.start > _LOOSE_LENGTH or (mark != "、" and not judged.trusted)


BodiesRule = DecisionRule[JudgedBodies, bool]
# True: these are bodies. Without a label nothing else may stand in a group.
BODIES_RULES: tuple[BodiesRule, ...] = (
    DecisionRule("no-bodies", "Nobody is named: 牵头单位负责 has no label, and a verb.", _none, False),
    DecisionRule("slogan", "Words of a slogan: （中央统筹、省负总责、市县抓落实）.", _slogan, False),
    DecisionRule("last-unlike-body", "The last is unlike a body: （水质、水量监测负责）.", _unknown_last, False),
    DecisionRule("last-names-nobody", "The last alone names nobody: （政府主导、企业负责）.", _generic_last, False),
    DecisionRule("prose-among-bodies", "One holds words of running text: （各部门要负责）.", _prose, False),
    DecisionRule(
        "stranger-among-bodies",
        "One is unlike a body, and is long or ends at no 、; 广州 in 广州、深圳市政府 is a short one.",
        _stranger,
        False,
    ),
    DecisionRule("only-bodies", "All may be bodies.", always, True),
)


class UnlabelledRest(Struct, frozen=True):
    """Bodies that no verb follows, in a part without a label; `verbs` were read before, `deadlines` beside them."""

    judged: JudgedBodies
    verbs: int
    deadlines: Sequence[tuple[int, int]]


def _nobody(rest: UnlabelledRest) -> bool:
    return not rest.judged.bodies


def _verb_before(rest: UnlabelledRest) -> bool:
    return rest.verbs > 0


def _role_in_bracket(rest: UnlabelledRest) -> bool:
    return any(body.own for body in rest.judged.bodies)


def _to_do(rest: UnlabelledRest) -> bool:
    text = rest.judged.folded.text
    return are_whole(rest.judged) and any(_TO_DO.search(text, *place) for place in rest.deadlines)


RestRule = DecisionRule[UnlabelledRest, bool]
# True: the rest is responsible. A mere list, （市教育局、市财政局）, assigns nothing.
REST_RULES: tuple[RestRule, ...] = (
    DecisionRule("no-rest", "A verb is said of every body.", _nobody, False),
    DecisionRule("rest-behind-verb", "A verb is said of others: （市教育局牵头，市财政局）.", _verb_before, True),
    DecisionRule(
        "rest-with-role", "A bracket gives one a role: （市教育局（牵头）、市财政局）.", _role_in_bracket, True
    ),
    DecisionRule("rest-with-deadline", "A deadline tells a task: （市统计局，2022年底前）.", _to_do, True),
    DecisionRule("mere-list", "Bodies, and nothing says what they do.", always, False),
)


class LabelContent(Struct, frozen=True):
    """What was read behind a label, and the stretch that follows it."""

    judged: JudgedBodies
    start: int
    end: int
    profile: Profile


def _sure_body(content: LabelContent) -> bool:
    return any(kind in SURE for kind in content.judged.kinds)


def _says_what(content: LabelContent) -> bool:
    return all(kind in (Body.UNKNOWN, Body.NOUN) for kind in content.judged.kinds) and _does(content)


def _does(content: LabelContent) -> bool:
    end = min(content.end, content.start + _REACH)
    runs = find_predicates(content.judged.folded.flat, content.start, end, content.profile)
    return any(run.start == content.start for run in runs)


def _sentences(content: LabelContent) -> bool:
    judged = content.judged
    return any(
        is_prose(judged.folded, body.start, body.end, certain=kind is not Body.UNKNOWN)
        for kind, body in zip(judged.kinds, judged.bodies, strict=True)
    )


ContentRule = DecisionRule[LabelContent, bool]
# True: bodies stand behind the label; False: 责任单位：要切实履行职责，加强领导。 talks about them.
CONTENT_RULES: tuple[ContentRule, ...] = (
    DecisionRule("sure-body", "One is a body beyond doubt.", _sure_body, True),
    DecisionRule("says-what-is-done", "It says what they do, and not who: 牵头单位：负责统筹.", _says_what, False),
    DecisionRule("sentences", "Sentences follow: 责任单位：要切实履行职责.", _sentences, False),
    DecisionRule("list-of-names", "Names, be they known or not.", always, True),
)
