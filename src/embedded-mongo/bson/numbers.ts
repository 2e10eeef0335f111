import { Decimal, Double } from './values.js';

/** Any BSON number. */
export type Numeric = number | bigint | Double | Decimal;

/** A finite number other than zero as 0.d₁d₂… × 10^exponent, without trailing zeros. */
export interface Digits {
  readonly negative: boolean;
  readonly exponent: number;
  readonly digits: string;
}

/** What a number is, exactly. */
export type Exact = 'NaN' | '-Infinity' | 'zero' | 'Infinity' | Digits;

const scaled = (negative: boolean, coefficient: bigint, exponent: number): Exact => {
  if (coefficient === 0n) return 'zero';
  const all = coefficient.toString();
  return { negative, exponent: exponent + all.length, digits: all.replace(/0+$/, '') };
};

const exactDouble = (value: number): Exact => {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return 'Infinity';
  if (value === -Infinity) return '-Infinity';
  if (Number.isInteger(value)) return scaled(value < 0, BigInt(Math.abs(value)), 0);
  const view = Buffer.alloc(8);
  view.writeDoubleBE(Math.abs(value));
  const bits = view.readBigUInt64BE();
  const raised = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = raised === 0 ? fraction : fraction | 0x10000000000000n;
  const power = Math.max(raised, 1) - 1075;
  return scaled(value < 0, mantissa * 5n ** BigInt(-power), power);
};

const MAX_COEFFICIENT = 10n ** 34n;

const exactDecimal = ({ bytes }: Decimal): Exact => {
  const high = bytes.readBigUInt64LE(8);
  const negative = high >> 63n === 1n;
  if (((high >> 58n) & 31n) === 31n) return 'NaN';
  if (((high >> 58n) & 31n) === 30n) return negative ? '-Infinity' : 'Infinity';
  if (((high >> 61n) & 3n) === 3n) return 'zero';
  const exponent = Number((high >> 49n) & 0x3fffn) - 6176;
  const coefficient = ((high & 0x1ffffffffffffn) << 64n) | bytes.readBigUInt64LE(0);
  return coefficient >= MAX_COEFFICIENT ? 'zero' : scaled(negative, coefficient, exponent);
};

/** The exact value of any number, the same for equal numbers of different types. */
export const exactOf = (value: Numeric): Exact => {
  if (value instanceof Decimal) return exactDecimal(value);
  if (value instanceof Double) return exactDouble(value.value);
  const whole = BigInt(value);
  return scaled(whole < 0n, whole < 0n ? -whole : whole, 0);
};

const rankOf = (exact: Exact): number => {
  if (exact === 'NaN') return 0;
  if (exact === '-Infinity') return 1;
  if (exact === 'zero') return 3;
  if (exact === 'Infinity') return 5;
  return exact.negative ? 2 : 4;
};

const compareDigits = (a: Digits, b: Digits): number => {
  if (a.exponent !== b.exponent) return a.exponent < b.exponent ? -1 : 1;
  return a.digits < b.digits ? -1 : a.digits > b.digits ? 1 : 0;
};

const compareExact = (a: Exact, b: Exact): number => {
  if (typeof a === 'string' || typeof b === 'string' || a.negative !== b.negative)
    return Math.sign(rankOf(a) - rankOf(b));
  return a.negative ? compareDigits(b, a) : compareDigits(a, b);
};

const primitiveOf = (value: number | bigint | Double): number | bigint =>
  value instanceof Double ? value.value : value;

/** Mathematical order of numbers of any type; NaN comes before all and equals itself. */
export const compareNumbers = (a: Numeric, b: Numeric): number => {
  if (a instanceof Decimal || b instanceof Decimal) return compareExact(exactOf(a), exactOf(b));
  const [x, y] = [primitiveOf(a), primitiveOf(b)];
  if (x < y) return -1;
  if (x > y) return 1;
  const xNaN = typeof x === 'number' && Number.isNaN(x);
  const yNaN = typeof y === 'number' && Number.isNaN(y);
  return Number(yNaN) - Number(xNaN);
};

/** Whether a number is NaN. */
export const isNaNValue = (value: Numeric): boolean =>
  value instanceof Double
    ? Number.isNaN(value.value)
    : value instanceof Decimal && exactOf(value) === 'NaN';

/** A number as a JavaScript double, rounded where it must be. */
export const asDouble = (value: Numeric): number => {
  if (value instanceof Double) return value.value;
  if (!(value instanceof Decimal)) return Number(value);
  const exact = exactOf(value);
  if (exact === 'zero') return 0;
  if (typeof exact === 'string') return Number(exact);
  return Number(`${exact.negative ? '-' : ''}0.${exact.digits}e${exact.exponent}`);
};
