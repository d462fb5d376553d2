// What a card says in a review: what is doubtful, what people have corrected, and what was printed; and its buttons.

const PRINTED_LISTS = [...ROLES, "deadlines"];

function decorate({ task, element }) {
  const doubts = doubtsOf(task);
  element.classList.toggle("seen", isSeen(task));
  element.classList.toggle("doubtful", doubts.length > 0 && !isSeen(task));
  if (doubts.length) element.querySelector(".card-head").after(el("ul", { class: "doubts" }, ...doubts.map((doubt) => doubtOf(task, doubt))));
  markCorrected(task, element);
  const reach = element.getAttribute("tabindex");
  element.append(
    el(
      "div",
      { class: "card-tools" },
      toggle(t("Seen, right"), isSeen(task), `seen-${task.id}`, reach, () => pressSeen(task)),
      toggle(t("Edit"), editing.task === task.id, `edit-${task.id}`, reach, () => editing.toggle(task)),
    ),
  );
  if (editing.task === task.id) editing.open(task, element);
}

function doubtOf(task, { code, severity, message }) {
  const finding = page.notice.findings.find((one) => one.given.code === code && one.name === message);
  const row = el("li", { class: `doubt ${severity}` });
  if (!finding?.places.length) row.append(message);
  else {
    const button = el("button", { type: "button", class: "quiet", tabindex: "-1" }, message);
    button.addEventListener("click", () => page.select(finding, "tasks"));
    row.append(button);
  }
  return row;
}

function toggle(name, pressed, key, reach, action) {
  const button = el("button", { type: "button", "aria-pressed": String(pressed), "data-key": key, tabindex: reach }, name);
  button.addEventListener("click", action);
  return button;
}

function pressSeen(task) {
  return isSeen(task) ? review.send("seen", { task: task.id, seen: false }) : accept(task);
}

// What is no longer as it was read is marked, with what was read beside it.
function markCorrected(task, element) {
  const fields = task.given.corrected ?? [];
  const printed = review.state.printed[task.id];
  if (!fields.length) return;
  element.classList.add("corrected");
  element.querySelector(".card-head").append(el("span", { class: "by-person" }, t("corrected")));
  if (!printed) return;
  for (const field of PRINTED_LISTS) if (field in printed) markList(task, element, field, printed[field]);
  if ("text" in printed) element.querySelector(".card-text").after(was(printed.text));
  if ("label" in printed) element.querySelector(".card-label").append(was(printed.label ?? "—"));
  if ("section" in printed) {
    const section = page.notice.sections.get(printed.section);
    element.querySelector(".card-head").after(was(section ? `${section.label ?? ""}${section.title}` : "—"));
  }
}

function markList(task, element, field, before) {
  const values = field === "deadlines" ? task.deadlines : task.roles[field];
  const gone = goneFrom(before, values);
  const chips = [...element.querySelectorAll(`.roles .k-${field}`)];
  chips.forEach((chip, index) => chip.classList.toggle("changed", !before.includes(values[index].name)));
  if (!gone.length) return;
  let list = chips[0]?.parentElement;
  if (!list) {
    const roles = element.querySelector(".roles") ?? element.appendChild(el("dl", { class: "roles" }));
    list = el("dd", {});
    roles.append(el("div", {}, el("dt", {}, fieldName(field)), list));
  }
  list.append(was(gone.join("、")));
}

function goneFrom(before, values) {
  return before.filter((name) => !values.some((value) => value.name === name));
}

// What was read in a field that somebody has corrected, for beside it; null if nobody has.
function beside(task, field, values) {
  const printed = review.state.printed[task.id] ?? {};
  if (!(field in printed)) return null;
  if (!values) return was(printed[field] ?? "—");
  const gone = goneFrom(printed[field], values);
  return gone.length ? was(gone.join("、")) : null;
}

function was(value) {
  return el("span", { class: "was" }, t("read as: {value}", { value }));
}
