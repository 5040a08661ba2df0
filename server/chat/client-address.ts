import { BlockList, isIP, isIPv6 } from "node:net";
import { MendableError } from "../errors.ts";

export type ClientAddress = (peer: string | undefined, forwardedFor: string | undefined) => string;

/**
 * Tells the address of a client: the peer's own, or, when the peer is a trusted proxy, the last one in X-Forwarded-For
 * that is not itself a trusted proxy. What a stranger writes into the header is never believed.
 * @param trustedProxies addresses, or networks such as 10.0.0.0/8
 * @throws MendableError when one is no address
 */
export function readClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) trust(trusted, proxy);
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");

  return (peer, forwardedFor) => {
    let address = plain(peer ?? "");
    const hops = (forwardedFor ?? "").split(",").map((hop) => plain(hop.trim()));
    while (isTrusted(address)) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  };
}

/** The key under which an address is limited: an IPv6 customer has a whole /64, so that is what counts as one. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}

function trust(trusted: BlockList, proxy: string): void {
  const [address = "", prefix] = proxy.split("/");
  const family = isIP(address);
  const bits = prefix === undefined ? undefined : Number(prefix);
  const widest = family === 6 ? 128 : 32;
  if (family === 0 || (bits !== undefined && !(Number.isInteger(bits) && bits >= 0 && bits <= widest))) {
    throw new MendableError(
      `trusted proxies: "${proxy}" must be an address such as 10.0.0.1, or a network such as 10.0.0.0/8`,
    );
  }
  const kind = family === 6 ? "ipv6" : "ipv4";
  if (bits === undefined) trusted.addAddress(address, kind);
  else trusted.addSubnet(address, bits, kind);
}

/** An IPv4 address as itself, also where the socket speaks IPv6; a port after it is cut. */
function plain(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/^\[(.*)\](?::\d+)?$/, "$1");
  return bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
}
