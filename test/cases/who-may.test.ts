import { describe, expect, it } from '@jest/globals';
import { staffRoles } from '../../src/cases/actor.js';
import { commands, findCommand } from '../../src/cases/available-commands.js';
import { refusalCodes } from '../../src/cases/refusal.js';
import { commandNames, refusalCodes as specified } from '../locales/keys-of-the-specification.js';
import { whoMay } from './who-may.js';

const procedures: Readonly<Record<string, string>> = {
  K: 'kamchatka',
  B: 'krasnoyarsk-borodino',
  A: 'altai',
  V: 'vmeste',
  Y: 'yugra',
};
const roles: Readonly<Record<string, readonly string[]>> = {
  CS: ['commissionSecretary'],
  SH: ['serviceHead'],
  F: ['facilitator'],
  CO: ['coordinator'],
  RC: ['resourceCentre'],
  FC: ['familyCurator'],
  UF: ['ufsinSpecialist'],
  keeper: ['keeper'],
  ans: ['answer'],
  clock: ['clock'],
  all: staffRoles,
};

/** `KB: CS F; V: RC` as procedure and roles. */
const read = (cell: string): (readonly [string, readonly string[]])[] =>
  cell.split('; ').flatMap((part) => {
    const [letters = '', named = ''] = part.split(': ');
    const who = named.split(' ').flatMap((letter) => roles[letter] ?? [letter]);
    return Array.from(letters).map((letter) => [letter, [...who].sort()] as const);
  });

describe('the table of commands beside appendix G', () => {
  it('has each command of G3, and no other', () => {
    expect(Object.keys(whoMay).sort()).toEqual([...commandNames].sort());
    const names = new Set(commands.map(({ name }) => name));
    expect([...names].sort()).toEqual([...commandNames].sort());
  });

  it.each(Object.entries(whoMay))('%s is of these procedures and roles: %s', (name, cell) => {
    const actual = Object.entries(procedures).flatMap(([letter, id]) => {
      const row = findCommand(name, id);
      const isOf = row?.procedures?.includes(id) ?? true;
      return row === undefined || !isOf ? [] : [[letter, [...row.who].sort()]];
    });
    expect(actual).toEqual(
      Object.keys(procedures).flatMap((l) => read(cell).filter(([letter]) => letter === l)),
    );
  });

  it('no command has two rows in one procedure', () => {
    const twice = Object.values(procedures).flatMap((id) => {
      const names = commands
        .filter(({ procedures: of }) => of?.includes(id) ?? true)
        .map(({ name }) => `${id}: ${name}`);
      return names.filter((name, at) => names.indexOf(name) !== at);
    });
    expect(twice).toEqual([]);
  });

  it('has the refusals of G2, and no other', () => {
    expect([...refusalCodes].sort()).toEqual([...specified].sort());
  });
});
