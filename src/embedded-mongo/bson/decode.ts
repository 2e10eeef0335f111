import { MongoError } from '../errors.js';
import {
  Binary,
  Code,
  DateTime,
  DbPointer,
  Decimal,
  type Doc,
  Double,
  MaxKey,
  MinKey,
  Oid,
  Regex,
  Sym,
  Timestamp,
  UNDEFINED,
  type Value,
} from './values.js';

/** How deep documents may nest, as in MongoDB. */
export const MAX_DEPTH = 200;

const invalid = (why: string): MongoError => new MongoError(22, `invalid BSON: ${why}`);

/** Reads BSON strictly: every length, terminator and boolean is checked, repeated fields are refused. */
class Reader {
  #at = 0;
  #end: number;

  constructor(readonly bytes: Buffer) {
    this.#end = bytes.length;
  }

  get at(): number {
    return this.#at;
  }

  document(depth: number): Doc {
    const doc: Doc = new Map();
    this.#elements(depth, (name, value) => {
      if (doc.has(name)) throw invalid(`the field '${name}' is there twice`);
      doc.set(name, value);
    });
    return doc;
  }

  #array(depth: number): Value[] {
    const items: Value[] = [];
    this.#elements(depth, (_name, value) => items.push(value));
    return items;
  }

  #elements(depth: number, each: (name: string, value: Value) => void): void {
    if (depth > MAX_DEPTH)
      throw new MongoError(15, `BSONObj exceeded maximum nested object depth: ${MAX_DEPTH}`);
    const start = this.#at;
    const size = this.#int();
    const end = start + size;
    if (size < 5 || end > this.#end) throw invalid('a document is longer than its message');
    const outer = this.#end;
    this.#end = end;
    for (let type = this.#byte(); type !== 0; type = this.#byte()) {
      const name = this.#cstring();
      each(name, this.#value(type, depth));
    }
    if (this.#at !== end) throw invalid('a document is shorter than it says');
    this.#end = outer;
  }

  #value(type: number, depth: number): Value {
    switch (type) {
      case 1:
        return new Double(this.#skip(8).readDoubleLE());
      case 2:
        return this.#string();
      case 3:
        return this.document(depth + 1);
      case 4:
        return this.#array(depth + 1);
      case 5:
        return this.#binary();
      case 6:
        return UNDEFINED;
      case 7:
        return new Oid(this.#skip(12));
      case 8:
        return this.#boolean();
      case 9:
        return new DateTime(this.#skip(8).readBigInt64LE());
      case 10:
        return null;
      case 11:
        return new Regex(this.#cstring(), this.#cstring());
      case 12:
        return new DbPointer(this.#string(), this.#skip(12));
      case 13:
        return new Code(this.#string());
      case 14:
        return new Sym(this.#string());
      case 15:
        return this.#codeWithScope(depth);
      case 16:
        return this.#int();
      case 17:
        return new Timestamp(this.#skip(8).readBigUInt64LE());
      case 18:
        return this.#skip(8).readBigInt64LE();
      case 19:
        return new Decimal(this.#skip(16));
      case 127:
        return new MaxKey();
      case 255:
        return new MinKey();
    }
    throw invalid(`the type ${type} is unknown`);
  }

  #skip(length: number): Buffer {
    const from = this.#at;
    this.#at += length;
    if (length < 0 || this.#at > this.#end) throw invalid('a value is cut off');
    return this.bytes.subarray(from, this.#at);
  }

  #byte(): number {
    const byte = this.bytes[this.#at];
    this.#at += 1;
    if (byte === undefined || this.#at > this.#end) throw invalid('a value is cut off');
    return byte;
  }

  #int(): number {
    if (this.#at + 4 > this.#end) throw invalid('a value is cut off');
    this.#at += 4;
    return this.bytes.readInt32LE(this.#at - 4);
  }

  #boolean(): boolean {
    const byte = this.#byte();
    if (byte > 1) throw invalid(`${byte} is not a boolean`);
    return byte === 1;
  }

  #cstring(): string {
    const end = this.bytes.indexOf(0, this.#at);
    if (end < 0 || end >= this.#end) throw invalid('a name has no end');
    const text = this.#text(this.#at, end);
    this.#at = end + 1;
    return text;
  }

  #string(): string {
    const length = this.#int();
    if (length < 1) throw invalid('a string has a wrong length');
    const from = this.#at;
    this.#skip(length);
    if (this.bytes[this.#at - 1] !== 0) throw invalid('a string has no end');
    return this.#text(from, this.#at - 1);
  }

  #text(from: number, to: number): string {
    const text = this.bytes.toString('utf8', from, to);
    if (text.includes('\uFFFD') && !this.bytes.subarray(from, to).equals(Buffer.from(text)))
      throw invalid('a string is not UTF-8');
    return text;
  }

  #binary(): Binary {
    const length = this.#int();
    const subtype = this.#byte();
    return new Binary(subtype, this.#skip(length));
  }

  #codeWithScope(depth: number): Code {
    const start = this.#at;
    const size = this.#int();
    const code = new Code(this.#string(), this.document(depth + 1));
    if (this.#at !== start + size) throw invalid('code with scope has a wrong length');
    return code;
  }
}

/** The document that fills `bytes`; throws `InvalidBSON` (22) or `Overflow` (15, nested too deep). */
export const decode = (bytes: Buffer): Doc => {
  const reader = new Reader(bytes);
  const doc = reader.document(1);
  if (reader.at !== bytes.length) throw invalid('there is more than one document');
  return doc;
};
