/** An FTS5 expression over groups of tokens: within a group any, between groups as `operator` says. Tokens are quoted, so that none is read as syntax. */
export function matchExpression(groups: readonly (readonly string[])[], operator: "AND" | "OR"): string {
  return groups.map((tokens) => `(${tokens.map(quoted).join(" OR ")})`).join(` ${operator} `);
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}
