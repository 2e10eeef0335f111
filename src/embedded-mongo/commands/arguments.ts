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

/** What an argument must be; `refused` ones may only be there as false, `simple` is a collation. */
export type Kind = 'object' | 'array' | 'string' | 'bool' | 'number' | 'any' | 'refused' | 'simple';

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
  apiStrict: 'bool',
  apiDeprecationErrors: 'bool',
};

const expected: Readonly<Record<Kind, string>> = {
  object: "type 'object'",
  array: "type 'array'",
  string: "type 'string'",
  bool: "types '[bool, long, int, decimal, double]'",
  number: "types '[long, int, decimal, double]'",
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
    case 'number':
      return isNumber(value);
    case 'any':
    case 'refused':
      return true;
  }
};

const off = (value: Value): boolean => value === false || (isDoc(value) && value.size === 0);

const checkOne = (where: string, name: string, kind: Kind, value: Value): void => {
  if (kind === 'refused' && !off(value)) throw unsupported(`${name} in ${where}`);
  if (!fits(kind, value))
    throw new MongoError(
      14,
      `BSON field '${where}.${name}' is the wrong type '${typeNameOf(value)}', expected ${expected[kind]}`,
    );
  if (kind === 'simple' && isDoc(value) && value.size > 0 && value.get('locale') !== 'simple')
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

const checkWriteConcern = (concern: Maybe): void => {
  const w = isDoc(concern) ? concern.get('w') : undefined;
  if (isNumber(w) && asDouble(w) > 1)
    throw new MongoError(2, "cannot use 'w' > 1 when a host is not replicated");
  if (typeof w === 'string' && w !== 'majority')
    throw new MongoError(
      2,
      `cannot use non-majority 'w' mode ${w} when a host is not a member of a replica set`,
    );
};

const readLevels = ['local', 'available', 'majority', 'linearizable', 'snapshot'];

const checkReadConcern = (concern: Maybe): void => {
  const level = isDoc(concern) ? concern.get('level') : undefined;
  if (level === undefined) return;
  if (typeof level !== 'string' || !readLevels.includes(level))
    throw new MongoError(
      2,
      "Enumeration value for field 'readConcern.level' is not a valid value.",
    );
  if (level === 'linearizable' || level === 'snapshot')
    throw new MongoError(123, 'node needs to be a replica set member to use read concern');
};

/** Checks a whole command, with the arguments that every command takes. */
export const checkCommand = (command: Doc, name: string, shape: Shape): void => {
  for (const field of ['txnNumber', 'autocommit', 'startTransaction'])
    if (command.has(field))
      throw new MongoError(
        20,
        'Transaction numbers are only allowed on a replica set member or mongos',
      );
  checkShape(name, command, { [name]: 'any', ...generic, ...shape });
  checkWriteConcern(command.get('writeConcern'));
  checkReadConcern(command.get('readConcern'));
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
  const number = Math.trunc(asDouble(value));
  if (number < 0)
    throw new MongoError(
      51024,
      `BSON field '${name}' value must be >= 0, actual value '${number}'`,
    );
  return number;
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
