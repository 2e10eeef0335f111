import { describe, expect, it } from '@jest/globals';
import { BSON } from 'bson';
import fc from 'fast-check';
import { decode } from '../../src/embedded-mongo/bson/decode.js';
import { encode } from '../../src/embedded-mongo/bson/encode.js';
import { type Doc, docOf } from '../../src/embedded-mongo/bson/values.js';
import { aDoc } from './arbitraries.js';

const seeded = { seed: 20261121, numRuns: 2000 };

describe('reading and writing BSON', () => {
  it('gives back every document, byte for byte', () => {
    fc.assert(
      fc.property(aDoc, (doc) => {
        const bytes = encode(doc);
        expect(encode(decode(bytes)).equals(bytes)).toBe(true);
      }),
      seeded,
    );
  });

  it("agrees with the official library's bytes", () => {
    const value = {
      text: 'Мир',
      n: 1,
      d: 1.5,
      list: [1, 'a', null],
      at: new Date(5),
      inner: { ok: true },
      id: new BSON.ObjectId(),
    };
    const bytes = Buffer.from(BSON.serialize(value));
    expect(encode(decode(bytes)).equals(bytes)).toBe(true);
  });

  it('keeps the order of fields that look like numbers, and a field named __proto__', () => {
    const doc: Doc = new Map([
      ['2', 'b'],
      ['1', 'a'],
      ['__proto__', 'c'],
    ]);
    expect([...decode(encode(doc)).keys()]).toEqual(['2', '1', '__proto__']);
  });

  it('never takes bytes for a document that they are not, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          const input = Buffer.from(bytes);
          expect(encode(decode(input)).equals(input)).toBe(true);
        } catch (error) {
          expect(error).toHaveProperty('code');
        }
      }),
      seeded,
    );
  });

  it('refuses or reads a document with one byte changed, and never breaks', () => {
    fc.assert(
      fc.property(aDoc, fc.nat(), fc.nat(255), (doc, at, byte) => {
        const bytes = encode(doc);
        bytes[at % bytes.length] = byte;
        try {
          expect(decode(bytes)).toBeInstanceOf(Map);
        } catch (error) {
          expect(error).toHaveProperty('code');
        }
      }),
      seeded,
    );
  });

  it('refuses documents nested deeper than MongoDB takes', () => {
    let doc = docOf({});
    for (let depth = 0; depth < 250; depth++) doc = docOf({ a: doc });
    expect(() => decode(encode(doc))).toThrow('maximum nested object depth');
  });
});
