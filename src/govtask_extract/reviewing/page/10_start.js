// Begins, and keeps the place when the page shows what a change came to: focus, what is being typed, how far it is scrolled.

const kept = { typed: new Map(), focus: null, caret: null, at: null };

function keep() {
  const fields = [...document.querySelectorAll(".editor input[data-key], .editor textarea[data-key]")];
  const typed = fields.filter((field) => field.value !== field.defaultValue && !("sent" in field.dataset));
  kept.typed = new Map(typed.map((field) => [field.dataset.key, field]));
  const active = document.activeElement;
  kept.focus = active?.dataset.key ?? null;
  kept.caret = kept.focus && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  const task = currentTask();
  kept.on = active?.matches(".card") ? task?.id : null;
  kept.task = task?.id;
  kept.top = task ? cardOf(task).getBoundingClientRect().top : 0;
}

function restore() {
  const task = page.tasks.find((one) => one.id === kept.task);
  for (const [key, before] of kept.typed) {
    const field = document.querySelector(`[data-key="${key}"]`);
    if (field && field.defaultValue === before.defaultValue) field.value = before.value;
  }
  if (task) {
    const card = cardOf(task);
    const list = card.closest("#tasks");
    list.scrollTop += card.getBoundingClientRect().top - kept.top;
    page.parts.forEach((part) => part.enter?.(card));
  }
  focusAgain(task);
}

function focusAgain(task) {
  const field = kept.focus && document.querySelector(`[data-key="${kept.focus}"]`);
  if (field) {
    field.focus({ preventScroll: true });
    if (kept.caret && field.setSelectionRange) field.setSelectionRange(...kept.caret);
  } else if (task && (kept.focus || kept.on)) cardOf(task).focus({ preventScroll: true });
}

function startReview() {
  document.body.classList.add("reviewing");
  // The key in the address has done its work; nobody need see it over a shoulder or in a history.
  window.history.replaceState(null, "", "/");
  page.on("card", decorate);
  page.on("before-update", keep);
  page.on("after-update", restore);
  page.on("ready", () => (showNoticeForm(), offerNames()));
  page.tasks.forEach((task) => decorate({ task, element: cardOf(task) }));
  showNoticeForm();
  offerNames();
  startOrder();
  new Bar();
  // There is more to see than to choose from.
  byId("more").open = false;
  document.addEventListener("keydown", pressedKey, true);
  window.addEventListener("focus", () => review.look());
  document.addEventListener("visibilitychange", () => document.hidden || review.look());
  const first = order.tasks().find((task) => !isSeen(task));
  if (first) goTo(first);
}

startReview();
