// Keys, where nobody types: as in lists of mail, a letter each.

const ACTIONS = {
  n: () => step(1, { unseen: true }),
  p: () => step(-1, { unseen: true }),
  j: () => step(1, { unseen: false }),
  k: () => step(-1, { unseen: false }),
  a: () => currentTask() && accept(currentTask()),
  e: () => currentTask() && editing.toggle(currentTask()),
  u: () => review.send("undo", {}),
  t: () => withSelection((span) => currentTask() && boundTo(currentTask(), span)),
  "+": () => openNewTask(currentTask()),
  "?": () => openKeys(),
};

function withSelection(action) {
  const span = selectedSpan();
  if (span) action(span);
  else tell(t("Select words in the document first."), true);
}

function isTyping(target) {
  return target.closest("input, textarea, select, dialog, [contenteditable]") !== null;
}

function pressedKey(event) {
  if (event.isComposing || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && editing.task && event.target.closest(".editor")) return closeFields(event);
  if (event.target.closest(".editor input") && event.key === "Enter") return event.target.blur(), event.target.focus();
  if (isTyping(event.target) || event.altKey || event.metaKey) return;
  const key = event.key.toLowerCase();
  const action = event.ctrlKey ? (key === "z" ? ACTIONS.u : null) : key === "enter" ? acceptsCard(event) : ACTIONS[key];
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}

// Enter on a card itself; on what is in it, Enter does what that says.
function acceptsCard({ target }) {
  return target.matches("#tasks-list .card") ? ACTIONS.a : null;
}

function closeFields(event) {
  event.preventDefault();
  // What was typed is not kept: the field says again what it said.
  event.target.value = event.target.defaultValue ?? event.target.value;
  const task = page.tasks.find((one) => one.id === editing.task);
  if (task) editing.toggle(task);
}
