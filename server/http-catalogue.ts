import type { RequestHandler } from "express";
import { z } from "zod";
import { questionLength } from "./chat/limits.ts";
import { HttpError } from "./http-errors.ts";
import type { Language } from "./library/language.ts";
import { type MarcOptions, marcOf } from "./library/marc-of.ts";
import type { OriginalRecord } from "./library/original-record.ts";
import type { PassageKind } from "./library/passage.ts";
import type { BibRecord } from "./library/record.ts";
import { writeBibtex } from "./library/write-bibtex.ts";
import { writeIso2709 } from "./library/write-iso2709.ts";
import { exportJson } from "./library/write-json.ts";
import { writeMarcXml } from "./library/write-marcxml.ts";
import { writeRis } from "./library/write-ris.ts";
import { type FilterName, filterNames } from "./retrieve/filters/query-filters.ts";
import type { SearchResult } from "./retrieve/hit.ts";

/** What these routes need of the librarian. */
export interface Catalogue {
  search(request: {
    readonly text: string;
    readonly language?: Language;
    readonly k?: number;
    readonly kind?: PassageKind | "any";
    readonly without?: readonly FilterName[];
  }): Promise<SearchResult>;
  record(id: string): BibRecord | undefined;
  original(id: string): OriginalRecord | undefined;
  branches(): readonly { readonly id: string; readonly name: Readonly<Record<Language, string>> }[];
  ready(): boolean;
}

const query = z.object({
  q: z.string("must be given once").refine((text) => text.trim() !== "", "must not be empty"),
  k: z
    .string("must be given once")
    .regex(/^([1-9]\d?|100)$/, "must be a whole number from 1 to 100")
    .default("10"),
  kind: z
    .enum(
      ["record", "faq", "library", "event", "document", "any"],
      "must be record, faq, library, event, document or any",
    )
    .default("any"),
  language: z.enum(["kk", "ru", "en"], "must be kk, ru or en").exactOptional(),
  without: z
    .union([z.string(), z.array(z.string())])
    .transform((names) => [names].flat())
    .pipe(z.array(z.enum(filterNames, `must be one of ${filterNames.join(", ")}`)))
    .exactOptional(),
});

/** `GET /api/search`: the same result as of the command line. */
export function answerSearch(
  catalogue: Catalogue,
  { maxQuestionLength }: { maxQuestionLength: number },
): RequestHandler {
  return async (request, response) => {
    const parsed = query.safeParse(request.query);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new HttpError("bad-input", { detail: `${issue?.path[0]?.toString()}: ${issue?.message}` });
    }
    const { q, k, kind, language, without } = parsed.data;
    if (questionLength(q) > maxQuestionLength) throw new HttpError("too-long", { detail: "q" });
    if (!catalogue.ready()) throw new HttpError("busy", { headers: { "Retry-After": "2" } });
    const result = await catalogue.search({
      text: q,
      k: Number(k),
      kind,
      ...(language ? { language } : {}),
      ...(without ? { without } : {}),
    });
    const hits = result.hits.map((hit) => ({
      id: hit.id,
      kind: hit.kind,
      title: hit.title,
      language: hit.language,
      score: hit.score,
      rank: hit.rank,
    }));
    response.set("Cache-Control", "no-store").json({ query: result.query, hits });
  };
}

/** The formats of a record, the first for a client that does not care. */
const writers: Readonly<Record<string, (record: BibRecord, options: MarcOptions) => string | Buffer>> = {
  "application/json": (record, { original }) => JSON.stringify(exportJson(record, original)),
  "application/marcxml+xml": (record, options) => writeMarcXml(marcOf(record, options)),
  "application/marc": bytesOf,
  "application/x-research-info-systems": writeRis,
  "application/x-bibtex": writeBibtex,
};

function bytesOf(record: BibRecord, options: MarcOptions): Buffer {
  try {
    return writeIso2709(marcOf(record, options));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const others = recordFormats.filter((format) => format !== "application/marc");
    throw new HttpError("not-acceptable", { detail: `${others.join(", ")} (${error.message})` });
  }
}

export const recordFormats = Object.keys(writers);

/** `GET /api/records/ID` in the format the client accepts. An id may hold any character, also a slash. */
export function answerRecord(catalogue: Catalogue): RequestHandler<{ id: string | string[] }> {
  return (request, response) => {
    const { id } = request.params;
    const name = Array.isArray(id) ? id.join("/") : id;
    const record = catalogue.record(name);
    if (!record) throw new HttpError("not-found");
    response.vary("Accept");
    const format = request.accepts(recordFormats);
    const write = typeof format === "string" ? writers[format] : undefined;
    if (typeof format !== "string" || !write)
      throw new HttpError("not-acceptable", { detail: recordFormats.join(", ") });
    const body = write(record, { original: catalogue.original(name) });
    const charset = typeof body === "string" ? "; charset=utf-8" : "";
    response.set({ "Content-Type": `${format}${charset}`, "Cache-Control": "no-cache" }).send(body);
  };
}

/** `GET /api/branches`: the names by which the page calls the branches of a record's copies. */
export function answerBranches(catalogue: Catalogue): RequestHandler {
  return (_request, response) => {
    response.set("Cache-Control", "no-cache").json(catalogue.branches());
  };
}
