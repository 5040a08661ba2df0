import { type Present, present } from "./present.ts";
import type { Name } from "./record.ts";

/** A heading as people say it: "Әуезов, Мұхтар" → "Мұхтар Әуезов". */
export function displayName(heading: string): string {
  const comma = heading.indexOf(",");
  if (comma < 0) return heading;
  const surname = heading.slice(0, comma).trim();
  return `${heading.slice(comma + 1).trim()} ${surname}`.trim();
}

export function personOf(heading: string, role: Name["role"], dates?: string): Name {
  return present({ heading, display: displayName(heading), dates, role }) satisfies Present<Name>;
}
