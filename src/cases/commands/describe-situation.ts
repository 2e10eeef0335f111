import { z } from 'zod';
import { type Case, facilitators, has, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { type EventOf } from '../events/event.js';
import { Harm, prosecutionStages } from '../events/opening.js';
import { choice, code, day, text, yesNo } from '../fields.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';

type Situation = Omit<EventOf<'situationDescribed'>, keyof EventOf<'workStarted'>>;

/** Only the account of the conflict is asked: no source, no earlier programmes (those are Kamchatka's form). */
const account = {
  narrative: text(4000).optional(),
  /** Of the narrative, in characters; whoever stores the words counts them. */
  narrativeLength: z.int().optional(),
  from: day(false).optional(),
  to: day(false).optional(),
  injured: yesNo().optional(),
  harm: z
    .array(Harm)
    .default([])
    .meta({ field: { kind: 'choice', options: Harm.options } }),
  article: code().optional(),
  schools: choice(['same', 'different']).optional(),
};

/** «Описать ситуацию», whole until the case is with the facilitator; then only how it stands with the authorities. */
export const describeConflict = command({
  name: 'describeSituation',
  procedures: proc('B', 'A'),
  group: 'opening',
  who: ['commissionSecretary', 'serviceHead', 'facilitator'],
  writes: ['nr'],
  when: (kase, ctx) =>
    isOpening(kase, ctx) || (isLater(kase, ctx) && has(kase, 'situationDescribed')),
  input: z.object({
    ...account,
    prosecution: choice(prosecutionStages).default('none'),
    criminalCase: yesNo().default(false),
    addictionLinked: yesNo().default(false),
  }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(input.from !== undefined && input.from > ctx.today, 'futureDate'),
      isOpening(kase, ctx) ? incomplete(input) : beyondLater(input),
    ),
  warns: (_kase, { narrativeLength = 0 }, ctx) =>
    ctx.procedure.id === 'krasnoyarsk-borodino' && narrativeLength > shortAccount
      ? ['narrativeLong']
      : [],
  gives: (kase, input) => [{ type: 'situationDescribed', ...situationOf(kase, input) }],
});

/** The mediator needs a short neutral account (004 Прил.2); longer ones are warned about, in characters. */
const shortAccount = 600;

/** B: the secretary's draft; A: before acceptance. */
function isOpening(kase: Case, { procedure, actor }: Context): boolean {
  const role = 'role' in actor ? actor.role : null;
  if (procedure.id === 'altai')
    return (role === 'serviceHead' || role === 'facilitator') && !has(kase, 'caseAccepted');
  return role === 'commissionSecretary' && !has(kase, 'referralSent');
}

const isLater = (kase: Case, { actor }: Context) =>
  'role' in actor && actor.role === 'facilitator' && facilitators(kase).length > 0;

type Input = {
  readonly [K in keyof typeof account]?: z.output<(typeof account)[K]>;
};

function incomplete({ narrative, from, to, injured }: Input): Refusal | null {
  const codes = [
    narrative === undefined ? 'narrative' : null,
    from === undefined ? 'from' : null,
    injured === undefined ? 'injured' : null,
    to !== undefined && from !== undefined && to < from ? 'to' : null,
  ].filter((code) => code !== null);
  return refuseIf(codes.length > 0, 'wrongInput', { codes });
}

/** The facilitator adds what became known later; the account stays the commission's. */
function beyondLater({ narrative, from, to, injured, article, schools, harm }: Input) {
  const given = { narrative, from, to, injured, article, schools };
  const codes = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  const wrong = (harm ?? []).length > 0 ? [...codes, 'harm'] : codes;
  return refuseIf(wrong.length > 0, 'wrongInput', { codes: wrong });
}

function situationOf(
  kase: Case,
  input: Input & Pick<Situation, 'prosecution' | 'criminalCase' | 'addictionLinked'>,
): Situation {
  const { prosecution, criminalCase, addictionLinked } = input;
  const state = { prosecution, criminalCase, addictionLinked };
  const before = last(kase, 'situationDescribed');
  const { narrative, from, injured } = input;
  if (narrative !== undefined && from !== undefined && injured !== undefined)
    return {
      ...state,
      narrative,
      from,
      injured,
      to: input.to ?? null,
      harm: input.harm ?? [],
      article: input.article ?? null,
      schools: input.schools ?? null,
      infoSource: null,
      infoSourceText: null,
      earlier: null,
    };
  if (before === undefined)
    throw new Error('a situation has to be described before it is added to');
  return { ...situationIn(before), ...state };
}

function situationIn(event: EventOf<'situationDescribed'>): Situation {
  const { narrative, from, to, injured, harm, article, schools } = event;
  const { infoSource, infoSourceText, earlier, prosecution, criminalCase, addictionLinked } = event;
  return {
    ...{ narrative, from, to, injured, harm, article, schools },
    ...{ infoSource, infoSourceText, earlier, prosecution, criminalCase, addictionLinked },
  };
}
