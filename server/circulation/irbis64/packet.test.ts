import { expect, test } from "vitest";
import { Irbis64Error } from "./irbis64-error.ts";
import { decodeAnswer, encodeRequest, lengthTold } from "./packet.ts";

const caller = { workstation: "C", clientId: 208_611, count: 4, user: "Айша", password: "X(pp-D!1" } as const;

// The layout byte for byte as in the requests recorded in ManagedIrbis, Reference/Network (00000001up, 00000004up).
test("a request is its length, ten lines of header and its data, with no line feed after the last", () => {
  const body = Buffer.from("B\nC\nB\n208611\n4\nX(pp-D!1\n\xc0\xe9\xf8\xe0\n\n\n\n\xc0\xe9\xf8\xe0", "latin1");
  const request = encodeRequest("B", ["Айша"], { ...caller, user: "Айша" });
  expect(request).toEqual(Buffer.concat([Buffer.from(`${body.length}\n`), body]));
});

test("a name with a letter that Windows-1251 has not is refused without showing what it was", () => {
  const asked = () => encodeRequest("A", [], { ...caller, password: "құпия" });
  expect(asked).toThrow(/knows those of Windows-1251/);
  expect(asked).not.toThrow(/құпия/);
});

test("nothing that is asked can begin a line of its own", () => {
  expect(() => encodeRequest("K", ["IBIS", Buffer.from('"K=a"\nD')], caller)).toThrow(Irbis64Error);
  expect(() => encodeRequest("A", ["user\r\n"], caller)).toThrow(Irbis64Error);
});

// 00000004dn: its length, 32, counts all of the 34 bytes but its own digits; so do the three others.
const loggedOut = "B\r\n208611\r\n4\r\n31\r\n\r\n\r\n\r\n\r\n\r\n\r\n0\r\n";

test("the length in an answer counts all of its bytes but its own digits", () => {
  expect(lengthTold(Buffer.from(loggedOut))).toBe(loggedOut.length);
  expect(lengthTold(Buffer.from("B\r\n208611\r\n4\r\n\r\n\r\n"))).toBeUndefined();
  expect(decodeAnswer(Buffer.from(loggedOut), "B", caller)).toEqual({ version: "", lines: ["0"] });
});

test("an answer without a length, and one with line feeds alone, are read as well", () => {
  expect(decodeAnswer(Buffer.from(loggedOut.replace("31", "")), "B", caller).lines).toEqual(["0"]);
  const bare = loggedOut.replaceAll("\r\n", "\n").replace("31", "20");
  expect(decodeAnswer(Buffer.from(bare), "B", caller).lines).toEqual(["0"]);
});

test("an answer that breaks off anywhere is never taken for a whole one", () => {
  const whole = Buffer.from(
    loggedOut.replace("31\r\n", "75\r\n").replace("0\r\n", `0\r\n${"Абай жолы ".repeat(2)}\r\n`),
  );
  const told = lengthTold(whole) ?? 0;
  for (let length = 1; length < whole.length; length += 1) {
    if (told - length === 2) continue;
    expect(() => decodeAnswer(whole.subarray(0, length), "B", caller)).toThrow(Irbis64Error);
  }
});

test.each([
  ["HTTP/1.1 400 Bad Request\r\n\r\n<html>", "a web server answers"],
  ["<!DOCTYPE html><html></html>", "a web server answers"],
  ["SSH-2.0-OpenSSH_9.6\r\n", "does not speak the protocol"],
  ["\u0000\u0001\u0002", "does not speak the protocol"],
  ["B\r\nnobody\r\n", "does not speak the protocol"],
  [loggedOut.replace("208611", "208612"), "answered another request"],
  [loggedOut.replace("\r\n4\r\n", "\r\n3\r\n"), "answered another request"],
])("%j is told for what it is", (bytes, reason) => {
  expect(() => decodeAnswer(Buffer.from(bytes), "B", caller)).toThrow(reason);
});
