// The fields of the notice itself, above what was read of it.

const NOTICE_FIELDS = ["title", "issuing_authority", "document_number", "issue_date"];

function showNoticeForm() {
  if (page.notice.failure) return;
  const given = page.notice.report.notice;
  const printed = review.state.printed[""] ?? {};
  const rows = NOTICE_FIELDS.map((field) => {
    const id = `notice-${field}`;
    const input = el("input", { id, "data-key": id, autocomplete: "off", lang: "zh-CN" });
    input.value = input.defaultValue = given[field] ?? "";
    input.addEventListener("change", async () => {
      showFault(id, await review.change({ do: "change-notice", field, becomes: input.value.trim() || null }));
    });
    const before = field in printed ? was(printed[field] ?? "—") : null;
    return el("div", { class: "edit-row" }, el("label", { for: id }, fieldName(field)), el("div", { class: "edit-parts" }, input, before));
  });
  const doubts = review.state.of_notice.map(({ severity, message }) => el("li", { class: `doubt ${severity}` }, message));
  const parts = [el("h2", {}, t("Correct the notice")), doubts.length ? el("ul", { class: "doubts" }, ...doubts) : null, ...rows];
  byId("notice").prepend(el("section", { class: "editor" }, ...parts.filter(Boolean)));
}
