import { describe, expect, it } from '@jest/globals';
import { staffRoles } from '../../../src/cases/actor.js';
import { availableCommands } from '../../../src/cases/available-commands.js';
import { fieldsOffered } from '../../../src/cases/command-fields.js';
import { aPureCase, type PureCase } from '../../support/pure-case.js';
import { dice } from '../../support/random-inputs.js';
import { starts, step } from '../../support/random-walk.js';

const narrowed = ['confirmStep', 'finishDocument', 'notifyCommission'];

/** Every value that is offered to somebody now, and how the command answers to it alone. */
function answered(pure: PureCase): [offer: string, code: string | null][] {
  return staffRoles.flatMap((role) => {
    const ctx = pure.context(role);
    return availableCommands(pure.kase(), ctx)
      .filter(({ command }) => narrowed.includes(command.name))
      .flatMap(({ command }) =>
        fieldsOffered(command, pure.kase(), ctx).flatMap(({ name, kind, calledForBy, many }) =>
          kind.kind !== 'choice' || calledForBy !== undefined || many || name === 'way'
            ? []
            : kind.options.map((value): [string, string | null] => {
                const input = { [name]: value, way: 'phone', text: pure.text() };
                const decision = command.decide(pure.kase(), input, ctx, 'tried');
                const code = decision.type === 'refused' ? decision.refusal.code : null;
                return [`${pure.kase().procedure.id} ${role} ${command.name} ${value}`, code];
              }),
        ),
      );
  });
}

const choicesOf = (pure: PureCase, role: (typeof staffRoles)[number], name: string) => {
  const ctx = pure.context(role);
  const found = availableCommands(pure.kase(), ctx).find(({ command }) => command.name === name);
  const fields = found === undefined ? [] : fieldsOffered(found.command, pure.kase(), ctx);
  return fields.flatMap(({ kind }) => (kind.kind === 'choice' ? [kind.options] : []))[0];
};

describe('the values of a command that are offered', () => {
  it('are those that the role may do and that are still to be done, on walks through every procedure', () => {
    const seen = new Set<string>();
    for (const [n, start] of starts.entries()) {
      const pure = start();
      const walk = { pure, texts: new Set<string>(), done: new Set<string>() };
      const clock = { day: 0 };
      const roll = dice(300 + n);
      for (let round = 0; round < 60; round++) {
        for (let press = 0; press < 4; press++) step(walk, roll, clock);
        for (const [offer, code] of answered(pure)) {
          seen.add(offer);
          expect([offer, code]).not.toEqual([offer, 'notAllowed']);
          expect([offer, code]).not.toEqual([offer, 'notNow']);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(25);
  });

  it('R115, R196: a step of «Вместе» is offered to who does it, until it is done', () => {
    const pure = aPureCase('vmeste');
    pure.does('ufsinSpecialist', 'openCase', {
      territory: 'Тихая Бухта',
      releaseDate: '2026-09-01',
    });
    expect(choicesOf(pure, 'familyCurator', 'confirmStep')).toEqual(['V1.3', 'V1.7']);
    expect(choicesOf(pure, 'resourceCentre', 'confirmStep')).toEqual(['V2.1', 'ngoInformed']);
    pure.does('familyCurator', 'confirmStep', { step: 'V1.3' });
    expect(choicesOf(pure, 'familyCurator', 'confirmStep')).toEqual(['V1.7']);
    pure.does('familyCurator', 'confirmStep', { step: 'V1.7' });
    expect(choicesOf(pure, 'familyCurator', 'confirmStep')).toBeUndefined();
  });

  it('R197: a paper of «Вместе» is offered to who makes it', () => {
    const pure = aPureCase('vmeste');
    pure.does('ufsinSpecialist', 'openCase', {
      territory: 'Тихая Бухта',
      releaseDate: '2026-09-01',
    });
    expect(choicesOf(pure, 'ufsinSpecialist', 'finishDocument')).toEqual(['FV1', 'FV2', 'FV3']);
    expect(choicesOf(pure, 'familyCurator', 'finishDocument')).toEqual(['FV4']);
    expect(choicesOf(pure, 'resourceCentre', 'finishDocument')).toEqual(['FV5']);
  });
});
