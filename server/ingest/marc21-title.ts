import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { isCollective, partOf, properTitle } from "../library/title.ts";
import { distinct, withoutIsbd } from "./clean.ts";
import type { LinkedFields } from "./linked-fields.ts";
import { valueIn, valuesIn } from "./values.ts";

type Clean = (text: string) => string;

/** Title proper, part and parallel titles of a MARC21 record; absent where no field has one. The title in its own script (880) is a parallel one. */
export function marc21Title(record: MarcRecord, clean: Clean, linked: LinkedFields) {
  const [field] = dataFields(record, "245");
  const named = (field && namedIn(field, clean)) ?? namedElsewhere(record, clean);
  if (!named) return undefined;
  const { title, part, main } = named;
  if (!field) return { title, subtitle: undefined, part, commonTitle: undefined, parallelTitles: [] };
  const rest = valuesIn(field, "b").map(clean).join(" ");
  // "Title = Parallel title": what follows the sign is no subtitle.
  const isParallel = clean === withoutIsbd && /=$/.test(valueIn(field, "a") ?? "");
  const pairs = [...linked.of(field), ...linked.withTag("245")];
  const inScript = [...new Set(pairs)].flatMap((pair) => namedIn(pair, clean)?.title ?? []);
  const others = linked.withTag("246", "740").flatMap((pair) => valuesIn(pair, "a").map(clean));
  return {
    title,
    subtitle: isParallel ? undefined : rest || undefined,
    part,
    commonTitle: part ? main : undefined,
    parallelTitles: distinct([...(isParallel && rest ? [rest] : []), ...inScript, ...others]),
  };
}

function namedIn(field: DataField, clean: Clean) {
  const first = valueIn(field, "a");
  const main = first === undefined ? "" : clean(first);
  if (main === "") return undefined;
  const part = partOf(joined(valuesIn(field, "n"), clean), joined(valuesIn(field, "p"), clean));
  return { main, part, title: properTitle(main, part) };
}

// What a catalogue finds a record by, the nearest to a title proper first: uniform and key titles, other forms, titles of parts.
const otherTitles = ["130", "240", "222", "246", "740"] as const;

/** Papers of a person have for a title what they are (245 $k); of other records another title serves where the title proper is missing. */
function namedElsewhere(record: MarcRecord, clean: Clean): ReturnType<typeof namedIn> {
  const form = titleIn(dataFields(record, "245"), "kpn", clean);
  const others = otherTitles.map((tag) => titleIn(dataFields(record, tag), "a", clean));
  const title = form ?? others.find((other) => other !== undefined);
  return title === undefined ? undefined : { main: title, part: undefined, title };
}

function joined(values: readonly string[], clean: Clean): string | undefined {
  return values.map(clean).filter(Boolean).join(", ") || undefined;
}

/** The title of the original (765, else 240); the uniform title, where it is another. */
export function marc21Original(record: MarcRecord, clean: Clean) {
  const linked = titleIn(dataFields(record, "765"), "t", clean);
  const uniform = titleIn(dataFields(record, "240"), "a", clean);
  const gathers = uniform !== undefined && isCollective(uniform);
  const originalTitle = linked ?? (gathers ? undefined : uniform);
  return {
    originalTitle: originalTitle !== undefined && isCollective(originalTitle) ? undefined : originalTitle,
    uniformTitle: uniform === originalTitle ? undefined : uniform,
  };
}

function titleIn(fields: readonly DataField[], code: string, clean: Clean): string | undefined {
  const text = fields.flatMap((field) => valuesIn(field, code))[0];
  return text === undefined ? undefined : clean(text) || undefined;
}
