// Begins: the parts of the page first, then the notice that they show.

function start() {
  const filters = new Filters(byId("filters"));
  const parts = [
    new DocumentPane(byId("document-text")),
    new TaskList(byId("tasks-list"), filters),
    new Charts(byId("charts"), filters),
    new Findings(byId("findings")),
    new Facts(byId("notice")),
    new Summary(byId("summary")),
  ];
  page.parts = parts;
  page.filters = filters;
  new Tabs(byId("tabs"));
  startHead();
  startTheme(byId("theme"));
  startFilters(byId("more"));
  startMarks(byId("marks"));
  startPrinting(byId("print"));
  startMenus();
  byId("clear").addEventListener("click", () => filters.clear());
  startNotices([...document.querySelectorAll("script.notice")]);
}

// Of several notices one is shown; it is taken apart when it is chosen.
function startNotices(given) {
  const choice = byId("notices");
  const show = (index) => page.show(JSON.parse(given[index].textContent));
  choice.append(...given.map((one, index) => el("option", { value: index }, one.dataset.name)));
  choice.closest("label").hidden = given.length < 2;
  choice.addEventListener("change", () => show(Number(choice.value)));
  if (given.length) show(0);
}

// For another script that has more to do with the same page.
page.tools = { t, el, byId, announce, fieldName, where, ROLES, UNIT_ROLES };

start();
