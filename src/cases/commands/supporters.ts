import { z } from 'zod';
import { all, type Case, last } from '../case.js';
import { command } from '../command.js';
import { type Happening } from '../events/event.js';
import { choice, on, person } from '../fields.js';
import { type PersonId } from '../ids.js';
import { findParticipant, isInformed, members } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { toPerson } from '../telling.js';
import { isMentallyIll } from './adding-person.js';
import { tellFacilitator } from './audience.js';

/** «Прийти с близким человеком» (R100); in «Вместе» only the woman says who comes (R70). */
export const proposeSupporter = command({
  name: 'proposeSupporter',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  persons: (kase) =>
    members(kase)
      .map((m) => m.person)
      .filter((who) => isInformed(kase, who)),
  input: z.object({
    person: person(),
    relation: choice(['family', 'friend', 'teacher', 'other']),
    /** Known only where staff records it. */
    supporter: person().optional(),
  }),
  blocked: (kase, ctx, who) =>
    refuseIf(
      ctx.procedure.id === 'vmeste' && who !== null && findParticipant(kase, who)?.role !== 'woman',
      'notHerInvitee',
    ),
  gives: (_kase, input) => [
    {
      type: 'supporterProposed',
      person: input.person,
      relation: input.relation,
      supporter: input.supporter ?? null,
    },
  ],
  told: tellFacilitator,
});

/** The wishes for a supporter that nobody decided on yet, of each asker the newest. */
export function openSupporterWishes(kase: Case) {
  return all(kase, 'supporterProposed').filter((asked) => {
    const newest = last(kase, 'supporterProposed', (e) => e.person === asked.person);
    const decided = last(kase, 'supporterDecided', (e) => e.asker === asked.person);
    const isOpen =
      decided === undefined || kase.events.indexOf(decided) < kase.events.indexOf(asked);
    return isOpen && newest === asked;
  });
}

/** «Ответить о близком человеке»: who may come has a part in the case of their own, and own consents (R100). */
export const decideSupporter = command({
  name: 'decideSupporter',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['na', 'si'],
  persons: (kase) => openSupporterWishes(kase).map((asked) => asked.person),
  input: z.object({
    person: person(),
    answer: choice(['yes', 'no']),
    supporter: person().optional(),
    on: on(),
  }),
  refuse: (kase, input, ctx) => {
    const supporter = input.supporter ?? wishedBy(kase, input.person);
    return firstRefusal(
      refuseIf(input.answer === 'yes' && supporter === null, 'wrongInput', {
        codes: ['supporter'],
      }),
      refuseIf(
        ctx.procedure.id === 'kamchatka' && supporter !== null && isMentallyIll(kase, supporter),
        'mentalIllness',
      ),
    );
  },
  gives: (kase, input) => {
    const supporter =
      input.answer === 'yes' ? (input.supporter ?? wishedBy(kase, input.person)) : null;
    const decided: Happening = {
      type: 'supporterDecided',
      asker: input.person,
      decision: input.answer,
      supporter,
    };
    return supporter === null || findParticipant(kase, supporter) !== undefined
      ? [decided]
      : [
          decided,
          { type: 'personAdded', person: supporter, role: 'supporter', of: [], kinship: null },
        ];
  },
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'supporterDecided' && mayWriteTo(kase, ctx, e.asker)
        ? [toPerson(e.asker, `supporter.answer.${e.decision}`)]
        : [],
    ),
});

/** The person that the newest wish names; null: only the relation is known. */
const wishedBy = (kase: Case, asker: PersonId): PersonId | null =>
  last(kase, 'supporterProposed', (e) => e.person === asker)?.supporter ?? null;

/** The commands about people who come along (G3.5). */
export const supporterCommands = [proposeSupporter, decideSupporter] as const;
