import { encode } from '../bson/encode.js';
import { asDouble } from '../bson/numbers.js';
import {
  type Doc,
  type Maybe,
  type Value,
  docOf,
  emptyDoc,
  isDoc,
  isNumber,
} from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import type { Filter } from '../query/filter.js';
import { parseFilter } from '../query/parse-filter.js';
import { type Index, type IndexField, keyPatternOf } from './catalog.js';

/** An index as asked for, without what the store adds. */
export type IndexSpec = Omit<Index, 'id' | 'arrays' | 'cut'>;

const cannot = (message: string): MongoError => new MongoError(67, message);

/** The fields of an index specification that are carried; `collation` and `hidden` only where they change nothing. */
export const indexOptions: readonly string[] = [
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'ns',
  'collation',
  'hidden',
];

const refused = [
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'bucketSize',
  'wildcardProjection',
  'storageEngine',
  'prepareUnique',
  'clustered',
];

const fieldOf = ([path, way]: [string, Value]): IndexField => {
  if (path === '' || path.split('.').includes(''))
    throw cannot('Index keys cannot contain an empty field.');
  if (path.includes('$**')) throw unsupported('wildcard indexes');
  if (path.split('.').some((part) => part.startsWith('$')))
    throw cannot(`Index key contains an illegal field name: ${path}`);
  if (typeof way === 'string') throw unsupported(`${way} indexes`);
  if (!isNumber(way)) throw cannot('Values in v:2 index key pattern must be numbers or strings');
  const number = asDouble(way);
  if (number === 0 || Number.isNaN(number))
    throw cannot('Values in the index key pattern cannot be 0.');
  if (Math.abs(number) !== 1) throw unsupported(`the direction ${number} of an index`);
  return { path, direction: number > 0 ? 1 : -1 };
};

const partialPart = (filter: Filter): boolean => {
  switch (filter.type) {
    case 'and':
    case 'or':
      return filter.parts.every(partialPart);
    case 'field':
      return ['compare', 'exists', 'kinds', 'in'].includes(filter.test.type);
    case 'nor':
    case 'not':
    case 'expression':
      return false;
  }
};

const partialOf = (value: Maybe): IndexSpec['partial'] => {
  if (value === undefined) return undefined;
  if (!isDoc(value))
    throw new MongoError(14, "The field 'partialFilterExpression' must be an object");
  const filter = parseFilter(value, emptyDoc(), 'condition');
  if (!partialPart(filter)) throw cannot('Expression not supported in partial index');
  return { doc: value, filter };
};

const expireOf = (value: Maybe, fields: readonly IndexField[]): number | undefined => {
  if (value === undefined) return undefined;
  if (!isNumber(value)) throw cannot("TTL index 'expireAfterSeconds' option must be numeric");
  const seconds = asDouble(value);
  if (!(seconds >= 0 && seconds <= 2_147_483_647))
    throw cannot("TTL index 'expireAfterSeconds' must be between 0 and 2147483647");
  if (fields.length > 1)
    throw cannot('TTL indexes are single-field indexes, compound indexes do not support TTL.');
  if (fields[0]?.path === '_id') throw cannot('The field _id cannot be part of a TTL index');
  return Math.floor(seconds);
};

const checkOptions = (spec: Doc): void => {
  for (const [name, value] of spec) {
    if (refused.includes(name)) throw unsupported(`${name} in an index`);
    if (!indexOptions.includes(name))
      throw new MongoError(197, `The field '${name}' is not valid for an index specification.`);
    const isSimple = isDoc(value) && value.size === 1 && value.get('locale') === 'simple';
    if (name === 'collation' && !isSimple) throw unsupported('an index with a collation');
    if (name === 'hidden' && value !== false) throw unsupported('hidden indexes');
    if (name === 'v') checkVersion(value);
  }
};

const checkVersion = (value: Value): void => {
  if (!isNumber(value)) throw new MongoError(14, "The field 'v' must be a number");
  const version = asDouble(value);
  if (version === 1) throw unsupported('indexes of version 1');
  if (version !== 2)
    throw cannot(`Invalid index specification: cannot create an index with v=${version}`);
};

const isSet = (spec: Doc, name: string): boolean => {
  const value = spec.get(name);
  if (value === undefined || typeof value === 'boolean') return value === true;
  if (isNumber(value)) return asDouble(value) !== 0;
  throw new MongoError(14, `The field '${name}' has a wrong type, expected a boolean`);
};

const forId = ['key', 'name', 'v', 'ns', 'collation'];

const checkIdOptions = (spec: Doc): void => {
  const other = [...spec.keys()].find((name) => !forId.includes(name));
  if (other !== undefined)
    throw new MongoError(197, `The field '${other}' is not valid for an _id index specification.`);
};

const required = (spec: Doc, name: string): Value => {
  const value = spec.get(name);
  if (value !== undefined) return value;
  throw new MongoError(9, `The '${name}' field is a required property of an index specification`);
};

/** An index specification, checked; throws as MongoDB does, refuses kinds that are not carried. */
export const parseIndexSpec = (spec: Doc): IndexSpec => {
  checkOptions(spec);
  const key = required(spec, 'key');
  const name = required(spec, 'name');
  if (!isDoc(key)) throw new MongoError(14, "The field 'key' must be an object");
  if (key.size === 0) throw cannot('Index keys cannot be an empty object');
  if (typeof name !== 'string') throw new MongoError(14, "The field 'name' must be a string");
  if (name === '' || name === '*' || name.includes('\0'))
    throw cannot(`The index name '${name}' is not valid`);
  const fields = [...key].map(fieldOf);
  isSet(spec, 'background');
  if (isIdKey({ fields })) checkIdOptions(spec);
  const partial = partialOf(spec.get('partialFilterExpression'));
  const expireAfterSeconds = expireOf(spec.get('expireAfterSeconds'), fields);
  if (partial && isSet(spec, 'sparse'))
    throw cannot("cannot mix 'partialFilterExpression' and 'sparse' options");
  return {
    name,
    fields,
    unique: isSet(spec, 'unique'),
    sparse: isSet(spec, 'sparse'),
    ...(partial && { partial }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
  };
};

/** The specification as `listIndexes` shows it. */
export const describeIndex = (index: IndexSpec): Doc =>
  docOf({
    v: 2,
    key: keyPatternOf(index),
    name: index.name,
    unique: (index.unique && index.name !== '_id_') || undefined,
    sparse: index.sparse || undefined,
    partialFilterExpression: index.partial?.doc,
    expireAfterSeconds: index.expireAfterSeconds,
  });

/** Whether two specifications ask for the same index. */
export const sameSpec = (a: IndexSpec, b: IndexSpec): boolean =>
  encode(describeIndex(a)).equals(encode(describeIndex(b)));

/** Whether two are so alike that MongoDB has room for one only: the same key, the same documents, unique both or neither. */
export const sameKind = (a: IndexSpec, b: IndexSpec): boolean =>
  encode(keyPatternOf(a)).equals(encode(keyPatternOf(b))) &&
  encode(a.partial?.doc ?? emptyDoc()).equals(encode(b.partial?.doc ?? emptyDoc())) &&
  a.unique === b.unique &&
  a.sparse === b.sparse;

/** Whether this is the key of the index that every collection has. */
export const isIdKey = ({ fields }: Pick<IndexSpec, 'fields'>): boolean =>
  fields.length === 1 && fields[0]?.path === '_id' && fields[0].direction === 1;
