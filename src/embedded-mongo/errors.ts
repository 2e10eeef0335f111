import { type Doc, docOf } from './bson/values.js';

/** Another process, or another part of this one, has the data folder open. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
}

/** The data folder cannot be created, read or written. */
export class StoreNotWritableError extends Error {
  override readonly name = 'StoreNotWritableError';
}

/** The process of the store ended without being asked to. */
export class StoreEndedError extends Error {
  override readonly name = 'StoreEndedError';
}

const names = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  17: 'ProtocolError',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  111: 'NotExactValueField',
  123: 'NotAReplicaSet',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  175: 'QueryPlanKilled',
  181: 'AmbiguousIndexKeyPattern',
  197: 'InvalidIndexSpecificationOption',
  224: 'QueryFeatureNotAllowed',
  238: 'NotImplemented',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  322: 'APIVersionError',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  14031: 'OutOfDiskSpace',
} as const;

/** MongoDB's name of an error code; codes without one are called `Location` and the number. */
export const codeNameOf = (code: number): string => {
  const found = Object.entries(names).find(([known]) => Number(known) === code);
  return found?.[1] ?? `Location${code}`;
};

/** A refusal as MongoDB gives it: code, name, sentence and, at times, more fields. */
export class MongoError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly extra: Doc = docOf({}),
  ) {
    super(message);
  }

  /** The fields of the answer that carry this error. */
  fields(): Doc {
    const head = docOf({ code: this.code, codeName: codeNameOf(this.code), errmsg: this.message });
    return new Map([...head, ...this.extra]);
  }
}

/** What MongoDB can do and this store cannot: named, never approximated. */
export const unsupported = (what: string): MongoError =>
  new MongoError(238, `not supported by the embedded store: ${what}; set MONGODB_URI`);
