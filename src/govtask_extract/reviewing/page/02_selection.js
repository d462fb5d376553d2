// Which characters of the document are selected: what is printed there may be a task's text, or a name.

function selectedSpan() {
  const selection = window.getSelection();
  const home = byId("document-text");
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!home.contains(range.commonAncestorContainer)) return null;
  const lines = [...home.querySelectorAll("[data-line]")].filter((line) => range.intersectsNode(line));
  if (!lines.length) return null;
  const start = offsetIn(lines[0], range.startContainer, range.startOffset, false);
  const end = offsetIn(lines[lines.length - 1], range.endContainer, range.endOffset, true);
  const words = page.notice.slice(start, end).replace(/\s+/g, " ").trim();
  return start < end && words ? { start, end, words } : null;
}

// Of a point outside of the line, where the line begins or ends.
function offsetIn(element, node, offset, isEnd) {
  const line = page.notice.lines[Number(element.dataset.line) - 1];
  if (!element.contains(node)) return isEnd ? line.end : line.start;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return Math.min(line.start + Array.from(before.toString().replaceAll("\u200b", "")).length, line.end);
}

// From the first to the last character of a task's text; null where nothing is printed for it.
function textSpan(task) {
  const places = task.whole.places;
  if (!places.length) return null;
  return { start: Math.min(...places.map((one) => one.start)), end: Math.max(...places.map((one) => one.end)) };
}

// The task that is printed before a place.
function taskBefore(offset) {
  let found = null;
  for (const task of page.tasks) {
    const span = textSpan(task);
    if (span && span.start < offset) found = task;
  }
  return found;
}

// The boundary of a task, a printed line earlier or later.
function movedSpan(task, edge, step) {
  const span = textSpan(task);
  if (!span) return null;
  const lines = page.notice.lines.filter((line) => page.notice.slice(line.start, line.end).trim());
  const at = lines.findLastIndex((line) => line.start <= (edge === "start" ? span.start : span.end - 1));
  const line = lines[at];
  const within = edge === "start" ? span.start > line.start && step < 0 : span.end < line.end && step > 0;
  const wanted = within ? line : lines[at + step];
  if (!wanted) return null;
  const moved = { ...span, [edge]: wanted[edge] };
  return moved.start < moved.end ? moved : null;
}
