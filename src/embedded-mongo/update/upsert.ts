import { randomBytes } from 'node:crypto';
import { type Doc, Oid, type Value, isDoc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { type Filter, expressionsIn } from '../query/filter.js';
import { applyUpdate } from './apply-update.js';
import type { Update } from './parse-update.js';
import { rewrite } from './rewrite.js';
import { stamped } from './stamped.js';

const process = randomBytes(5);
let counter = randomBytes(3).readUIntBE(0, 3);

/** A new ObjectId for a moment in milliseconds since 1970. */
export const newOid = (now: number): Oid => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(Math.floor(now / 1000));
  process.copy(bytes, 4);
  counter = (counter + 1) % 0x1000000;
  bytes.writeUIntBE(counter, 9, 3);
  return new Oid(bytes);
};

/** A document with its `_id` first, made if it has none. */
const withId = (doc: Doc, now: number): Doc => {
  if (doc.keys().next().value === '_id') return doc;
  const given = doc.get('_id');
  const id = given === undefined ? newOid(now) : given;
  return new Map([['_id', id], ...[...doc].filter(([name]) => name !== '_id')]);
};

/** A document as an `insert` stores it: with an `_id`, and with the time where an empty timestamp asks for it. */
export const inserted = (doc: Doc, now: number): Doc => withId(stamped(doc, now), now);

/** Throws `QueryFeatureNotAllowed` (224) for a filter from which no document can be made. */
export const checkUpsert = (filter: Filter): void => {
  if (expressionsIn(filter).length > 0)
    throw new MongoError(224, '$expr is not allowed in the query predicate for an upsert');
};

const equalities = (filter: Filter): (readonly [readonly string[], Value])[] => {
  if (filter.type === 'and') return filter.parts.flatMap(equalities);
  if (filter.type === 'or' && filter.parts.length === 1) return filter.parts.flatMap(equalities);
  if (filter.type !== 'field') return [];
  const { test, path } = filter;
  if (test.type === 'compare' && test.op === '$eq') return [[path, test.value]];
  const [only] = test.type === 'in' && test.patterns.length === 0 ? test.values : [];
  return test.type === 'in' && test.values.length === 1 && only !== undefined ? [[path, only]] : [];
};

const seed = (filter: Filter, onlyId: boolean): Doc => {
  let doc: Doc = new Map();
  const seen = new Set<string>();
  for (const [path, value] of equalities(filter)) {
    if (onlyId && path[0] !== '_id') continue;
    const name = path.join('.');
    if (onlyId && path.length > 1 && !seen.has('_id'))
      throw new MongoError(
        111,
        `field at '_id' must be exactly specified, field at sub-path '${name}' found`,
      );
    if (seen.has(name))
      throw new MongoError(54, `cannot infer query fields to set, path '${name}' is matched twice`);
    const other = [...seen].find(
      (known) => known.startsWith(`${name}.`) || name.startsWith(`${known}.`),
    );
    if (other !== undefined)
      throw new MongoError(
        54,
        `cannot infer query fields to set, both paths '${name}' and '${other}' are matched`,
      );
    seen.add(name);
    const next = rewrite(doc, path, 0, () => value);
    if (isDoc(next)) doc = next;
  }
  return doc;
};

/** The document an upsert inserts: what the filter says must be equal, then the update. */
export const upserted = (filter: Filter, update: Update, now: number): Doc => {
  const base = seed(filter, update.type === 'replace');
  return withId(applyUpdate(base, update, { now, inserting: true, position: undefined }), now);
};
