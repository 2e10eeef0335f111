import { z } from 'zod';
import { addDays } from '../calendar-day.js';
import { type Case, facilitators, firstDay, formerFacilitators, has, last } from '../case.js';
import { type Choices, command } from '../command.js';
import { type Context } from '../context.js';
import { replaceReasons } from '../events/service.js';
import { choice, code, day, on, person, reason, staff } from '../fields.js';
import { type PersonId } from '../ids.js';
import { runningLimits } from '../limits-of-case.js';
import { proc } from '../proc.js';
import { refuseIf } from '../refusal.js';
import { type Telling, toPerson, toRole, toStaff } from '../telling.js';
import { isInformed, participants } from '../participants.js';

/** «Служба получила заявку» (R81, R82). */
export const receiveReferral = command({
  name: 'receiveReferral',
  procedures: proc('K', 'B'),
  group: 'service',
  who: ['serviceHead'],
  writes: ['fa'],
  when: (kase) => has(kase, 'referralSent') && !has(kase, 'referralReceived'),
  input: z.object({ on: on() }),
  gives: () => [{ type: 'referralReceived' }],
});

/** One to three facilitators, the first leads (R81). */
export const leaders = z
  .array(staff())
  .min(1)
  .max(3)
  .meta({ field: { kind: 'list' } });

/** Those to whom the case may be given now (J1); anybody else is refused as `facilitatorInactive`. */
export const mayLead = (_kase: Case, ctx: Context): Choices => ({
  facilitators: [...ctx.activeFacilitators],
});

/** «Назначить ведущего»; the first of up to three leads (R81). */
export const assignFacilitator = command({
  name: 'assignFacilitator',
  procedures: proc('K'),
  group: 'service',
  who: ['serviceHead'],
  writes: ['fa'],
  when: (kase) => has(kase, 'referralSent') && facilitators(kase).length === 0,
  choices: mayLead,
  input: z.object({ facilitators: leaders, on: on() }),
  refuse: (_kase, input, ctx) =>
    refuseIf(
      input.facilitators.some((f) => !ctx.activeFacilitators.has(f)),
      'facilitatorInactive',
    ),
  gives: (kase, input) => [
    ...(has(kase, 'referralReceived') ? [] : [{ type: 'referralReceived' } as const]),
    { type: 'facilitatorAssigned', facilitators: input.facilitators },
  ],
  told: () => [toRole('facilitator', 'told.facilitatorAssigned')],
});

/** «Заменить ведущего»: the limits do not start anew (R90). */
export const replaceFacilitator = command({
  name: 'replaceFacilitator',
  procedures: proc('K', 'B', 'A'),
  group: 'service',
  who: ['serviceHead', 'coordinator'],
  writes: ['fa'],
  when: (kase) => has(kase, 'facilitatorAssigned'),
  choices: mayLead,
  input: z.object({ facilitators: leaders, why: choice(replaceReasons), on: on() }),
  refuse: (_kase, input, ctx) =>
    refuseIf(
      input.facilitators.some((f) => !ctx.activeFacilitators.has(f)),
      'facilitatorInactive',
    ),
  gives: (_kase, input) => [
    { type: 'facilitatorReplaced', facilitators: input.facilitators, why: input.why },
  ],
  told: (kase) => [
    ...tellReplaced(kase),
    ...participants(kase)
      .filter((p) => isInformed(kase, p.person))
      .map((p) => toPerson(p.person, 'facilitator.changed')),
  ],
});

/** The new facilitators get the case; the former ones, who do not reach it any more, learn its number (I7). */
export const tellReplaced = (kase: Case): Telling[] => [
  toRole('facilitator', 'told.facilitatorReplaced'),
  ...formerFacilitators(kase).map((staff) =>
    toStaff(staff, 'told.facilitatorReplaced.old', { no: kase.number }),
  ),
];

/** «Заявка получена»: the start of the seven and of the twenty days (R82, R140). */
export const takeReferral = command({
  name: 'takeReferral',
  procedures: proc('K'),
  group: 'service',
  who: ['facilitator'],
  writes: ['fa'],
  when: (kase) => facilitators(kase).length > 0 && !has(kase, 'referralTaken'),
  input: z.object({ on: on() }),
  gives: () => [{ type: 'referralTaken' }],
});

/** The limits whose day has come and that have not ended. */
const dueLimits = (kase: Case, ctx: Context): string[] =>
  runningLimits(kase, ctx, { explain: false })
    .filter(({ state }) => state === 'dueToday' || state === 'overdue')
    .map(({ id }) => id);

/** «Указать причину задержки» of a limit that is due or over: no date moves (R5). */
export const explainDelay = command({
  name: 'explainDelay',
  procedures: proc('K'),
  group: 'service',
  who: ['facilitator'],
  writes: ['fa'],
  when: (kase, ctx) => facilitators(kase).length > 0 && dueLimits(kase, ctx).length > 0,
  input: z.object({ limit: code(), reason: reason(), on: on() }),
  refuse: (kase, { limit }, ctx) =>
    refuseIf(!dueLimits(kase, ctx).includes(limit), 'wrongInput', { codes: ['limit'] }),
  gives: (_kase, input) => [{ type: 'delayExplained', limit: input.limit, reason: input.reason }],
  told: () => [toRole('coordinator', 'told.delayExplained')],
});

/** «Дата заседания»: moves the last day for the results (R44, R124, R145). */
export const setCommissionMeeting = command({
  name: 'setCommissionMeeting',
  procedures: proc('K'),
  group: 'service',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: (kase) => !has(kase, 'hearingRecorded'),
  input: z.object({
    meeting: day().nullable().default(null),
    time: z
      .string()
      .regex(/^\d\d:\d\d$/u)
      .optional()
      .meta({ field: { kind: 'code', max: 5 } }),
    body: choice(['commission', 'council']).default('commission'),
    on: on(),
  }),
  warns: (kase, input, ctx) => {
    const receipt = receiptDay(kase) ?? addDays(ctx.today, 1);
    const early = input.meeting !== null && input.meeting < addDays(receipt, 13);
    return early && !has(kase, 'programmeCompleted') ? ['windowBeforeMeeting'] : [];
  },
  gives: (_kase, input) => [
    {
      type: 'commissionMeetingSet',
      meeting: input.meeting,
      time: input.time ?? null,
      body: input.body,
    },
  ],
  told: (kase) =>
    has(kase, 'referralSent')
      ? [
          toRole('serviceHead', 'told.hearing.invite'),
          ...(facilitators(kase).length > 0 ? [toRole('facilitator', 'told.hearing.invite')] : []),
        ]
      : [],
});

function receiptDay(kase: Case) {
  const received = firstDay(kase, 'referralReceived');
  const sent = firstDay(kase, 'referralSent');
  return (
    firstDay(kase, 'referralTaken') ??
    (received === null ? null : addDays(received, 1)) ??
    (sent === null ? null : addDays(sent, 1))
  );
}

/** «Органы проинформированы» at the stage of inquiry or investigation (R39). */
export const informLawEnforcement = command({
  name: 'informLawEnforcement',
  procedures: proc('K'),
  group: 'service',
  who: ['facilitator', 'commissionSecretary'],
  writes: ['fa'],
  when: (kase) => needsLawEnforcement(kase) && !has(kase, 'lawEnforcementInformed'),
  input: z.object({ way: choice(['phone', 'email', 'paper', 'inPerson']), on: on() }),
  gives: (_kase, input) => [{ type: 'lawEnforcementInformed', way: input.way }],
});

/** The case is at inquiry or investigation. */
export function needsLawEnforcement(kase: Case): boolean {
  const stage = last(kase, 'situationDescribed')?.prosecution;
  return stage === 'inquiry' || stage === 'investigation';
}

/** Participants in the ЦВСНП whom nobody may visit yet (R96). */
export function waitingForAccess(kase: Case): PersonId[] {
  return participants(kase)
    .map((p) => p.person)
    .filter((who) => {
      const place = last(kase, 'contactModeSet', (e) => e.person === who)?.institution;
      return place === 'cvsnp' && !has(kase, 'accessAgreed', (e) => e.person === who);
    });
}

/** «Доступ в ЦВСНП согласован» by the commission with the police leadership (R96). */
export const agreeAccess = command({
  name: 'agreeAccess',
  procedures: proc('K'),
  group: 'service',
  who: ['commissionSecretary', 'facilitator'],
  writes: ['fa'],
  persons: waitingForAccess,
  input: z.object({ person: person(), on: on() }),
  gives: (_kase, input) => [{ type: 'accessAgreed', person: input.person }],
  told: (kase) =>
    facilitators(kase).length > 0 ? [toRole('facilitator', 'told.accessAgreed')] : [],
});

/** The commands of the service, the facilitator and the dates (G3.3). */
export const serviceCommands = [
  receiveReferral,
  assignFacilitator,
  replaceFacilitator,
  takeReferral,
  explainDelay,
  setCommissionMeeting,
  informLawEnforcement,
  agreeAccess,
] as const;
