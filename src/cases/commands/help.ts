import { z } from 'zod';
import { type Case, lastOf } from '../case.js';
import { command } from '../command.js';
import { ways } from '../events/taking-part.js';
import { person, choice, on } from '../fields.js';
import { type PersonId } from '../ids.js';
import { everybody, safely, tellKeepers } from './audience.js';

/** «Нужна помощь» / «Мне страшно»: who leads the case learns it at once, at any hour (R155, R186). */
export const askHelp = command({
  name: 'askHelp',
  group: 'anyTime',
  who: ['answer'],
  writes: ['tk'],
  evenWhenClosed: true,
  persons: everybody,
  input: z.object({ person: person(), kind: choice(['help', 'fear', 'life', 'slip']) }),
  gives: (_kase, input) => [{ type: 'helpAsked', ...input }],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'helpAsked'
        ? tellKeepers(kase, e.kind === 'slip' ? 'told.safety.slip' : 'told.safety', {
            person: e.person,
          }).map(safely)
        : [],
    ),
});
/** Help was asked for and nobody was in contact since. */
export function openHelp(kase: Case): { person: PersonId; at: Date }[] {
  return everybody(kase).flatMap((who) => {
    const newest = lastOf(kase, ['helpAsked', 'helpContactRecorded'], (e) => e.person === who);
    return newest?.type === 'helpAsked' ? [{ person: who, at: newest.at }] : [];
  });
}
/** «Связались с человеком» (R186). */
export const recordHelpContact = command({
  name: 'recordHelpContact',
  group: 'anyTime',
  who: ['keeper', 'facilitator', 'serviceHead', 'resourceCentre', 'coordinator'],
  writes: ['tk'],
  evenWhenClosed: true,
  persons: (kase) => openHelp(kase).map((h) => h.person),
  input: z.object({ person: person(), way: choice(ways), on: on() }),
  gives: (_kase, input) => [{ type: 'helpContactRecorded', person: input.person, way: input.way }],
});
