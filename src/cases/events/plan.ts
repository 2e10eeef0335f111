import { z } from 'zod';
import { CalendarDay } from '../calendar-day.js';
import { AgreementId, ItemId, PersonId, TextId } from '../ids.js';
import { event } from './envelope.js';

/** How often a row of a plan is done. */
export const periodicities = ['P1W', 'P2W', 'P1M'] as const;

/** A row of the family's plan: what, how, until when or how often, and who (FK6). */
export const PlanRow = z.object({
  item: ItemId,
  issue: TextId,
  actions: TextId,
  due: CalendarDay.nullable(),
  every: z.enum(periodicities).nullable(),
  responsible: PersonId,
});
export type PlanRow = z.output<typeof PlanRow>;

/** The family's plan and the programme on addiction (G3.6, G3.7). */
export const planEvents = [
  event('planDrafted', {
    plan: AgreementId,
    rows: z.array(PlanRow).min(1).max(20),
    controller: PersonId,
    reportTo: TextId,
    reportDay: CalendarDay.nullable(),
    recommendations: TextId.nullable(),
  }),
  event('planSigned', {
    plan: AgreementId,
    signatories: z.array(PersonId).min(1),
    /** An ISO period, usually P1M to P6M; null: no term was set. */
    term: z.string().nullable(),
  }),
  event('planResultsSent', { results: TextId }),
  event('actionProgrammeAttached', { document: TextId }),
] as const;
