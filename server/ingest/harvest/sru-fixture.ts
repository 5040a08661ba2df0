// Answers in the shape of the examples of SRU 1.2 and of searchRetrieve 2.0.

interface SruOptions {
  readonly total: number;
  readonly next?: number;
  readonly version?: "1.2" | "2.0";
  readonly packing?: "xml" | "string";
  readonly diagnostics?: readonly string[];
}

const spaces = {
  "1.2": "http://www.loc.gov/zing/srw/",
  "2.0": "http://docs.oasis-open.org/ns/search-ws/sruResponse",
};

export function sruPage(
  records: readonly string[],
  { total, next, version = "1.2", packing = "xml", diagnostics = [] }: SruOptions,
): string {
  const packingName = version === "2.0" ? "recordXMLEscaping" : "recordPacking";
  const elements = records.map(
    (record, at) => `<zs:record><zs:recordSchema>info:srw/schema/1/marcxml-v1.1</zs:recordSchema>
<zs:${packingName}>${packing}</zs:${packingName}>
<zs:recordData>${packing === "xml" ? record : escaped(record)}</zs:recordData>
<zs:recordPosition>${at + 1}</zs:recordPosition></zs:record>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<zs:searchRetrieveResponse xmlns:zs="${spaces[version]}"><zs:version>${version}</zs:version>
<zs:numberOfRecords>${total}</zs:numberOfRecords>
${elements.length > 0 ? `<zs:records>${elements.join("\n")}</zs:records>` : ""}
${next === undefined ? "" : `<zs:nextRecordPosition>${next}</zs:nextRecordPosition>`}
${diagnostics.length > 0 ? `<zs:diagnostics>${diagnostics.join("")}</zs:diagnostics>` : ""}
</zs:searchRetrieveResponse>`;
}

export function diagnostic(code: number, message: string, details = ""): string {
  return `<diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/${code}</uri>
<details>${details}</details><message>${message}</message></diagnostic>`;
}

function escaped(xml: string): string {
  return xml.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
