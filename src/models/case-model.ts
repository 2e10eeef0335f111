import { type Connection, type Model, Schema } from 'mongoose';
import { type Case } from '../cases/case.js';
import { type CaseChange, type CaseStore } from '../cases/case-store.js';
import { type CaseEvent } from '../cases/events/event.js';
import { CaseId, type PersonId } from '../cases/ids.js';
import { type Projection } from '../cases/projection.js';
import { type ListScope } from '../people/staff.js';
import { isDuplicate } from './duplicate.js';
import { foundBy, foundById, gather, gatherReads } from './gathered.js';
import { type CaseDocument, documentOf, schema, scopeFields, storedCase } from './case-document.js';

interface CounterDocument {
  _id: string;
  last: number;
}

const counterSchema = new Schema<CounterDocument>(
  { _id: { type: String, required: true }, last: { type: Number, required: true } },
  { collection: 'counters', versionKey: false, autoIndex: false, autoCreate: false },
);

/** A row of the list of cases: what may be shown without opening one. */
export interface CaseRow extends Projection {
  readonly id: CaseId;
  readonly number: string;
  readonly procedure: string;
}

/** What the list asks for; an absent part does not restrict. */
export interface CaseQuery {
  readonly scope: readonly ListScope[];
  readonly ids?: readonly CaseId[];
  readonly closed?: boolean;
  readonly stage?: string;
  readonly dueBefore?: string;
}

/** The case store, and the lists that the panel and the bot read from the projections. */
export interface CaseModel extends CaseStore {
  list(query: CaseQuery): Promise<readonly CaseRow[]>;
  ofPerson(person: PersonId): Promise<readonly CaseId[]>;
  allIds(): Promise<readonly CaseId[]>;
  count(): Promise<number>;
  /** Cases that have an event of this type; looks at every case. */
  withEvent(type: CaseEvent['type']): Promise<readonly CaseId[]>;
  createIndexes(): Promise<void>;
}

/** Cases in MongoDB or the embedded store. */
export function caseModel(connection: Connection): CaseModel {
  const cases = connection.model<CaseDocument>('Case', schema);
  const counters = connection.model<CounterDocument>('Counter', counterSchema);
  const find = gatherReads(async (ids) =>
    foundById(await cases.find({ _id: { $in: ids } }).lean(), storedCase),
  );
  const ofPerson = gatherReads(async (persons: PersonId[]) => {
    const wanted = { 'projection.persons': { $in: persons } };
    const found = await cases.find(wanted, { projection: 1 }).lean();
    return foundBy(found, ({ projection }) => projection.persons);
  });
  const dropIntents = gather((dropped: readonly DroppedIntents[]) =>
    cases.bulkWrite(dropped.map(dropOne), { ordered: false }),
  );
  return {
    nextNumber: (letter, year) => nextNumber(counters, letter, year),
    insert: (kase, change) => insert(cases, kase, change),
    find,
    findByNumber: async (number) => storedCase(await cases.findOne({ number }).lean()),
    save: (id, version, change) => save(cases, id, version, change),
    dropIntents: async (id, keys) => {
      await dropIntents({ id, keys });
    },
    withIntents: async (limit) =>
      idsOf(
        await cases
          .find({ 'intents.key': { $exists: true } }, { _id: 1 })
          .limit(limit)
          .lean(),
      ),
    toWake: async (now, limit) =>
      idsOf(
        await cases
          .find({ 'projection.nextWakeAt': { $lte: now } }, { _id: 1 })
          .sort({ 'projection.nextWakeAt': 1 })
          .limit(limit)
          .lean(),
      ),
    nextWakeAt: async () => {
      const first = await cases
        .findOne({ 'projection.nextWakeAt': { $gt: new Date(0) } }, { projection: 1 })
        .sort({ 'projection.nextWakeAt': 1 })
        .lean();
      return first?.projection.nextWakeAt ?? null;
    },
    list: (query) => list(cases, query),
    ofPerson: async (person) => idsOf(await ofPerson(person)),
    allIds: async () => idsOf(await cases.find({}, { _id: 1 }).lean()),
    count: () => cases.countDocuments({}),
    withEvent: async (type) => idsOf(await cases.find({ 'events.type': type }, { _id: 1 }).lean()),
    createIndexes: async () => {
      await cases.createIndexes();
    },
  };
}

interface DroppedIntents {
  readonly id: CaseId;
  readonly keys: readonly string[];
}

const dropOne = ({ id, keys }: DroppedIntents) => ({
  updateOne: {
    filter: { _id: id },
    update: { $pull: { intents: { key: { $in: [...keys] } } } },
  },
});

async function insert(
  cases: Model<CaseDocument>,
  { id, number, procedure, version }: Case,
  change: CaseChange,
): Promise<boolean> {
  try {
    await cases.create({ ...documentOf(change), _id: id, number, procedure, version });
    return true;
  } catch (error) {
    if (isDuplicate(error, '_id')) return false;
    throw error;
  }
}

async function nextNumber(
  counters: Model<CounterDocument>,
  letter: string,
  year: number,
): Promise<string> {
  const counter = await counters
    .findOneAndUpdate(
      { _id: `${letter}-${year}` },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean();
  return `${letter}-${String(year).slice(2)}-${String(counter.last).padStart(3, '0')}`;
}

async function save(
  cases: Model<CaseDocument>,
  id: CaseId,
  version: number,
  change: CaseChange,
): Promise<boolean> {
  const result = await cases.updateOne(
    { _id: id, version },
    {
      $push: { events: { $each: [...change.events] }, intents: { $each: [...change.intents] } },
      $set: { projection: change.projection, wokenUntil: change.wokenUntil, version: version + 1 },
    },
  );
  return result.matchedCount === 1;
}

function idsOf(found: readonly { _id: string }[]): CaseId[] {
  return found.map((d) => CaseId.parse(d._id));
}

async function list(cases: Model<CaseDocument>, query: CaseQuery): Promise<CaseRow[]> {
  if (query.scope.length === 0) return [];
  const found = await cases
    .find(filterOf(query), { number: 1, procedure: 1, projection: 1 })
    .lean();
  return found.map((d) => ({
    ...d.projection,
    id: CaseId.parse(d._id),
    number: d.number,
    procedure: d.procedure.id,
  }));
}

function filterOf(query: CaseQuery): Record<string, unknown> {
  const filter: Record<string, unknown> = {};
  const reach = query.scope.flatMap((s) =>
    s.type === 'all' ? [] : [{ [scopeFields[s.type]]: s.id }],
  );
  if (reach.length === query.scope.length) filter['$or'] = reach;
  if (query.ids !== undefined) filter['_id'] = { $in: [...query.ids] };
  if (query.closed !== undefined) filter['projection.closed'] = query.closed;
  if (query.stage !== undefined) filter['projection.stage'] = query.stage;
  if (query.dueBefore !== undefined) filter['projection.nextDue'] = { $lte: query.dueBefore };
  return filter;
}
