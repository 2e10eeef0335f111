import { encode } from '../bson/encode.js';
import { type Doc, Raw, type Value, docOf } from '../bson/values.js';
import { MongoError } from '../errors.js';
import type { Flow, Running } from '../query/run.js';

const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024 - 64 * 1024;
/** As in MongoDB: a stored document, and a little for what a command adds to it. */
const MOST_SENT = (16 * 1024 + 16) * 1024;
const IDLE_MS = 10 * 60_000;
const MOST = 2_000;
const SLICE_MS = 8;

/** What a batch of a cursor may be. */
export interface Batch {
  readonly size: number | undefined;
  readonly deadline: number | undefined;
}

interface Cursor {
  readonly namespace: string;
  readonly session: string | undefined;
  readonly running: Running<Raw>;
  readonly flow: Flow<Raw>;
  held: Raw | undefined;
  /** How many documents there can still be, as the query limits them. */
  left: number;
  used: number;
  busy: boolean;
  killed: boolean;
}

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs a flow to its end, and lets go of what it holds, in slices of a few milliseconds, so that other clients get their turn. */
export async function* slowly<T>(
  { flow, pause }: Running<T>,
  deadline: number | undefined,
): AsyncGenerator<T, void> {
  let started = performance.now();
  try {
    for (let next = flow.next(); !next.done; next = flow.next()) {
      if (next.value !== 'pause') yield next.value;
      else if (performance.now() - started > SLICE_MS) {
        pause();
        await breath();
        started = performance.now();
        checkTime(deadline);
      }
    }
  } finally {
    flow.return();
  }
}

const checkTime = (deadline: number | undefined): void => {
  if (deadline !== undefined && performance.now() > deadline)
    throw new MongoError(50, 'operation exceeded time limit');
};

const checkSession = (id: bigint, own: string | undefined, given: string | undefined): void => {
  if (own === given) return;
  const code = own === undefined ? 50736 : given === undefined ? 50737 : 50738;
  throw new MongoError(code, `cannot run getMore on cursor ${id}: it belongs to another session`);
};

/** A flow of documents ready to be sent. */
export const encoded = ({ flow, pause }: Running<Doc>): Running<Raw> => ({
  flow: encodeAll(flow),
  pause,
});

function* encodeAll(flow: Flow<Doc>): Flow<Raw> {
  for (const item of flow) yield item === 'pause' ? item : rawOf(item);
}

/** A document as it is sent; throws `BSONObjectTooLarge` (10334) for one that grew too large on the way. */
export const rawOf = (doc: Doc): Raw => {
  const bytes = encode(doc);
  if (bytes.length <= MOST_SENT) return new Raw(bytes);
  throw new MongoError(
    10334,
    `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MOST_SENT}(16MB)`,
  );
};

/** The open cursors of all clients: bounded in number, forgotten when idle for ten minutes. */
export class Cursors {
  readonly #open = new Map<bigint, Cursor>();
  #last = 0n;

  constructor(private readonly now: () => number) {}

  /** The answer to a query: its first batch, and a cursor if there is more. */
  async open(
    namespace: string,
    running: Running<Raw>,
    batch: Batch & { single?: boolean; most?: number },
    session?: string,
  ): Promise<Doc> {
    const cursor: Cursor = {
      namespace,
      session,
      running,
      flow: running.flow,
      held: undefined,
      left: batch.most ?? Infinity,
      used: this.now(),
      busy: false,
      killed: false,
    };
    const docs = await this.#fill(cursor, { ...batch, size: batch.size ?? FIRST_BATCH });
    const done = batch.single === true || this.#isDone(cursor, docs, batch.size ?? FIRST_BATCH);
    if (done) running.flow.return();
    const id = done ? 0n : this.#keep(cursor);
    return docOf({ cursor: docOf({ firstBatch: docs, id, ns: namespace }) });
  }

  /** The next batch; throws `CursorNotFound` (43), or what MongoDB throws for a cursor of another session. */
  async more(id: bigint, namespace: string, batch: Batch, session?: string): Promise<Doc> {
    const cursor = this.#open.get(id);
    if (!cursor) throw new MongoError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    checkSession(id, cursor.session, session);
    if (cursor.busy) throw new MongoError(12051, `cursor id ${id} is already in use`);
    cursor.busy = true;
    try {
      const docs = await this.#fill(cursor, batch);
      const done = this.#isDone(cursor, docs, batch.size ?? Infinity);
      if (done) this.#forget(id, cursor);
      return docOf({ cursor: docOf({ nextBatch: docs, id: done ? 0n : id, ns: namespace }) });
    } catch (error) {
      this.#forget(id, cursor);
      throw error;
    } finally {
      cursor.busy = false;
      if (cursor.killed) cursor.flow.return();
      cursor.used = this.now();
    }
  }

  kill(id: bigint): boolean {
    const cursor = this.#open.get(id);
    if (cursor) this.#forget(id, cursor);
    return cursor !== undefined;
  }

  /** Lets go of what a cursor holds: at once, or when the batch it is at is full. */
  #forget(id: bigint, cursor: Cursor): void {
    this.#open.delete(id);
    cursor.killed = true;
    if (!cursor.busy) cursor.flow.return();
  }

  killSession(session: string): void {
    for (const [id, cursor] of this.#open) if (cursor.session === session) this.#forget(id, cursor);
  }

  /** Forgets cursors nobody has asked for ten minutes. */
  sweep(): void {
    for (const [id, cursor] of this.#open)
      if (!cursor.busy && this.now() - cursor.used > IDLE_MS) this.#forget(id, cursor);
  }

  #keep(cursor: Cursor): bigint {
    this.sweep();
    if (this.#open.size >= MOST) {
      cursor.flow.return();
      throw new MongoError(1, `too many open cursors (${MOST})`);
    }
    this.#last += 1n;
    const id = (this.#last << 20n) | BigInt(Math.floor(Math.random() * 2 ** 20));
    this.#open.set(id, cursor);
    return id;
  }

  /** As in MongoDB, a full batch leaves the cursor open even if nothing may follow, but for a limit that is reached. */
  #isDone(cursor: Cursor, docs: readonly Value[], size: number): boolean {
    cursor.left -= docs.length;
    return cursor.left <= 0 || (!cursor.held && docs.length < size);
  }

  async #fill(cursor: Cursor, { size = Infinity, deadline }: Batch): Promise<Value[]> {
    const docs: Value[] = [];
    let bytes = 0;
    if (size === 0) return docs;
    if (cursor.held) {
      bytes += cursor.held.bytes.length;
      docs.push(cursor.held);
      cursor.held = undefined;
    }
    const stepwise = slowly({ flow: cursor.flow, pause: cursor.running.pause }, deadline);
    while (docs.length < size) {
      const next = await stepwise.next();
      if (next.done) break;
      bytes += next.value.bytes.length;
      if (bytes > BATCH_BYTES && docs.length > 0) {
        cursor.held = next.value;
        break;
      }
      docs.push(next.value);
    }
    cursor.running.pause();
    return docs;
  }
}
