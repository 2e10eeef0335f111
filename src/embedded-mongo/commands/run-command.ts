import { Double, type Doc } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { aggregate } from './aggregate.js';
import {
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  validate,
} from './collections.js';
import type { Command, Context, Seeking } from './context.js';
import { explainOf } from './explain.js';
import { findAndModify } from './find-and-modify.js';
import { checkCommand } from './generic-arguments.js';
import { buildInfo, endSessions, helloCommand, ping } from './handshake.js';
import { createIndexes, dropIndexes, listIndexes } from './indexes.js';
import { countCommand, distinct, find, getMore, killCursors } from './read.js';
import { deleteCommand, insert, update } from './write.js';

const seeking: Readonly<Record<string, Seeking>> = {
  find,
  update,
  delete: deleteCommand,
  findAndModify,
  findandmodify: findAndModify,
  aggregate,
  count: countCommand,
  distinct,
};

/** The commands that are carried, under all their names. */
export const commands: Readonly<Record<string, Command>> = {
  hello: helloCommand,
  isMaster: helloCommand,
  ismaster: helloCommand,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  insert,
  find,
  getMore,
  killCursors,
  update,
  delete: deleteCommand,
  findAndModify,
  findandmodify: findAndModify,
  aggregate,
  count: countCommand,
  distinct,
  create,
  createIndexes,
  listIndexes,
  dropIndexes,
  listCollections,
  listDatabases,
  drop,
  dropDatabase,
  endSessions,
  validate,
  explain: explainOf(seeking, (name) => Object.hasOwn(commands, name) || refused.has(name)),
};

/** Commands that MongoDB 7.0 has and this store has not. */
const refused = new Set(
  (
    'abortTransaction appendOplogNote authenticate autoSplitVector cloneCollectionAsCapped collMod collStats ' +
    'commitTransaction compact connectionStatus configureFailPoint convertToCapped createRole createUser currentOp dataSize dbHash dbStats ' +
    'dropUser filemd5 fsync getCmdLineOpts getDefaultRWConcern getLog getParameter grantRolesToUser hostInfo killAllSessions ' +
    'killOp killSessions listCommands listSearchIndexes createSearchIndexes logRotate logout mapReduce planCacheClear profile reIndex ' +
    'refreshSessions renameCollection replSetGetStatus rolesInfo saslContinue saslStart serverStatus setParameter ' +
    'shutdown startSession top updateUser usersInfo whatsmyuri'
  ).split(' '),
);

/** Runs one command and answers as MongoDB answers, `ok` included; a refusal is thrown. */
export const runCommand = async (context: Context, command: Doc): Promise<Doc> => {
  const [name = ''] = command.keys();
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!found && refused.has(name)) throw unsupported(name);
  if (!found) throw new MongoError(59, `no such command: '${name}'`);
  const db = command.get('$db');
  if (typeof db !== 'string') throw new MongoError(40571, 'OP_MSG requests require a $db argument');
  checkCommand(command, name, found.shape);
  const answer = await found.run(context, command, db);
  return new Map([...answer, ['ok', new Double(1)]]);
};

/** The answer for a refusal, or for a breakage, which is reported with its message only. */
export const failure = (error: unknown): Doc => {
  const known =
    error instanceof MongoError
      ? error
      : new MongoError(1, error instanceof Error ? error.message : String(error));
  const { extra } = known;
  return new Map([['ok', new Double(0)], ...known.fields(), ...extra]);
};
