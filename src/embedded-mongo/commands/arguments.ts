import { asDouble } from '../bson/numbers.js';
import {
  type Doc,
  type Maybe,
  type Value,
  emptyDoc,
  isDoc,
  isNumber,
  typeNameOf,
} from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';

/**
 * What an argument must be: `bool` may be a number, `strict` not; `hint` is a name or a key pattern; `simple` is a
 * collation; `refused` ones may only be there as false.
 */
export type Kind =
  | 'object'
  | 'array'
  | 'string'
  | 'bool'
  | 'strict'
  | 'number'
  | 'hint'
  | 'any'
  | 'refused'
  | 'simple';

/** The arguments of a command by name. */
export type Shape = Readonly<Record<string, Kind>>;

/** What every command takes. */
export const generic: Shape = {
  $db: 'string',
  lsid: 'object',
  $readPreference: 'object',
  $clusterTime: 'object',
  comment: 'any',
  maxTimeMS: 'number',
  readConcern: 'object',
  writeConcern: 'object',
  apiVersion: 'string',
  apiStrict: 'refused',
  apiDeprecationErrors: 'bool',
};

const expected: Readonly<Record<Kind, string>> = {
  object: "type 'object'",
  array: "type 'array'",
  string: "type 'string'",
  bool: "types '[bool, long, int, decimal, double]'",
  strict: "type 'bool'",
  number: "types '[long, int, decimal, double]'",
  hint: '',
  any: '',
  refused: '',
  simple: "type 'object'",
};

const fits = (kind: Kind, value: Value): boolean => {
  switch (kind) {
    case 'object':
    case 'simple':
      return isDoc(value);
    case 'array':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean' || isNumber(value);
    case 'strict':
      return typeof value === 'boolean';
    case 'number':
      return isNumber(value);
    case 'hint':
      return typeof value === 'string' || isDoc(value);
    case 'any':
    case 'refused':
      return true;
  }
};

const off = (value: Value): boolean => value === false || (isDoc(value) && value.size === 0);

/** Whether a collation is the one that compares bytes. */
export const isSimple = (collation: Doc): boolean =>
  collation.size === 1 && collation.get('locale') === 'simple';

const checkOne = (where: string, name: string, kind: Kind, value: Value): void => {
  if (kind === 'refused' && !off(value)) throw unsupported(`${name} in ${where}`);
  if (kind === 'hint' && !fits(kind, value))
    throw new MongoError(9, 'Hint must be either a string or nested object');
  if (!fits(kind, value))
    throw new MongoError(
      14,
      `BSON field '${where}.${name}' is the wrong type '${typeNameOf(value)}', expected ${expected[kind]}`,
    );
  if (kind === 'simple' && isDoc(value) && value.size > 0 && !isSimple(value))
    throw unsupported(`collation in ${where}`);
};

/** Checks the fields of a command or statement against its shape; throws 40415 for one that MongoDB does not know. */
export const checkShape = (where: string, fields: Doc, shape: Shape): void => {
  for (const [name, value] of fields) {
    const kind = shape[name];
    if (!kind || !Object.hasOwn(shape, name))
      throw new MongoError(40415, `BSON field '${where}.${name}' is an unknown field.`);
    checkOne(where, name, kind, value);
  }
};

/** Throws 40414 unless all these fields are there. */
export const checkRequired = (where: string, fields: Doc, names: readonly string[]): void => {
  const missing = names.find((name) => !fields.has(name));
  if (missing !== undefined)
    throw new MongoError(40414, `BSON field '${where}.${missing}' is missing but a required field`);
};

/** Whether a boolean argument is set. */
export const flag = (fields: Doc, name: string): boolean => {
  const value = fields.get(name);
  return value === true || (isNumber(value) && asDouble(value) !== 0);
};

/** A numeric argument that must not be negative, without its fraction; `undefined` if it is not there. */
export const count = (fields: Doc, name: string): number | undefined => {
  const value: Maybe = fields.get(name);
  if (!isNumber(value)) return undefined;
  const number = Math.trunc(asDouble(value)) || 0;
  if (number < 0)
    throw new MongoError(
      51024,
      `BSON field '${name}' value must be >= 0, actual value '${number}'`,
    );
  return number;
};

/** The size of the first batch that a `cursor` argument asks for; throws where it asks for anything else. */
export const firstBatch = (command: Doc, name: string): number | undefined => {
  const cursor = document(command, 'cursor');
  checkShape(`${name}.cursor`, cursor, { batchSize: 'number' });
  return count(cursor, 'batchSize');
};

/** A document argument, empty if it is not there. */
export const document = (fields: Doc, name: string): Doc => {
  const value = fields.get(name);
  return isDoc(value) ? value : emptyDoc();
};

/** The documents of an array argument; throws `TypeMismatch` (14) for anything else in it. */
export const documents = (fields: Doc, command: string, name: string): Doc[] => {
  const value = fields.get(name);
  if (!Array.isArray(value))
    throw new MongoError(40414, `BSON field '${command}.${name}' is missing but a required field`);
  return value.map((item, index) => {
    if (isDoc(item)) return item;
    throw new MongoError(
      14,
      `BSON field '${command}.${name}.${index}' is the wrong type '${typeNameOf(item)}', expected type 'object'`,
    );
  });
};
