import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/cases/available-commands.js';
import { procedureIds } from '../../../src/procedures/procedures.js';
import { aFormOffice, type FormOffice } from '../../support/form-office.js';
import { live, lives } from '../../support/lives-of-procedures.js';
import { type PureCase } from '../../support/pure-case.js';
import { dice } from '../../support/random-inputs.js';
import { type Chance, chancesIn, opensCase, type Tried, use } from '../../support/used-forms.js';

let office: FormOffice;
const tried = new Map<string, Tried>();
beforeAll(async () => {
  office = await aFormOffice();
}, 60_000);
afterAll(() => office.close());

const triedOf = ({ key }: Pick<Chance, 'key'>): Tried => {
  const known = tried.get(key) ?? { done: 0, opened: 0, refused: new Set(), untyped: new Set() };
  tried.set(key, known);
  return known;
};

/** Not done yet, and not tried too often. */
const isNew = ({ done, opened }: Tried): boolean => done === 0 && opened < 14;

/** The same numbers for a procedure, whichever others are looked at. */
let roll = dice(0);

/** Uses the form of everything that is offered in this state and was not done yet, each on a case of its own. */
async function lookAt(pure: PureCase): Promise<void> {
  const chances = await chancesIn(office, await office.put(pure));
  const keys = new Set(chances.map(({ key }) => key));
  for (const key of keys) {
    const same = chances.filter((chance) => chance.key === key);
    for (let n = 0; n < 6 && isNew(triedOf({ key })); n++) {
      const chance = same[roll(same.length)];
      const { opened } = triedOf({ key });
      if (chance !== undefined)
        await use(office, await office.put(pure), chance, roll, triedOf(chance));
      if (triedOf({ key }).opened === opened) break;
    }
  }
}

/** What nobody of the staff does by a form, and why. */
const notByForm: Readonly<Record<string, string>> = {
  acceptInvitation: 'pressed by who was invited',
  declineInvitation: 'pressed by who was invited',
  markUnreachable: 'done by the clock',
  archiveCase: 'done by the clock',
  'krasnoyarsk-borodino answerGuardianConsent': 'Borodino asks guardians for the data only (G3.4)',
};

const neverDone = (procedure: string): string[] =>
  commands
    .filter(({ procedures, name }) => procedures?.includes(procedure) ?? name !== '')
    .map(({ name }) => name)
    .filter((name) => !(name in notByForm) && !(`${procedure} ${name}` in notByForm))
    .filter((name) => !doneNames(procedure).has(name));

const ofProcedure = (procedure: string) =>
  [...tried].filter(([key]) => key.startsWith(`${procedure} `));

const doneNames = (procedure: string): Set<string | undefined> =>
  new Set(
    ofProcedure(procedure)
      .filter(([, { done }]) => done > 0)
      .map(([key]) => key.split(' ')[1]),
  );

describe('every command of the table in the panel', () => {
  it.each(procedureIds)(
    'of %s is done as a person fills its form in, by every role that may',
    async (procedure) => {
      roll = dice(20261121);
      await opensCase(office, procedure, roll, triedOf);
      for (const life of lives[procedure] ?? []) await live(procedure, life, lookAt);
      const undone = ofProcedure(procedure).filter(([, { done }]) => done === 0);
      const why = undone.map(([key, t]) => [key, [...t.untyped, ...t.refused].join(' | ')]);
      expect({ never: neverDone(procedure), why }).toEqual({ never: [], why: [] });
      expect(office.panel.failures).toEqual([]);
    },
    400_000,
  );
});
