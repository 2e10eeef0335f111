import fc from 'fast-check';
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
} from '../../src/embedded-mongo/bson/values.js';

const bytes = (length: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));

const interesting = [
  0,
  -0,
  1,
  -1,
  0.1,
  -0.5,
  1e300,
  5e-324,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 63),
  2 ** 63,
  NaN,
  Infinity,
  -Infinity,
  100,
  1e-7,
];

const decimalOf = (negative: boolean, coefficient: bigint, exponent: number): Decimal => {
  const high =
    (negative ? 1n << 63n : 0n) | (BigInt(exponent + 6176) << 49n) | (coefficient >> 64n);
  const all = Buffer.alloc(16);
  all.writeBigUInt64LE(coefficient & 0xffffffffffffffffn);
  all.writeBigUInt64LE(high, 8);
  return new Decimal(all);
};

const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 34n - 1n }),
    fc.integer({ min: -40, max: 40 }),
  )
  .map(([negative, coefficient, exponent]) => decimalOf(negative, coefficient, exponent));

/** Numbers of all four types, often equal to each other. */
export const aNumber: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer(),
  fc.bigInt({ min: -5n, max: 5n }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(...interesting).map((value) => new Double(value)),
  fc.double().map((value) => new Double(value)),
  fc
    .integer({ min: -5, max: 5 })
    .map((value) => decimalOf(value < 0, BigInt(Math.abs(value)) * 10n, -1)),
  decimal,
);

const aText = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'a\0', 'a\0b', 'я', '😀', '\uFFFF'),
  fc
    .string({ maxLength: 4, unit: 'binary' })
    .filter((text) => Buffer.from(text).toString() === text),
);

const aName = fc.oneof(
  fc.constantFrom('a', 'b', '0', '1'),
  aText.map((text) => text.replaceAll('\0', '')),
);

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: aNumber },
  { weight: 3, arbitrary: aText },
  fc.boolean(),
  fc.constant(null),
  fc.constant(UNDEFINED),
  fc.constantFrom<Value>(new MinKey(), new MaxKey()),
  bytes(12).map((id) => new Oid(id)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((ms) => new DateTime(ms)),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => new Timestamp(bits)),
  fc
    .tuple(fc.nat(255), fc.uint8Array({ maxLength: 4 }))
    .map(([subtype, data]) => new Binary(subtype, Buffer.from(data))),
  fc.tuple(aName, fc.constantFrom('', 'i')).map(([pattern, flags]) => new Regex(pattern, flags)),
  aText.map((text) => new Sym(text)),
  aText.map((text) => new Code(text)),
  fc.tuple(aText, bytes(12)).map(([namespace, id]) => new DbPointer(namespace, id)),
);

const { value, doc } = fc.letrec<{ value: Value; doc: Doc }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: scalar },
    fc.array(tie('value'), { maxLength: 3 }) as fc.Arbitrary<Value>,
    tie('doc') as fc.Arbitrary<Value>,
  ),
  doc: fc
    .uniqueArray(fc.tuple(aName, tie('value')), { maxLength: 3, selector: ([name]) => name })
    .map((entries) => new Map(entries)),
}));

/** Any BSON value. */
export const aValue = value;

/** Any BSON document. */
export const aDoc = doc;
