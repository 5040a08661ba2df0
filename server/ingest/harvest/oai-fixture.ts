// Pages in the shape of the protocol's own examples (OAI-PMH 2.0, sections 4.1 to 4.6).

export interface OaiRecord {
  readonly id: string;
  /** MARCXML, Dublin Core or whatever stands in <metadata>; absent for a deleted record. */
  readonly metadata?: string;
}

function oai(content: string, { date = "2024-02-08T12:00:01Z" }: { date?: string } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
<responseDate>${date}</responseDate>
<request>http://127.0.0.1/oai</request>
${content}
</OAI-PMH>`;
}

export function identifyPage({
  granularity = "YYYY-MM-DDThh:mm:ssZ",
  deletedRecord = "persistent",
  earliest = "1990-02-01T12:00:00Z",
} = {}): string {
  return oai(`<Identify>
  <repositoryName>Ауыл кітапханасы</repositoryName>
  <baseURL>http://127.0.0.1/oai</baseURL>
  <protocolVersion>2.0</protocolVersion>
  <adminEmail>librarian@example.kz</adminEmail>
  <earliestDatestamp>${earliest}</earliestDatestamp>
  <deletedRecord>${deletedRecord}</deletedRecord>
  <granularity>${granularity}</granularity>
</Identify>`);
}

const spaces: Readonly<Record<string, string>> = {
  oai_dc: "http://www.openarchives.org/OAI/2.0/oai_dc/",
  oai_marc: "http://www.openarchives.org/OAI/1.1/oai_marc",
  marc21: "http://www.loc.gov/MARC21/slim",
  mods: "http://www.loc.gov/mods/v3",
};

export function formatsPage(...prefixes: readonly string[]): string {
  const formats = prefixes.map(
    (prefix) => `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix>
  <schema>${spaces[prefix]}.xsd</schema><metadataNamespace>${spaces[prefix]}</metadataNamespace></metadataFormat>`,
  );
  return oai(`<ListMetadataFormats>${formats.join("")}</ListMetadataFormats>`);
}

export function setsPage(sets: readonly string[], token = ""): string {
  const elements = sets.map((set) => `<set><setSpec>${set}</setSpec><setName>${set}</setName></set>`);
  return oai(`<ListSets>${elements.join("\n")}${tokenElement(token)}</ListSets>`);
}

export function errorPage(code: string, text = ""): string {
  return oai(`<error code="${code}">${text}</error>`);
}

export function listPage(
  records: readonly (OaiRecord | string)[],
  { token = "", date, verb = "ListRecords" }: { token?: string; date?: string; verb?: string } = {},
): string {
  const elements = records.map((record) => (typeof record === "string" ? record : recordElement(record)));
  return oai(`<${verb}>\n${elements.join("\n")}\n${tokenElement(token)}</${verb}>`, date ? { date } : {});
}

function tokenElement(token: string): string {
  return token
    ? `<resumptionToken expirationDate="2030-01-01T00:00:00Z" cursor="0">${token.replaceAll("&", "&amp;")}</resumptionToken>`
    : "";
}

export function recordElement({ id, metadata }: OaiRecord): string {
  const header = `<identifier>${id}</identifier><datestamp>2024-01-01T00:00:00Z</datestamp><setSpec>kk</setSpec>`;
  return metadata === undefined
    ? `<record>\n  <header status="deleted">${header}</header>\n</record>`
    : `<record>\n  <header>${header}</header>\n  <metadata>\n${metadata}\n  </metadata>\n</record>`;
}

/** A MARC21 record in MARCXML; without a title it is one that no reader takes. */
export function marcXml(controlNumber: string, title?: string): string {
  const number = controlNumber ? `<controlfield tag="001">${controlNumber}</controlfield>` : "";
  const field =
    title === undefined
      ? ""
      : `<datafield tag="245" ind1="1" ind2="0"><subfield code="a">${title}</subfield></datafield>`;
  return `<record xmlns="http://www.loc.gov/MARC21/slim">
  <leader>00000nam a2200000 a 4500</leader>
  ${number}
  <controlfield tag="008">240101s1942    kz            000 1 kaz d</controlfield>
  ${field}
</record>`;
}

export function book(number: number, title = `Кітап ${number}`): OaiRecord {
  return { id: `oai:example.kz:${number}`, metadata: marcXml(String(number), title) };
}

export const dublinCore = `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title>Абай жолы /</dc:title>
  <dc:title>Путь Абая</dc:title>
  <dc:creator>Әуезов, Мұхтар, 1897-1961.</dc:creator>
  <dc:contributor>Кедрина, З. С.</dc:contributor>
  <dc:subject>Қазақ әдебиеті -- Романдар</dc:subject>
  <dc:subject>821.512.122-31</dc:subject>
  <dc:description>Төрт томдық роман-эпопея.</dc:description>
  <dc:publisher>Жазушы,</dc:publisher>
  <dc:date>2007-05-01</dc:date>
  <dc:type>Text</dc:type>
  <dc:format>496 б.</dc:format>
  <dc:identifier>URN:ISBN:978-601-200-137-2</dc:identifier>
  <dc:identifier>https://example.kz/books/9786012001372</dc:identifier>
  <dc:language>kaz</dc:language>
</oai_dc:dc>`;
