import { z } from 'zod';
import { type Case } from '../case.js';
import { command } from '../command.js';
import { type EventOf } from '../events/event.js';
import { partsOfDay } from '../events/meetings.js';
import { person, choice, yesNo, on, code } from '../fields.js';
import { toRole } from '../telling.js';
import { everybody, tellKeepers } from './audience.js';

/** «Позвоните мне» (R76, R92). */
export const requestCall = command({
  name: 'requestCall',
  group: 'anyTime',
  who: ['answer'],
  writes: ['tk'],
  persons: everybody,
  input: z.object({
    person: person(),
    part: choice([...partsOfDay, 'writeOnly']).default('any'),
    otherSpecialist: yesNo().default(false),
  }),
  gives: (_kase, input) => [{ type: 'callRequested', ...input }],
  told: (kase, events, ctx) =>
    ctx.door === 'paper'
      ? []
      : events.flatMap((e) => (e.type === 'callRequested' ? tellOfCall(kase, e) : [])),
});
/** Whoever leads the case; who wants another specialist is called by whoever assigns them (G3.9). */
function tellOfCall(kase: Case, { person: who, part, otherSpecialist }: EventOf<'callRequested'>) {
  const data = { person: who, part };
  if (!otherSpecialist) return tellKeepers(kase, 'told.callRequested', data);
  const isOfRelease = ['vmeste', 'yugra'].includes(kase.procedure.id);
  const role = isOfRelease ? 'resourceCentre' : 'serviceHead';
  return [toRole(role, 'told.callRequested', data)];
}
/** «Звонок сделан» (R80). */
export const recordCall = command({
  name: 'recordCall',
  group: 'anyTime',
  who: ['keeper'],
  writes: ['tk'],
  persons: everybody,
  input: z.object({
    person: person(),
    reached: z
      .boolean()
      .default(true)
      .meta({ field: { kind: 'yesNo' } }),
    on: on(),
  }),
  gives: (_kase, input) => [{ type: 'callMade', person: input.person, reached: input.reached }],
});
/** «Не удалось написать»: a job records it, the keeper calls (R80). */
export const markUnreachable = command({
  name: 'markUnreachable',
  group: 'anyTime',
  who: ['clock'],
  writes: ['ms'],
  evenWhenClosed: true,
  input: z.object({ person: person(), message: code(200) }),
  gives: (_kase, input) => [{ type: 'personUnreachable', ...input }],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'personUnreachable'
        ? tellKeepers(kase, 'told.personUnreachable', { person: e.person })
        : [],
    ),
});
