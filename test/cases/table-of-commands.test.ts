import { describe, expect, it } from '@jest/globals';
import { commands, findCommand } from '../../src/cases/available-commands.js';
import { rowsOfAppendixG } from '../support/rows-of-appendix-g.js';

const letters = {
  K: 'kamchatka',
  B: 'krasnoyarsk-borodino',
  A: 'altai',
  V: 'vmeste',
  Y: 'yugra',
} as const;
type Letter = keyof typeof letters;

/** The names that appendix G3 gives to a procedure. */
const named = (letter: Letter): string[] =>
  Object.entries(rowsOfAppendixG)
    .filter(([, proc]) => proc === '*' || (proc === 'P' ? letter !== 'Y' : proc.includes(letter)))
    .map(([name]) => name)
    .sort();

/** The names that the table of commands gives to it. */
const known = (letter: Letter): string[] =>
  [...new Set(commands.map(({ name }) => name))]
    .filter((name) => {
      const found = findCommand(name, letters[letter]);
      return found?.procedures?.includes(letters[letter]) ?? true;
    })
    .sort();

describe('the table of commands beside appendix G3', () => {
  it.each(['K', 'B', 'A', 'V', 'Y'] as const)(
    'a procedure with the letter %s has every command of the appendix, and no other',
    (letter) => {
      expect(known(letter)).toEqual(named(letter));
    },
  );

  it('R5: only Borodino may prolong a programme, only Kamchatka gives a reason for being late', () => {
    const having = (name: string) =>
      (['K', 'B', 'A', 'V', 'Y'] as const).filter((letter) => known(letter).includes(name));
    expect(having('extendProgramme')).toEqual(['B']);
    expect(having('explainDelay')).toEqual(['K']);
  });

  it('has no name that the appendix does not know', () => {
    const names = new Set<string>(Object.keys(rowsOfAppendixG));
    expect(commands.filter(({ name }) => !names.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('has one row for a name in a procedure', () => {
    for (const id of Object.values(letters)) {
      const rows = commands.filter((c) => c.procedures?.includes(id) ?? true).map((c) => c.name);
      expect(rows.filter((name, at) => rows.indexOf(name) !== at)).toEqual([]);
    }
  });
});
