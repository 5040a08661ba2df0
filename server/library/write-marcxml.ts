import { isDataField, type MarcField, type MarcRecord } from "./marc-record.ts";

const namespace = "http://www.loc.gov/MARC21/slim";

/** One record as a MARCXML document of its own. */
export function writeMarcXml(record: MarcRecord): string {
  return `${xmlHead}${recordElement(record, ` xmlns="${namespace}"`)}\n`;
}

/** A MARCXML collection, piece by piece. */
export function* writeMarcXmlCollection(records: Iterable<MarcRecord>): Generator<string> {
  yield `${xmlHead}<collection xmlns="${namespace}">\n`;
  for (const record of records) yield `${recordElement(record, "")}\n`;
  yield "</collection>\n";
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

function recordElement(record: MarcRecord, attributes: string): string {
  const fields = record.fields.map((field) => `  ${fieldElement(field)}`).join("\n");
  return `<record${attributes}>\n  <leader>${escaped(record.leader)}</leader>\n${fields}\n</record>`;
}

function fieldElement(field: MarcField): string {
  if (!isDataField(field)) return `<controlfield tag="${escaped(field.tag)}">${escaped(field.value)}</controlfield>`;
  const [first = " ", second = " "] = field.indicators;
  const subfields = field.subfields.map(
    ({ code, value }) => `<subfield code="${escaped(code)}">${escaped(value)}</subfield>`,
  );
  return `<datafield tag="${escaped(field.tag)}" ind1="${escaped(first)}" ind2="${escaped(second)}">${subfields.join("")}</datafield>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // As it stands, a reader of XML would make a line feed of it.
  "\r": "&#13;",
};

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(notInXml, " ")
    .replace(/[&<>"\r]/g, (sign) => entities[sign] ?? sign);
}

const notInXml = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu;
