import { expect, test } from "vitest";
import { clockOf, readConfig } from "./config.ts";

test("all wrong settings are named at once, unknown ones too", () => {
  const env = { DANA_PORT: "eighty", DANA_NOW: "soon", DANA_CORPS: "./mine", DANA_CHAT_URL: "http://127.0.0.1:1/v1" };
  let message = "";
  try {
    readConfig(env);
  } catch (error) {
    message = error instanceof Error ? error.message : "";
  }
  for (const name of ["DANA_PORT", "DANA_NOW", "DANA_CORPS", "DANA_CHAT_MODEL"]) expect(message).toContain(name);
});

test("an empty environment gives a Dana that listens on this machine only", () => {
  const { config } = readConfig({});
  expect([config.host, config.port, config.chatModel]).toEqual(["127.0.0.1", 8080, undefined]);
});

test("the key of the chat model is not part of the configuration", () => {
  const { config, secrets } = readConfig({
    DANA_CHAT_URL: "http://127.0.0.1:1/v1",
    DANA_CHAT_MODEL: "m",
    DANA_CHAT_KEY: "very-secret",
  });
  expect(JSON.stringify(config)).not.toContain("very-secret");
  expect(secrets.chatKey).toBe("very-secret");
});

test("DANA_NOW fixes the clock", () => {
  const { config } = readConfig({ DANA_NOW: "2027-03-22T10:00:00+05:00" });
  expect(clockOf(config)().toISOString()).toBe("2027-03-22T05:00:00.000Z");
});
