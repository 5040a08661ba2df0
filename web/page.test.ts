import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chromiumArguments, chromiumPath, noChromium } from "./find-chromium.ts";
import type { ClientFrame } from "./frames.ts";
import { abaiAnswer, branches, clarifyAnswer, declinedAnswer, framesOf } from "./scripted-answers.ts";
import { type ScriptedServer, startScriptedServer } from "./scripted-server.ts";

const folder = mkdtempSync(join(tmpdir(), "dana-page-"));
const maxGzipBytes = 100_000;

beforeAll(async () => {
  await build({ configFile: "vite.config.ts", logLevel: "error", build: { outDir: join(folder, "dist") } });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the whole page is under 100 kB gzip", () => {
  const files = readdirSync(join(folder, "dist"), { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const sizes = files.map((file) => gzipSync(readFileSync(join(file.parentPath, file.name))).length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(maxGzipBytes);
});

test("the page holds no script and no style of its own, which the server's policy would refuse", () => {
  const html = readFileSync(join(folder, "dist", "index.html"), "utf8");
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|data:/u);
});

describe.skipIf(chromiumPath === undefined)(`in a browser${chromiumPath ? "" : ` (skipped: ${noChromium})`}`, () => {
  let server: ScriptedServer;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let hosts: Set<string>;

  beforeAll(async () => {
    context = await chromium.launchPersistentContext(join(folder, "profile"), {
      args: chromiumArguments,
      ...(chromiumPath && { executablePath: chromiumPath }),
    });
  });
  afterAll(() => context.close());

  beforeEach(async () => {
    server = await startScriptedServer({ folder: join(folder, "dist"), branches, onAsk: answer, onOther: hear });
    complaints = [];
    hosts = new Set();
    page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("WebSocket")) complaints.push(message.text());
    });
    page.on("request", (request) => hosts.add(new URL(request.url()).host));
    page.on("websocket", (socket) => hosts.add(new URL(socket.url()).host));
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(server.url);
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(server.url).host]);
    await page.evaluate(() => localStorage.clear());
    await page.close();
    await server.close();
  });

  // A question with "…" is answered by half, and the test sends the rest.
  const answer = (ask: Extract<ClientFrame, { type: "ask" }>, send: ScriptedServer["send"]) => {
    const frames = framesOf(ask.id, answerTo(ask.text));
    for (const frame of ask.text.includes("…") ? frames.slice(0, 6) : frames) send(frame);
  };
  const answerTo = (text: string) => {
    if (text.includes("Ай нұры")) return declinedAnswer;
    return text.includes("Филиал?") ? clarifyAnswer : abaiAnswer;
  };
  const hear = (frame: ClientFrame, send: ScriptedServer["send"]) => {
    if (frame.type === "call-librarian") send({ type: "librarian-waiting" });
  };
  const composer = () => page.getByRole("textbox");
  const log = () => page.getByRole("log");
  const ask = async (text: string) => {
    await composer().fill(text);
    await page.keyboard.press("Enter");
  };
  const asks = () => server.received.filter((frame) => frame.type === "ask");
  const widthBeyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const violations = async () =>
    (
      await new AxeBuilder({ page }).options({ rules: { "color-contrast-enhanced": { enabled: true } } }).analyze()
    ).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

  test("a question in Kazakh is answered with text, sources and record cards by branch", async () => {
    await ask("«Абай жолы» бар ма?");
    await log().getByText("Каталогтан табылды").waitFor();
    expect(await log().getByText("екі рет ұзартуға болады").isVisible()).toBe(true);
    expect(await log().getByRole("heading", { level: 4 }).allTextContents()).toEqual(["Абай жолы", "Путь Абая"]);
    expect(await log().getByRole("heading", { name: "Путь Абая" }).getAttribute("lang")).toBe("ru");
    await log().getByText("Қай кітапханада бар").first().click();
    const rows = await log().getByRole("row").allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/gu, " ").trim())).toEqual([
      "Кітапхана Бос / барлығы",
      "Орталық кітапхана Шифры: 84(5Қаз)-44 Ә82 2 / 3",
      "Сайран филиалы Шифры: 84(5Қаз) Ә82 Қайтару мерзімі: 10 желтоқсан 0 / 1",
      "Ақбұлақ ауылдық кітапханасы Шифры: 84(5Қаз) Ә82 0 / 1",
    ]);
    expect(await widthBeyond()).toBeLessThanOrEqual(0);
  });

  test("another language or volume of the work is asked for from its card", async () => {
    await ask("«Абай жолы» бар ма?");
    await log().getByRole("button", { name: "ағылшынша : Abai" }).click();
    await expect.poll(() => asks().at(-1)?.text).toBe("«Abai» ағылшынша бар ма?");
    await log().getByRole("button", { name: "2-кітап : Абай жолы. 2-кітап" }).first().click();
    await expect.poll(() => asks().at(-1)?.text).toBe("«Абай жолы. 2-кітап» бар ма?");
    expect(await violations()).toEqual([]);
    expect(await widthBeyond()).toBeLessThanOrEqual(0);
  });

  test("the answer streams, focus stays where the reader writes, and a screen reader hears it whole at the end", async () => {
    await ask("Абай жолы…");
    await log().getByText("Иә, «Абай жолы» бар").waitFor();
    const spoken = page.locator("main > [role=status]");
    expect(await spoken.textContent()).toBe("");
    const id = asks()[0]?.id ?? "";
    await page.getByRole("button", { name: "Тоқтату" }).click();
    await expect.poll(() => server.received.at(-1)).toEqual({ type: "stop", id });
    for (const frame of framesOf(id, abaiAnswer).slice(6)) server.send(frame);
    await log().getByText("Дереккөздер").waitFor();
    expect(await spoken.textContent()).toContain("Иә, «Абай жолы» бар. Орталық");
    expect(await composer().evaluate((area) => area.matches(":focus"))).toBe(true);
    expect(await log().getAttribute("aria-live")).toBe("off");
  });

  test("a citation opens and closes by keyboard, and focus returns to its marker", async () => {
    await ask("«Абай жолы» бар ма?");
    const marker = log().getByRole("button", { name: "2-дереккөз", exact: true });
    await marker.focus();
    await page.keyboard.press("Enter");
    const passage = log().getByRole("group", { name: "2-дереккөз" });
    await passage.getByText("Ересек оқырман бір мезгілде 5 кітапты").waitFor();
    expect(await passage.evaluate((group) => group.matches(":focus"))).toBe(true);
    await page.keyboard.press("Escape");
    await passage.waitFor({ state: "detached" });
    expect(await marker.evaluate((button) => button.matches(":focus"))).toBe(true);
  });

  test("a connection lost in mid-answer is regained with nothing lost and nothing twice", async () => {
    await ask("Абай жолы…");
    await log().getByText("Иә, «Абай жолы» бар").waitFor();
    server.cut({ isDown: true });
    await page.getByText("Байланыс үзілді, қайта қосылып жатырмыз…").waitFor();
    await ask("Ай нұры бар ма?");
    await log().getByText("Байланыс қалпына келген соң жіберіледі").waitFor();
    const id = asks()[0]?.id ?? "";
    for (const frame of framesOf(id, abaiAnswer).slice(6, -1)) server.send(frame);
    server.comeBack();
    await page.getByText("Байланыс қалпына келді", { exact: true }).waitFor();
    await log().getByText("Каталогымыздағы ең жақын кітаптар").waitFor();
    const streamed = await log().locator("dana-message").first().locator("dana-answer-text p").allInnerTexts();
    expect(streamed.join("\n\n")).toBe(abaiAnswer.text.replace(/\[(\d)\]/gu, "$1"));
    server.send({ type: "answer-end", id, answer: abaiAnswer });
    await log().getByText("Дереккөздер").waitFor();
    expect(await log().locator("dana-message").count()).toBe(2);
    expect(asks().map(({ text }) => text)).toEqual(["Абай жолы…", "Абай жолы…", "Ай нұры бар ма?"]);
  });

  test("the language of the page is switched, said to the browser and kept; nothing else is kept", async () => {
    await page.getByRole("button", { name: "русский" }).click();
    await page.getByRole("heading", { name: "Здравствуйте!" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("ru");
    await page.getByRole("button", { name: "Включить тёмную тему" }).click();
    await ask("Есть ли «Путь Абая»?");
    await log().getByText("Найдено в каталоге").waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Здравствуйте!" }).waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ dana: '{"language":"ru","theme":"dark"}' });
  });

  test("a choice is asked by a press, an answer is rated, a librarian is called, a new conversation wipes the page", async () => {
    await ask("Филиал?");
    await log().getByRole("button", { name: "Филиал Сайран" }).click();
    await log().getByText("Каталогтан табылды").waitFor();
    await log().getByRole("button", { name: "Иә" }).click();
    await log().getByText("Рақмет, ескереміз.").waitFor();
    await page.getByRole("button", { name: "Кітапханашыны шақыру" }).click();
    await log().getByText("Кітапханашыны шақырдық.").waitFor();
    await page.getByRole("button", { name: "Жаңа әңгіме" }).click();
    await page.getByRole("heading", { name: "Сәлеметсіз бе!" }).waitFor();
    expect(await log().locator("dana-message").count()).toBe(0);
    await expect.poll(() => server.received.at(-1)?.type).toBe("hello");
    const [second] = asks().slice(1);
    expect(server.received.map(({ type }) => type)).toEqual([
      "hello",
      "ask",
      "ask",
      "rate",
      "call-librarian",
      "leave",
      "hello",
    ]);
    expect(server.received).toContainEqual({ type: "rate", id: second?.id, good: true });
  });

  test("text from anywhere is shown as text", async () => {
    await ask("<img src=x onerror=alert(1)> «<b>Ай нұры</b>»");
    await log().getByText("<img src=x onerror=alert(1)>").waitFor();
    expect(await page.locator("img, b").count()).toBe(0);
  });

  test.each([
    [360, 740],
    [768, 1024],
    [1280, 800],
    [3840, 2160],
  ])("at %i × %i nothing is cut off and everything pressed is 44 px", async (width, height) => {
    await page.setViewportSize({ width, height });
    expect(await widthBeyond()).toBeLessThanOrEqual(0);
    await ask("«Абай жолы» бар ма?");
    await log().getByText("Тағы сұрауға болады").waitFor();
    for (const summary of await log().getByText("Қай кітапханада бар").all()) await summary.click();
    await ask(`Ай нұры ${"Ұзынсөз".repeat(40)}`);
    await log().getByText("Каталогымыздағы ең жақын кітаптар").waitFor();
    expect(await widthBeyond()).toBeLessThanOrEqual(0);
    for (const button of await page.locator("button:not(.marker), summary").all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 44, box?.height ?? 44), await button.innerText()).toBeGreaterThanOrEqual(44);
    }
  });

  test("with text twice as large nothing is cut off on a phone", async () => {
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "32px";
    });
    await ask("«Абай жолы» бар ма?");
    await log().getByText("Тағы сұрауға болады").waitFor();
    for (const summary of await log().getByText("Қай кітапханада бар").all()) await summary.click();
    expect(await widthBeyond()).toBeLessThanOrEqual(0);
  });

  test.each(["light", "dark"] as const)("axe finds nothing to complain of in %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await violations()).toEqual([]);
    await ask("«Абай жолы» бар ма?");
    await log().getByRole("button", { name: "1-дереккөз", exact: true }).click();
    await log().getByText("Қай кітапханада бар").first().click();
    await ask("Ай нұры бар ма?");
    await log().getByText("Каталогымыздағы ең жақын кітаптар").waitFor();
    await page.getByRole("button", { name: "Кітапханашыны шақыру" }).click();
    await log().getByText("Кітапханашыны шақырдық.").waitFor();
    await page.mouse.move(0, 0);
    expect(await violations()).toEqual([]);
  });
});
