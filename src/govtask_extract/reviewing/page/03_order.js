// The order of a review: what is doubtful first. It stays while the page is open, so that nothing jumps about.

const order = {
  ranks: new Map(review.state.queue.map(([id], index) => [id, String(index).padStart(6, "0")])),

  // A task that is new comes behind the one that is printed before it.
  rank(task) {
    if (!this.ranks.has(task.id)) {
      const before = page.tasks[task.number - 1];
      const behind = before ? this.rank(before) : "";
      const count = [...this.ranks.values()].filter((one) => one.startsWith(`${behind}-`)).length;
      this.ranks.set(task.id, `${behind}-${String(count).padStart(3, "0")}`);
    }
    return this.ranks.get(task.id);
  },

  tasks() {
    return [...page.tasks].sort((one, other) => (this.rank(one) < this.rank(other) ? -1 : 1));
  },
};

function isSeen(task) {
  return review.state.seen.includes(task.id);
}

function doubtsOf(task) {
  return review.state.queue.find(([id]) => id === task.id)?.[1] ?? [];
}

function cardOf(task) {
  return byId(`task-${task.number}`);
}

// The task at hand: of the card that is reached by the Tab key.
function currentTask() {
  const card = document.querySelector('#tasks-list .card[tabindex="0"]');
  return card ? page.tasks[Number(card.id.split("-")[1])] : null;
}

function goTo(task) {
  page.emit("show", "tasks");
  page.select(task.whole, "keys");
  const card = cardOf(task);
  if (card.parentElement.hidden) page.filters.clear();
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "start" });
}

// The next one, or the one before; `unseen`: that nobody has found right.
function step(by, { unseen }) {
  const tasks = order.tasks();
  const now = currentTask();
  const at = now ? tasks.indexOf(now) : -1;
  const rest = by > 0 ? tasks.slice(at + 1) : tasks.slice(0, Math.max(at, 0)).reverse();
  const wanted = rest.find((task) => !unseen || !isSeen(task)) ?? (by > 0 && unseen ? tasks.find((task) => !isSeen(task)) : null);
  if (wanted) goTo(wanted);
  else tell(unseen && tasks.every(isSeen) ? t("All tasks have been seen.") : t("There is no other task in this direction."));
}

async function accept(task) {
  const fault = await review.send("seen", { task: task.id, seen: true });
  if (fault === null) step(1, { unseen: true });
}

function startOrder() {
  page.orders.doubtful = (task) => order.rank(task);
  const choice = page.filters.fields.sort;
  choice.append(el("option", { value: "doubtful" }, t("doubtful first")));
  choice.value = "doubtful";
  page.filters.changed();
}
