import { expect, test } from "vitest";
import { addressKey, readClientAddress } from "./client-address.ts";

test("X-Forwarded-For of a stranger is not believed", () => {
  expect(readClientAddress([])("::ffff:192.0.2.7", "10.1.1.1")).toBe("192.0.2.7");
  expect(readClientAddress(["10.0.0.1"])("192.0.2.7", "10.1.1.1")).toBe("192.0.2.7");
});

test("of a trusted proxy the last address that is no trusted proxy counts, whatever stands before it", () => {
  const clientAddress = readClientAddress(["127.0.0.1", "10.0.0.0/8", "::1"]);
  expect(clientAddress("127.0.0.1", "1.1.1.1, 192.0.2.7, 10.2.3.4")).toBe("192.0.2.7");
  expect(clientAddress("::1", "[2001:db8::1]:443")).toBe("2001:db8::1");
  expect(clientAddress("127.0.0.1", "192.0.2.7:5000")).toBe("192.0.2.7");
  expect(clientAddress("127.0.0.1", "nonsense")).toBe("127.0.0.1");
  expect(clientAddress("127.0.0.1", undefined)).toBe("127.0.0.1");
});

test.each(["nonsense", "10.0.0.0/33", "10.0.0.0/x", ""])(
  "a trusted proxy %j stops the start with its name",
  (proxy) => {
    expect(() => readClientAddress([proxy])).toThrow(`trusted proxies: "${proxy}"`);
  },
);

test("an IPv6 customer counts by the first half of the address", () => {
  expect(addressKey("192.0.2.7")).toBe("192.0.2.7");
  expect(addressKey("2001:db8:0:1:2::3")).toBe(addressKey("2001:0db8::1:ffff:0:0:9"));
  expect(addressKey("2001:db8::1")).toBe("2001:db8:0:0");
});
