// Elements made in one expression. Text is always text: nothing of a document is ever parsed as markup.

const SVG = "http://www.w3.org/2000/svg";

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function byId(id) {
  return document.getElementById(id);
}

// One stop of the Tab key for many elements: arrow keys go from one to the next.
function roving(container, selector, keys) {
  container.addEventListener("keydown", (event) => {
    const step = keys[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...container.querySelectorAll(selector)].filter((one) => !one.closest("[hidden]"));
    const at = all.indexOf(event.target.closest(selector));
    const next = step === "first" ? all[0] : step === "last" ? all[all.length - 1] : all[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
  container.addEventListener("focusin", (event) => {
    const now = event.target.closest(selector);
    if (!now) return;
    for (const one of container.querySelectorAll(`${selector}[tabindex="0"]`)) one.setAttribute("tabindex", "-1");
    now.setAttribute("tabindex", "0");
  });
  const first = container.querySelector(selector);
  if (first) first.setAttribute("tabindex", "0");
}

const ALL_ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: "first", End: "last" };

// Enter and Space, as on a button.
function pressed(action) {
  return {
    click: action,
    keydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      action(event);
    },
  };
}
