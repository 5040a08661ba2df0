import type { Holding, Item, ItemStatus } from "../../server/library/holding.ts";
import type { Name } from "../../server/library/record.ts";
import type { AuthoredRecord } from "./authored.ts";
import { between, seeded } from "./seeded.ts";

const otherBranches = ["sairan", "zheruiyk", "akbulak", "zhanatalap"] as const;
const branches = ["main", ...otherBranches] as const;
type BranchId = (typeof branches)[number];

// The demo library's day: what is out comes back within the four weeks after it.
const today = Date.UTC(2026, 10, 23);
const dayMs = 86_400_000;
const referenceForms = new Set(["dictionary", "reference"]);

/** Invented holdings, the same at every run: they depend on the record's id alone. */
export function inventHoldings(authored: AuthoredRecord, names: readonly Name[]): Holding[] {
  if (authored.kind === "e-resource") return [];
  const random = seeded(authored.id);
  const callNumber = `${authored.udc} ${authorMark(authored.title, names)}`;
  return chooseBranches(random).map((branch) => {
    const items = Array.from({ length: copiesAt(branch, random) }, (_, at) =>
      itemOf({ barcode: barcodeOf(authored.id, branch, at), isReference: referenceForms.has(authored.form), random }),
    );
    const years = authored.kind === "serial" ? { years: yearsHeld(authored.since, random) } : {};
    return { branch, callNumber, ...years, items };
  });
}

/** First letter and a number made of the next two letters: of the first author's heading, else of the title. */
function authorMark(title: string, names: readonly Name[]): string {
  const heading = names.find((name) => name.role === "author")?.heading ?? title;
  const letters = [...heading.replace(/[^\p{L}]/gu, "").toUpperCase()];
  const [first = "A", second = first, third = second] = letters;
  return `${first} ${10 + (((second.codePointAt(0) ?? 0) * 7 + (third.codePointAt(0) ?? 0)) % 90)}`;
}

function chooseBranches(random: () => number): BranchId[] {
  const isInMain = random() < 0.92;
  const wanted = Math.floor(random() * random() * 4) + (isInMain ? 0 : 1);
  const shuffled = otherBranches.map((branch) => ({ branch, order: random() })).sort((a, b) => a.order - b.order);
  const chosen = new Set<BranchId>(shuffled.slice(0, wanted).map(({ branch }) => branch));
  return branches.filter((branch) => (branch === "main" ? isInMain : chosen.has(branch)));
}

function copiesAt(branch: BranchId, random: () => number): number {
  return branch === "main" ? between(random, 1, 6) : between(random, 1, 2);
}

// 2, the language, the record's number, the branch, the copy: "2100 0111" names them all.
function barcodeOf(id: string, branch: BranchId, at: number): string {
  const language = ["kk", "ru", "en"].indexOf(id.slice(0, 2)) + 1;
  return `2${language}${id.slice(2)}${branches.indexOf(branch) + 1}${at + 1}`;
}

function itemOf({
  barcode,
  isReference,
  random,
}: {
  barcode: string;
  isReference: boolean;
  random: () => number;
}): Item {
  const status = isReference ? "reference" : statusOf(random());
  if (status !== "on-loan") return { barcode, status };
  const dueBack = new Date(today + between(random, 1, 28) * dayMs).toISOString().slice(0, 10);
  return { barcode, status, dueBack };
}

function statusOf(share: number): ItemStatus {
  if (share < 0.7) return "available";
  if (share < 0.9) return "on-loan";
  return share < 0.95 ? "on-hold" : "reference";
}

/** From some year not before the first, to now; sometimes with a gap. */
function yearsHeld(since: number | undefined, random: () => number): string {
  const from = between(random, Math.max(since ?? 2005, 1991), 2015);
  if (random() < 0.6) return `${from}-`;
  const gap = between(random, from + 1, 2019);
  return `${from}-${gap}, ${gap + 2}-`;
}
