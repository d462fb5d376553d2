// Which tasks are shown, and in which order: a form whose every choice can be made from elsewhere, too.

const EVERY = "";

class Filters {
  constructor(form) {
    this.form = form;
    this.fields = form.elements;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => this.changed()));
    page.on("ready", ({ same }) => this.offer(page.notice, same));
  }

  // Fills the lists with what the notice has, and how many tasks have it.
  offer(notice, same) {
    const before = Object.fromEntries([...this.fields].filter((one) => one.name).map((one) => [one.name, one.value]));
    if (!same) this.form.reset();
    this.fill("unit", counted(notice.tasks.map((task) => UNIT_ROLES.flatMap((role) => task.roles[role]).map(option))));
    this.fill("leader", counted(notice.tasks.map((task) => task.roles.supervising_leaders.map(option))));
    this.fill("section", this.sections(notice));
    this.fill("deadline", this.deadlines(notice));
    this.form.querySelector(".of-findings").hidden = !notice.findings.some((finding) => finding.task);
    if (same) for (const [name, value] of Object.entries(before)) this.fields[name].value = value;
    this.changed();
  }

  fill(name, options) {
    const select = this.fields[name];
    select.replaceChildren(select.options[0], ...options.map(([value, text]) => el("option", { value }, text)));
    select.closest("label").hidden = !options.length;
  }

  sections(notice) {
    const counts = new Map();
    for (const task of notice.tasks) for (const { id } of task.path) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...notice.sections.values()]
      .filter((section) => counts.has(section.id))
      .map((section) => {
        const indent = "\u3000".repeat(Math.max(section.level - 1, 0));
        return [section.id, `${indent}${section.label ?? ""}${section.title} (${counts.get(section.id)})`];
      });
  }

  // With one, without one, then the days that are named.
  deadlines(notice) {
    const days = counted(notice.tasks.map((task) => [...new Set(task.dates)].map((date) => [date, date])));
    days.sort(([one], [other]) => (one < other ? -1 : 1));
    const given = notice.tasks.filter((task) => task.deadlines.length).length;
    if (!given) return [];
    return [
      ["any", `${t("With a deadline")} (${given})`],
      ["none", `${t("Without a deadline")} (${notice.tasks.length - given})`],
      ...days,
    ];
  }

  get choice() {
    const choice = {};
    for (const name of ["text", "unit", "role", "leader", "section", "deadline", "sort"]) choice[name] = this.fields[name].value;
    choice.findings = this.fields.findings.checked;
    return choice;
  }

  // From a chart: chosen twice, it is taken back.
  choose(wanted) {
    const now = this.choice;
    const chosen = Object.entries(wanted).every(([name, value]) => now[name] === value);
    for (const [name, value] of Object.entries(wanted)) this.fields[name].value = chosen ? EVERY : value;
    this.changed();
  }

  isChosen(wanted) {
    const now = this.choice;
    return Object.entries(wanted).every(([name, value]) => now[name] === value);
  }

  clear() {
    const { sort } = this.choice;
    this.form.reset();
    this.fields.sort.value = sort;
    this.changed();
  }

  changed() {
    const choice = this.choice;
    const shown = new Set(page.tasks.filter((task) => fits(task, choice)));
    page.emit("filter", { shown, choice });
  }
}

function option(value) {
  return [value.key, value.usual];
}

// [key, text (count)] of what many tasks have, the most frequent first; in each task it counts once.
function counted(found) {
  const names = new Map();
  const counts = new Map();
  for (const pairs of found) {
    for (const [key, name] of new Map(pairs)) {
      names.set(key, names.get(key) ?? name);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([key, count]) => [key, `${names.get(key)} (${count})`]);
}

function fits(task, choice) {
  return (
    choice.text.toLowerCase().split(/\s+/).every((word) => task.words.includes(word)) &&
    fitsNames(task, choice) &&
    (!choice.leader || task.roles.supervising_leaders.some((value) => value.key === choice.leader)) &&
    (!choice.section || task.path.some((section) => section.id === choice.section)) &&
    fitsDeadline(task, choice.deadline) &&
    (!choice.findings || task.findings.length > 0)
  );
}

// A unit in a role, a unit in any role, or any unit in a role.
function fitsNames(task, { unit, role }) {
  if (!unit && !role) return true;
  const roles = role ? [role] : UNIT_ROLES;
  return roles.some((one) => task.roles[one].some((value) => !unit || value.key === unit));
}

function fitsDeadline(task, wanted) {
  if (!wanted) return true;
  if (wanted === "any") return task.deadlines.length > 0;
  if (wanted === "none") return task.deadlines.length === 0;
  return task.dates.some((date) => date.startsWith(wanted));
}

// What has nothing to be sorted by comes last; what is alike stays as it is printed.
function sorted(tasks, by) {
  const keys = {
    deadline: (task) => task.dates[0],
    lead: (task) => (task.roles.lead_units[0] ?? task.roles.responsible_units[0])?.usual,
    leader: (task) => task.roles.supervising_leaders[0]?.usual,
    ...page.orders,
  };
  const key = keys[by];
  if (!key) return tasks;
  const order = new Intl.Collator("zh-CN");
  return [...tasks].sort((one, other) => {
    const [first, second] = [key(one), key(other)];
    if (first === undefined || second === undefined) return (first === undefined) - (second === undefined);
    return order.compare(first, second) || one.number - other.number;
  });
}
