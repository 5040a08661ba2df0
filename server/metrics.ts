import type { Observer } from "./chat/observer.ts";

/** The counts of one server, written for Prometheus. No label holds a word that a reader wrote. */
export interface Metrics extends Observer {
  requested(route: string, status: number): void;
  rated(good: boolean): void;
  sourceRan(source: string, outcome: "done" | "failed"): void;
  /** Prometheus text format 0.0.4. */
  write(gauges: Readonly<Record<string, { readonly help: string; readonly value: number }>>): string;
}

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function openMetrics(): Metrics {
  const asks = counter("dana_asks_total", "Asks answered, by kind of answer and language.");
  const errors = counter("dana_errors_total", "Errors told to clients, by door and code.");
  const requests = counter("dana_http_requests_total", "HTTP requests, by route and status.");
  const ratings = counter("dana_ratings_total", "Ratings of answers.");
  const sources = counter("dana_source_runs_total", "Runs of scheduled sources, by source and outcome.");
  const seconds = histogram("dana_answer_seconds", "Seconds from an ask to the end of its answer.", bucketsSeconds);
  return {
    answered({ kind, language }, took) {
      asks.add({ kind, language });
      seconds.observe(took);
    },
    refused: (door, code) => errors.add({ door, code }),
    requested: (route, status) => requests.add({ route, status: String(status) }),
    sourceRan: (source, outcome) => sources.add({ source, outcome }),
    rated: (good) => ratings.add({ good: String(good) }),
    write(gauges) {
      const lines = Object.entries(gauges).flatMap(([name, { help, value }]) => [
        ...head(name, help, "gauge"),
        `${name} ${value}`,
      ]);
      const counted = [asks, errors, requests, ratings, sources, seconds].flatMap((metric) => metric.lines());
      return `${[...counted, ...lines].join("\n")}\n`;
    },
  };
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function counter(name: string, help: string) {
  const counts = new Map<string, number>();
  return {
    add(labels: Readonly<Record<string, string>>): void {
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${escapeLabel(value)}"`)
        .join(",");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    lines: (): string[] => [
      ...head(name, help, "counter"),
      ...[...counts].map(([key, count]) => `${name}{${key}} ${count}`),
    ],
  };
}

function histogram(name: string, help: string, bounds: readonly number[]) {
  const counts = bounds.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    observe(value: number): void {
      count += 1;
      sum += value;
      for (const [index, bound] of bounds.entries()) if (value <= bound) counts[index] = (counts[index] ?? 0) + 1;
    },
    lines: (): string[] => [
      ...head(name, help, "histogram"),
      ...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${counts[index]}`),
      `${name}_bucket{le="+Inf"} ${count}`,
      `${name}_sum ${sum}`,
      `${name}_count ${count}`,
    ],
  };
}

function escapeLabel(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
