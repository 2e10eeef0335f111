import { z } from 'zod';
import { AgreementCopy, ConsentRules } from './consent-rules.js';
import { Criterion } from './criterion.js';
import { Fact, FactName } from './fact.js';
import { Limit, LimitStart } from './limit.js';
import { Stage } from './stage.js';
import { Wording } from './wording.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const hours = z.strictObject({ from: time, to: time });

/** The id of a procedure: one of the five regulations, or one added later. */
export const ProcedureId = z.string().regex(/^[a-z][a-z-]*$/);
export type ProcedureId = z.infer<typeof ProcedureId>;

/** Two ways into a procedure; a missing route is the one whose fact is known, else the default (F2.1, F3.1). */
export const Routes = z.strictObject({
  fact: FactName,
  names: z.record(z.string(), z.string().min(1)),
  default: z.string(),
  whenKnown: z.strictObject({ fact: FactName, route: z.string() }).optional(),
});
export type Routes = z.infer<typeof Routes>;

/** A date that bounds stages: a fact, moved by so many days. */
export const Bound = z.strictObject({ fact: FactName, plusDays: z.int() });
export type Bound = z.infer<typeof Bound>;

/** A check of the facts that warns and never blocks (F2.3, F2.4). */
export const FactWarning = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('windowBeforeMeeting'),
    meeting: FactName,
    receipt: z.array(LimitStart).min(1),
    days: z.int().positive(),
    daysBeforeMeeting: z.int().positive(),
    until: FactName,
  }),
  z.strictObject({
    code: z.literal('referralDueTooLate'),
    date: FactName,
    meeting: FactName,
    daysBeforeMeeting: z.int().positive(),
  }),
]);
export type FactWarning = z.infer<typeof FactWarning>;

/** How a programme may be prolonged; null in a procedure without such a rule (R5). */
export const Extension = z.strictObject({
  to: FactName,
  reason: FactName,
  notified: FactName,
  clause: z.string().min(1),
});
export type Extension = z.infer<typeof Extension>;

/** The days before the commission's meeting by which each stage should be done (F2.8), and the referral's date (R43). */
export const Planning = z.strictObject({
  meeting: FactName,
  steps: z.array(
    z.strictObject({ stage: z.string(), daysBefore: z.int().positive(), rule: z.string().min(1) }),
  ),
  referralDue: z.strictObject({
    receiptAfter: z.int(),
    programme: z.int(),
    documents: z.int(),
    beforeMeeting: z.int(),
  }),
});
export type Planning = z.infer<typeof Planning>;

/** A regulation as data: everything by which its cases differ from those of the others. */
export const Procedure = z.strictObject({
  id: ProcedureId,
  version: z.int().positive(),
  /** The first letter of case numbers. */
  letter: z.string().regex(/^[А-Я]$/),
  title: z.string().min(1),
  /** The regulation as clauses cite it, and the number of its file in the sources. */
  regulation: z.strictObject({
    short: z.string().min(1),
    full: z.string().min(1),
    file: z.string(),
  }),
  zone: z.string().min(1),
  sendingHours: z.strictObject({ parties: hours, staff: hours }),
  wording: Wording,
  roles: z.record(z.string(), z.string().min(1)),
  forms: z.record(z.string(), z.string().min(1)),
  routes: Routes.nullable(),
  branches: z.record(z.string(), z.string().min(1)).nullable(),
  facts: z.record(FactName, Fact),
  /** Pairs of facts of which the second cannot come before the first (F1.5). */
  order: z.array(z.tuple([FactName, FactName])),
  stages: z.array(Stage),
  limits: z.array(Limit),
  /** Bounds of the effective day: which stages, by which dates, until which fact (F5.4). */
  bounds: z
    .strictObject({ stages: z.array(z.string()), by: z.array(Bound).min(1), until: FactName })
    .nullable(),
  warnings: z.array(FactWarning),
  extension: Extension.nullable(),
  /** Facilitators may give a reason for being late (R5). */
  delayReason: z.boolean(),
  /** Days of the programme by the text; null where it gives none (R4). */
  programmeWindow: z
    .strictObject({ min: z.int().nullable(), max: z.int(), limits: z.array(z.string()) })
    .nullable(),
  planning: Planning.nullable(),
  programmeTypes: z.record(z.string(), z.string().min(1)),
  eligibility: z.strictObject({
    /** `binding`, `orientation` (R35), or `none`. */
    force: z.enum(['binding', 'orientation', 'none']),
    note: z.string().optional(),
    criteria: z.array(Criterion),
  }),
  consent: ConsentRules,
  agreementCopy: AgreementCopy,
  /** Whom a person in danger may call (R186, R199). */
  crisis: z.array(z.strictObject({ label: z.string(), phone: z.string(), verify: z.boolean() })),
});
export type Procedure = z.infer<typeof Procedure>;

/** A procedure as it is written in its file, before defaults are filled in. */
export type ProcedureSource = z.input<typeof Procedure>;
