import { type DataField, dataFields, type MarcRecord } from "../library/marc-record.ts";
import { isCollective, partOf, properTitle } from "../library/title.ts";
import { distinct, withoutIsbd } from "./clean.ts";
import type { LinkedFields } from "./linked-fields.ts";
import { valueIn, valuesIn } from "./values.ts";

type Clean = (text: string) => string;

/**
 * Title proper, part and parallel titles of a MARC21 record; absent where no field has a title. The title in its own script (880) is a
 * parallel one.
 */
export function marc21Title(record: MarcRecord, clean: Clean, linked: LinkedFields) {
  const field = titleField(record, clean);
  const named = field && namedIn(field, clean);
  if (!field || !named) return undefined;
  const { title, part, main } = named;
  const rest = field.tag === "245" && named.code !== "b" ? valuesIn(field, "b").map(clean).join(" ") : "";
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

// Papers in an archive have a form (245 $k), manuscripts of music often a uniform title alone.
const mainCodes = ["a", "k", "b", "p", "n"];
const insteadOf245 = ["240", "130", "222", "246", "740", "242"];

/** The field with the title: 245, else what a cataloguer gave in its place. */
function titleField(record: MarcRecord, clean: Clean): DataField | undefined {
  const [proper] = dataFields(record, "245");
  if (proper && namedIn(proper, clean)) return proper;
  const others = insteadOf245.flatMap((tag) => dataFields(record, tag));
  // In UNIMARC 130 has codes and no indicators.
  return others.find((field) => namedIn(field, clean) && !(field.tag === "130" && field.indicators === "  "));
}

function namedIn(field: DataField, clean: Clean) {
  for (const code of field.tag === "245" || field.tag === "880" ? mainCodes : ["a"]) {
    const main = clean(valueIn(field, code) ?? "");
    if (main === "") continue;
    const names = code === "p" ? undefined : joined(valuesIn(field, "p"), clean);
    const part = code === "n" ? undefined : partOf(joined(valuesIn(field, "n"), clean), names);
    return { code, main, part, title: properTitle(main, part) };
  }
  return undefined;
}

function joined(values: readonly string[], clean: Clean): string | undefined {
  return values.map(clean).filter(Boolean).join(", ") || undefined;
}

/** The title of the original (765, else 240) beside this one; the uniform title, where it is another. */
export function marc21Original(record: MarcRecord, clean: Clean, title: string) {
  const linked = titleIn(dataFields(record, "765"), "t", clean);
  const given = titleIn(dataFields(record, "240"), "a", clean);
  const uniform = given === title && dataFields(record, "245").length === 0 ? undefined : given;
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
