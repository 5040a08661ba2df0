import { expect, test } from "vitest";
import { marcInJsonRecord } from "./marc-in-json.ts";

const leader = "00000nam a2200000 a 4500";
const record = {
  leader,
  fields: [
    { tag: "001", value: "kz1" },
    {
      tag: "245",
      indicators: "1 ",
      subfields: [
        { code: "a", value: "Абай жолы :" },
        { code: "b", value: "роман" },
      ],
    },
  ],
};
const common = {
  leader,
  fields: [{ "001": "kz1" }, { "245": { ind1: "1", ind2: " ", subfields: [{ a: "Абай жолы :" }, { b: "роман" }] } }],
};

test.each([
  ["the common one", common],
  [
    "that of fields with their tags",
    {
      leader,
      fields: [
        { tag: "001", value: "kz1" },
        {
          tag: "245",
          ind1: "1",
          ind2: " ",
          subfields: [
            { code: "a", value: "Абай жолы :" },
            { code: "b", value: "роман" },
          ],
        },
      ],
    },
  ],
  [
    "that of control fields and data fields, a list of one left out",
    {
      leader,
      controlfield: { tag: "001", data: "kz1" },
      datafield: [
        {
          tag: "245",
          ind: "1 ",
          subfield: [
            { code: "a", data: "Абай жолы :" },
            { code: "b", data: "роман" },
          ],
        },
      ],
    },
  ],
  [
    "that of XML turned to JSON",
    {
      leader: { "#text": leader },
      controlfield: [{ "@tag": "001", "#text": "kz1" }],
      datafield: {
        "@tag": "245",
        "@ind1": "1",
        "@ind2": " ",
        subfield: [
          { "@code": "a", "#text": "Абай жолы :" },
          { "@code": "b", "#text": "роман" },
        ],
      },
    },
  ],
  [
    "that of rows",
    {
      _id: "kz1",
      record: [
        ["LDR", " ", " ", "_", leader],
        ["001", null, null, "_", "kz1"],
        ["245", "1", " ", "a", "Абай жолы :", "b", "роман"],
      ],
    },
  ],
  ["an envelope with an object", { recordType: "MARC_BIB", parsedRecord: { id: "x", content: common } }],
  ["an envelope with JSON in a string", { parsedRecord: { content: JSON.stringify(common) } }],
])("MARC in JSON is read in its several forms: %s", (_, content) => {
  expect(marcInJsonRecord(content)).toEqual(record);
});

test.each([[{ title: "Абай жолы" }], [{ fields: [1, 2] }], [{ record: [["a"]] }], [[]], ["text"]])(
  "what is no MARC is none: %j",
  (content) => {
    expect(marcInJsonRecord(content)).toBeUndefined();
  },
);
