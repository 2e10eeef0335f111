/** More than this goes in several commands. */
const atOnce = 100;

/**
 * Makes one command of what is asked for in one turn of the event loop: many cases and dialogues side by side want the same kind of
 * thing at the same moment. It leaves after the last of them has asked, so each sees what was written before it asked.
 */
export function gather<T, R>(doAll: (asked: readonly T[]) => Promise<R>): (one: T) => Promise<R> {
  let open: { readonly asked: T[]; readonly done: Promise<R> } | null = null;
  const begin = () => {
    const asked: T[] = [];
    const done = new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (open?.asked === asked) open = null;
      return doAll(asked);
    });
    return { asked, done };
  };
  return (one) => {
    if (open === null || open.asked.length >= atOnce) open = begin();
    open.asked.push(one);
    return open.done;
  };
}

/** What one command found, by key. */
type Found<V> = (key: string) => V;

/** A read by key. */
export function gatherReads<V, K extends string = string>(
  readAll: (keys: K[]) => Promise<Found<V | Promise<V>>>,
): (key: K) => Promise<V> {
  const ask = gather((keys: readonly K[]) => readAll([...new Set(keys)]));
  return async (key) => (await ask(key))(key);
}

/** A read of one thing. */
export function gatherOne<V>(read: () => Promise<V>): () => Promise<V> {
  const ask = gather<null, V>(read);
  return () => ask(null);
}

/** Documents by id, each made into its value when it is asked for and once: a broken one fails its own reader alone. */
export function foundById<D extends { readonly _id: string }, V>(
  documents: readonly D[],
  make: (document: D | null) => V,
): Found<V> {
  const byId = new Map(documents.map((document) => [document._id, document]));
  const made = new Map<string, V>();
  return (id) => {
    const before = made.get(id);
    if (before !== undefined) return before;
    const value = make(byId.get(id) ?? null);
    made.set(id, value);
    return value;
  };
}

/** Documents by each of the values that `keysOf` names. */
export function foundBy<D>(
  documents: readonly D[],
  keysOf: (document: D) => readonly string[],
): Found<readonly D[]> {
  const found = new Map<string, D[]>();
  for (const document of documents)
    for (const key of keysOf(document)) found.set(key, [...(found.get(key) ?? []), document]);
  return (key) => found.get(key) ?? [];
}
