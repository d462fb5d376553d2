// What charts and the summary count: tasks by name and role, deadlines by day.

function total(row) {
  return [...row.roles.values()].reduce((sum, count) => sum + count, 0);
}

function tasksCounted(count) {
  return t("{count:,} tasks", { count });
}

// How many tasks each has, in all and by role, the most first.
function tally(tasks, roles) {
  const rows = new Map();
  for (const task of tasks) {
    const seen = new Set();
    for (const role of roles) {
      for (const [key, value] of new Map(task.roles[role].map((value) => [value.key, value]))) {
        const row = rows.get(key) ?? { key, name: value.usual, count: 0, roles: new Map() };
        row.roles.set(role, (row.roles.get(role) ?? 0) + 1);
        if (!seen.has(key)) row.count += 1;
        seen.add(key);
        rows.set(key, row);
      }
    }
  }
  for (const row of rows.values())
    row.roles = new Map(roles.filter((role) => row.roles.has(role)).map((role) => [role, row.roles.get(role)]));
  return [...rows.values()].sort((one, other) => other.count - one.count || total(other) - total(one));
}

// By day, or by month where the days are many.
function due(tasks) {
  const all = tasks.flatMap((task) => [...new Set(task.dates)]);
  const long = new Set(all).size > 20;
  const counts = new Map();
  for (const date of all) {
    const key = long ? date.slice(0, 7) : date;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, count]) => ({ key, count, at: Date.parse(key.length > 7 ? key : `${key}-15`) }));
}
