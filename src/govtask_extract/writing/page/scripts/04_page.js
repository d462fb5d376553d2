// What the parts of the page tell one another, and what another script may ask of it: `govtask` in the window.
//
// Events: "notice" (one is to be shown; then "ready", when every part shows it), "card" (a task's card was made: {task, element}), "select" (a value),
// "filter" (the tasks that are shown), "tab" (its name).

const page = {
  notice: null,
  selected: null,
  listeners: new Map(),
  // By name, what tasks may be sorted by beyond what `sorted` knows: a text for each.
  orders: {},

  get tasks() {
    return this.notice?.tasks ?? [];
  },

  on(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  },

  emit(event, detail) {
    for (const listener of this.listeners.get(event) ?? []) listener(detail);
  },

  // `from` is the pane where somebody chose it: the others go there.
  select(value, from = "") {
    this.selected = value;
    this.emit("select", { value, from });
  },

  // Another notice, from data as `packing.py` makes it.
  show(data) {
    this.notice = new Notice(data);
    this.selected = null;
    this.emit("notice", { same: false });
    this.emit("ready", { same: false });
  },

  // The same notice, changed: what was chosen and filtered stays, where it is still there.
  update(data) {
    const before = this.selected;
    this.notice = new Notice(data);
    this.selected = null;
    this.emit("notice", { same: true });
    this.emit("ready", { same: true });
    const same = before && this.notice.values.find((value) => sameValue(value, before));
    if (same) this.select(same, "update");
  },
};

function sameValue(one, other) {
  return one.kind === other.kind && one.name === other.name && one.task?.id === other.task?.id;
}

window.govtask = page;

function announce(message) {
  byId("announcer").textContent = message;
}
