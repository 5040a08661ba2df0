import { z } from "zod";
import type { ClientFrame } from "./protocol.ts";

const language = z.enum(["kk", "ru", "en"]);
const id = z.string().min(1).max(128);
const name = z.string().max(200);

const hello = z.object({
  type: z.literal("hello"),
  protocol: z.literal(1),
  surface: z.enum(["page", "widget", "kiosk", "desk"]),
  language: language.exactOptional(),
  branch: name.exactOptional(),
  kiosk: name.exactOptional(),
  resume: z.object({ session: z.string().max(200), seq: z.number().int().nonnegative() }).exactOptional(),
});

// The length of a question is a limit with an error of its own, not a matter of its shape.
const words = z.string().refine((text) => text.trim() !== "");

const clientFrame = z.discriminatedUnion("type", [
  hello,
  z.object({ type: z.literal("ask"), id, text: words, language: language.exactOptional() }),
  z.object({ type: z.literal("stop"), id }),
  z.object({ type: z.literal("rate"), id, good: z.boolean(), comment: z.string().exactOptional() }),
  z.object({ type: z.literal("call-librarian") }),
  z.object({ type: z.literal("say"), text: words }),
  z.object({ type: z.literal("leave") }),
]);

const outline = z.looseObject({ type: z.unknown(), id: z.unknown(), protocol: z.unknown() }).partial();

export type FrameReading =
  | { readonly kind: "frame"; readonly frame: ClientFrame }
  | { readonly kind: "bad-protocol" }
  /** `isHello`: it wanted to be a hello; `id`: it named an ask. */
  | { readonly kind: "bad-frame"; readonly isHello: boolean; readonly id?: string };

/** Reads one text frame of a client; what it is not, it says. */
export function readFrame(text: string): FrameReading {
  const value = parseJson(text);
  const parsed = clientFrame.safeParse(value);
  if (parsed.success) return { kind: "frame", frame: parsed.data };
  const seen = outline.safeParse(value);
  if (!seen.success) return { kind: "bad-frame", isHello: false };
  const isHello = seen.data.type === "hello";
  if (isHello && seen.data.protocol !== undefined && seen.data.protocol !== 1) return { kind: "bad-protocol" };
  const named = id.safeParse(seen.data.id);
  return { kind: "bad-frame", isHello, ...(named.success ? { id: named.data } : {}) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
