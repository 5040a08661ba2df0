import type { Limits } from "./chat/limits.ts";
import { recordFormats } from "./http-catalogue.ts";
import { apiSchemas } from "./openapi-schemas.ts";
import { filterNames } from "./retrieve/filters/query-filters.ts";

const json = (name: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
const ok = (name: string, description: string) => ({ "200": { description, content: json(name) } });

const problems = {
  "400": "The request is not right; the message names the field.",
  "404": "No such thing.",
  "405": "The address takes another method; see Allow.",
  "406": "The record does not come in the format asked for.",
  "413": "The body is larger than 64 KiB.",
  "415": "The body is not application/json in UTF-8.",
  "429": "Too many requests; see Retry-After.",
  "500": "A fault on the server's side.",
  "503": "Busy, or not ready yet; see Retry-After.",
} as const;

function errors(...statuses: readonly (keyof typeof problems)[]) {
  return Object.fromEntries(
    statuses.map((status) => {
      const headers =
        status === "429" || status === "503" ? { "Retry-After": { schema: { type: "integer" } } } : undefined;
      return [status, { description: problems[status], content: json("Error"), ...(headers ? { headers } : {}) }];
    }),
  );
}

const parameter = (name: string, schema: unknown, description: string, required = false) => ({
  name,
  in: "query",
  required,
  description,
  schema,
});

const recordContent = Object.fromEntries(
  recordFormats.map((format) => [
    format,
    format === "application/json"
      ? { schema: { $ref: "#/components/schemas/Record" } }
      : { schema: { type: "string", ...(format === "application/marc" ? { format: "binary" } : {}) } },
  ]),
);

/** The API as OpenAPI 3.1, with the limits as they are set. */
export function describeApi(limits: Limits): Readonly<Record<string, unknown>> {
  const get = (summary: string, responses: unknown, parameters: readonly unknown[] = []) => ({
    get: { summary, ...(parameters.length > 0 ? { parameters } : {}), responses },
  });
  return {
    openapi: "3.1.0",
    info: {
      title: "Dana",
      version: "1",
      description:
        "An AI librarian in Kazakh, Russian and English: answers from the library's own catalogue and rules, with sources.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths: {
      "/api/ask": {
        post: {
          summary: "Ask the librarian",
          requestBody: { required: true, content: json("Ask") },
          responses: { ...ok("Answer", "The answer."), ...errors("400", "405", "413", "415", "429", "500", "503") },
        },
      },
      "/api/search": get(
        "Search the catalogue, the questions and the rules",
        { ...ok("SearchResult", "What was found, best first."), ...errors("400", "405", "429", "500", "503") },
        [
          parameter(
            "q",
            { type: "string", minLength: 1, maxLength: limits.maxQuestionLength },
            "What to look for.",
            true,
          ),
          parameter("k", { type: "integer", minimum: 1, maximum: 100, default: 10 }, "How many hits at most."),
          parameter(
            "kind",
            { enum: ["record", "faq", "library", "event", "document", "any"], default: "any" },
            "Only hits of this kind.",
          ),
          parameter(
            "language",
            { $ref: "#/components/schemas/Language" },
            "The language of the query; else it is detected.",
          ),
          parameter(
            "without",
            { type: "array", items: { enum: filterNames } },
            "Filters that are not to be read out of the query: `query.filters` of the result tells which were.",
          ),
        ],
      ),
      "/api/records/{id}": get(
        "One record, in the format the client accepts",
        {
          "200": { description: "The record.", content: recordContent },
          ...errors("400", "404", "405", "406", "429", "500"),
        },
        [{ name: "id", in: "path", required: true, schema: { type: "string" }, description: "The id of a record." }],
      ),
      "/api/branches": get("The branches of the library", {
        "200": {
          description: "Ids and names.",
          content: {
            "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Branch" } } },
          },
        },
        ...errors("405", "429", "500"),
      }),
      "/healthz": get("Whether the server is alive", { ...ok("Status", "It is."), ...errors("405") }),
      "/readyz": get("Whether the index is loaded", { ...ok("Status", "It is."), ...errors("405", "503") }),
      "/metrics": get("Counts for Prometheus", {
        "200": { description: "Prometheus text format.", content: { "text/plain": { schema: { type: "string" } } } },
        ...errors("405"),
      }),
      "/openapi.json": get("This description", {
        "200": { description: "OpenAPI 3.1.", content: { "application/json": { schema: { type: "object" } } } },
        ...errors("405"),
      }),
    },
    components: { schemas: apiSchemas(limits) },
  };
}
