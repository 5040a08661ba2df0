/** Writes one JSON line per event to standard error. A reader's question never goes in. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
}

export function openLog({ level, now }: { level: "error" | "info"; now: () => Date }): Log {
  const write = (kind: "error" | "info", event: string, details = {}): void => {
    process.stderr.write(`${JSON.stringify({ at: now().toISOString(), level: kind, event, ...details })}\n`);
  };
  return {
    info: (event, details) => {
      if (level === "info") write("info", event, details);
    },
    error: (event, details) => write("error", event, details),
  };
}

export const silentLog: Log = { info: () => undefined, error: () => undefined };
