import { describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/cases/available-commands.js';
import { getProcedure } from '../../../src/procedures/procedures.js';
import { walkAll } from './scenarios.js';
import { whatItGives } from './what-it-gives.js';

const procedures = {
  K: 'kamchatka',
  B: 'krasnoyarsk-borodino',
  A: 'altai',
  V: 'vmeste',
  Y: 'yugra',
} as const;
const letters = Object.entries(procedures);

type Gives = Readonly<Record<'events' | 'facts' | 'limits' | 'told', string | undefined>>;

/** The lines of the table, by the letter of the procedure and the name. */
const lines: ReadonlyMap<string, Gives> = new Map(
  whatItGives
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [head = '', events, facts, limits, told] = line.split('|').map((part) => part.trim());
      const [of = '', ...name] = head.split(' ');
      const gives = { events, facts, limits, told };
      return Array.from(of, (letter) => [`${letter} ${name.join(' ')}`, gives] as const);
    }),
);

const walked = walkAll();

describe('what the commands give', () => {
  it.each([...lines])('%s: its events, facts, limits, and who is told', (name, gives) => {
    const seen = walked.get(name);
    expect(seen && { ...seen, told: seen.told.replaceAll('told.', '') }).toEqual(gives);
  });

  it('every step that was walked stands in the table', () => {
    expect([...walked.keys()].filter((name) => !lines.has(name))).toEqual([]);
  });

  it.each(letters)('every command of procedure %s is given', (letter, procedure) => {
    const given = new Set([...lines.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')));
    const { consent } = getProcedure(procedure);
    const missing = commands
      .filter(({ procedures: of }) => of?.includes(procedure) ?? true)
      .filter(
        ({ name }) => name !== 'answerGuardianConsent' || consent.guardianConsentUnder !== null,
      )
      .map(({ name }) => name)
      .filter((name) => !given.has(`${letter} ${name}`));
    expect(missing).toEqual([]);
  });

  /** Of no case, of the commission's own law, or asked about each week; A-D0 only says that the text names none. */
  const beside: ReadonlySet<string> = new Set(['fixedDates', 'external', 'periodic']);

  it.each(letters)('every limit of a case of procedure %s begins and ends', (letter, procedure) => {
    const signs = [...lines].flatMap(([name, { limits = '' }]) =>
      name.startsWith(letter) ? limits.split(' ') : [],
    );
    const ofCases = getProcedure(procedure).limits.filter(
      ({ id, kind }) => !beside.has(kind) && id !== 'A-D0',
    );
    const open = ofCases.flatMap(({ id, kind }) => [
      ...(signs.includes(`+${id}`) || kind === 'extension' ? [] : [`+${id}`]),
      ...(signs.includes(`-${id}`) ? [] : [`-${id}`]),
    ]);
    expect(open).toEqual([]);
  });
});
