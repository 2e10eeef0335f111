import { asDouble } from '../bson/numbers.js';
import { type Doc, type Maybe, isDoc, isNumber } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { type Shape, checkShape, generic } from './arguments.js';

/** The commands that write, and so may say how sure they want to be of it. */
const writers: ReadonlySet<string> = new Set(
  'insert update delete findAndModify findandmodify create createIndexes dropIndexes drop dropDatabase'.split(
    ' ',
  ),
);

const readers: ReadonlySet<string> = new Set('find aggregate count distinct'.split(' '));

/** Whether an aggregate ends in a stage that writes: it is refused by its name, not for its write concern. */
const writes = (command: Doc): boolean => {
  const pipeline = command.get('pipeline');
  const last = Array.isArray(pipeline) ? pipeline.at(-1) : undefined;
  return isDoc(last) && (last.has('$out') || last.has('$merge'));
};

const checkWriteConcern = (name: string, command: Doc): void => {
  const concern = command.get('writeConcern');
  if (!isDoc(concern)) return;
  if (!writers.has(name) && !writes(command))
    throw new MongoError(72, 'Command does not support writeConcern');
  checkShape('writeConcern', concern, {
    w: 'any',
    j: 'bool',
    fsync: 'bool',
    wtimeout: 'number',
    provenance: 'string',
  });
  const w = concern.get('w');
  if (w === undefined || w === 'majority') return;
  if (typeof w === 'string')
    throw new MongoError(
      2,
      `cannot use non-majority 'w' mode ${w} when a host is not a member of a replica set`,
    );
  if (!isNumber(w)) throw new MongoError(9, 'w has to be a number, string, or object');
  if (!(asDouble(w) >= 0 && asDouble(w) <= 50))
    throw new MongoError(9, 'w has to be a non-negative number and not greater than 50');
  if (asDouble(w) > 1) throw new MongoError(2, "cannot use 'w' > 1 when a host is not replicated");
};

const readLevels = ['local', 'available', 'majority', 'linearizable', 'snapshot'];

const checkReadConcern = (name: string, concern: Maybe): void => {
  if (!isDoc(concern)) return;
  checkShape('readConcern', concern, {
    level: 'any',
    afterClusterTime: 'refused',
    atClusterTime: 'refused',
    provenance: 'string',
  });
  const level = concern.get('level');
  if (level === undefined) return;
  if (typeof level !== 'string' || !readLevels.includes(level))
    throw new MongoError(
      2,
      "Enumeration value for field 'readConcern.level' is not a valid value.",
    );
  if (level !== 'local' && !readers.has(name))
    throw new MongoError(72, `Command ${name} does not support this readConcern`);
  if (level === 'linearizable' || level === 'snapshot')
    throw new MongoError(123, 'node needs to be a replica set member to use read concern');
};

const checkTime = (given: Maybe): void => {
  if (!isNumber(given)) return;
  const time = asDouble(given);
  if (!(time >= 0 && time < 2 ** 31))
    throw new MongoError(2, `${time} value for maxTimeMS is out of range [0, 2147483647]`);
  if (!Number.isInteger(time)) throw new MongoError(2, 'maxTimeMS has non-integral value');
};

const checkVersion = (command: Doc): void => {
  const version = command.get('apiVersion');
  if (version === undefined && command.has('apiDeprecationErrors'))
    throw new MongoError(322, 'Provided apiDeprecationErrors without passing apiVersion');
  if (version !== undefined && version !== '1')
    throw new MongoError(322, 'API version must be "1"');
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
  checkVersion(command);
  checkTime(command.get('maxTimeMS'));
  checkWriteConcern(name, command);
  checkReadConcern(name, command.get('readConcern'));
};
