/** The namespace of Index Data's short form of MARCXML: `<r><l>…</l><c001>…</c001><d245 i1="1" i2="0"><sa>…</sa></d245></r>`. */
const turboNamespace = "http://www.indexdata.com/turbomarc";

const names: Readonly<Record<string, string>> = {
  r: "record",
  l: "leader",
  c: "controlfield",
  d: "datafield",
  s: "subfield",
};

/** What an element is in MARCXML; in turbomarc its name holds the tag or code as well, else it is "". */
export function marcElement({ uri, local }: { uri: string; local: string }): { name: string; tagOrCode: string } {
  if (uri !== turboNamespace) return { name: local, tagOrCode: "" };
  return { name: names[local.charAt(0)] ?? local, tagOrCode: local.slice(1) };
}
