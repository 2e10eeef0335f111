import { z } from 'zod';
import { type StaffRole } from '../actor.js';
import { agendaItems } from '../agenda.js';
import { type Case, has, inRound } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { agendaKinds } from '../events/meetings.js';
import { choice, person, text } from '../fields.js';
import { type PersonId, TextId } from '../ids.js';
import { isMember, members } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { tellFacilitator } from './audience.js';

const agendaItem = () => TextId.meta({ field: { kind: 'list' } });
const isBefore = (kase: Case) => !has(inRound(kase), 'jointMeetingHeld');
const memberIds = (kase: Case) => members(kase).map((m) => m.person);

/** A member answers for themselves; staff name the member, or nobody where the question is their own. */
const offeredTo = (kase: Case, ctx: Context): readonly PersonId[] | null =>
  ctx.actor.type === 'person' ? memberIds(kase) : null;

const isFacilitator = ({ actor }: Context): boolean =>
  'role' in actor && actor.role === 'facilitator';

const isOneOf = ({ actor }: Context, roles: readonly StaffRole[]): boolean =>
  actor.type === 'staff' && roles.includes(actor.role);

/** «Предложить вопрос для встречи»: private until its author releases it (R98, R99). */
const addAgendaItem = (letters: readonly string[], roles: readonly StaffRole[]) =>
  command({
    name: 'addAgendaItem',
    procedures: letters,
    group: 'meetings',
    who: ['answer', ...roles],
    writes: ['ae'],
    when: isBefore,
    persons: offeredTo,
    asks: (_kase, { role }) => ({ person: role === null || !roles.includes(role), text: true }),
    input: z.object({ person: person().optional(), text: text(500) }),
    refuse: (kase, input, ctx) =>
      firstRefusal(
        refuseIf(input.person === undefined && !isOneOf(ctx, roles), 'wrongInput', {
          codes: ['person'],
        }),
        refuseIf(input.person !== undefined && !isMember(kase, input.person), 'notNow'),
      ),
    gives: (_kase, input) => [
      { type: 'agendaItemAdded', person: input.person ?? null, item: input.text },
    ],
    told: (kase, events, ctx) => (isFacilitator(ctx) ? [] : tellFacilitator(kase, events, ctx)),
  });

/** «Можно обсудить на встрече» / «Пока не обсуждать»: its author alone says so (R98, R182). */
export const shareAgendaItem = command({
  name: 'shareAgendaItem',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['ae'],
  when: isBefore,
  persons: (kase) => memberIds(kase).filter((who) => itemsOf(kase, who).length > 0),
  input: z.object({ person: person(), item: agendaItem(), answer: choice(['yes', 'no']) }),
  refuse: (kase, input) => {
    const found = agendaItems(kase).find(({ item }) => item === input.item);
    return firstRefusal(
      refuseIf(found === undefined, 'stale'),
      refuseIf(found?.author !== input.person, 'ownAnswer'),
    );
  },
  gives: (_kase, input) => [
    { type: input.answer === 'yes' ? 'agendaItemShared' : 'agendaItemKept', item: input.item },
  ],
});

/** The questions that this person proposed. */
const itemsOf = (kase: Case, who: PersonId) =>
  agendaItems(kase).filter(({ author }) => author === who);

/** «Составить повестку» of own and released questions, in order (R99, R102). */
const arrangeAgenda = (letters: readonly string[], roles: readonly StaffRole[]) =>
  command({
    name: 'arrangeAgenda',
    procedures: letters,
    group: 'meetings',
    who: roles,
    writes: ['ae'],
    when: (kase) => isBefore(kase) && agendaItems(kase).length > 0,
    input: z.object({
      items: z
        .array(TextId)
        .min(1)
        .max(40)
        .meta({ field: { kind: 'list' } }),
      kind: choice(agendaKinds).optional(),
    }),
    asks: () => ({ items: true, ...(letters.includes('vmeste') && { kind: true }) }),
    refuse: (kase, input) => {
      const known = agendaItems(kase);
      const closed = input.items.filter((id) => known.every((k) => k.item !== id || !k.shared));
      const needsKind = letters.includes('vmeste') !== (input.kind !== undefined);
      return firstRefusal(
        refuseIf(
          closed.some((id) => known.every((k) => k.item !== id)),
          'stale',
        ),
        refuseIf(closed.length > 0, 'itemNotShared'),
        refuseIf(needsKind, 'wrongInput', { codes: ['kind'] }),
      );
    },
    gives: (_kase, input) => [
      { type: 'agendaArranged', items: [...new Set(input.items)], kind: input.kind ?? null },
    ],
  });

/** The commands of the questions for the joint meeting (G3.5). */
export const agendaCommands = [
  addAgendaItem(proc('K', 'B', 'A'), ['facilitator']),
  addAgendaItem(proc('V'), ['facilitator', 'ufsinSpecialist']),
  shareAgendaItem,
  arrangeAgenda(proc('K', 'B', 'A'), ['facilitator']),
  arrangeAgenda(proc('V'), ['facilitator', 'ufsinSpecialist']),
] as const;
