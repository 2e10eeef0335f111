import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { commands, findCommand } from '../../src/cases/available-commands.js';
import { eventTypes } from '../../src/cases/events/event.js';
import { factsOf } from '../../src/cases/facts-of-case.js';
import { taskRows } from '../../src/cases/tasks.js';
import { refusalCodes } from '../../src/cases/refusal.js';
import { historyLabels } from '../../src/admin/presenters/history-labels.js';
import { oneOf, resources } from '../../src/people/access-roles.js';
import { getProcedure, procedureIds } from '../../src/procedures/procedures.js';
import { texts } from '../locales/locales.js';
import { aPureCase } from '../support/pure-case.js';

const folder = new URL('../../src/cases/', import.meta.url);
const sourcesIn = (path: string): string =>
  readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(`${path}/${name}`, folder), 'utf8'))
    .join('\n');

/** Facts that stand in the case only once a programme was prolonged. */
const ofExtension = ['extendedTo', 'extensionReason', 'extensionNotified'];

describe('the tables beside themselves', () => {
  it('every event is given by a command', () => {
    const source = sourcesIn('commands');
    const given = (type: string) =>
      [`type: '${type}'`, `? '${type}'`, `: '${type}'`].some((way) => source.includes(way));
    expect([...eventTypes].filter((type) => !given(type))).toEqual([]);
  });

  it('every event has its words in the history', () => {
    expect([...eventTypes].filter((type) => !(type in historyLabels))).toEqual([]);
  });

  it.each(procedureIds)('every fact of %s comes from the events of a case', (id) => {
    const pure = aPureCase(id);
    const known = [...Object.keys(factsOf(pure.kase(), pure.context())), ...ofExtension];
    const facts = Object.keys(getProcedure(id).facts);
    expect(facts.filter((fact) => !known.includes(fact))).toEqual([]);
  });

  it('every task has a title and is closed by a command of each procedure that has it', () => {
    for (const row of taskRows) {
      expect(texts.has(`task.${row.name}`)).toBe(true);
      const only = row.only ?? findCommand(row.command, 'kamchatka')?.procedures ?? procedureIds;
      for (const id of only)
        expect([row.name, findCommand(row.command, id)?.procedures ?? [id]]).toEqual([
          row.name,
          expect.arrayContaining([id]),
        ]);
    }
  });

  it('every command writes something that the access matrix knows', () => {
    const wrong = commands.filter(
      ({ writes }) => writes.length === 0 || !writes.every((name) => oneOf(resources, name)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('every refusal has a sentence', () => {
    expect(refusalCodes.filter((code) => !texts.has(`refusal.${code}`))).toEqual([]);
  });
});
