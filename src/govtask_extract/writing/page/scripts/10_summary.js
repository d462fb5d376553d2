// The summary for paper: one page of A4 that says what the notice is, who has how much to do, and what is due next.

const ON_PAPER = { units: 22, leaders: 10, sections: 12, days: 12, findings: 6 };

class Summary {
  constructor(element) {
    this.element = element;
    page.on("notice", () => this.show(page.notice));
  }

  show(notice) {
    if (notice.failure) return this.element.replaceChildren();
    const { document_number, issue_date, issuing_authority } = notice.report.notice;
    const facts = [issuing_authority, document_number, issue_date].filter(Boolean).join(" · ");
    this.element.replaceChildren(
      el("h1", {}, notice.title),
      el("p", { class: "paper-facts" }, facts),
      this.figures(notice),
      el("div", { class: "paper-columns" }, ...this.tables(notice).filter(Boolean)),
      el(
        "p",
        { class: "paper-foot" },
        `${notice.report.source.name} · SHA-256 ${notice.report.source.sha256.slice(0, 16)}…`,
      ),
    );
  }

  figures(notice) {
    const units = tally(notice.tasks, UNIT_ROLES).length;
    const leaders = tally(notice.tasks, ["supervising_leaders"]).length;
    const dated = notice.tasks.filter((task) => task.deadlines.length).length;
    const figures = [
      [notice.tasks.length, t("tasks")],
      [units, t("units")],
      [leaders, t("leaders")],
      [dated, t("with a deadline")],
      [notice.findings.length, t("findings")],
      [notice.report.coverage.unread, t("characters unread")],
    ];
    return el(
      "dl",
      { class: "paper-figures" },
      ...figures.map(([count, name]) => el("div", {}, el("dt", {}, name), el("dd", {}, count))),
    );
  }

  tables(notice) {
    const units = tally(notice.tasks, UNIT_ROLES);
    const roles = UNIT_ROLES.filter((role) => units.some((row) => row.roles.has(role)));
    const sections = new Map();
    for (const task of notice.tasks)
      if (task.path[0]) sections.set(task.path[0], (sections.get(task.path[0]) ?? 0) + 1);
    return [
      table(
        t("Tasks by unit and role"),
        [t("Unit"), ...roles.map(fieldName), t("All")],
        units.map((row) => [row.name, ...roles.map((role) => row.roles.get(role) ?? ""), row.count]),
        ON_PAPER.units,
      ),
      table(
        t("Tasks by supervising leader"),
        [t("Leader"), t("All")],
        tally(notice.tasks, ["supervising_leaders"]).map((row) => [row.name, row.count]),
        ON_PAPER.leaders,
      ),
      table(
        t("Tasks by section"),
        [t("Section"), t("All")],
        [...sections].map(([one, count]) => [`${one.label ?? ""}${one.title}`, count]),
        ON_PAPER.sections,
      ),
      table(
        t("Deadlines"),
        [t("Day"), t("All")],
        due(notice.tasks).map((day) => [day.key, day.count]),
        ON_PAPER.days,
      ),
      table(
        t("Findings"),
        [t("Finding"), ""],
        notice.findings.map((one) => [one.name, one.given.code]),
        ON_PAPER.findings,
      ),
    ];
  }
}

// What does not fit is counted, not left out in silence.
function table(title, headings, rows, most) {
  if (!rows.length) return null;
  const shown = rows.length > most ? rows.slice(0, most - 1) : rows;
  const body = shown.map(([first, ...cells]) =>
    el("tr", {}, el("th", { scope: "row" }, first), ...cells.map((cell) => el("td", {}, cell))),
  );
  if (shown.length < rows.length) {
    const rest = t("… and {count:,} more", { count: rows.length - shown.length });
    body.push(el("tr", {}, el("td", { class: "rest", colspan: headings.length }, rest)));
  }
  const head = el("thead", {}, el("tr", {}, ...headings.map((heading) => el("th", { scope: "col" }, heading))));
  return el("table", {}, el("caption", {}, title), head, el("tbody", {}, ...body));
}
