import type { Kept } from "./compare-fields.ts";
import type { RoundTrip } from "./run-round-trip.ts";
import { waysOut } from "./ways-out.ts";

/** What came back, a form a line: fields · subfields of each way. */
export function roundTripTable(trips: readonly RoundTrip[]): string {
  const head = ["files", "records", "rejected", "fields", "read", "store", ...waysOut, "in order", "described"];
  const rows = [["came as", ...head], ...trips.map(rowOf)];
  const widths = ["came as", ...head].map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "),
  );
  const retold = trips.reduce((sum, trip) => sum + trip.retold, 0);
  return [
    ...lines,
    "",
    "read: of the fields that the file itself counts; then fields · subfields that came back to the letter; in order: records with all of them in their order, by every way; described: of the values of the source (subfields, cells), those all of whose words stand in our own description of the record",
    ...(retold > 0 ? [`${retold} fields 100 of UNIMARC named another encoding and say Unicode now`] : []),
  ].join("\n");
}

function rowOf({ form, files, records, rejected, inFile, store, out, values }: RoundTrip): string[] {
  const ways = waysOut.flatMap((way) => out[way] ?? []);
  return [
    form,
    String(files),
    String(records),
    String(rejected),
    String(store.fields),
    inFile ? share(inFile.read, inFile.counted) : "—",
    both(store),
    ...waysOut.map((way) => both(out[way])),
    ways.length > 0 ? share(Math.min(...ways.map(({ recordsSame }) => recordsSame)), store.records) : "—",
    share(values.kept, values.given),
  ];
}

function both(kept: Kept | undefined): string {
  if (!kept || kept.fields === 0) return "—";
  return `${share(kept.fieldsKept, kept.fields)} · ${share(kept.subfieldsKept, kept.subfields)}`;
}

/** Never rounded up to the whole. */
function share(part: number, whole: number): string {
  if (whole === 0) return "—";
  return part === whole ? "100 %" : `${(Math.floor((part / whole) * 10_000) / 100).toFixed(2)} %`;
}
