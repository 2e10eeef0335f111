import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { claims } from '../../src/embedded-mongo/claims.js';
import { outsideOfClaims } from '../support/outside-of-claims.js';
import { type CommandShape } from '../support/used-names.js';

const readme = readFileSync('src/embedded-mongo/README.md', 'utf8');
const section = /## What is claimed\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';

const rows = new Map(
  section
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, kind = '', names = '']) => [
      kind.replaceAll('`', ''),
      [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ]),
);

const rowOf = ([kind, names]: readonly [string, readonly string[]]): string =>
  `| ${kind} | ${names.map((name) => `\`${name}\``).join(' ')} |`;

describe('the table of what is claimed', () => {
  it('in the README is the one the code looks names up in', () => {
    const missing = [...claims()].filter(
      ([kind, names]) => rows.get(kind)?.join() !== names.join(),
    );
    expect(missing.map(rowOf)).toEqual([]);
    expect([...rows.keys()]).toEqual([...claims().keys()]);
  });
});

describe('a command of the product', () => {
  const outside = (command: CommandShape): string[] => outsideOfClaims([command]);

  it('that the store carries is inside the table', () => {
    expect(
      outside({
        findAndModify: 0,
        query: { $or: [{ a: { $not: { $in: [] } } }, { b: { $elemMatch: { c: { $gt: 0 } } } }] },
        update: { $set: { a: { b: 0 } }, $push: { list: { $each: [] } }, $pull: { x: { $lt: 0 } } },
        arrayFilters: [{ 'one.a': { $exists: 0 } }],
        lsid: { id: 0 },
        $db: 0,
      }),
    ).toEqual([]);
  });

  it.each<[string, CommandShape, string]>([
    ['an unknown command', { mapReduce: 0 }, 'commands: mapReduce'],
    ['an argument', { find: 0, min: {} }, 'arguments of find: min'],
    ['an operator of a filter', { find: 0, filter: { a: { $mod: [] } } }, 'filters: $mod'],
    [
      'one deep in a filter',
      { count: 0, query: { $and: [{ a: { $elemMatch: { $nor: [{ b: { $near: 0 } }] } } }] } },
      'filters: $near',
    ],
    [
      'an update operator',
      { update: 0, updates: [{ q: {}, u: { $rename: { a: 0 } } }] },
      'updates: $rename',
    ],
    [
      'a clause of $push',
      { update: 0, updates: [{ q: {}, u: { $push: { a: { $each: [], $foo: 0 } } } }] },
      'clauses of $push: $foo',
    ],
    [
      'a field of a statement',
      { delete: 0, deletes: [{ q: {}, limit: 0, foo: 0 }] },
      'statements of delete: foo',
    ],
    ['a stage', { aggregate: 0, pipeline: [{ $lookup: {} }] }, 'stages: $lookup'],
    [
      'an accumulator',
      { aggregate: 0, pipeline: [{ $group: { _id: 0, a: { $avg: 0 } } }] },
      'accumulators: $avg',
    ],
    [
      'an expression',
      { aggregate: 0, pipeline: [{ $group: { _id: { $toUpper: 0 }, a: { $sum: 0 } } }] },
      'expressions: $toUpper',
    ],
    [
      'an option of an index',
      { createIndexes: 0, indexes: [{ key: {}, weights: {} }] },
      'index options: weights',
    ],
  ])('with %s that it does not carry is outside', (_what, command, found) => {
    expect(outside(command)).toEqual([found]);
  });
});
