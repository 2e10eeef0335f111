import { Budget } from '../budget.js';
import { MongoError } from '../errors.js';

const MOST = 100 * 1024 * 1024;
const MOST_OF_ALL = 400 * 1024 * 1024;

/** What all sorts and groups of this thread hold together. */
const all = new Budget(MOST_OF_ALL);

/** The memory of one sort or group: at most 100 MB, and 400 MB with all others; throws 292 beyond either. */
export class Held {
  #size = 0;

  constructor(private readonly refusal: string) {}

  add(bytes: number): void {
    if (this.#size + bytes > MOST || !all.take(bytes)) throw new MongoError(292, this.refusal);
    this.#size += bytes;
  }

  /** Sets what is held to less than it was. */
  shrinkTo(bytes: number): void {
    all.give(this.#size - bytes);
    this.#size = bytes;
  }

  release(): void {
    this.shrinkTo(0);
  }
}
