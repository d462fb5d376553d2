// Charts: who has how many tasks, and when they are due. Each bar is a button that filters.

// So many rows are shown before the rest is asked for.
const ROWS = 15;

class Charts {
  constructor(element, filters) {
    this.element = element;
    this.filters = filters;
    this.bars = [];
    page.on("notice", () => this.show(page.notice));
    page.on("filter", () => this.press());
    page.on("tab", (name) => name === "charts" && this.drawLine());
    window.addEventListener("resize", () => this.drawLine());
  }

  show(notice) {
    this.bars = [];
    const figures = [this.byUnit(notice), this.byLeader(notice), this.bySection(notice), this.byDeadline(notice)];
    const shown = figures.filter(Boolean);
    this.element.replaceChildren(
      ...(shown.length ? shown : [el("p", { class: "hint" }, t("There are no tasks to count."))]),
    );
    for (const figure of shown) roving(figure, ".bar", ALL_ARROWS);
    this.press();
  }

  byUnit(notice) {
    const rows = tally(notice.tasks, UNIT_ROLES);
    return this.figure(
      t("Tasks by unit and role"),
      rows,
      "unit",
      UNIT_ROLES.filter((role) => rows.some((row) => row.roles.has(role))),
    );
  }

  byLeader(notice) {
    return this.figure(t("Tasks by supervising leader"), tally(notice.tasks, ["supervising_leaders"]), "leader", []);
  }

  bySection(notice) {
    const rows = new Map();
    for (const task of notice.tasks) {
      const section = task.path[0];
      if (!section) continue;
      const row = rows.get(section.id) ?? {
        key: section.id,
        name: `${section.label ?? ""}${section.title}`,
        count: 0,
        roles: new Map(),
      };
      row.count += 1;
      row.roles.set("section", row.count);
      rows.set(section.id, row);
    }
    return this.figure(t("Tasks by section"), [...rows.values()], "section", []);
  }

  figure(title, rows, filter, legend) {
    if (!rows.length) return null;
    const most = Math.max(...rows.map((row) => total(row)));
    const list = el("div", { class: "rows", role: "group", "aria-label": title });
    list.append(...rows.map((row, index) => this.row(row, filter, most, index >= ROWS)));
    const figure = el("figure", { class: "chart" }, el("figcaption", {}, title));
    if (legend.length) {
      const keys = legend.map((role) => el("li", { class: `key k-${role}` }, fieldName(role)));
      figure.append(el("ul", { class: "legend", "aria-label": t("Colours") }, ...keys));
    }
    figure.append(list);
    if (rows.length > ROWS) figure.append(this.more(list, rows.length));
    return figure;
  }

  more(list, count) {
    const button = el("button", { type: "button", class: "quiet" }, t("Show all {count:,}", { count }));
    button.addEventListener("click", () => {
      const first = list.querySelector(".row[hidden]");
      list.querySelectorAll(".row[hidden]").forEach((row) => (row.hidden = false));
      button.remove();
      first?.querySelector(".bar")?.focus();
    });
    return button;
  }

  row(row, filter, most, hidden) {
    const name = el("button", { type: "button", class: "bar row-name", title: row.name }, row.name);
    this.bar(
      name,
      { [filter]: row.key, ...(filter === "unit" ? { role: "" } : {}) },
      `${row.name}: ${tasksCounted(row.count)}`,
    );
    const drawing = svg("svg", {
      viewBox: `0 0 ${most} 1`,
      preserveAspectRatio: "none",
      role: "group",
      "aria-label": row.name,
    });
    let at = 0;
    for (const [role, count] of row.roles) {
      const piece = svg("rect", { class: `bar k-${role}`, x: at, y: 0, width: count, height: 1, role: "button" });
      const wanted = filter === "unit" ? { unit: row.key, role } : { [filter]: row.key };
      const label = filter === "unit" ? `${row.name}, ${fieldName(role)}` : row.name;
      this.bar(piece, wanted, `${label}: ${tasksCounted(count)}`);
      piece.append(svg("title", {}, `${label}: ${count}`));
      drawing.append(piece);
      at += count;
    }
    return el("div", { class: "row", hidden }, name, drawing, el("span", { class: "row-count" }, row.count));
  }

  bar(element, wanted, label) {
    element.setAttribute("tabindex", "-1");
    element.setAttribute("aria-label", label);
    const listeners = pressed(() => this.filters.choose(wanted));
    element.addEventListener("click", listeners.click);
    if (element.tagName !== "BUTTON") element.addEventListener("keydown", listeners.keydown);
    this.bars.push({ element, wanted });
  }

  press() {
    for (const { element, wanted } of this.bars) element.setAttribute("aria-pressed", this.filters.isChosen(wanted));
  }

  byDeadline(notice) {
    this.days = due(notice.tasks);
    this.line = null;
    if (!this.days.length) return null;
    const title = t("Deadlines");
    this.line = el("div", { class: "line-of-time", role: "group", "aria-label": title });
    this.drawLine();
    return el("figure", { class: "chart" }, el("figcaption", {}, title), this.line);
  }

  // As wide as there is room, so that its figures stay as large as other text.
  drawLine() {
    if (!this.line) return;
    this.bars = this.bars.filter(({ element }) => !this.line.contains(element));
    this.line.replaceChildren(this.timeLine(Math.max(this.line.clientWidth, 280)));
    this.line.querySelector(".bar").setAttribute("tabindex", "0");
    this.press();
  }

  timeLine(width) {
    const [height, foot, side] = [150, 24, 24];
    const most = Math.max(...this.days.map((day) => day.count));
    const [first, last] = [this.days[0].at, this.days[this.days.length - 1].at];
    const x = (at) => side + ((at - first) / Math.max(last - first, 1)) * (width - 2 * side);
    const drawing = svg("svg", {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": t("Deadlines"),
    });
    drawing.append(svg("line", { class: "axis", x1: 0, x2: width, y1: height - foot, y2: height - foot }));
    let labelled = -Infinity;
    for (const day of this.days) {
      const middle = x(day.at);
      const size = (day.count / most) * (height - foot - 22);
      const bar = svg("rect", {
        class: "bar k-deadlines",
        role: "button",
        x: middle - 6,
        width: 12,
        y: height - foot - size,
        height: size,
      });
      this.bar(bar, { deadline: day.key }, `${day.key}: ${tasksCounted(day.count)}`);
      bar.append(svg("title", {}, `${day.key}: ${day.count}`));
      drawing.append(bar, svg("text", { x: middle, y: height - foot - size - 5, "text-anchor": "middle" }, day.count));
      if (middle - labelled < 78) continue;
      labelled = middle;
      const anchor = middle < 40 ? "start" : middle > width - 40 ? "end" : "middle";
      drawing.append(
        svg(
          "text",
          {
            x: anchor === "middle" ? middle : anchor === "start" ? 2 : width - 2,
            y: height - 7,
            "text-anchor": anchor,
          },
          day.key,
        ),
      );
    }
    return drawing;
  }
}
