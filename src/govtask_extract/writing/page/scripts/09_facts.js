// The panels of findings and of what the notice says besides its tasks; and how completely it was read.

class Findings {
  constructor(element) {
    this.element = element;
    this.buttons = new Map();
    page.on("notice", () => this.show(page.notice));
    page.on("select", ({ value }) => markCurrent(this.element, this.buttons.get(value)));
  }

  show(notice) {
    this.buttons.clear();
    byId("findings-count").textContent = notice.findings.length || "";
    if (!notice.findings.length) {
      this.element.replaceChildren(el("p", { class: "hint" }, t("There are no findings.")));
      return;
    }
    this.element.replaceChildren(
      el("ul", { class: "findings" }, ...notice.findings.map((finding) => this.finding(finding))),
    );
    roving(this.element, ".finding", ALL_ARROWS);
  }

  finding(value) {
    const { severity, code, name } = value.given;
    const place = value.places.length ? where(page.notice, value.places[0]) : "";
    const task = value.task ? value.task.label || value.task.id : "";
    const about = [t(severity), `${code} ${name}`, task && `${t("Task")} ${task}`, place].filter(Boolean).join(" · ");
    const button = el(
      "button",
      { type: "button", class: `finding ${severity}`, tabindex: "-1" },
      el("span", { class: "finding-said" }, value.name),
      el("span", { class: "finding-about" }, about),
    );
    button.addEventListener("click", () => page.select(value, "findings"));
    this.buttons.set(value, button);
    return el("li", {}, button);
  }
}

class Facts {
  constructor(element) {
    this.element = element;
    this.buttons = new Map();
    page.on("notice", () => this.show(page.notice));
    page.on("select", ({ value, from }) => this.mark(value, from));
    page.on("reveal", (value) => !value.task && this.reveal(value));
  }

  show(notice) {
    this.buttons.clear();
    const sections = notice.failure ? [this.failure(notice.failure)] : this.sections(notice);
    this.element.replaceChildren(...sections.filter(Boolean));
    if (notice.failure) page.emit("show", "notice");
  }

  failure({ error }) {
    return el("div", { class: "failure", role: "alert" }, el("p", {}, error.message), el("p", {}, error.hint));
  }

  sections(notice) {
    const titles = notice.planTitles.name ? [notice.planTitles] : [];
    const [unread, furniture, doubtful] = ["unread", "furniture", "doubtful"].map((kind) =>
      notice.apart.filter((one) => one.kind === kind),
    );
    return [
      this.part(
        t("Notice"),
        [...notice.facts, ...titles],
        (value) => value.column ?? corrected(notice.report.notice, value.kind),
      ),
      this.part(t("Sections"), notice.headings),
      this.part(t("Besides tasks"), notice.parts, (value) => fieldName(value.kind)),
      this.coverage(notice.report.coverage),
      this.part(t("Recognition is unsure of"), doubtful, (value) => value.confidence.toFixed(3)),
      this.part(t("Unread"), unread),
      this.part(t("Furniture"), furniture, (value) => fieldName(value.sort)),
      this.source(notice.report),
    ];
  }

  part(title, values, heading) {
    if (!values.length) return null;
    const rows = heading
      ? [
          el(
            "dl",
            { class: "facts" },
            ...values.map((value) => el("div", {}, el("dt", {}, heading(value)), el("dd", {}, this.fact(value)))),
          ),
        ]
      : [el("ul", { class: "outline" }, ...values.map((value) => el("li", {}, this.fact(value))))];
    return el("section", {}, el("h2", {}, title), ...rows);
  }

  fact(value) {
    const level = value.section ? ` level-${Math.min(value.section.level, 4)}` : "";
    const button = el(
      "button",
      { type: "button", class: `fact k-${value.kind}${level}`, title: describe(value) },
      value.name,
    );
    button.addEventListener("click", () => page.select(value, "facts"));
    this.buttons.set(value, button);
    return button;
  }

  coverage({ characters, claimed, unread }) {
    const said = t("{claimed:,} of {characters:,} characters have their place in the report; {unread:,} are unread.", {
      characters,
      claimed,
      unread,
    });
    return el(
      "section",
      {},
      el("h2", {}, t("How completely it was read")),
      el("p", { class: unread ? "warned" : "" }, said),
    );
  }

  source({ source, generator }) {
    const rows = [
      [t("File"), source.path ?? source.name],
      ["SHA-256", source.sha256],
      [t("Read by"), `${generator.name} ${generator.version} (${source.reader})`],
    ];
    const list = rows.map(([name, text]) => el("div", {}, el("dt", {}, name), el("dd", { class: "code" }, text)));
    return el("section", {}, el("h2", {}, t("Source")), el("dl", { class: "facts" }, ...list));
  }

  mark(value, from) {
    const button = this.buttons.get(value);
    markCurrent(this.element, button);
    if (button && from === "document") this.reveal(value);
  }

  reveal(value) {
    const button = this.buttons.get(value);
    if (!button) return;
    page.emit("show", "notice");
    button.scrollIntoView({ block: "nearest" });
  }
}

function markCurrent(element, button) {
  element.querySelectorAll("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
  button?.setAttribute("aria-current", "true");
}
