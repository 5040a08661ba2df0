import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { networkFile, tokenizerFile } from "./feature-extraction.ts";

const dimensions = 16;
/** Words of one meaning, which the network gives one vector. */
const meanings = [
  ["кітап", "книга", "book"],
  ["қала", "город", "city"],
  ["query", "passage"],
];
const special = ["[PAD]", "[UNK]"];

/** For tests: a whole model in a folder, whose network is a table of word vectors; the library runs it as it runs any. */
export function writeTinyOnnxModel(folder: string, sentences: readonly string[] = []): void {
  const others = [...new Set(sentences.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))];
  const words = [...special, ...meanings.flat(), ...others.filter((word) => !meanings.flat().includes(word))];
  const rows = words.map((word) =>
    wordVector(
      meanings.findIndex((same) => same.includes(word)),
      word,
    ),
  );
  mkdirSync(join(folder, "onnx"), { recursive: true });
  writeFileSync(join(folder, networkFile), networkOf(rows));
  writeFileSync(join(folder, tokenizerFile), JSON.stringify(tokenizerOf(words)));
  writeFileSync(
    join(folder, "tokenizer_config.json"),
    JSON.stringify({
      tokenizer_class: "PreTrainedTokenizerFast",
      pad_token: "[PAD]",
      unk_token: "[UNK]",
      model_max_length: 64,
    }),
  );
  writeFileSync(join(folder, "config.json"), JSON.stringify({ model_type: "bert", architectures: ["BertModel"] }));
}

/** Pseudo-random, from the meaning where the word has one. */
function wordVector(meaning: number, word: string): Float32Array {
  let state = [...(meaning < 0 ? word : `meaning ${meaning}`)].reduce(
    (sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0,
    7,
  );
  return Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

function tokenizerOf(words: readonly string[]): unknown {
  return {
    version: "1.0",
    added_tokens: special.map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: { type: "Lowercase" },
    pre_tokenizer: { type: "Whitespace" },
    post_processor: null,
    decoder: null,
    model: { type: "WordLevel", vocab: Object.fromEntries(words.map((word, id) => [word, id])), unk_token: "[UNK]" },
  };
}

// The fields of onnx.proto, by number; types: 1 float, 7 int64.
function networkOf(rows: readonly Float32Array[]): Buffer {
  const table = Buffer.concat(rows.map((row) => Buffer.from(row.buffer)));
  const gather = [text(1, "table"), text(1, "input_ids"), text(2, "last_hidden_state"), text(4, "Gather")];
  const initializer = [varint(1, rows.length), varint(1, dimensions), varint(2, 1), text(8, "table"), bytes(9, table)];
  const graph = [
    bytes(1, Buffer.concat(gather)),
    text(2, "table of words"),
    bytes(5, Buffer.concat(initializer)),
    bytes(11, valueInfo("input_ids", { type: 7, shape: ["batch", "sequence"] })),
    bytes(11, valueInfo("attention_mask", { type: 7, shape: ["batch", "sequence"] })),
    bytes(12, valueInfo("last_hidden_state", { type: 1, shape: ["batch", "sequence", dimensions] })),
  ];
  return Buffer.concat([varint(1, 8), bytes(7, Buffer.concat(graph)), bytes(8, varint(2, 13))]);
}

function valueInfo(name: string, { type, shape }: { type: number; shape: readonly (string | number)[] }): Buffer {
  const sizes = shape.map((size) => bytes(1, typeof size === "number" ? varint(1, size) : text(2, size)));
  const tensor = Buffer.concat([varint(1, type), bytes(2, Buffer.concat(sizes))]);
  return Buffer.concat([text(1, name), bytes(2, bytes(1, tensor))]);
}

/** Protocol buffers: a field is its number and wire type, then a varint, or a length and as many bytes. */
function varint(field: number, value: number): Buffer {
  return Buffer.from([...base128(field << 3), ...base128(value)]);
}

function bytes(field: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([...base128((field << 3) | 2), ...base128(content.length)]), content]);
}

function text(field: number, content: string): Buffer {
  return bytes(field, Buffer.from(content));
}

function base128(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...base128(value >>> 7)];
}
