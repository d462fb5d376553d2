// What opens above the page: the keys, corrections that no longer fit, a new task.

function dialog(id, title, ...parts) {
  const close = el("button", { type: "button", class: "quiet" }, t("Close"));
  const made = el("dialog", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), ...parts, el("div", { class: "dialog-end" }, close));
  close.addEventListener("click", () => made.close());
  made.addEventListener("close", () => made.remove());
  document.body.append(made);
  made.showModal();
  return made;
}

const KEYS = [
  ["N", t("next task that nobody has seen")],
  ["P", t("the one before")],
  ["J", t("next task")],
  ["K", t("previous task")],
  ["A / Enter", t("right: seen, and on to the next")],
  ["E", t("edit the task")],
  ["U / Ctrl+Z", t("take the last change back")],
  ["T", t("selected words are the task's text")],
  ["+", t("new task")],
  ["Esc", t("close the fields")],
  ["?", t("these keys")],
];

function openKeys() {
  const rows = KEYS.map(([keys, does]) => el("div", {}, el("dt", {}, el("kbd", {}, keys)), el("dd", {}, does)));
  dialog("keys", t("Keys"), el("dl", { class: "keys" }, ...rows));
}

function openStale() {
  const rows = review.state.stale.map(({ number, says, why }) => {
    const discard = el("button", { type: "button" }, t("Discard it"));
    discard.addEventListener("click", async () => {
      if ((await review.send("drop", { number })) === null) reopened();
    });
    return el("li", {}, el("p", {}, says), el("p", { class: "soft" }, why), discard);
  });
  const shown = dialog("stale", t("Corrections that do not fit"), el("ul", { class: "stale" }, ...rows));
  const reopened = () => {
    shown.close();
    if (review.state.stale.length) openStale();
  };
}

// What is printed there, if words are selected; else what is typed.
function openNewTask(after, span = selectedSpan()) {
  const before = span ? taskBefore(span.start) : after;
  const text = el("textarea", { id: "new-text", rows: 5, lang: "zh-CN", required: true });
  text.value = span?.words ?? "";
  text.readOnly = Boolean(span);
  const label = el("input", { id: "new-label", autocomplete: "off", lang: "zh-CN" });
  const fault = el("p", { class: "edit-fault", role: "alert" });
  const form = el(
    "form",
    {},
    el("label", { for: "new-text" }, span ? t("Text, as it is printed") : t("Text")),
    text,
    span ? null : el("label", { for: "new-label" }, fieldName("label")),
    span ? null : label,
    el("p", { class: "soft" }, before ? t("It comes behind {task}, in the same section.", { task: taskName(before) }) : t("It comes before all others.")),
    fault,
    el("button", { type: "submit", class: "primary" }, t("Add the task")),
  );
  const shown = dialog("new-task", t("New task"), form);
  text.focus();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const change = { do: "add-task", after: before?.id ?? null };
    if (span) Object.assign(change, { start: span.start, end: span.end });
    else Object.assign(change, { text: text.value.trim() || null, label: label.value.trim() || null });
    const known = new Set(page.tasks.map((task) => task.id));
    const told = await review.change(change);
    fault.textContent = told ?? "";
    if (told !== null) return;
    shown.close();
    const added = page.tasks.find((task) => !known.has(task.id));
    if (added) goTo(added);
  });
}
