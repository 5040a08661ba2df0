import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectFolder } from "./config.ts";
import { MendableError } from "./errors.ts";
import { type Library, librarySchema } from "./library/library-file.ts";
import { parseWeek } from "./library/week.ts";

/** Asks one question until `parse` takes the answer; `parse` throws an Error that says what is wrong. */
type Ask = <T>(question: string, parse: (answer: string) => T) => Promise<T>;

/**
 * Makes the corpus folder of one's own library: asks for its name, branches and hours, checks them, writes `library.json` and empty folders.
 * Answers may be piped in, one a line.
 */
export async function initCorpus(folder: string): Promise<Library> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new MendableError(`${folder}: is not empty; name a new folder, so that nothing of yours is overwritten`);
  }
  const { ask, close } = openDialogue();
  const library = await askLibrary(ask).finally(close);
  mkdirSync(join(folder, "faq"), { recursive: true });
  mkdirSync(join(folder, "catalogue"), { recursive: true });
  writeFileSync(join(folder, "library.json"), `${JSON.stringify(library, null, 2)}\n`);
  return library;
}

async function askLibrary(ask: Ask): Promise<Library> {
  const name = await askTrilingual(ask, "Кітапхананың атауы / Название библиотеки / Name of the library");
  const site = await ask("Сайт / Site (https://…)", url);
  const email = await ask("E-mail", email_);
  const timezone = await ask("Уақыт белдеуі / Часовой пояс / Time zone [Asia/Almaty]", zone);
  const count = await ask("Филиалдар саны / Число филиалов / Number of branches", (text) => wholeFrom(text, 1, 500));
  const branches: unknown[] = [];
  for (let number = 1; number <= count; number += 1) branches.push(await askBranch(ask, number));
  return librarySchema.parse({
    name,
    site,
    email,
    timezone,
    branches,
    holidays: publicHolidays(),
    readerGroups: [],
    materialRules: [],
    fees: [],
    services: [],
    events: [],
    eResources: [],
    helplines: [],
    reviewed: new Date().toISOString().slice(0, 10),
  });
}

async function askBranch(ask: Ask, number: number): Promise<unknown> {
  const label = `[${number}]`;
  const id = await ask(`${label} id (a-z, 0-9, -)`, (text) => matching(text, /^[a-z][a-z0-9-]*$/, "a-z 0-9 -"));
  const name = await askTrilingual(ask, `${label} Филиал атауы / Название филиала / Name of the branch`);
  const address = await askTrilingual(ask, `${label} Мекенжайы / Адрес / Address`);
  const phone = await ask(`${label} Телефон / Phone`, (text) => matching(text, /\d{3}/, "+7 …"));
  const place = await ask(`${label} Координаттар / Координаты / Coordinates (43.24, 76.95)`, coordinates);
  const week = await ask(`${label} Жұмыс уақыты / Часы / Hours (mon-fri 9:00-18:00, sat 10:00-14:00)`, parseWeek);
  return {
    id,
    name,
    kind: number === 1 ? "regional" : "town",
    address,
    aliases: [],
    ...place,
    phone,
    hours: [{ week }],
    exceptions: [],
    floors: [],
  };
}

async function askTrilingual(ask: Ask, question: string) {
  const kk = await ask(`${question} (қазақша)`, filled);
  const ru = await ask(`${question} (по-русски)`, filled);
  const en = await ask(`${question} (in English)`, filled);
  return { kk, ru, en };
}

/** Public holidays are the country's, not the demo library's: they carry over. */
function publicHolidays(): unknown {
  const demo = librarySchema.parse(JSON.parse(readFileSync(join(projectFolder, "corpus", "library.json"), "utf8")));
  return demo.holidays;
}

function openDialogue(): { ask: Ask; close: () => void } {
  const lines = createInterface({ input: process.stdin, terminal: false });
  const iterator = lines[Symbol.asyncIterator]();
  const ask: Ask = async (question, parse) => {
    for (;;) {
      process.stderr.write(`${question}: `);
      const line = await iterator.next();
      if (line.done) throw new MendableError(`init: the answers ended at: ${question}`);
      try {
        return parse(line.value.trim());
      } catch (error) {
        process.stderr.write(`  ✗ ${error instanceof Error ? error.message : error}\n`);
      }
    }
  };
  return { ask, close: () => lines.close() };
}

function filled(text: string): string {
  return matching(text, /\S/, "…");
}

function url(text: string): string {
  return matching(text, /^https?:\/\/[^\s.]+\.\S+$/, "https://…");
}

function email_(text: string): string {
  return matching(text, /^[^@\s]+@[^@\s]+\.[^@\s]+$/, "name@library.kz");
}

function zone(text: string): string {
  const name = text || "Asia/Almaty";
  if (!Intl.supportedValuesOf("timeZone").includes(name)) throw new Error(`Asia/Almaty, Asia/Qyzylorda …: "${name}"?`);
  return name;
}

function wholeFrom(text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) throw new Error(`${least}–${most}`);
  return value;
}

function coordinates(text: string): { latitude: number; longitude: number } {
  const [latitude = Number.NaN, longitude = Number.NaN] = text.split(",").map(Number);
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw new Error("43.24, 76.95");
  return { latitude, longitude };
}

function matching(text: string, pattern: RegExp, example: string): string {
  if (!pattern.test(text)) throw new Error(`"${text}"? (${example})`);
  return text;
}
