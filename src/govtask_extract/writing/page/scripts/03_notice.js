// A notice as the page needs it: its text in lines, its tasks, and every value with the places where it stands.

const ROLES = [
  "lead_units",
  "supervising_leaders",
  "responsible_units",
  "co_handling_units",
  "guiding_units",
  "upstream_responsible_units",
];
const UNIT_ROLES = ROLES.filter((role) => role !== "supervising_leaders");
// What is told of a task besides who does what.
const SAID = ["deadlines", "targets"];
// What nobody reads as a value; it is marked when asked for.
const APART = ["furniture", "unread", "doubtful"];
const SEVERITIES = ["error", "warning", "info"];

class Notice {
  constructor(data) {
    // What holds nothing is left out.
    this.report = { notice: {}, ...data.report };
    this.failure = data.failure ?? null;
    this.values = [];
    this.tasks = [];
    this.findings = [];
    this.sections = new Map();
    if (this.failure) return;
    this.text = data.text;
    // Offsets count characters; a string of JavaScript counts some of them twice.
    this.characters = /[\ud800-\udbff]/.test(data.text) ? Array.from(data.text) : null;
    this.pages = (data.pages ?? []).map(([number, width, height, picture]) => ({ number, width, height, picture }));
    this.lines = this.numbered(data.lines ?? []);
    this.sections = new Map((this.report.sections ?? []).map((section) => [section.id, section]));
    this.readTasks();
    this.readFacts();
    this.readFindings();
    for (const line of this.lines) line.shares.sort((one, other) => length(other) - length(one));
  }

  numbered(lines) {
    const onPage = new Map();
    return lines.map(([start, long, page, ...box], index) => {
      const end = start + long;
      const numberOnPage = (onPage.get(page) ?? 0) + 1;
      onPage.set(page, numberOnPage);
      return { start, end, page, box: box.length ? box : null, number: index + 1, numberOnPage, shares: [] };
    });
  }

  slice(start, end) {
    return this.characters ? this.characters.slice(start, end).join("") : this.text.slice(start, end);
  }

  lineOf(offset) {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    return this.lines[low - 1];
  }

  // Of the values that stand there, the one that says most: the shortest.
  innermost(offset) {
    const shares = this.lineOf(offset)?.shares ?? [];
    for (let at = shares.length - 1; at >= 0; at--) {
      const { start, end, value } = shares[at];
      if (start <= offset && offset < end && !APART.includes(value.kind)) return value;
    }
    return null;
  }

  place([start, long, ...box]) {
    const end = start + long;
    const line = this.lineOf(start);
    if (box.length === 2 && line?.box) box = [box[0], line.box[1], box[1], line.box[3]];
    return { start, end, box: box.length === 4 ? box : (line?.box ?? null) };
  }

  // What stands there, across the ends of lines.
  quoted(places) {
    return places.map(([start, long]) => this.slice(start, start + long)).join("");
  }

  value(kind, name, places, more = {}) {
    const value = { kind, name, places: (places ?? []).map((place) => this.place(place)), task: null, ...more };
    value.number = this.values.push(value) - 1;
    for (const { start, end, box } of value.places) this.lineOf(start)?.shares.push({ start, end, box, value });
    return value;
  }

  readTasks() {
    const units = this.report.units ?? [];
    const persons = this.report.persons ?? [];
    for (const given of this.report.tasks ?? []) {
      const evidence = given.evidence ?? {};
      const text = given.text ?? this.quoted(evidence.text ?? []);
      const task = { id: given.id, label: given.label ?? "", text, given, number: this.tasks.length, findings: [] };
      const of = (kind, name, places, more) => this.value(kind, name, places, { task, ...more });
      task.whole = of("text", text, evidence.text);
      task.labelled = of("label", task.label, evidence.label);
      task.assignment = of("assignment", "", evidence.assignment);
      task.roles = {};
      for (const role of ROLES) {
        const [known, numbers] =
          role === "supervising_leaders" ? [persons, given.person_ids?.[role]] : [units, given.unit_ids?.[role]];
        const names = given[role] ?? (evidence[role] ?? []).map((places) => this.quoted(places));
        task.roles[role] = names.map((name, index) => {
          const one = known[numbers?.[index]];
          return of(role, name, evidence[role]?.[index], { key: one?.id ?? name, usual: one?.names[0] ?? name });
        });
      }
      for (const kind of SAID)
        task[kind] = (given[kind] ?? []).map((one) => of(kind, one.text, one.evidence, { given: one }));
      task.columns = Object.entries(given.other_columns ?? {}).map(([column, name]) =>
        of("other_columns", name, evidence.other_columns?.[column], { column }),
      );
      task.path = this.sectionPath(given.section);
      task.dates = task.deadlines
        .map((one) => one.given.date)
        .filter(Boolean)
        .sort();
      task.words = [
        task.label,
        text,
        ...task.path.map((section) => section.title),
        ...ROLES.flatMap((role) => task.roles[role].map((value) => value.name)),
        ...task.deadlines.map((value) => value.name),
        ...task.columns.map((value) => value.name),
      ]
        .join("\n")
        .toLowerCase();
      this.tasks.push(task);
    }
  }

  // The sections that a task stands in, the outermost first.
  sectionPath(id) {
    const path = [];
    for (
      let section = this.sections.get(id);
      section && path.length < 50;
      section = this.sections.get(section.parent)
    ) {
      path.unshift(section);
    }
    return path;
  }

  readFacts() {
    const { notice, ...report } = this.report;
    const evidence = notice.evidence ?? {};
    this.facts = [];
    for (const field of [
      "title",
      "issuing_authority",
      "document_number",
      "issue_date",
      "addressees",
      "signature",
      "copied_to",
    ]) {
      const given = [notice[field] ?? []].flat();
      if (given.length) this.facts.push(this.value(field, given.join("、"), evidence[field]));
    }
    for (const [name, text] of Object.entries(notice.metadata ?? {})) {
      this.facts.push(this.value("metadata", text, evidence.metadata, { column: name }));
    }
    this.planTitles = this.value(
      "plan_titles",
      (report.plans ?? [])
        .map((plan) => plan.title)
        .filter(Boolean)
        .join("、"),
      evidence.plan_titles,
    );
    this.headings = [...this.sections.values()].map((section) =>
      this.value("section", `${section.label ?? ""}${section.title}`, section.evidence, { section }),
    );
    const titled = (one) => `${one.label ?? ""}${one.title ?? one.text ?? ""}`;
    this.parts = [
      ...(notice.clauses ?? []).map((clause) => this.value("clauses", titled(clause), clause.evidence)),
      ...(notice.cited_documents ?? []).map((cited) =>
        this.value("cited_documents", [cited.title, cited.document_number].filter(Boolean).join(" "), cited.evidence),
      ),
      ...(report.rules ?? []).map((rule) => this.value("rules", rule.text, rule.evidence)),
      ...(report.standing_assignments ?? []).map((one) =>
        this.value("standing_assignments", one.units.join("、"), (one.evidence ?? []).flat()),
      ),
      ...(report.attachments ?? []).map((one) => this.value("attachments", titled(one) || one.kind, one.evidence)),
      ...(report.paragraphs ?? []).map((one) => this.value("paragraphs", one.text, one.evidence)),
    ];
    this.apart = [
      ...(report.unread ?? []).map((place) => this.value("unread", this.quoted([place]), [place])),
      ...(report.furniture ?? []).map(([kind, ...place]) =>
        this.value("furniture", this.quoted([place]), [place], { sort: kind }),
      ),
      ...(report.doubtful ?? []).map(([confidence, ...place]) =>
        this.value("doubtful", this.quoted([place]), [place], { confidence }),
      ),
    ];
  }

  readFindings() {
    const tasks = new Map(this.tasks.map((task) => [task.id, task]));
    for (const given of this.report.diagnostics ?? []) {
      const task = tasks.get(given.task) ?? null;
      const finding = this.value("finding", given.message, given.evidence, { given, task });
      task?.findings.push(finding);
      this.findings.push(finding);
    }
    this.findings.sort(
      (one, other) => SEVERITIES.indexOf(one.given.severity) - SEVERITIES.indexOf(other.given.severity),
    );
  }

  get title() {
    if (this.failure) return this.failure.source;
    return this.report.notice.title ?? this.report.source.name;
  }

  // The values in the order in which they are printed, each where it begins.
  inOrder() {
    this.ordered ??= this.values
      .filter(
        (value) =>
          value.places.length &&
          !APART.includes(value.kind) &&
          !["text", "assignment", "paragraphs"].includes(value.kind),
      )
      .sort((one, other) => one.places[0].start - other.places[0].start);
    return this.ordered;
  }
}

function length({ start, end }) {
  return end - start;
}
