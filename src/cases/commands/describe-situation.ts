import { z } from 'zod';
import { type StaffRole } from '../actor.js';
import { type Case, facilitators, has, last } from '../case.js';
import { type Asked, type Asking, command } from '../command.js';
import { type Context } from '../context.js';
import { type EventOf } from '../events/event.js';
import { Harm, infoSources, legalCodes, prosecutionStages } from '../events/opening.js';
import { choice, code, day, text, yesNo } from '../fields.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';

type Situation = Omit<EventOf<'situationDescribed'>, keyof EventOf<'workStarted'>>;

/** What happened, in neutral words (R25, R37, R42). */
const account = {
  narrative: text(4000).optional(),
  /** Of the narrative, in characters; whoever stores the words counts them. */
  narrativeLength: z.int().optional(),
  /** Of the narrative: it has words that judge; whoever stores the words looks at them. */
  narrativeJudges: z.boolean().optional(),
  from: day(false).optional(),
  to: day(false).optional(),
  injured: yesNo().optional(),
  harm: z
    .array(Harm)
    .default([])
    .meta({ field: { kind: 'choice', options: Harm.options } }),
  article: code().optional(),
  part: code().optional(),
  code: choice(legalCodes).optional(),
  schools: choice(['same', 'different']).optional(),
};

/** Of Kamchatka's form alone: where the information came from, earlier programmes (R41). */
const source = {
  infoSource: choice(infoSources).optional(),
  infoSourceText: text()
    .optional()
    .meta({ calledForBy: { field: 'infoSource', values: ['other'] } }),
  earlier: text().optional(),
};

/** How it stands with the authorities; the facilitator may add to this later. */
const standing = {
  prosecution: choice(prosecutionStages).optional(),
  criminalCase: yesNo().optional(),
  addictionLinked: yesNo().optional(),
};

const all = { ...account, ...source, ...standing };
type Input = { readonly [K in keyof typeof all]?: z.output<(typeof all)[K]> };

const whole = {
  narrative: true,
  from: true,
  to: false,
  injured: true,
  harm: false,
  article: false,
  part: false,
  code: false,
  schools: false,
} as const;
const ofSource = { infoSource: true, infoSourceText: false, earlier: false } as const;
const later = { prosecution: true, criminalCase: true, addictionLinked: true } as const;

/** What every row of the command has, whatever its input holds besides. */
const common = {
  name: 'describeSituation',
  group: 'opening',
  writes: ['nr'],
  when: (kase: Case, ctx: Context) => {
    const asking = askingOf(ctx);
    return isOpening(kase, asking) || (isLater(kase, asking) && has(kase, 'situationDescribed'));
  },
  warns: (_kase: Case, { narrativeLength = 0, narrativeJudges }: Input, ctx: Context) => [
    ...(ctx.procedure.id === 'krasnoyarsk-borodino' && narrativeLength > shortAccount
      ? ['narrativeLong']
      : []),
    ...(narrativeJudges === true ? ['notNeutral'] : []),
  ],
  gives: (kase: Case, input: Input) => [
    { type: 'situationDescribed' as const, ...situationOf(kase, input) },
  ],
} as const;

const asksOf =
  (early: Asked) =>
  (kase: Case, asking: Asking): Asked =>
    isOpening(kase, asking) ? early : later;

const refusalOf =
  (early: Asked, besides: Asked) =>
  (kase: Case, input: Input, ctx: Context): Refusal | null =>
    firstRefusal(
      refuseIf(input.from !== undefined && input.from > ctx.today, 'futureDate'),
      isOpening(kase, askingOf(ctx))
        ? incomplete(input, { ...early, ...besides })
        : beyondLater(input, early),
    );

/** «Описать ситуацию»: who is harmed and how, whole until the case is with the service (R25, R37, R39, R41). */
export const describeSituation = command({
  ...common,
  procedures: proc('K'),
  who: ['commissionSecretary', 'facilitator'],
  input: z.object(all),
  asks: asksOf({ ...whole, ...ofSource, ...later }),
  refuse: refusalOf({ ...whole, ...ofSource }, later),
});

const withoutSource = (letter: 'B' | 'A', who: readonly StaffRole[]) =>
  command({
    ...common,
    procedures: proc(letter),
    who,
    input: z.object({ ...account, ...standing }),
    asks: asksOf({ ...whole, ...later }),
    refuse: refusalOf(whole, {}),
  });

/** «Описать ситуацию» without Kamchatka's source; then only how it stands with the authorities. */
export const describeConflicts = [
  withoutSource('B', ['commissionSecretary', 'facilitator']),
  withoutSource('A', ['serviceHead', 'facilitator']),
] as const;

/** The mediator needs a short neutral account (004 Прил.2); longer ones are warned about, in characters. */
const shortAccount = 600;

const askingOf = ({ procedure, actor }: Context): Asking => ({
  procedure,
  role: 'role' in actor ? actor.role : null,
});

/** K B: the secretary's draft; A: before acceptance. */
function isOpening(kase: Case, { procedure, role }: Asking): boolean {
  const roles: readonly StaffRole[] =
    procedure.id === 'altai' ? ['serviceHead', 'facilitator'] : ['commissionSecretary'];
  const isOver = has(kase, procedure.id === 'altai' ? 'caseAccepted' : 'referralSent');
  return role !== null && roles.includes(role) && !isOver;
}

const isLater = (kase: Case, { role }: Asking) =>
  role === 'facilitator' && facilitators(kase).length > 0;

function incomplete(input: Input, asked: Asked): Refusal | null {
  const given = new Map<string, unknown>(Object.entries(input));
  const codes = Object.keys(asked).filter((name) => asked[name] === true && !given.has(name));
  const { from, to, infoSource, infoSourceText } = input;
  const wrong = [
    ...codes,
    ...(to !== undefined && from !== undefined && to < from ? ['to'] : []),
    ...(infoSource === 'other' && infoSourceText === undefined ? ['infoSourceText'] : []),
  ];
  return refuseIf(wrong.length > 0, 'wrongInput', { codes: wrong });
}

/** The facilitator adds what became known later; the account stays the commission's. */
function beyondLater(input: Input, early: Asked): Refusal | null {
  const codes = Object.entries(input).flatMap(([name, value]) => {
    const isEmpty = Array.isArray(value) && value.length === 0;
    return !isEmpty && name in early ? [name] : [];
  });
  return refuseIf(codes.length > 0, 'wrongInput', { codes });
}

function situationOf(kase: Case, input: Input): Situation {
  const before = last(kase, 'situationDescribed');
  const state = {
    prosecution: input.prosecution ?? before?.prosecution ?? 'none',
    criminalCase: input.criminalCase ?? before?.criminalCase ?? false,
    addictionLinked: input.addictionLinked ?? before?.addictionLinked ?? false,
  };
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
      part: input.part ?? null,
      code: input.code ?? null,
      schools: input.schools ?? null,
      infoSource: input.infoSource ?? null,
      infoSourceText: input.infoSourceText ?? null,
      earlier: input.earlier ?? null,
    };
  if (before === undefined)
    throw new Error('a situation has to be described before it is added to');
  return { ...situationIn(before), ...state };
}

function situationIn(event: EventOf<'situationDescribed'>): Situation {
  const { narrative, from, to, injured, harm, article, part, code, schools } = event;
  const { infoSource, infoSourceText, earlier, prosecution, criminalCase, addictionLinked } = event;
  return {
    ...{ narrative, from, to, injured, harm, article, part, code, schools },
    ...{ infoSource, infoSourceText, earlier, prosecution, criminalCase, addictionLinked },
  };
}
