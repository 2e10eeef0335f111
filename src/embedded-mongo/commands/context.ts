import type { Doc, Maybe } from '../bson/values.js';
import { MongoError } from '../errors.js';
import type { Query } from '../query/run.js';
import type { Store } from '../store/store.js';
import { checkDatabaseName } from '../store/catalog.js';
import type { Shape } from './arguments.js';
import type { Cursors } from './cursors.js';

/** What a command works with. */
export interface Context {
  readonly store: Store;
  readonly cursors: Cursors;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly connectionId: number;
}

/** A command: the arguments it takes, and what it answers (`ok` is added). */
export interface Command {
  readonly shape: Shape;
  readonly run: (context: Context, command: Doc, db: string) => Doc | Promise<Doc>;
}

/** What a command looks for, and the hint it gave; nothing of the data was looked at. */
export interface Sought {
  readonly query: Omit<Query, 'hint'>;
  readonly hint: Maybe;
}

/** A command that can be explained: `seek` checks all of it, as `run` does. */
export interface Seeking extends Command {
  readonly seek: (command: Doc, db: string) => Sought;
}

/** The collection a command names in its first field; throws `InvalidNamespace` (73). */
export const collectionName = (command: Doc, db: string): string => {
  const first = command.values().next().value;
  if (typeof first !== 'string')
    throw new MongoError(73, `collection name has invalid type in database ${db}`);
  if (first === '' || first.startsWith('.') || first.includes('\0'))
    throw new MongoError(73, `Invalid namespace specified '${db}.${first}'`);
  checkDatabaseName(db);
  return first;
};
