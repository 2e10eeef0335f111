import { z } from 'zod';
import { staffRoles } from '../actor.js';
import { type Case, last, lastOf } from '../case.js';
import { command } from '../command.js';
import { choice, code, on, text } from '../fields.js';
import { toRole, toStaff } from '../telling.js';

/** «Нужна помощь коллег» (R157). */
export const askSupport = command({
  name: 'askSupport',
  group: 'anyTime',
  who: staffRoles,
  writes: ['tk'],
  input: z.object({
    topic: choice(['limit', 'case', 'supervision']),
    limit: code().optional(),
    text: text().optional(),
  }),
  gives: (_kase, input) => [
    {
      type: 'supportAsked',
      topic: input.topic,
      limit: input.limit ?? null,
      text: input.text ?? null,
    },
  ],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'supportAsked'
        ? ([helperOf(kase), 'coordinator'] as const).map((role) =>
            toRole(role, 'told.supportAsked', { topic: e.topic }),
          )
        : [],
    ),
});

const helperOf = (kase: Case) =>
  ['vmeste', 'yugra'].includes(kase.procedure.id) ? 'resourceCentre' : 'serviceHead';

/** Colleagues were asked for support and nobody gave it yet. */
export const isSupportOpen = (kase: Case): boolean =>
  lastOf(kase, ['supportAsked', 'supportRecorded'])?.type === 'supportAsked';

/** «Помощь оказана»: who asked is told (R157). */
export const recordSupport = command({
  name: 'recordSupport',
  group: 'anyTime',
  who: ['serviceHead', 'coordinator', 'resourceCentre'],
  writes: ['tk'],
  when: isSupportOpen,
  input: z.object({ on: on() }),
  gives: () => [{ type: 'supportRecorded' }],
  told: (kase) => {
    const asker = last(kase, 'supportAsked')?.actor;
    return asker?.type === 'staff' ? [toStaff(asker.id, 'told.supportRecorded')] : [];
  },
});

/** The commands of colleagues' support (G3.9). */
export const supportCommands = [askSupport, recordSupport] as const;
