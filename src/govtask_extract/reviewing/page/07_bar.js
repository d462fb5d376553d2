// The bar below: how far the review is, its steps, what was said last, and what selected words may become.

class Bar {
  constructor() {
    this.progress = el("progress", { max: 1, value: 0, "aria-label": t("Progress") });
    this.count = el("span", { class: "bar-count" });
    this.said = el("p", { class: "bar-said", role: "status" });
    this.stale = this.button(t("Corrections that do not fit"), openStale, "warned");
    this.undo = this.button(t("Undo"), () => review.send("undo", {}));
    this.words = el("div", { class: "bar-words", role: "group", "aria-label": t("Selected words"), hidden: true });
    this.changed = el("div", { class: "bar-changed", role: "alert", hidden: true });
    const tools = el(
      "div",
      { class: "bar-tools" },
      this.button(t("Previous"), () => step(-1, { unseen: true })),
      this.button(t("Next"), () => step(1, { unseen: true })),
      this.button(t("Right, next"), () => currentTask() && accept(currentTask()), "primary"),
      this.undo,
      this.button(t("Keys"), openKeys, "wide"),
      this.button(t("Finish"), () => this.finish()),
    );
    const how = el("div", { class: "bar-progress" }, this.progress, this.count, this.stale);
    document.body.append(el("footer", { class: "review-bar", "aria-label": t("Review") }, this.changed, this.words, how, this.said, tools));
    page.on("told", ({ message, isFault }) => this.tell(message, isFault));
    page.on("after-update", () => this.show());
    page.on("notice-changed", (message) => this.noticeChanged(message));
    document.addEventListener("selectionchange", () => this.selected());
    this.show();
  }

  button(name, action, kind = "") {
    const button = el("button", { type: "button", class: kind }, name);
    button.addEventListener("click", action);
    return button;
  }

  show() {
    const all = page.tasks.length;
    const seen = review.state.seen.length;
    this.progress.max = Math.max(all, 1);
    this.progress.value = seen;
    this.count.textContent = t("{seen:,}/{all:,} seen", { seen, all });
    this.undo.title = review.state.last ?? "";
    this.undo.disabled = !review.state.count;
    this.stale.hidden = !review.state.stale.length;
    this.stale.textContent = t("Corrections that do not fit: {count:,}", { count: review.state.stale.length });
  }

  tell(message, isFault) {
    this.said.textContent = message;
    this.said.classList.toggle("edit-fault", isFault);
  }

  selected() {
    const span = selectedSpan();
    this.words.hidden = !span;
    const known = span && `${span.start}-${span.end}-${currentTask()?.id}`;
    if (!span || this.span === known) return;
    this.span = known;
    this.words.replaceChildren(el("span", { class: "bar-quote", lang: "zh-CN" }, `“${shortened(span.words)}”`), ...this.uses(span));
  }

  uses(span) {
    const task = currentTask();
    const uses = [this.button(t("New task"), () => openNewTask(null, span))];
    if (!task) return uses;
    const now = textSpan(task);
    uses.unshift(this.button(t("Text of {task}", { task: taskName(task) }), () => boundTo(task, span)));
    if (now && now.start < span.start && span.start < now.end) {
      uses.push(this.button(t("Split {task} here", { task: taskName(task) }), () => review.change({ do: "split", task: task.id, start: span.start })));
    }
    return [...uses, this.addAs(task, span)];
  }

  addAs(task, span) {
    const name = t("Add to {task} as", { task: taskName(task) });
    const options = [...ROLES, "deadlines"].map((role) => el("option", { value: role }, fieldName(role)));
    const select = el("select", { "aria-label": name }, el("option", { value: "" }, name), ...options);
    select.addEventListener("change", () => {
      const { start, end, words } = span;
      if (select.value) review.change({ do: "add", task: task.id, field: select.value, becomes: words, start, end });
      select.value = "";
    });
    return select;
  }

  noticeChanged(message) {
    const anew = this.button(t("Read it anew"), async () => {
      if ((await review.send("read", {})) === null) window.location.reload();
    });
    this.changed.hidden = false;
    this.changed.replaceChildren(el("p", {}, message), anew);
  }

  async finish() {
    if (!(await review.end())) return this.tell(t("The review is not running any more."), true);
    const said = t("The review has ended. Everything is in {file}; this page may be closed.", { file: review.state.file });
    this.tell(said, false);
    for (const one of document.querySelectorAll(".review-bar button, .card-tools button, .editor button, .editor input, .editor textarea, .editor select")) {
      one.disabled = true;
    }
  }
}

function boundTo(task, { start, end }) {
  return review.change({ do: "bound", task: task.id, start, end });
}

function shortened(words) {
  const letters = Array.from(words);
  return letters.length > 24 ? `${letters.slice(0, 23).join("")}…` : words;
}
