import { expect, test } from "vitest";
import { readPreferences, writePreferences } from "./preferences.ts";

const storageWith = (text: string | null): { readonly storage: Storage; readonly written: Map<string, string> } => {
  const written = new Map<string, string>(text === null ? [] : [["dana", text]]);
  const storage: Storage = {
    get length() {
      return written.size;
    },
    key: () => null,
    clear: () => written.clear(),
    getItem: (key) => written.get(key) ?? null,
    removeItem: (key) => written.delete(key),
    setItem: (key, value) => written.set(key, value),
  };
  return { storage, written };
};

test("what was chosen is found again", () => {
  const { storage } = storageWith(null);
  writePreferences({ language: "ru", theme: "dark" }, () => storage);
  expect(readPreferences(() => storage)).toEqual({ language: "ru", theme: "dark" });
});

test.each([null, "", "{", "7", "null", '{"language":"fr","theme":4}'])(
  "storage holding %j is as good as empty",
  (text) => {
    expect(readPreferences(() => storageWith(text).storage)).toEqual({});
  },
);

test("a browser that forbids storage still shows the page", () => {
  const forbidden = () => {
    throw new DOMException("denied", "SecurityError");
  };
  expect(readPreferences(forbidden)).toEqual({});
  expect(() => writePreferences({ language: "kk" }, forbidden)).not.toThrow();
});
