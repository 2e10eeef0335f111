import { z } from 'zod';
import { Schema } from 'mongoose';
import { staffRoles } from '../cases/actor.js';
import { CaseEvent } from '../cases/events/event.js';
import { PersonId, StaffId, CaseId } from '../cases/ids.js';
import { type Projection } from '../cases/projection.js';
import { type CaseChange, type StoredCase, type Intent } from '../cases/case-store.js';
import { caseOf } from '../cases/case.js';

const StoredIntent = z.object({
  key: z.string(),
  createdAt: z.date(),
  to: z.discriminatedUnion('type', [
    z.object({ type: z.literal('person'), person: PersonId }),
    z.object({ type: z.literal('role'), role: z.enum(staffRoles) }),
    z.object({ type: z.literal('staff'), staff: StaffId }),
  ]),
  text: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  urgency: z.enum(['safety', 'meeting', 'normal']).optional(),
});

const StoredDocument = z.object({
  _id: CaseId,
  number: z.string(),
  procedure: z.object({ id: z.string(), version: z.number() }),
  version: z.number(),
  events: z.array(CaseEvent),
  intents: z.array(StoredIntent),
  wokenUntil: z.date(),
});

/** A case as it is stored: its events, what is said next, and the projection that lists read. */
export interface CaseDocument {
  _id: string;
  number: string;
  procedure: { id: string; version: number };
  version: number;
  events: unknown[];
  intents: unknown[];
  wokenUntil: Date;
  projection: Projection;
}

const { Mixed } = Schema.Types;

/** Cases, with the indexes of their lists and sweeps. */
export const schema = new Schema<CaseDocument>(
  {
    _id: { type: String, required: true },
    number: { type: String, required: true },
    procedure: { type: Mixed, required: true },
    version: { type: Number, required: true },
    events: { type: [Mixed], required: true },
    intents: { type: [Mixed], required: true },
    wokenUntil: { type: Date, required: true },
    projection: { type: Mixed, required: true },
  },
  { collection: 'cases', versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);

/** Where the projection says who reaches a case. */
export const scopeFields = {
  commission: 'projection.commission',
  service: 'projection.service',
  facilitator: 'projection.facilitators',
  curator: 'projection.curator',
  entry: 'projection.enteredBy',
} as const;
schema.index({ number: 1 }, { unique: true });
schema.index({ 'projection.nextWakeAt': 1 });
schema.index({ 'projection.closed': 1, 'projection.nextDue': 1 });
schema.index({ 'projection.persons': 1 });
schema.index({ 'intents.key': 1 }, { sparse: true });
for (const field of Object.values(scopeFields)) schema.index({ [field]: 1 });

/** What a change makes of a new document. */
export function documentOf(change: CaseChange) {
  return {
    events: [...change.events],
    intents: [...change.intents],
    wokenUntil: change.wokenUntil,
    projection: change.projection,
  };
}

/** The case that was stored; throws where its document is not one. */
export function storedCase(found: CaseDocument | null): StoredCase | null {
  if (found === null) return null;
  const stored = StoredDocument.parse(found);
  const head = {
    id: stored._id,
    number: stored.number,
    procedure: stored.procedure,
    version: stored.version,
  };
  const intents: Intent[] = stored.intents.map(({ data, urgency, ...intent }) => ({
    ...intent,
    ...(data === undefined ? {} : { data }),
    ...(urgency === undefined ? {} : { urgency }),
  }));
  return { kase: caseOf(head, stored.events), wokenUntil: stored.wokenUntil, intents };
}
