import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a scripted server does with one request: a body, a status, or whatever a function does with the socket. */
export type Scripted =
  | string
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string | Buffer }
  | ((response: ServerResponse, request: IncomingMessage) => void);

export interface ScriptedServer {
  readonly origin: string;
  /** Parameters of the requests received, in order. */
  readonly requests: readonly Readonly<Record<string, string>>[];
  close(): void;
}

/** For tests: a real server on a free port of 127.0.0.1; `answer` says what to do with each request by its parameters. */
export async function startScriptedServer(
  answer: (parameters: Readonly<Record<string, string>>, count: number) => Scripted,
): Promise<ScriptedServer> {
  const requests: Readonly<Record<string, string>>[] = [];
  const server = createServer((request, response) => {
    const parameters = Object.fromEntries(new URL(request.url ?? "/", "http://127.0.0.1").searchParams);
    requests.push(parameters);
    const script = answer(parameters, requests.length);
    if (typeof script === "function") return script(response, request);
    const { status, headers = {}, body } = typeof script === "string" ? { status: 200, body: script } : script;
    response.writeHead(status, { "content-type": "text/xml; charset=utf-8", ...headers }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}
