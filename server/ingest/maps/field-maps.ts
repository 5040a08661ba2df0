import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { MendableError } from "../../errors.ts";
import { readJsonFile } from "../../library/json-file.ts";
import { type FieldMap, fieldMapSchema, valueNames } from "./field-map.ts";
import irbis from "./irbis.json" with { type: "json" };
import kazmarc from "./kazmarc.json" with { type: "json" };
import { type CompiledMap, compileMap } from "./mapped-values.ts";
import marc21 from "./marc21.json" with { type: "json" };
import rusmarc from "./rusmarc.json" with { type: "json" };
import unimarc from "./unimarc.json" with { type: "json" };

export const mapNames = ["marc21", "unimarc", "rusmarc", "kazmarc", "irbis"] as const;
export type MapName = (typeof mapNames)[number];

/** Which fields feed which values, for each dialect. */
export type FieldMaps = Readonly<Record<MapName, CompiledMap>>;

/** The file in the corpus folder by which a library changes the maps for its own fields. */
export const fieldsFile = "fields.json";

const mapFile = z.strictObject({
  extends: z.enum(mapNames).optional(),
  values: fieldMapSchema.default({}),
  /** What the mappers read besides, for the record of where a value came from. */
  logic: z.record(z.string(), z.array(z.string())).default({}),
});
type MapFile = z.infer<typeof mapFile>;
const ownMaps: Readonly<Record<MapName, unknown>> = { marc21, unimarc, rusmarc, kazmarc, irbis };

const overrides = z.partialRecord(z.enum(mapNames), fieldMapSchema);
type Overrides = z.infer<typeof overrides>;

let shipped: FieldMaps | undefined;

/** The maps as they come with Dana. */
export function defaultMaps(): FieldMaps {
  shipped ??= mapsWith({});
  return shipped;
}

/**
 * The maps with what the library's own `fields.json` says: `{ "kazmarc": { "keywords": ["610 $a", "690 $a"] } }` replaces what feeds the keywords of that dialect, and of those made from it.
 * @throws MendableError naming the file and each entry that must be mended
 */
export function readFieldMaps(corpusFolder: string): FieldMaps {
  const path = join(corpusFolder, fieldsFile);
  if (!existsSync(path)) return defaultMaps();
  const parsed = overrides.safeParse(readJsonFile(path));
  if (parsed.success) return mapsWith(parsed.data);
  const lines = parsed.error.issues.flatMap(sentencesOf).map((sentence) => `  ${sentence}`);
  throw new MendableError(`${path}: ${lines.length} entries must be mended:\n${lines.join("\n")}`);
}

function sentencesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== "unrecognized_keys") return [`${issue.path.join(".") || "the file"}: ${issue.message}`];
  const [kind, known] =
    issue.path.length === 0 ? ["dialect with a map", mapNames] : ["value that a map feeds", valueNames];
  return issue.keys.map((key) => `${[...issue.path, key].join(".")}: is no ${kind}: these are ${known.join(", ")}`);
}

function mapsWith(own: Overrides): FieldMaps {
  const compiled = (name: MapName): CompiledMap => compileMap(valuesOf(name, own), logicOf(name));
  return {
    marc21: compiled("marc21"),
    unimarc: compiled("unimarc"),
    rusmarc: compiled("rusmarc"),
    kazmarc: compiled("kazmarc"),
    irbis: compiled("irbis"),
  };
}

function valuesOf(name: MapName, own: Overrides): FieldMap {
  const file = fileOf(name);
  const inherited = file.extends === undefined ? {} : valuesOf(file.extends, own);
  return { ...inherited, ...file.values, ...own[name] };
}

function logicOf(name: MapName): Readonly<Record<string, readonly string[]>> {
  const file = fileOf(name);
  return { ...(file.extends === undefined ? {} : logicOf(file.extends)), ...file.logic };
}

function fileOf(name: MapName): MapFile {
  return mapFile.parse(ownMaps[name]);
}
