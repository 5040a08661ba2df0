import { fetchPage } from "./fetch-page.ts";
import { HarvestFault } from "./harvest-fault.ts";
import type { HarvestItem } from "./harvest-item.ts";
import { type HarvestRun, shownAddress } from "./harvest-run.ts";
import { type OaiAnswer, oaiShape, readAnswer } from "./oai-page.ts";
import { type OaiTarget, requestOf } from "./oai-target.ts";
import type { Page } from "./page-reader.ts";
import { childOf, childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

// A repository with more pages of sets than this is not asked for all of them before it is harvested.
const maxSetPages = 20;
const setsNamed = 20;

/** What a repository says of itself. */
export interface Repository {
  readonly granularity: "day" | "second";
  readonly tellsDeletions: boolean;
  readonly earliest?: string;
}

export async function identify(target: OaiTarget, run: HarvestRun): Promise<Repository> {
  const url = requestOf(target, "Identify");
  const envelope = await ask(url, run);
  const said = childOf(envelope, "Identify");
  const [error] = readAnswer(envelope).errors;
  if (!said) throw new HarvestFault(`the repository does not identify itself${saying(error)}`, at(url));
  const version = textOf(said, "protocolVersion");
  if (version !== undefined && version !== "2.0") {
    throw new HarvestFault(`the repository speaks OAI-PMH ${version}; Dana speaks 2.0`, at(url));
  }
  const earliest = textOf(said, "earliestDatestamp");
  return {
    granularity: /hh:mm:ss/i.test(textOf(said, "granularity") ?? "") ? "second" : "day",
    tellsDeletions: /^(?:persistent|transient)$/.test(textOf(said, "deletedRecord") ?? ""),
    ...(earliest === undefined ? {} : { earliest }),
  };
}

// MARC says more than Dublin Core, and of MARC the form that is still kept up. Spaces first: prefixes are free.
const preferred: readonly RegExp[] = [
  /MARC21\/slim/i,
  /marcxchange/i,
  /^(?:marcxml|marc21|marc|unimarc|rusmarc)$/i,
  /oai_marc/i,
  /oai_dc/i,
];

/** The prefix of the richest description that can be read here. */
export async function choosePrefix(target: OaiTarget, run: HarvestRun): Promise<string> {
  const url = requestOf(target, "ListMetadataFormats", { identifier: target.identifier });
  const envelope = await ask(url, run);
  const [error] = readAnswer(envelope).errors;
  if (error) throw new HarvestFault(`the repository names no format of its records${saying(error)}`, at(url, target));
  const formats = childrenOf(childOf(envelope, "ListMetadataFormats"), "metadataFormat").map((format) => ({
    prefix: textOf(format, "metadataPrefix") ?? "",
    names: [textOf(format, "metadataNamespace") ?? "", textOf(format, "metadataPrefix") ?? ""],
  }));
  for (const wanted of preferred) {
    const found = formats.find(({ prefix, names }) => prefix !== "" && names.some((name) => wanted.test(name)));
    if (found) return found.prefix;
  }
  const offered = formats.map(({ prefix }) => prefix).join(", ");
  throw new HarvestFault(
    `the repository offers ${offered || "nothing"}, which is neither MARC nor Dublin Core`,
    at(url),
  );
}

/** @throws HarvestFault naming sets there are, when the repository has not the one wanted */
export async function checkSet(target: OaiTarget, wanted: string, run: HarvestRun): Promise<void> {
  const known: string[] = [];
  let token: string | undefined;
  for (let pages = 1; pages <= maxSetPages; pages += 1) {
    const url = requestOf(target, "ListSets", { resumptionToken: token });
    const envelope = await ask(url, run);
    const answer = readAnswer(envelope);
    const [error] = answer.errors;
    if (error) throw new HarvestFault(`the set "${wanted}" cannot be looked up${saying(error)}`, at(url));
    for (const set of childrenOf(childOf(envelope, "ListSets"), "set")) known.push(textOf(set, "setSpec") ?? "");
    if (known.includes(wanted)) return;
    if (answer.token === undefined) {
      const some = known.slice(0, setsNamed).join(", ");
      throw new HarvestFault(`the repository has no set "${wanted}"; it has ${some || "none"}`, at(url));
    }
    token = answer.token;
  }
}

/** A page of records with what it says beside them; one that breaks off has no answer. */
export type OaiPage = Page<HarvestItem> & { readonly answer?: OaiAnswer };

export async function askPage(url: URL, run: HarvestRun): Promise<OaiPage> {
  const page = await fetchPage(url, oaiShape(run.reading), run.transport);
  return page.envelope ? { ...page, answer: readAnswer(page.envelope) } : page;
}

async function ask(url: URL, run: HarvestRun): Promise<XmlElement> {
  const { envelope, fault } = await fetchPage(url, oaiShape(run.reading), run.transport);
  if (envelope) return envelope;
  throw new HarvestFault(fault?.reason ?? "the answer cannot be read", at(url));
}

/** ": badArgument, …" for the end of a sentence. */
export function saying(error: { readonly code: string; readonly text: string } | undefined): string {
  return error ? `: ${[error.code, error.text].filter(Boolean).join(", ")}` : "";
}

export function at(url: URL, { identifier }: { identifier?: string } = {}): { path: string; id?: string } {
  return { path: shownAddress(url), ...(identifier === undefined ? {} : { id: identifier }) };
}
