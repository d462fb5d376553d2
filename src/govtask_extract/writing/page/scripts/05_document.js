// The left pane: the document as it reads, page by page, every value marked in it.

const LINES_AT_ONCE = 100;

class DocumentPane {
  constructor(element) {
    this.element = element;
    this.blocks = [];
    this.marks = new Map();
    element.addEventListener("click", (event) => this.clicked(event));
    element.addEventListener("keydown", (event) => this.key(event));
    page.on("notice", ({ same }) => (same ? this.renew(page.notice) : this.show(page.notice)));
    page.on("select", ({ value, from }) => this.mark(value, from));
    window.addEventListener("beforeprint", () => this.fillAll());
  }

  show(notice) {
    this.marks.clear();
    this.blocks = notice.failure ? [] : this.laidOut(notice);
    this.element.replaceChildren(...this.blocks.map((block) => block.element));
    this.fillSoon(0);
    page.emit("document", this.blocks);
  }

  // The same document, of which other values are told.
  renew(notice) {
    this.marks.clear();
    const lines = grouped(notice.lines);
    this.blocks.forEach((block, index) => {
      if (notice.pages.length) block.renew(lines.get(block.sheet.number) ?? []);
      else block.renew(notice.lines.slice(index * LINES_AT_ONCE, (index + 1) * LINES_AT_ONCE));
    });
  }

  laidOut(notice) {
    if (notice.pages.length) {
      const lines = grouped(notice.lines);
      return notice.pages.map((one) => new PictureBlock(this, one, lines.get(one.number) ?? []));
    }
    const blocks = [];
    for (let at = 0; at < notice.lines.length; at += LINES_AT_ONCE) {
      blocks.push(new TextBlock(this, notice.lines.slice(at, at + LINES_AT_ONCE)));
    }
    return blocks;
  }

  // The first pages at once, the others when there is time: all of them can be searched in the browser.
  fillSoon(from) {
    const blocks = this.blocks;
    const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 1));
    blocks.slice(from, from + 3).forEach((block) => block.fill());
    if (from + 3 < blocks.length) later(() => blocks === this.blocks && this.fillSoon(from + 3));
  }

  fillAll() {
    this.blocks.forEach((block) => block.fill());
  }

  add(value, element) {
    const known = this.marks.get(value);
    if (known) known.push(element);
    else this.marks.set(value, [element]);
    if (value === page.selected) element.classList.add("selected");
  }

  mark(value, from) {
    for (const element of this.element.querySelectorAll(".selected")) element.classList.remove("selected");
    if (!value) return;
    for (const place of value.places) this.blockAt(place.start)?.fill();
    const marks = this.marks.get(value) ?? [];
    marks.forEach((element) => element.classList.add("selected"));
    if (from !== "document" && marks.length) marks[0].scrollIntoView({ block: "center", inline: "nearest" });
  }

  blockAt(offset) {
    return this.blocks.filter((block) => block.start <= offset).pop();
  }

  clicked(event) {
    if (!window.getSelection().isCollapsed) return;
    const block = this.blocks.find((one) => one.element.contains(event.target));
    const value = block?.valueAt(event);
    if (value) page.select(value, "document");
  }

  // Left and right go from value to value as they are printed; Enter shows where the value belongs.
  key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Enter" && page.selected) {
      event.preventDefault();
      page.emit("reveal", page.selected);
    }
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const values = page.notice.inOrder();
    const at = values.indexOf(page.selected);
    const next = values[at < 0 ? 0 : at + step];
    if (!next) return;
    page.select(next, "keys");
    announce(`${fieldName(next.kind)} ${next.name}`);
  }
}

// By their pages.
function grouped(lines) {
  const found = new Map();
  for (const line of lines) {
    if (!found.has(line.page)) found.set(line.page, []);
    found.get(line.page).push(line);
  }
  return found;
}

// Lines of a text, each cut where a value begins or ends.
class TextBlock {
  constructor(pane, lines) {
    this.pane = pane;
    this.lines = lines;
    this.start = lines[0].start;
    this.filled = false;
    this.element = el("div", { class: "lines" });
  }

  fill() {
    if (this.filled) return;
    this.filled = true;
    this.element.append(...this.lines.map((line) => this.line(line)));
  }

  renew(lines) {
    this.lines = lines;
    if (this.filled) this.element.replaceChildren(...lines.map((line) => this.line(line)));
  }

  line(line) {
    const cuts = new Set([line.start, line.end]);
    for (const { start, end } of line.shares) cuts.add(start).add(Math.min(end, line.end));
    const bounds = [...cuts].sort((one, other) => one - other);
    const row = el("p", { class: "line", "data-line": line.number });
    for (let at = 0; at + 1 < bounds.length; at++) row.append(this.piece(line, bounds[at], bounds[at + 1]));
    if (bounds.length < 2) {
      row.classList.add("blank");
      row.append("\u200b");
    }
    return row;
  }

  piece(line, start, end) {
    const text = page.notice.slice(start, end);
    const around = line.shares.filter((share) => share.start <= start && end <= share.end);
    if (!around.length) return spaced(text);
    // They are sorted by length: the last is the innermost.
    const kinds = around.map((share) => `k-${share.value.kind}`).join(" ");
    const element = el("span", { class: `mark ${kinds}`, "data-at": start }, spaced(text));
    for (const { value } of around) this.pane.add(value, element);
    return element;
  }

  valueAt(event) {
    const mark = event.target.closest(".mark");
    return mark ? page.notice.innermost(Number(mark.dataset.at)) : null;
  }
}

// Between the cells of a table's row stands a tab: a rule shows where one ends.
function spaced(text) {
  const pieces = text.split("\t").flatMap((piece, index) => (index ? [el("span", { class: "tab" }, "\t"), piece] : [piece]));
  const found = document.createDocumentFragment();
  found.append(...pieces);
  return found;
}

// A page as it is printed: its picture, the marks over it, and its text, which can be selected and searched.
class PictureBlock {
  constructor(pane, sheet, lines) {
    this.pane = pane;
    this.sheet = sheet;
    this.lines = lines;
    this.start = lines[0]?.start ?? Infinity;
    this.filled = false;
    this.drawing = svg("svg", { viewBox: `0 0 ${sheet.width} ${sheet.height}`, class: sheet.picture ? "painted" : "set" });
    const caption = t("Page {page:,}", { page: sheet.number });
    this.element = el("figure", { class: "sheet", "data-page": sheet.number }, this.drawing, el("figcaption", {}, caption));
    this.drawing.addEventListener("pointermove", (event) => {
      this.drawing.classList.toggle("over", this.valueAt(event) !== null);
    });
  }

  fill() {
    if (this.filled) return;
    this.filled = true;
    const { width, height, picture } = this.sheet;
    this.marks = svg("g", { class: "marks" }, ...this.rectangles());
    if (picture) this.drawing.append(svg("image", { href: picture, width, height, "aria-hidden": "true" }));
    this.drawing.append(this.marks, svg("g", { class: "layer" }, ...this.lines.map(setLine)));
  }

  renew(lines) {
    this.lines = lines;
    if (this.filled) this.marks.replaceChildren(...this.rectangles());
  }

  rectangles() {
    const shares = this.lines.flatMap((line) => line.shares).filter((share) => share.box);
    return shares.map((share) => {
      const rectangle = this.rectangle(share);
      this.pane.add(share.value, rectangle);
      return rectangle;
    });
  }

  rectangle({ box: [x0, top, x1, bottom], value }) {
    return svg("rect", {
      class: `mark k-${value.kind}`,
      x: x0 - 1,
      y: top - 1,
      width: Math.max(x1 - x0, 1) + 2,
      height: Math.max(bottom - top, 1) + 2,
      rx: 2,
    });
  }

  valueAt(event) {
    const matrix = this.drawing.getScreenCTM();
    if (!matrix) return null;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    let best = null;
    for (const line of this.lines) {
      for (const share of line.shares) {
        if (!share.box || APART.includes(share.value.kind)) continue;
        const [x0, top, x1, bottom] = share.box;
        const inside = x0 <= x && x <= x1 && top - 2 <= y && y <= bottom + 2;
        if (inside && (!best || length(share) <= length(best))) best = share;
      }
    }
    return best?.value ?? null;
  }
}

// As wide as it is printed, whatever font the browser has; what is set upright goes down.
function setLine(line) {
  const text = page.notice.slice(line.start, line.end).replaceAll("\t", " ");
  if (!line.box || !text.trim()) return null;
  const [x0, top, x1, bottom] = line.box;
  const width = x1 - x0;
  const height = bottom - top;
  const upright = height > 2 * width && text.length > 1;
  const [along, size] = upright ? [height, width] : [width, height];
  const at = upright ? { transform: `translate(${x0 + size * 0.15} ${top}) rotate(90)` } : { x: x0, y: bottom - size * 0.2 };
  return svg("text", { ...at, "data-line": line.number, "font-size": size * 0.95, textLength: Math.max(along, 1), lengthAdjust: "spacingAndGlyphs" }, text);
}
