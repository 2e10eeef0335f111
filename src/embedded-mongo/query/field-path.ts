import { MongoError } from '../errors.js';

const references = ['$id', '$ref', '$db'];

/** Throws as MongoDB does for a name that no field of a path may have. */
export const checkFieldName = (name: string): void => {
  if (name === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
  if (name.startsWith('$') && !references.includes(name))
    throw new MongoError(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    );
};

/** The parts of a field path in a sort, projection, stage or expression; throws as MongoDB does for a malformed one. */
export const fieldPath = (path: string): readonly string[] => {
  if (path === '') throw new MongoError(40352, 'FieldPath cannot be constructed with empty string');
  if (path.endsWith('.')) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  const parts = path.split('.');
  parts.forEach(checkFieldName);
  return parts;
};
