// Words in the person's language, handed over with the page: t("{count:,} tasks", {count: 3}).

const WORDS = JSON.parse(document.getElementById("words").textContent);

function t(pattern, values = {}) {
  const message = WORDS.messages[pattern] ?? pattern;
  return message.replace(/\{(\w+)(?::,)?\}/g, (_, name) => values[name].toLocaleString("en"));
}

// What a field of the report is called.
function fieldName(field) {
  return WORDS.fields[field] ?? field;
}

function where(notice, place) {
  const line = notice.lineOf(place.start);
  if (!line) return "";
  if (line.page === undefined) return t("line {line:,}", { line: line.number });
  return t("page {page:,}, line {line:,}", { page: line.page, line: line.numberOnPage });
}
