// The list of tasks: a card each, whose every value leads to its places. Filters hide cards and make none anew.

class TaskList {
  constructor(element, filters) {
    this.element = element;
    this.filters = filters;
    this.chips = new Map();
    this.cards = new Map();
    this.order = "";
    element.addEventListener("keydown", (event) => this.key(event));
    element.addEventListener("focusin", (event) => this.enter(event.target.closest(".card")));
    page.on("notice", () => this.show(page.notice));
    page.on("filter", ({ shown, choice }) => this.filter(shown, choice));
    page.on("select", ({ value, from }) => this.mark(value, from));
    page.on("reveal", (value) => this.reveal(value, true));
  }

  show(notice) {
    this.chips.clear();
    this.cards = new Map(notice.tasks.map((task) => [task, this.card(task)]));
    this.active = null;
    this.order = "";
    const heights = this.heights();
    this.element.replaceChildren(...[...this.cards.values()].map((card) => el("li", {}, card)));
    // As high as it was, as long as nobody sees it: what is below stays where it is.
    for (const [{ id }, card] of this.cards) {
      const height = heights.get(id);
      if (height) card.parentElement.style.setProperty("contain-intrinsic-block-size", `auto ${height}px`);
    }
    this.enter(this.cards.get(notice.tasks[0]));
    for (const [task, element] of this.cards) page.emit("card", { task, element });
  }

  heights() {
    return new Map([...this.element.children].map((row) => [row.firstElementChild.dataset.task, row.offsetHeight]));
  }

  card(task) {
    const name = `name-${task.number}`;
    const path = task.path.map((section) => `${section.label ?? ""}${section.title}`).join(" › ");
    const head = el(
      "header",
      { class: "card-head" },
      el("span", { class: "card-label", id: name }, task.label || task.id),
      path ? el("span", { class: "card-path", title: path }, path) : null,
      ...task.findings.map((finding) => this.chip(finding, "!", `badge ${finding.given.severity}`)),
    );
    const text = this.chip(task.whole, task.text, "card-text");
    const groups = [
      ...ROLES.map((role) => [corrected(task.given, role), task.roles[role]]),
      ...SAID.map((kind) => [corrected(task.given, kind), task[kind]]),
      ...task.columns.map((value) => [value.column, [value]]),
    ].filter(([, values]) => values.length);
    const rows = groups.map(([heading, values]) =>
      el("div", {}, el("dt", {}, heading), el("dd", {}, ...values.map((value) => this.chip(value, value.name, `chip k-${value.kind}`)))),
    );
    const card = el("article", { class: "card", id: `task-${task.number}`, "data-task": task.id, tabindex: "-1", "aria-labelledby": name }, head, text);
    if (rows.length) card.append(el("dl", { class: "roles" }, ...rows));
    return card;
  }

  chip(value, text, name) {
    const button = el("button", { type: "button", class: name, tabindex: "-1" }, text);
    const title = describe(value);
    if (title) button.title = title;
    if (value.kind === "finding") button.setAttribute("aria-label", value.name);
    button.addEventListener("click", () => page.select(value, "tasks"));
    this.chips.set(value, button);
    return button;
  }

  // One card is reached by Tab, with its values; arrow keys go to the others.
  enter(card) {
    if (!card || card === this.active) return;
    this.reachable(this.active, "-1");
    this.active = card;
    this.reachable(card, "0");
  }

  reachable(card, tabindex) {
    if (!card) return;
    card.setAttribute("tabindex", tabindex);
    for (const button of card.querySelectorAll("button")) button.setAttribute("tabindex", tabindex);
  }

  key(event) {
    const card = event.target.closest(".card");
    if (!card || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "Enter" && event.target === card) return this.chips.get(this.taskOf(card).whole).click();
    const target = this.neighbour(card, event);
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  neighbour(card, { key, target }) {
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const all = [card, ...card.querySelectorAll("button")];
      return all[all.indexOf(target.closest("button") ?? card) + (key === "ArrowRight" ? 1 : -1)];
    }
    const shown = [...this.element.children].filter((row) => !row.hidden).map((row) => row.firstElementChild);
    const at = shown.indexOf(card);
    return { ArrowDown: shown[at + 1], ArrowUp: shown[at - 1], Home: shown[0], End: shown[shown.length - 1] }[key];
  }

  taskOf(card) {
    return page.tasks[Number(card.id.split("-")[1])];
  }

  filter(shown, choice) {
    if (choice.sort !== this.order) {
      this.order = choice.sort;
      this.element.append(...sorted(page.tasks, choice.sort).map((task) => this.cards.get(task).parentElement));
    }
    for (const [task, card] of this.cards) card.parentElement.hidden = !shown.has(task);
    const count = t("{shown:,} of {all:,} tasks", { shown: shown.size, all: page.tasks.length });
    if (byId("count").textContent !== count) byId("count").textContent = count;
    byId("none").hidden = shown.size > 0 || !page.tasks.length;
    if (!this.active || this.active.parentElement.hidden) {
      const first = [...this.element.children].find((row) => !row.hidden);
      this.enter(first?.firstElementChild);
    }
  }

  mark(value, from) {
    this.element.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    this.element.querySelectorAll("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
    const task = value?.task;
    if (!task) return;
    this.cards.get(task).classList.add("chosen");
    this.chips.get(value)?.setAttribute("aria-current", "true");
    if (from === "document" || from === "keys") this.reveal(value, false);
    else this.enter(this.cards.get(task));
  }

  // A task that a filter hides is shown all the same.
  reveal(value, focus) {
    const card = this.cards.get(value.task);
    if (!card) return;
    if (card.parentElement.hidden) this.filters.clear();
    this.enter(card);
    const target = this.chips.get(value) ?? card;
    if (focus) {
      page.emit("show", "tasks");
      target.focus({ preventScroll: true });
    }
    card.scrollIntoView({ block: "nearest" });
  }
}

// A field's name; with a mark, if a person has corrected the field.
function corrected(given, field) {
  return given.corrected?.includes(field) ? `${fieldName(field)} (${t("corrected")})` : fieldName(field);
}

// What a value says beyond its words, and where it stands.
function describe(value) {
  const parts = [];
  if (value.usual && value.usual !== value.name) parts.push(value.usual);
  if (value.kind === "deadlines") parts.push([value.given.start, value.given.date].filter(Boolean).join(" – "));
  if (value.kind === "targets") parts.push(value.given.indicator);
  if (value.kind === "finding") parts.push(value.name);
  if (value.places.length) parts.push(where(page.notice, value.places[0]));
  return parts.filter(Boolean).join(" · ");
}
