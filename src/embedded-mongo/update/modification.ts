import type { Filter } from '../query/filter.js';
import type { Value } from '../bson/values.js';

/** One change of one path, as parsed from an update document. */
export interface Modification {
  readonly operator: ModifierName;
  readonly path: readonly string[];
  readonly operand: Value;
}

/** The update operators that are carried. */
export const modifiers = [
  '$set',
  '$setOnInsert',
  '$unset',
  '$inc',
  '$min',
  '$max',
  '$currentDate',
  '$push',
  '$addToSet',
  '$pull',
  '$pullAll',
  '$pop',
] as const;

/** One of them. */
export type ModifierName = (typeof modifiers)[number];

/** What MongoDB has besides. */
export const refusedModifiers: readonly string[] = ['$mul', '$rename', '$bit'];

/** Filters for `$[name]`, by name. */
export type ArrayFilters = ReadonlyMap<string, Filter>;
