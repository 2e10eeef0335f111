import { asDouble } from '../bson/numbers.js';
import { DateTime, type Maybe, Oid, isDoc, isNumber, typeNameOf } from '../bson/values.js';

/** A value as MongoDB's messages print it, near enough to read. */
export const shown = (value: Maybe): string => {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean' || value === null) return String(value);
  if (isNumber(value)) return String(typeof value === 'bigint' ? value : asDouble(value));
  if (value instanceof Oid) return `ObjectId('${value.bytes.toString('hex')}')`;
  if (value instanceof DateTime) return `new Date(${value.ms})`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(shown).join(', ')} ]`;
  if (!isDoc(value)) return typeNameOf(value);
  const fields = [...value].map(([name, field]) => `${name}: ${shown(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
};
