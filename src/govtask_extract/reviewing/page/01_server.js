// What the page asks of its server, one thing after the other: each change is kept before the next is sent.

const page = window.govtask;
const { t, el, byId, announce, fieldName, ROLES } = page.tools;
// The document stays as it is: only the report is sent anew.
const GIVEN = JSON.parse(document.querySelector("script.notice").textContent);

const review = {
  state: JSON.parse(byId("review").textContent),
  reason: "",
  ended: false,
  waiting: Promise.resolve(),

  // The answer's fault, or null once the page shows what came of it.
  send(path, asked) {
    const sent = this.waiting.then(() => this.ask(path, asked));
    const now = sent.catch(() => null).then(() => now === this.waiting && document.body.removeAttribute("aria-busy"));
    this.waiting = now;
    document.body.setAttribute("aria-busy", "true");
    return sent;
  },

  change(change) {
    return this.send("change", { change: this.reason ? { ...change, reason: this.reason } : change });
  },

  async ask(path, asked) {
    const sent = { revision: this.state.revision, ...asked };
    const answer = await fetched(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
    if (answer.report) await this.show(answer);
    if (answer.notice_changed) page.emit("notice-changed", answer.message ?? answer.notice_changed);
    if (!answer.failed) {
      if (answer.message) tell(answer.message);
      return null;
    }
    tell(answer.message, true);
    return answer.message;
  },

  // What somebody else did, or what became of the file, while nobody looked at the page.
  async look() {
    if (this.ended) return;
    const answer = await fetched(`state?revision=${this.state.revision}`, {});
    if (answer.report) await this.show(answer);
    if (answer.notice_changed) page.emit("notice-changed", answer.notice_changed);
  },

  async show(answer) {
    await released();
    this.state = answer.review;
    page.emit("before-update");
    page.update({ ...GIVEN, report: answer.report });
    page.emit("after-update");
  },

  async end() {
    await this.waiting;
    const answer = await fetched("end", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
    if (!answer.failed) this.ended = true;
    return this.ended;
  },
};

async function fetched(path, request) {
  try {
    const response = await fetch(`/${path}`, { ...request, credentials: "same-origin" });
    const isData = response.headers.get("content-type")?.startsWith("application/json");
    const answer = isData ? await response.json() : { message: await response.text() };
    return { ...answer, failed: !response.ok };
  } catch {
    return { failed: true, message: t("The review is not running any more: start it again with `govtask review`. This was not kept.") };
  }
}

// Nothing is put elsewhere while a button is held down: the click would be lost.
let held = null;
let letGo = null;
document.addEventListener("pointerdown", () => (held ??= new Promise((done) => (letGo = done))), true);
for (const event of ["pointerup", "pointercancel"]) {
  document.addEventListener(event, () => setTimeout(() => (letGo?.(), (held = letGo = null))), true);
}

function released() {
  return held ?? Promise.resolve();
}

function tell(message, isFault = false) {
  page.emit("told", { message, isFault });
}

// Tasks are called by their numbers, as people do.
function taskName(task) {
  return task.label || task.id;
}
