import { fetchBranchNames } from "./branch-names.ts";
import { ChatClient } from "./chat-client.ts";
import { DanaPage } from "./dana-page.ts";
import type { DanaEvents } from "./events.ts";
import { type Language, languages } from "./frames.ts";
import { type Preferences, readPreferences, type Theme, writePreferences } from "./preferences.ts";
import { webSocketTo } from "./web-socket.ts";
import { words } from "./words.ts";

const storage = () => localStorage;
const root = document.documentElement;
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
let preferences: Preferences = readPreferences(storage);

// crypto.randomUUID is missing on plain http, as in a library's local network.
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const socketUrl = new URL("/chat", location.href);
socketUrl.protocol = location.protocol === "https:" ? "wss:" : "ws:";

const page = new DanaPage();
const client = new ChatClient({
  openSocket: webSocketTo(socketUrl.href),
  newId,
  surface: "page",
  onFrame: (frame) => page.receive(frame),
  onState: (state) => {
    page.connection = state;
  },
});

function showLanguage(language: Language): void {
  page.language = language;
  root.lang = language;
  document.title = words.pageTitle[language];
}

function showTheme(): void {
  const system: Theme = darkSystem.matches ? "dark" : "light";
  page.theme = preferences.theme ?? system;
  if (preferences.theme === undefined) return;
  root.dataset["theme"] = preferences.theme;
  // The frame that the phone draws around the page follows the choice too.
  const paper = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute("content", paper);
}

function prefer(change: Preferences): void {
  preferences = { ...preferences, ...change };
  writePreferences(preferences, storage);
}

page.addEventListener("dana-language", (event) => {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  const language: DanaEvents["dana-language"] | undefined = languages.find((known) => known === detail);
  if (language === undefined) return;
  prefer({ language });
  showLanguage(language);
  client.speak(language);
  // The protocol says the language in the greeting only: before the first question there is nothing to lose by a new one.
  if (!page.isEmpty) return;
  client.leave();
  client.start();
});
page.addEventListener("dana-theme", () => {
  prefer({ theme: page.theme === "dark" ? "light" : "dark" });
  showTheme();
});
darkSystem.addEventListener("change", showTheme);
addEventListener("online", () => client.wake());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") client.wake();
});

page.client = client;
showLanguage(preferences.language ?? "kk");
showTheme();
document.body.append(page);
client.speak(page.language);
client.start();
page.branches = await fetchBranchNames("/api/branches");
