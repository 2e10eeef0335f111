/** A 64-bit float; a bare `number` in a `Value` is always a 32-bit integer, a `bigint` a 64-bit one. */
export class Double {
  readonly bsonType = 1;
  constructor(readonly value: number) {}
}

/** Bytes with a subtype. */
export class Binary {
  readonly bsonType = 5;
  constructor(
    readonly subtype: number,
    readonly bytes: Buffer,
  ) {}
}

/** BSON's deprecated `undefined`; a missing field is JavaScript's `undefined`. */
export class Undefined {
  readonly bsonType = 6;
}

/** An ObjectId: twelve bytes. */
export class Oid {
  readonly bsonType = 7;
  constructor(readonly bytes: Buffer) {}
}

/** Milliseconds since 1970, UTC, over the whole 64-bit range. */
export class DateTime {
  readonly bsonType = 9;
  constructor(readonly ms: bigint) {}
}

/** A regular expression as sent, not compiled. */
export class Regex {
  readonly bsonType = 11;
  constructor(
    readonly pattern: string,
    readonly flags: string,
  ) {}
}

/** BSON's deprecated pointer to a document. */
export class DbPointer {
  readonly bsonType = 12;
  constructor(
    readonly namespace: string,
    readonly id: Buffer,
  ) {}
}

/** JavaScript code as data; never run. */
export class Code {
  readonly bsonType: 13 | 15;
  constructor(
    readonly code: string,
    readonly scope?: Doc,
  ) {
    this.bsonType = scope === undefined ? 13 : 15;
  }
}

/** BSON's deprecated symbol; compares as a string. */
export class Sym {
  readonly bsonType = 14;
  constructor(readonly text: string) {}
}

/** BSON's internal timestamp: seconds in the high half, a counter in the low one. */
export class Timestamp {
  readonly bsonType = 17;
  constructor(readonly bits: bigint) {}
}

/** A 128-bit decimal as its sixteen bytes. */
export class Decimal {
  readonly bsonType = 19;
  constructor(readonly bytes: Buffer) {}
}

/** Sorts before everything. */
export class MinKey {
  readonly bsonType = 255;
}

/** Sorts after everything. */
export class MaxKey {
  readonly bsonType = 127;
}

/** An already encoded document that is sent on as it is; never met while matching. */
export class Raw {
  readonly bsonType = 3;
  constructor(readonly bytes: Uint8Array) {}
}

/** A document: its fields in order. */
export type Doc = Map<string, Value>;

/** Any BSON value, with its exact type. */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Doc
  | Value[]
  | Double
  | Binary
  | Undefined
  | Oid
  | DateTime
  | Regex
  | DbPointer
  | Code
  | Sym
  | Timestamp
  | Decimal
  | MinKey
  | MaxKey
  | Raw;

/** What a path leads to: a value, or nothing. */
export type Maybe = Value | undefined;

/** The one `undefined` of BSON. */
export const UNDEFINED = new Undefined();

/** The wire type number of a value. */
export const bsonTypeOf = (value: Value): number => {
  if (typeof value === 'string') return 2;
  if (typeof value === 'number') return 16;
  if (typeof value === 'boolean') return 8;
  if (typeof value === 'bigint') return 18;
  if (value === null) return 10;
  if (value instanceof Map) return 3;
  return Array.isArray(value) ? 4 : value.bsonType;
};

const typeNames: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
  255: 'minKey',
};

/** MongoDB's name of the type of a value, as its messages say it; `missing` for nothing. */
export const typeNameOf = (value: Maybe): string =>
  value === undefined ? 'missing' : (typeNames[bsonTypeOf(value)] ?? 'unknown');

/** The type number that a name such as `objectId` stands for. */
export const typeNumberOf = (name: string): number | undefined => {
  const found = Object.entries(typeNames).find(([, known]) => known === name);
  return found && Number(found[0]);
};

/** A document from an object literal; entries that are `undefined` are left out. */
export const docOf = (fields: Record<string, Maybe>): Doc => {
  const doc: Doc = new Map();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) doc.set(name, value);
  return doc;
};

/** A document without fields. */
export const emptyDoc = (): Doc => new Map<string, Value>();

/** Whether a value is a document. */
export const isDoc = (value: Maybe): value is Doc => value instanceof Map;

/** Whether a value is a number of any kind. */
export const isNumber = (value: Maybe): value is number | bigint | Double | Decimal =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof Double ||
  value instanceof Decimal;
