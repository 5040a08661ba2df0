import type { z } from "zod";

/** What a line of a JSON Lines file holds, or what is wrong with it; `name` is what a line is called. */
export function parseJsonLine<T>(line: string, shape: z.ZodType<T>, name: string): T | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => `${issue.path.join(".") || name}: ${issue.message}`).join("; ");
}
