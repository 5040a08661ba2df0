// An XML declaration stands in the first bytes, and a first chunk may be shorter.
const declarationBytes = 256;

/** A page that is not read, whatever else it may hold. */
export class PageRefusal extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "PageRefusal";
  }
}

/**
 * The body of an answer as text, by the charset of its header, else of its XML declaration, else UTF-8.
 * @throws PageRefusal when it is larger than `maxBytes` or in an unknown encoding
 */
export async function* xmlText(response: Response, maxBytes: number): AsyncGenerator<string> {
  if (!response.body) return;
  let decoder: TextDecoder | undefined;
  for await (const bytes of headFirst(limited(response.body, maxBytes))) {
    decoder ??= decoderFor(response.headers.get("content-type") ?? "", bytes);
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

async function* limited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new PageRefusal(`the page is larger than ${maxBytes} bytes: ask the server for smaller pages`);
    }
    yield chunk;
  }
}

async function* headFirst(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of chunks) {
    if (!head) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < declarationBytes) continue;
    yield head;
    head = undefined;
  }
  if (head) yield head;
}

function decoderFor(contentType: string, head: Uint8Array): TextDecoder {
  const stated = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1];
  const start = Buffer.from(head.subarray(0, declarationBytes)).toString("latin1");
  const declared = /^\S{0,3}<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1];
  const charset = stated ?? declared ?? "utf-8";
  try {
    return new TextDecoder(charset);
  } catch (error) {
    throw new PageRefusal(`the page is in the encoding "${charset}", which is not known`, { cause: error });
  }
}
