import type { BibRecord } from "../../library/record.ts";

/** Made for children, not only fit for them. */
export function isForChildren({ subjects, form }: Pick<BibRecord, "subjects" | "form">): boolean {
  return form === "fairy-tales" || subjects.some((subject) => /балалар|детск|ертегі|сказк|child|fairy/iu.test(subject));
}
