import { z } from 'zod';
import { type StaffRole } from '../actor.js';
import { type CalendarDay } from '../calendar-day.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { type Happening } from '../events/event.js';
import { categories, entries } from '../events/release.js';
import { choice, code, day } from '../fields.js';
import { CommissionId, ServiceId } from '../ids.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { toRole } from '../telling.js';

interface Opening {
  readonly territory: string;
  readonly service?: ServiceId;
  readonly entry?: (typeof entries)[number];
  readonly category?: (typeof categories)[number];
  readonly releaseDate?: CalendarDay;
}

const noConsentText = (ctx: Context) =>
  refuseIf(ctx.settings.consentText === null, 'consentTextMissing');

/** The event of a case that no commission sends: what it does not know is left out. */
function opened(ctx: Context, { territory, service, ...rest }: Opening): Happening {
  const known: Partial<Opening> = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => typeof value === 'string'),
  );
  return {
    type: 'caseOpened',
    number: ctx.nextNumber,
    territory,
    commission: null,
    service: service ?? null,
    route: null,
    branch: null,
    documentsReceived: null,
    commissionDecision: null,
    commissionMeeting: null,
    ...known,
  };
}

/** A facilitator who opens a case has it from then on. */
function leadsItself({ actor }: Context): Happening[] {
  return actor.type === 'staff' && actor.role === 'facilitator'
    ? [{ type: 'facilitatorAssigned', facilitators: [actor.id] }]
    : [];
}

/** «Новая заявка» of Altai; a facilitator who opens a case leads it (03 §3.4). */
export const openAltaiCase = command({
  name: 'openCase',
  procedures: proc('A'),
  group: 'opening',
  who: ['serviceHead', 'facilitator'],
  writes: ['nu', 'fa'],
  when: (kase) => kase.events.length === 0,
  input: z.object({
    territory: code(60),
    service: ServiceId.meta({ field: { kind: 'choice', options: [] } }),
    entry: choice(entries),
    category: choice(categories).optional(),
    commission: CommissionId.optional(),
  }),
  refuse: (_kase, input, ctx) =>
    firstRefusal(
      noConsentText(ctx),
      refuseIf(!ctx.services.some((s) => s.id === input.service && s.active), 'noService'),
    ),
  gives: (_kase, { territory, service, entry, category }, ctx) => [
    opened(ctx, { territory, service, entry, ...(category === undefined ? {} : { category }) }),
    ...leadsItself(ctx),
  ],
});

const openForRelease = (letter: 'V' | 'Y', who: readonly StaffRole[], isDateNeeded: boolean) =>
  command({
    name: 'openCase',
    procedures: proc(letter),
    group: 'opening',
    who,
    writes: ['nu', 'fa'],
    when: (kase) => kase.events.length === 0,
    input: z.object({ territory: code(60), releaseDate: day().optional() }),
    refuse: (_kase, input, ctx) =>
      firstRefusal(
        noConsentText(ctx),
        refuseIf(isDateNeeded && input.releaseDate === undefined, 'wrongInput', {
          codes: ['releaseDate'],
        }),
      ),
    gives: (_kase, { territory, releaseDate }, ctx) => [
      opened(ctx, { territory, ...(releaseDate === undefined ? {} : { releaseDate }) }),
    ],
    told: () => (letter === 'V' ? [toRole('resourceCentre', 'told.caseOpened')] : []),
  });

/** Opening in Altai, «Вместе» and Yugra (G3.1). */
export const socialOpeningCommands = [
  openAltaiCase,
  openForRelease('V', ['ufsinSpecialist', 'resourceCentre'], true),
  openForRelease('Y', ['resourceCentre', 'familyCurator'], false),
] as const;
