import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../../src/cases/calendar-day.js';
import { commands } from '../../../src/cases/available-commands.js';
import { type CommandField, fieldsOf } from '../../../src/cases/command-fields.js';
import {
  choiceSources,
  type ChoiceSources,
} from '../../../src/admin/command-form/choice-sources.js';
import { noLists } from '../../../src/admin/command-form/form-lists.js';
import { askedFields, fieldView } from '../../../src/admin/command-form/form-view.js';
import { rowShapes } from '../../../src/admin/command-form/row-shapes.js';
import { readForm } from '../../../src/admin/command-form/read-form.js';
import {
  takeDay,
  takeTime,
  takeWords,
  Words,
} from '../../../src/admin/command-form/read-values.js';
import { getProcedure } from '../../../src/procedures/procedures.js';
import { texts } from '../../support/one-time-pages.js';
import { aTown, people, sendReferral, type Town } from '../../support/town.js';

const today = calendarDay('2026-03-10');

describe('what is typed into a form', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    ['09.03.2026', '2026-03-09'],
    ['9.3', '2026-03-09'],
    ['9.3.', '2026-03-09'],
  ])('%s is a day', (typed, day) => {
    expect(takeDay(typed, false, today)).toEqual({ type: 'taken', value: day });
  });

  it.each([
    ['30.02.2026', 'day'],
    ['вчера', 'day'],
    ['2026-13-01', 'day'],
    ['11.03.2026', 'future'],
  ])('%s is refused as %s', (typed, code) => {
    expect(takeDay(typed, false, today)).toMatchObject({ type: 'wrong', error: { code } });
  });

  it.each(['2026-03-12T15:00', '12.03.2026 15:00', '12.3 15:00'])('%s is a time', (typed) => {
    expect(takeTime(typed, today)).toEqual({ type: 'taken', value: '2026-03-12T15:00' });
  });

  it.each(['12.03.2026', '2026-02-30T15:00', '2026-03-12T25:00'])('%s is no time', (typed) => {
    expect(takeTime(typed, today)).toMatchObject({ type: 'wrong' });
  });

  it('words are never cut: too many are refused with their number', () => {
    expect(takeWords('я'.repeat(500), 500)).toMatchObject({ type: 'taken' });
    expect(takeWords('я'.repeat(501), 500)).toMatchObject({
      error: { code: 'long', args: { max: 500, n: 501 } },
    });
  });
});

describe('every command of the table', () => {
  let town: Town;
  const sources = new Map<string, ChoiceSources>();
  beforeAll(async () => {
    town = await aTown();
    await sendReferral(town);
    const kase = await town.kase();
    const of = { kase, command: '', texts, about: null, mayName: true, lists: noLists };
    const sight = { hintsOf: () => true, sees: () => true };
    for (const id of ['kamchatka', 'krasnoyarsk-borodino', 'altai', 'vmeste', 'yugra']) {
      const ctx = { procedure: getProcedure(id), today };
      sources.set(id, await choiceSources(town.store, { ...of, ctx }, sight));
    }
  });
  afterAll(() => town.close());

  const rows = commands.flatMap((command) =>
    (command.procedures ?? ['kamchatka']).map((procedure) => ({ command, procedure })),
  );
  const sourceOf = (procedure: string, command: string) => ({
    ...sources.get(procedure)!,
    command,
  });

  it('I3.3: has a control that a person can fill in for each field, with words of its own', () => {
    const bad = rows.flatMap(({ command, procedure }) => {
      const from = sourceOf(procedure, command.name);
      const showing = { from, values: {}, errors: new Map(), rows: 1 };
      return fieldsOf(command)
        .filter((f) => !['plan', 'question'].includes(f.name) || command.name === 'answerQuestion')
        .map((field) => fieldView(showing, field))
        .filter((view) => view.label === view.name || !fillable(view.control, command, view.name))
        .map((view) => `${procedure} ${command.name}.${view.name}: ${view.control} ${view.label}`);
    });
    expect(bad).toEqual([]);
  });

  it('a form with nothing in it names exactly the fields that have to be there', () => {
    for (const { command, procedure } of rows) {
      const from = sourceOf(procedure, command.name);
      const { errors } = readForm(askedFields(from, fieldsOf(command)), {}, today);
      const needed = fieldsOf(command).filter(
        (f) => f.required && !(f.mayBeEmpty === true && rowShapes[f.name] === undefined),
      );
      expect([command.name, [...errors.keys()].sort()]).toEqual([
        command.name,
        needed.map((f) => f.name).sort(),
      ]);
    }
  });

  it('R111: the rows of a plan are read with whom they name, days and repetition', () => {
    const command = commands.find((c) => c.name === 'draftPlan')!;
    const from = sourceOf('kamchatka', 'draftPlan');
    const fields = fieldsOf(command).filter((f) => f.name !== 'plan');
    const { input, errors } = readForm(
      askedFields(from, fields),
      {
        'rows.0.issue': ['Уроки'],
        'rows.0.actions': ['Делать вместе'],
        'rows.0.responsible': [people.mother],
        'rows.0.every': ['P1W'],
        controller: [people.mother],
        reportTo: ['Бабушке'],
      },
      today,
    );
    expect([...errors]).toEqual([]);
    expect(input['rows']).toMatchObject([
      { issue: new Words('Уроки'), responsible: people.mother, due: null, every: 'P1W' },
    ]);
  });

  const typed: ReadonlySet<CommandField['kind']['kind']> = new Set(['text', 'code', 'term']);
  function fillable(control: string, command: (typeof commands)[number], name: string): boolean {
    if (control !== 'line') return true;
    return fieldsOf(command).some((f) => f.name === name && typed.has(f.kind.kind));
  }
});
