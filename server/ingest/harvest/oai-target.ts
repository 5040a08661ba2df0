import { UsageError } from "../../errors.ts";
import { addressWith } from "./harvest-run.ts";

/** What an address asks of a repository. */
export interface OaiTarget {
  /** The address of the repository, with the parameters that are not the protocol's. */
  readonly base: URL;
  readonly prefix?: string;
  readonly set?: string;
  readonly from?: string;
  readonly until?: string;
  /** One record is wanted. */
  readonly identifier?: string;
}

const own = ["metadataPrefix", "set", "from", "until", "identifier"] as const;
const dated = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z)?$/;

/** @throws UsageError for a parameter that would not do what it says */
export function oaiTarget(url: URL): OaiTarget {
  const base = new URL(url);
  base.hash = "";
  const verb = base.searchParams.get("verb") ?? "ListRecords";
  if (verb !== "ListRecords" && verb !== "GetRecord") {
    throw new UsageError(`${verb}: an ingest takes the verb ListRecords or GetRecord, or none`);
  }
  if (base.searchParams.has("resumptionToken")) {
    throw new UsageError("resumptionToken: Dana keeps its own place in a list; leave it out of the address");
  }
  const { metadataPrefix, ...given } = takeOut(base);
  if ((given.identifier !== undefined) !== (verb === "GetRecord")) {
    throw new UsageError("identifier and the verb GetRecord go together");
  }
  for (const name of ["from", "until"] as const) {
    const value = given[name];
    if (value === undefined || dated.test(value)) continue;
    throw new UsageError(`${name} is a date such as 2024-05-31 or 2024-05-31T00:00:00Z; got "${value}"`);
  }
  return { base, ...given, ...(metadataPrefix === undefined ? {} : { prefix: metadataPrefix }) };
}

function takeOut(base: URL): { [name in (typeof own)[number]]?: string } {
  const given: { [name in (typeof own)[number]]?: string } = {};
  for (const name of own) {
    const value = base.searchParams.get(name);
    if (value) given[name] = value;
    base.searchParams.delete(name);
  }
  base.searchParams.delete("verb");
  return given;
}

export type Verb = "Identify" | "ListMetadataFormats" | "ListSets" | "ListRecords" | "GetRecord";

/** The address of one request. */
export function requestOf(
  { base }: OaiTarget,
  verb: Verb,
  parameters: Readonly<Record<string, string | undefined>> = {},
): URL {
  return addressWith(base, { verb, ...parameters });
}
