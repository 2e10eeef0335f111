import type { Numeric } from '../bson/numbers.js';
import { Decimal, Double } from '../bson/values.js';
import { unsupported } from '../errors.js';

const INT = 2n ** 31n;
const LONG = 2n ** 63n;

/** The error that rounding a + b makes, exactly. */
const roundingError = (a: number, b: number, sum: number): number => {
  const part = sum - a;
  return a - (sum - part) + (b - part);
};

/** A running sum as `$sum` keeps it: whole numbers exactly, doubles with what rounding lost. */
export class Summation {
  #whole = 0n;
  #sum = 0;
  #lost = 0;
  #widest: 'int' | 'long' | 'double' = 'int';

  /** Adds a number; decimals are refused. */
  add(value: Numeric): void {
    if (value instanceof Decimal) throw unsupported('arithmetic on decimals');
    if (value instanceof Double) this.#addDouble(value.value);
    else this.#whole += BigInt(value);
    if (typeof value === 'bigint' && this.#widest === 'int') this.#widest = 'long';
  }

  #addDouble(value: number): void {
    const sum = this.#sum + value;
    this.#lost += roundingError(this.#sum, value, sum);
    this.#sum = sum;
    this.#widest = 'double';
  }

  /** The sum, of the widest type that was added, or wider where it would not fit. */
  result(): Numeric {
    const whole = this.#whole;
    if (this.#widest === 'double') return new Double(this.#asDouble());
    if (whole < -LONG || whole >= LONG) return new Double(Number(whole));
    return this.#widest === 'int' && whole >= -INT && whole < INT ? Number(whole) : whole;
  }

  #asDouble(): number {
    if (!Number.isFinite(this.#sum)) return this.#sum;
    const whole = Number(this.#whole);
    const sum = this.#sum + whole;
    return sum + (this.#lost + roundingError(this.#sum, whole, sum));
  }
}
