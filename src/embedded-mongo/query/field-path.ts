import { MongoError } from '../errors.js';

const references = ['$id', '$ref', '$db'];

/** The parts of a field path in a sort, projection, stage or expression; throws as MongoDB does for a malformed one. */
export const fieldPath = (path: string): readonly string[] => {
  if (path === '') throw new MongoError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  const parts = path.split('.');
  for (const part of parts) {
    if (part === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
    if (part.startsWith('$') && !references.includes(part))
      throw new MongoError(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
  }
  return parts;
};
