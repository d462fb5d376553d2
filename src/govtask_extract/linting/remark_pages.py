"""The pages of what reading, parsing and checking remark themselves: rules without a check."""

from __future__ import annotations

from govtask_extract.model import remarks
from govtask_extract.model.remarks import RemarkKind

PAGES: dict[RemarkKind, str] = {
    remarks.RADICAL_CHARACTERS: """\
Radicals of the Kangxi block stand for the characters that they look like.

Why: Such text cannot be searched or compared until each radical is replaced. That is done when the file is read, and
counted here.
Example: ⽂件 printed with the radical U+2F42.
Instead: 文件. Set the document again with a font that maps its glyphs to characters.
""",
    remarks.DAMAGED_FILE: """\
A file is damaged, and some of it could not be read.

Why: What cannot be read cannot be extracted: tasks may be missing.
Example: A PDF cut off while it was sent; a DOC of which only the text can be found.
Instead: Get the file again from where it was published.
""",
    remarks.PAGE_WITHOUT_TEXT: """\
A page shows something but holds no text.

Why: A scanned page is a picture: its tasks are missing from the report.
Example: Page 7 is a photograph of the signed sheet.
Instead: Run character recognition on the file first.
""",
    remarks.UNREADABLE_CHARACTERS: """\
Characters that no encoding or character map explains; they stand in the text as U+FFFD.

Why: A name with such a character is no name that anything can be matched with.
Example: 责任单位：区民�局
Instead: 责任单位：区民政局
""",
    remarks.GARBLED_TEXT: """\
A page's text layer is not what the page shows.

Why: Its fonts lie about their characters, or its text was recognised wrongly, so nothing on the page can be trusted.
Example: A page whose text reads “ĀāĂ” where 责任单位 is shown.
Instead: Print the document to a new PDF, or run character recognition on it.
""",
    remarks.FORMULA_WITHOUT_RESULT: """\
A formula in a workbook whose result is not stored.

Why: What the cell shows can only be computed by the program that made it, so it is missing from the report.
Example: A cell =A3&"局" in a workbook that was written by a script and never opened.
Instead: Open and save the workbook in a spreadsheet program first.
""",
    remarks.HIDDEN_SHEET: """\
A hidden sheet in a workbook.

Why: Readers do not see it, so it is not read; tasks on it are missing from the report.
Example: A sheet 去年 that was hidden rather than deleted.
Instead: Show the sheet if it counts, delete it if not.
""",
    remarks.GUESSED_CELLS: """\
Rows of a table, printed as lines of text, that have a line more or less than the table has columns.

Why: Nothing says which cell is empty or has two lines; what the columns hold elsewhere decides, and may be wrong.
Example: 序号, 工作任务, 牵头单位, 责任单位, each on a line of its own, and a row 3, 修桥, 县水利局.
Instead: Keep the table in the file, or write 无 where a cell is empty.
""",
    remarks.HIDDEN_TEXT: """\
Text that readers do not see: hidden, or struck through.

Why: It is no part of what the notice says, so no value holds it; it stands among the furniture, as hidden or struck.
Whoever made the file may not have meant it to be passed on.
Example: A row of a workbook that a filter hides; 30 struck through and 40 written behind it.
Instead: Show what counts, delete what does not, accept the changes that were tracked.
""",
    remarks.CONTENT_NOT_READ: """\
Something that readers see and that holds no text to be read.

Why: If it says something, that is missing from the report.
Example: A page of a Word file that is a photograph; a drawing of who reports to whom.
Instead: Write it as text, or run character recognition on it.
""",
    remarks.TEXT_SET_APART: """\
Marks of notes, prompts of forms, comments and numbers of lines that stand in the text.

Why: They are printed, but belong to no value; they stand among the furniture, each by its kind.
Example: 改造老旧小区¹40个 with a note 1 below the page; 单击此处输入文字 where nobody has filled in the form.
Instead: Nothing, if they are what they seem to be.
""",
    remarks.INVISIBLE_CHARACTERS: """\
Characters that show nothing: of no width, marks of direction, selectors of variants; soft hyphens; odd separators.

Why: Two names that look alike are two for whoever compares them. Values are read without such characters, which stand
among the furniture; a soft hyphen between figures or Chinese characters is read as a hyphen.
Example: 区教育局 with U+200B behind 教; 45 and 60岁 with U+00AD between them.
Instead: Delete them, or write a dash.
""",
    remarks.CONTRADICTING_LAYERS: """\
Text of a page that says something else than what is seen in its place.

Why: Whoever searches or copies the file gets other words than whoever reads it. What is seen counts; what is not
stands among the furniture, as hidden.
Example: 区住建局 is printed, and an unseen layer of the same line says 区财政局.
Instead: Print the document to a new PDF.
""",
    remarks.RECOGNISED_LAYER: """\
Text that was recognised in the picture of a page.

Why: A reader sees the scan; the text behind it was made by a program, which may have misread it.
Example: A scanned notice that a copier made searchable.
Instead: Compare names and figures with the picture, or take the file that was scanned.
""",
    remarks.TEXT_OF_ANNOTATIONS: """\
Text of form fields, notes and stamps that lie on a page.

Why: It was read where it stands, as a viewer shows it; but it is no part of the page itself. Programs that look at the
page alone find nothing there, and anybody may have filled it in.
Example: 牵头单位： with a form's field behind it that holds 区民政局; a typed note with a further task.
Instead: Print the document to a new PDF, if what is filled in is meant to be part of it.
""",
    remarks.DOUBTFUL_RECOGNITION: """\
A name or number that recognition was not sure of.

Why: It was read in the picture of a page, and the engine was less sure of it than of lines that it reads rightly. A
wrong name is nobody's task, a wrong number another promise. Nothing is corrected.
Example: 区教商局, read in a blurred scan with confidence 0.86 where 区教育局 is printed.
Instead: Compare it with the print; `govtask review` shows the page and keeps the correction. Scan at 200 dpi or more.
""",
    remarks.LOOK_ALIKE_NAME: """\
A look-alike name: it was recognised in a picture, and differs in one character from a name that stands there often.

Why: It stands once, the other at least three times, and recognition was less sure of it than of any of these, or takes
one of the two characters for the other, or it is no department's name. Whoever is meant may lose a task.
Example: 卢永模 once, 卢永桢 ten times.
Instead: Compare it with the print; `govtask review` shows the page and keeps the correction.
""",
    remarks.PAGES_LEFT_OUT: """\
Pages left out: the command line asked for some of them only.

Why: Tasks on the others are missing from the report, and whoever reads it should know.
Example: `--pages 1-5` of a notice of 37 pages.
Instead: Read it without --pages.
""",
    remarks.SIGNATURE_NOT_VERIFIED: """\
A file bears electronic signatures, which were not verified.

Why: Whose a seal is said to be is read from the file, and anybody can write that there. Whether the seal is
genuine, and the file unchanged since, only a program with the certificates of those who sign can tell.
Example: An OFD with the seal 安源县人民政府 on its last page.
Instead: Open the file in a program that verifies signatures before you rely on them.
""",
    remarks.UNASSIGNED_TASK: """\
An item of the plan names nobody.

Why: Often it is meant so, as with a heading's summary. Where others of its section have an assignment, GT201 to
GT203 say more.
Example: 12. 推进数字化改革。 with nothing below it.
Instead: 12. 推进数字化改革。（责任单位：区数据局）
""",
    remarks.UNREAD_TEXT: """\
Text that was not understood as anything.

Why: Nothing is dropped silently: what no part of the report holds is listed.
Example: A line of a torn table between two pages.
Instead: Mend the line, or report the wording that should have been read.
""",
    remarks.LOST_ASSIGNMENT: """\
An assignment with no task before it.

Why: Somebody is named, but nobody can tell for what.
Example: A heading is followed by 责任单位：区水务局 at once.
Instead: Put the label lines below the task that they belong to.
""",
    remarks.GUESSED_LABEL: """\
A label that is listed nowhere, or has a character that looks like another, or gives no role.

Why: Its role is told by its stem, 督办 in 督办单位, or by the label that it looks like; that may be wrong. One that
gives no role, 权属单位, is kept in other_columns with what stands behind it, and told once for each wording.
Example: 督办单位：区政府督查室, 贵任单位：区财政局
Instead: 指导单位：区政府督查室, or the label in the issuer's profile.
""",
    remarks.GUESSED_NAME: """\
A name that is unlike a body, and stands in an assignment.

Why: Its place says that it is a unit, its words do not: part of a sentence may have been taken for one.
Example: （区水务局、老河口水面按职责分工负责）
Instead: The unit's full name, 老河口水面管护中心; or list it as known_units.
""",
    remarks.KNOWN_MISSPELLING: """\
A spelling that the profile knows to be wrong.

Why: The issuer's profile lists it with the right one, so whoever reads the report should know; it is quoted as printed.
Example: 周景名 where the profile's spellings have 周景明.
Instead: 周景明
""",
    remarks.UNUSED_SUPPRESSION: """\
A suppression that suppresses nothing.

Why: What it accepted is gone, or is written otherwise now; left there, it may hide a new fault.
Example: The configuration suppresses GT304 for task t13, and no number is missing before task 13.
Instead: Take it out of the configuration.
""",
    remarks.SLOW_PATTERN: """\
A pattern of the profile that takes too long.

Why: It has a tenth of a second for a line and half a second for a document, all patterns together have two; past that
it is asked no more. Lines that it fits may then stand in the text, and be read as part of it.
Example: (\\w+\\s?)+期, which tries every way to cut a line.
Instead: \\w[\\w\\s]*期: no repetition of what is repeated.
""",
    remarks.STALE_CORRECTION: """\
A correction that does not fit any more, and was not applied.

Why: Its task, its place or the value that it replaces is not there as it was: the notice has changed, or is read
otherwise. To apply it all the same would put into the report what nobody has decided of this notice.
Example: t3 had 市科技局 corrected to 市科学技术局; in the notice as it is now, 市经信局 leads t3.
Instead: `govtask corrections notice.pdf` lists what fits; make the correction anew, or take it out of the file.
""",
    remarks.CHANGED_SINCE_CORRECTED: """\
A change since it was corrected: its corrections were made for a file with other bytes.

Why: Those whose task, place and old value are there still are applied, the others are GT404. Whoever signs should know
that nobody has looked at this very file.
Example: The notice was scanned again, or published anew with another date.
Instead: Look at it once more in `govtask review`, or put its sha256 into the file of corrections.
""",
    remarks.NEEDLESS_CORRECTION: """\
A correction that is not needed: the report says so already.

Why: The notice was put right, or a later release reads it as the person did.
Example: t3 had 市科技局 added as responsible; it is among its units now.
Instead: Take it out of the file of corrections.
""",
    remarks.DELETED_TASK: """\
A task that a person has deleted.

Why: What was read as a task is none, by FILE.corrections.yaml; its words are a paragraph now, so that nothing is lost.
Example: A heading with a number of its own, read as a task that nobody is named for.
Instead: Nothing, if it is right; `govtask corrections notice.pdf` says who decided it, and why.
""",
}
"""A sentence, then Why, Example and Instead, like the docstring of a rule that checks something."""
