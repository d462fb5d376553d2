// A task's values as fields: each is kept when it is left, or with Enter.

const editing = {
  task: null,

  toggle(task) {
    const open = this.task !== task.id;
    const before = page.tasks.find((one) => one.id === this.task);
    this.task = open ? task.id : null;
    for (const one of new Set([before, task].filter(Boolean))) this.refresh(one);
    const target = open ? cardOf(task).querySelector(".editor input, .editor textarea") : cardOf(task);
    target.focus();
  },

  // The button and the fields of a card, without making the card anew.
  refresh(task) {
    const card = cardOf(task);
    const open = this.task === task.id;
    card.querySelector(".editor")?.remove();
    card.querySelector(`[data-key="edit-${task.id}"]`).setAttribute("aria-pressed", open);
    card.classList.remove("edited");
    if (open) this.open(task, card);
  },

  // Instead of what the card shows of them.
  open(task, card) {
    card.classList.add("edited");
    card.querySelector(".card-tools").before(new Editor(task).element);
  },
};

class Editor {
  constructor(task) {
    this.task = task;
    this.element = el("div", { class: "editor", role: "group", "aria-label": t("Edit {task}", { task: taskName(task) }) });
    this.element.append(this.line("label", task.label), this.text(), this.section(), ...ROLES.map((role) => this.list(role, task.roles[role])));
    this.element.append(this.list("deadlines", task.deadlines), this.bounds(), this.reason(), this.whole());
  }

  row(name, id, ...parts) {
    const shown = parts.filter(Boolean);
    return el("div", { class: "edit-row" }, id ? el("label", { for: id }, name) : el("span", { class: "edit-name" }, name), el("div", { class: "edit-parts" }, ...shown));
  }

  id(key) {
    return `edit-${this.task.number}-${key}`;
  }

  field(tag, key, value, name, change) {
    const field = el(tag, { id: this.id(key), "data-key": this.id(key), autocomplete: "off", lang: "zh-CN", ...(name ? { "aria-label": name } : {}) });
    field.value = field.defaultValue = value;
    field.addEventListener("change", async () => {
      if (field.value === value) return;
      field.dataset.sent = "";
      const fault = await change(field.value.trim());
      delete field.dataset.sent;
      showFault(this.id(key), fault);
    });
    return field;
  }

  line(field, value) {
    const input = this.field("input", field, value, "", (becomes) => this.change(field, becomes || null));
    return this.row(fieldName(field), this.id(field), input, beside(this.task, field));
  }

  text() {
    const area = this.field("textarea", "text", this.task.text, "", (becomes) => this.change("text", becomes || null));
    area.rows = Math.min(Math.max(Math.ceil(this.task.text.length / 26), 2), 12);
    return this.row(t("Text"), this.id("text"), area, beside(this.task, "text"));
  }

  section() {
    const select = el("select", { id: this.id("section"), "data-key": this.id("section"), lang: "zh-CN" }, el("option", { value: "" }, "—"));
    for (const section of page.notice.sections.values()) {
      if (section.plan && section.plan !== this.task.given.plan) continue;
      const indent = "\u3000".repeat(Math.max(section.level - 1, 0));
      select.append(el("option", { value: section.id }, `${indent}${section.label ?? ""}${section.title}`));
    }
    select.value = this.task.given.section ?? "";
    select.addEventListener("change", async () => showFault(this.id("section"), await this.change("section", select.value || null)));
    return this.row(fieldName("section"), this.id("section"), select);
  }

  change(field, becomes) {
    return review.change({ do: "change", task: this.task.id, field, becomes });
  }

  // The names of a role, each with another role that it may have; and a place for one more.
  list(field, values) {
    const names = values.map((value, index) => this.name(field, value, index));
    return this.row(fieldName(field), "", ...names, beside(this.task, field, values), this.another(field));
  }

  name(field, value, index) {
    const key = `${field}-${index}`;
    const task = this.task.id;
    const name = `${fieldName(field)} ${index + 1}`;
    const replace = (becomes) =>
      review.change(becomes ? { do: "replace", task, field, was: value.name, becomes } : { do: "remove", task, field, was: value.name });
    const input = this.field("input", key, value.name, name, replace);
    if (field !== "deadlines") input.setAttribute("list", namesFor(field));
    const remove = el("button", { type: "button", "data-key": this.id(`${key}-x`), "aria-label": t("Remove {name}", { name: value.name }) }, "×");
    remove.addEventListener("click", async () => showFault(this.id(key), await review.change({ do: "remove", task, field, was: value.name })));
    return el("div", { class: `edit-item k-${field}` }, input, field === "deadlines" ? null : this.roles(field, value, key), remove);
  }

  roles(field, value, key) {
    const options = ROLES.map((role) => el("option", { value: role }, fieldName(role)));
    const label = t("Role of {name}", { name: value.name });
    const select = el("select", { "data-key": this.id(`${key}-role`), "aria-label": label }, ...options);
    select.value = field;
    select.addEventListener("change", async () => {
      const fault = await review.change({ do: "move", task: this.task.id, field, to: select.value, was: value.name });
      showFault(this.id(key), fault);
    });
    return select;
  }

  another(field) {
    const key = `${field}-add`;
    const add = (becomes) => (becomes ? review.change({ do: "add", task: this.task.id, field, becomes }) : null);
    const input = this.field("input", key, "", t("Add to {field}", { field: fieldName(field) }), add);
    input.placeholder = t("add …");
    if (field !== "deadlines") input.setAttribute("list", namesFor(field));
    return el("div", { class: "edit-item" }, input);
  }

  // Where its text begins and ends, a printed line at a time; in the document any words can be selected.
  bounds() {
    const parts = [
      ["start", -1, t("Begin a line earlier")],
      ["start", 1, t("Begin a line later")],
      ["end", -1, t("End a line earlier")],
      ["end", 1, t("End a line later")],
    ];
    const buttons = parts.map(([edge, by, name]) => {
      const span = movedSpan(this.task, edge, by);
      return this.button(`${edge}${by}`, name, () => review.change({ do: "bound", task: this.task.id, start: span.start, end: span.end }), !span);
    });
    return this.row(t("Boundary"), "", ...buttons, el("p", { class: "edit-hint" }, t("Or select words in the document: they can be its text.")));
  }

  reason() {
    const input = el("input", { id: this.id("reason"), "data-key": this.id("reason"), autocomplete: "off" });
    input.value = input.defaultValue = review.reason;
    input.addEventListener("change", () => (review.reason = input.value.trim()));
    return this.row(t("Reason, for what follows"), this.id("reason"), input);
  }

  whole() {
    const next = page.tasks[this.task.number + 1];
    const merge = () => review.change({ do: "merge", task: this.task.id, other: next.id });
    const gone = () => review.change({ do: "delete-task", task: this.task.id });
    return this.row(
      t("Task"),
      "",
      this.button("merge", next ? t("Merge with {task}", { task: taskName(next) }) : t("Merge with the next"), merge, !next),
      this.button("new", t("New task after it"), () => (openNewTask(this.task), null)),
      this.button("delete", t("Delete the task"), gone),
    );
  }

  button(key, name, action, disabled = false) {
    const button = el("button", { type: "button", "data-key": this.id(key), disabled }, name);
    button.addEventListener("click", async () => showFault(this.id(key), await action()));
    return button;
  }
}

// At the field, in words; the field keeps what was typed.
function showFault(key, fault) {
  const field = document.querySelector(`[data-key="${key}"]`);
  if (!field) return;
  const known = byId(`${key}-fault`);
  known?.remove();
  field.toggleAttribute("aria-invalid", Boolean(fault));
  if (!fault) return field.removeAttribute("aria-describedby");
  field.closest(".edit-row, .edit-item").after(el("p", { class: "edit-fault", id: `${key}-fault` }, fault));
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${key}-fault`);
}

// The names that the notice has, to choose from while one types.
function namesFor(field) {
  return field === "supervising_leaders" ? "known-leaders" : "known-units";
}

function offerNames() {
  for (const [id, known] of [["known-units", page.notice.report.units], ["known-leaders", page.notice.report.persons]]) {
    const list = byId(id) ?? document.body.appendChild(el("datalist", { id }));
    const names = new Set((known ?? []).flatMap((one) => one.names));
    list.replaceChildren(...[...names].map((value) => el("option", { value })));
  }
}
