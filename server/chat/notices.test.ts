import { expect, test } from "vitest";
import { preferredLanguage } from "./notices.ts";

test.each([
  ["ru-RU,ru;q=0.9,en;q=0.8", "ru"],
  ["de, en;q=0.5, kk;q=0.7", "kk"],
  ["en;q=0, ru;q=0.1", "ru"],
  ["de", "kk"],
  ["", "kk"],
  [undefined, "kk"],
])("Accept-Language %j is answered in %s", (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
