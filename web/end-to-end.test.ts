import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../server/config.ts";
import { type Librarian, openLibrarian } from "../server/librarian.ts";
import { silentLog } from "../server/log.ts";
import { type RunningServer, serve } from "../server/main.ts";
import { chromiumArguments, chromiumPath, noChromium } from "./find-chromium.ts";

// The whole line in one piece: the demo library, its index, the real server and a real browser.
describe.skipIf(chromiumPath === undefined)(
  `the demo library in a browser${chromiumPath ? "" : ` (skipped: ${noChromium})`}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), "dana-end-to-end-"));
    let librarian: Librarian;
    let server: RunningServer;
    let browser: Browser;
    let page: Page;

    const { config, secrets } = readConfig({
      DANA_DATA: join(folder, "data"),
      DANA_NOW: "2026-11-23T12:00:00+05:00",
      DANA_PORT: "0",
    });
    const start = (port: number) =>
      serve({ ...config, port, webFolder: join(folder, "dist") }, { librarian, log: silentLog });

    beforeAll(async () => {
      await build({ configFile: "vite.config.ts", logLevel: "error", build: { outDir: join(folder, "dist") } });
      librarian = await openLibrarian(config, secrets, { log: silentLog });
      server = await start(0);
      browser = await chromium.launch({
        args: chromiumArguments,
        ...(chromiumPath ? { executablePath: chromiumPath } : {}),
      });
      page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await page.goto(server.url);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
      await librarian?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const ask = async (text: string) => {
      await page.getByRole("textbox").fill(text);
      await page.keyboard.press("Enter");
    };

    test("a question in Kazakh gets the second volume, its card with copies, and its source by keyboard", async () => {
      await ask("«Абай жолының» екінші томы бар ма?");
      const log = page.getByRole("log");
      await log.getByText("Абай жолы. 2-кітап").first().waitFor();
      await log.getByText("Орталық кітапхана").first().waitFor();
      const marker = log.locator("dana-citation button").first();
      await marker.focus();
      await page.keyboard.press("Enter");
      await log.getByText(/роман-эпопея \/ Мұхтар Әуезов/).waitFor();
    });

    test("a question asked while the server is away is answered when it is back", async () => {
      const { port } = server;
      await server.close();
      await ask("Кітапты жоғалтып алдым, не істеймін?");
      server = await start(port);
      await page.getByRole("log").getByText("30 күн").first().waitFor({ timeout: 30_000 });
    });

    test("a book that does not exist is declined and its title is not repeated as one of ours", async () => {
      await ask("«Айлы түннің күнделігі» деген роман бар ма?");
      const answer = page.getByRole("log").locator("dana-answer").last();
      await answer
        .getByText(/каталог/)
        .first()
        .waitFor();
      expect(await answer.innerText()).not.toContain("Айлы түннің күнделігі");
    });
  },
);
