// What stands around the panes: the title, the choice of notices, tabs, colours, what is marked, and printing.

const NARROW = window.matchMedia("(max-width: 860px)");
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

class Tabs {
  constructor(list) {
    this.list = list;
    this.panes = byId("panes");
    for (const tab of this.all) tab.addEventListener("click", () => this.show(tab.dataset.tab));
    roving(list, '[role="tab"]', { ArrowRight: 1, ArrowLeft: -1, Home: "first", End: "last" });
    list.addEventListener(
      "focusin",
      (event) => event.target.matches(":focus-visible") && this.show(event.target.dataset.tab),
    );
    NARROW.addEventListener("change", () => this.show(this.now));
    page.on("show", (name) => this.show(name));
    page.on("select", ({ value, from }) => this.follow(value, from));
    this.show("tasks");
  }

  get all() {
    return [...this.list.querySelectorAll('[role="tab"]')];
  }

  show(name) {
    const chosen = name === "document" && !NARROW.matches ? "tasks" : name;
    this.now = chosen;
    this.panes.dataset.tab = chosen;
    for (const tab of this.all) {
      const shown = tab.dataset.tab === chosen;
      tab.setAttribute("aria-selected", shown);
      tab.setAttribute("tabindex", shown ? "0" : "-1");
      const panel = byId(tab.getAttribute("aria-controls"));
      panel.hidden = !shown && (panel.id !== "document" || NARROW.matches);
    }
    page.emit("tab", chosen);
  }

  // Where there is room for one pane, the other comes forward.
  follow(value, from) {
    if (!value) return;
    if (from === "document") this.show(value.kind === "finding" ? "findings" : value.task ? "tasks" : "notice");
    else if (NARROW.matches && !["keys", "tab", "update"].includes(from) && value.places.length) {
      this.show("document");
      page.emit("select", { value, from: "tab" });
    }
  }
}

function startTheme(button) {
  const root = document.documentElement;
  const show = (dark) => {
    root.dataset.theme = dark ? "dark" : "light";
    button.setAttribute("aria-pressed", dark);
  };
  show(DARK.matches);
  DARK.addEventListener("change", () => show(DARK.matches));
  button.addEventListener("click", () => show(root.dataset.theme !== "dark"));
}

// On a phone the list comes first, and the choices when they are asked for.
function startFilters(more) {
  const fold = () => (more.open = !NARROW.matches);
  NARROW.addEventListener("change", fold);
  fold();
}

// Each box of the list says whether marks of its kind are shown.
function startMarks(list) {
  const change = () => {
    for (const box of list.querySelectorAll("input"))
      byId("document").classList.toggle(`show-${box.value}`, box.checked);
  };
  list.addEventListener("change", change);
  page.on("notice", () => {
    const unread = page.notice.report?.coverage?.unread ?? 0;
    const box = list.querySelector('[value="unread"]');
    box.checked ||= unread > 0;
    list.querySelector(".k-doubtful").hidden = !page.notice.apart?.some((one) => one.kind === "doubtful");
    change();
  });
}

function startPrinting(menu) {
  for (const button of menu.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      document.body.dataset.print = button.value;
      menu.removeAttribute("open");
      window.print();
    });
  }
  window.addEventListener("afterprint", () => (document.body.dataset.print = "all"));
}

// A menu closes when something else is done.
function startMenus() {
  const menus = [...document.querySelectorAll("details.menu")];
  document.addEventListener("click", (event) =>
    menus.forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open")),
  );
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus.filter((one) => one.open)) {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    }
  });
}

function startHead() {
  page.on("notice", () => {
    const { notice } = page;
    const given = notice.report?.notice ?? {};
    document.title = notice.title;
    byId("title").textContent = notice.title;
    byId("head-facts").textContent = [given.issuing_authority, given.document_number, given.issue_date]
      .filter(Boolean)
      .join(" · ");
  });
}
