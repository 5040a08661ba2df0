import { type AddressInfo, createServer, type Socket } from "node:net";
import { fromWindows1251, toWindows1251 } from "./windows-1251.ts";

// What the scripted server does, and where it is known from:
// - requests (length, ten lines, data; line feeds) and answers (ten lines, return code, data; carriage returns and line feeds; a length
//   that counts all but its own digits): packets recorded on the wire in ManagedIrbis (Reference/Network), the vendor's
//   Irbis64_protokol.doc, query.py and response.py of PythonIrbis;
// - "O" gives the number of the next record, "-MFN#" is a record deleted for good, "0" lists with 0x1E between, return codes: the vendor's
//   description, DatabaseInfo.cs, database.py, the client in PHP of gspanarin\irbis64;
// - &uf('+0'), &uf('+6'), &uf('G0$'): the vendor's examples, UniforPlus0.cs, UniforPlus6.cs, UniforG.cs, RecordState.cs; the parts of a
//   record that is formatted in a list have 0x1F between (readRecords of PythonIrbis, GoIrbis, PhpIrbis).

export interface StoredRecord {
  readonly version: number;
  /** 1 deleted, 2 deleted for good, 32 last version, 64 locked. */
  readonly status?: number;
  /** "200#^aАбай жолы": text in UTF-8, or the bytes themselves. */
  readonly fields: readonly (string | Buffer)[];
}

export interface IrbisRequest {
  readonly command: string;
  readonly workstation: string;
  readonly clientId: string;
  readonly count: string;
  readonly password: string;
  readonly user: string;
  /** Lines after the header, as UTF-8. */
  readonly data: readonly string[];
  /** All bytes after the length. */
  readonly raw: Buffer;
}

/** What to do in place of answering as the database would: lines of an answer, all of its bytes, or something with the connection. */
export type IrbisScript = readonly (string | Buffer)[] | Buffer | ((socket: Socket) => void) | undefined;

export interface ScriptedIrbis64 {
  readonly port: number;
  readonly requests: readonly IrbisRequest[];
  /** Numbers of the clients logged in. */
  readonly clients: ReadonlySet<string>;
  /** By MFN; a test changes it as cataloguers do. */
  readonly records: Map<number, StoredRecord>;
  script: (request: IrbisRequest) => IrbisScript;
  close(): void;
}

export const rightPassword = "Тайна-1";

/** For tests: a real server on a free port of 127.0.0.1 with one database, IBIS. */
export async function startScriptedIrbis64(records: ReadonlyMap<number, StoredRecord>): Promise<ScriptedIrbis64> {
  const requests: IrbisRequest[] = [];
  const clients = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    let received = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const request = requestIn(received);
      if (!request) return;
      requests.push(request);
      reply(socket, request);
    });
  });
  const scripted: ScriptedIrbis64 & { port: number } = {
    port: 0,
    requests,
    clients,
    records: new Map(records),
    script: () => undefined,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  function reply(socket: Socket, request: IrbisRequest): void {
    const script = scripted.script(request);
    if (typeof script === "function") script(socket);
    else if (Buffer.isBuffer(script)) socket.end(script);
    else socket.end(answerBytes(request, script ?? answerOf(request, scripted.records, clients)));
  }
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  scripted.port = (server.address() as AddressInfo).port;
  return scripted;
}

function requestIn(received: Buffer): IrbisRequest | undefined {
  const end = received.indexOf(0x0a);
  const length = Number(received.subarray(0, Math.max(end, 0)).toString());
  const raw = received.subarray(end + 1);
  if (end < 0 || raw.length < length) return undefined;
  if (raw.length > length) throw new Error(`a request of ${raw.length} bytes says that it has ${length}`);
  const lines = raw.toString("latin1").split("\n");
  const [command = "", workstation = "", again = "", clientId = "", count = "", password = "", user = ""] = lines;
  if (again !== command || lines.slice(7, 10).join("") !== "")
    throw new Error(`no header of IRBIS64: ${lines.join("|")}`);
  const ansi = (line: string): string => fromWindows1251(Buffer.from(line, "latin1"));
  const data = lines.slice(10).map((line) => Buffer.from(line, "latin1").toString());
  return { command, workstation, clientId, count, password: ansi(password), user: ansi(user), data, raw };
}

/** An answer with the header that the request asks for. */
export function answerBytes({ command, clientId, count }: IrbisRequest, lines: readonly (string | Buffer)[]): Buffer {
  const version = command === "A" ? "64.2015.2" : "";
  const body = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\r\n")]));
  const before = `${command}\r\n${clientId}\r\n${count}\r\n`;
  const after = `\r\n${version}\r\n\r\n\r\n\r\n\r\n\r\n`;
  return Buffer.concat([Buffer.from(`${before}${before.length + after.length + body.length}${after}`), body]);
}

type Lines = readonly (string | Buffer)[];

function answerOf(request: IrbisRequest, records: ReadonlyMap<number, StoredRecord>, clients: Set<string>): Lines {
  const { command, clientId, password, data } = request;
  if (command === "A") {
    if (password !== rightPassword) return ["-4444"];
    clients.add(clientId);
    return ["0", "30", "[MAIN]", "CLIENT_TIME_LIVE=15", "DBNNAMECAT=dbnam3.mnu"];
  }
  if (!clients.has(clientId)) return ["-3333"];
  if (command === "B") {
    clients.delete(clientId);
    return ["0"];
  }
  return data[0] === "IBIS" ? databaseAnswer(request, records) : serverAnswer(request, clients);
}

function serverAnswer({ command, data }: IrbisRequest, clients: ReadonlySet<string>): Lines {
  if (command === "N") return ["0"];
  if (command === "1") return ["0", toWindows1251("Кітапхана"), "64.2015.2", String(clients.size), "10"];
  if (command === "L") {
    const menu = ["IBIS", "Каталог", "-RDR", "Читатели", "*****"].join("\x1f\x1e");
    return data[0] === "1..dbnam3.mnu" ? [toWindows1251(menu)] : [];
  }
  return ["-5555"];
}

function databaseAnswer({ command, data }: IrbisRequest, records: ReadonlyMap<number, StoredRecord>): Lines {
  const all = [...records];
  const withStatus = (bit: number): string =>
    all.flatMap(([mfn, { status = 32 }]) => ((status & bit) === 0 ? [] : [mfn])).join("\x1e");
  const next = Math.max(0, ...records.keys()) + 1;
  if (command === "O") return [String(next)];
  if (command === "0") return ["0", withStatus(1), withStatus(2), "", withStatus(64), String(next), "0"];
  if (command === "C") return readAnswer(Number(data[1]), records.get(Number(data[1])));
  if (command === "K") {
    const word = /^"K=(.*)"$/.exec(data[1] ?? "")?.[1] ?? "";
    const found = all
      .filter(([, { fields }]) => fields.some((field) => field.includes(word)))
      .map(([mfn]) => String(mfn));
    const first = Number(data[3]) - 1;
    return ["0", String(found.length), ...found.slice(first, first + (Number(data[2]) || 32_758))];
  }
  if (command !== "G") return ["-2222"];
  const mfns = data.slice(3, 3 + Number(data[2])).map(Number);
  const shown = mfns.flatMap((mfn): Lines => {
    const record = records.get(mfn);
    if (!record) return [];
    if (((record.status ?? 32) & 2) !== 0) return [`-${mfn}#ЗАПИСЬ ФИЗИЧЕСКИ УДАЛЕНА`];
    return [Buffer.concat([Buffer.from(`${mfn}#`), formatted(data[1] ?? "", mfn, record)])];
  });
  return ["0", ...shown];
}

function readAnswer(mfn: number, record: StoredRecord | undefined): Lines {
  if (!record) return ["-140"];
  const { status = 32, version, fields } = record;
  if ((status & 2) !== 0) return ["-605"];
  return [(status & 1) === 0 ? "0" : "-603", `${mfn}#${status}`, `0#${version}`, ...fields];
}

/** As much of the language of formats as a client needs that reads records whole. */
function formatted(format: string, mfn: number, record: StoredRecord): Buffer {
  const { version, status = 32, fields } = record;
  const lines: Lines = ["0", `${mfn}#0`, `0#${version}`, ...fields];
  const whole = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\x1f")]));
  if (format === "@brief") return Buffer.from(`Қысқа сипаттама\x1f\x1e${mfn}`);
  const values: Readonly<Record<string, Buffer>> = {
    "&uf('+6')": Buffer.from((status & 1) === 0 ? "1" : "0"),
    "'#'": Buffer.from("#"),
    "&uf('+0')": whole,
    "&uf('G0$',&uf('+0'))": Buffer.from(whole.toString().split(/\p{L}/u)[0] ?? ""),
  };
  const parts = format.match(/&uf\('G0\$',&uf\('\+0'\)\)|&uf\('\+\d'\)|'#'/g) ?? [];
  return Buffer.concat(parts.map((part) => values[part] ?? Buffer.from(`?${part}?`)));
}
