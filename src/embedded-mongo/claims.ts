import { accumulatorNames } from './aggregate/accumulators.js';
import { expressionOperators } from './aggregate/expression.js';
import { stageNames } from './aggregate/stages.js';
import { type Shape, generic } from './commands/arguments.js';
import { commands } from './commands/run-command.js';
import { deleteShape, updateShape } from './commands/statements.js';
import { filterOperators } from './query/parse-filter.js';
import { indexOptions } from './store/index-spec.js';
import { eachClauses } from './update/array-operators.js';
import { modifiers } from './update/modification.js';

/** Names that this store carries, by kind: the stages, the arguments of a command. */
export type Claims = ReadonlyMap<string, readonly string[]>;

const taken = (shape: Shape): string[] =>
  Object.entries(shape)
    .filter(([, kind]) => kind !== 'refused')
    .map(([name]) => name);

/** The first name of a command that has several; the name itself for one that is not carried. */
export const firstNameOf = (name: string): string =>
  Object.keys(commands).find((known) => commands[known] === commands[name]) ?? name;

const byCommand = (): [string, string[]][] =>
  Object.entries(commands)
    .filter(([name, { shape }]) => firstNameOf(name) === name && taken(shape).length > 0)
    .map(([name, { shape }]) => [`arguments of ${name}`, taken(shape)]);

/**
 * All that is carried, read from the tables that the code itself looks names up in: the README shows it, and the
 * product's queries are held against it.
 */
export const claims = (): Claims =>
  new Map<string, readonly string[]>([
    ['commands', Object.keys(commands)],
    ['arguments of every command', taken(generic)],
    ...byCommand(),
    ['statements of update', taken(updateShape)],
    ['statements of delete', taken(deleteShape)],
    ['filters', filterOperators],
    ['updates', modifiers],
    ['clauses of $push', eachClauses.$push],
    ['clauses of $addToSet', eachClauses.$addToSet],
    ['stages', stageNames],
    ['accumulators', accumulatorNames],
    ['expressions', expressionOperators],
    ['index options', indexOptions],
  ]);
