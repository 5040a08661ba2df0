import type { Found } from "./found.ts";
import type { QueryFilters, YearsAsked } from "./query-filters.ts";

/** All that was found as one: of lists any is asked, of years both ends; of what can be one only, the first said. */
export function mergeFilters(found: readonly Found[]): QueryFilters {
  let merged: QueryFilters = {};
  for (const { asked } of found) merged = { ...asked, ...merged, ...shared(merged, asked) };
  return merged;
}

function shared(one: QueryFilters, other: QueryFilters): QueryFilters {
  return {
    ...(one.year && other.year && { year: bothEnds(one.year, other.year) }),
    ...(one.language && other.language && { language: union(one.language, other.language) }),
    ...(one.grade && other.grade && { grade: union(one.grade, other.grade) }),
    ...(one.form && other.form && { form: union(one.form, other.form) }),
    ...(one.branch && other.branch && { branch: union(one.branch, other.branch) }),
  };
}

/** "После 2000, до 2010". */
function bothEnds(one: YearsAsked, other: YearsAsked): YearsAsked {
  return { ...other, ...one };
}

function union<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return [...new Set([...one, ...other])];
}
