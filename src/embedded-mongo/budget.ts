/** Bytes that all connections together may hold in memory: unfinished messages, and answers nobody takes. */
export class Budget {
  #taken = 0;

  constructor(private readonly most: number) {}

  /** Takes some of it; answers whether there was enough. */
  take(bytes: number): boolean {
    if (this.#taken + bytes > this.most) return false;
    this.#taken += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#taken -= bytes;
  }
}
