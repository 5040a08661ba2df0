import type { Item, ItemStatus } from "../library/holding.ts";
import { present } from "../library/present.ts";

const statuses: readonly ItemStatus[] = ["available", "on-loan", "on-hold", "reference", "in-repair", "lost"];

/** A copy out of its barcode, a status and a text that may hold the date it is due back. A copy nobody says more of counts as on the shelf. */
export function itemOf(barcode: string, status: string, due?: string): Item {
  const dueBack = /\d{4}-\d{2}-\d{2}/.exec(due ?? "")?.[0];
  const known = statuses.find((name) => name === status.trim().toLowerCase());
  return present({ barcode, status: known ?? (dueBack ? "on-loan" : "available"), dueBack });
}

/** "20070104" → "2007-01-04"; "011102" tells no century. */
export function dayIn(text: string | undefined): string | undefined {
  const [, year, month, day] = /^((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])$/.exec(text ?? "") ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
