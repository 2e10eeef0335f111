import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type Question, type QuestionStore } from '../bot/questions.js';
import { CaseId } from '../cases/ids.js';
import { isPageName, type PageName } from '../people/one-time-page.js';
import { gather } from './gathered.js';
import { nextOrder } from './order.js';

const isOpened = (v: unknown): boolean => typeof v === 'string' && (v === 'panel' || isPageName(v));

const StoredOption = z.object({
  id: z.string(),
  value: z.string().optional(),
  label: z.string().optional(),
  labelArgs: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  opens: z.custom<PageName | 'panel'>(isOpened).optional(),
  about: z.record(z.string(), z.string()).optional(),
});

const Stored = z.object({
  _id: z.string(),
  account: z.string(),
  subject: z.object({ type: z.enum(['person', 'staff']), id: z.string() }),
  caseId: CaseId.nullable(),
  key: z.string(),
  memory: z.record(z.string(), z.string()),
  options: z.array(StoredOption),
  awaits: z.string().nullable(),
  answer: z.object({ option: z.number(), cause: z.string() }).nullable(),
  askedAt: z.date(),
});

interface QuestionDocument extends Omit<z.output<typeof Stored>, 'caseId'> {
  caseId: string | null;
  order: number;
}

const { Mixed } = Schema.Types;
const schema = new Schema<QuestionDocument>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    subject: { type: Mixed, required: true },
    caseId: { type: String, default: null },
    key: { type: String, required: true },
    memory: { type: Mixed, required: true },
    options: { type: Mixed, required: true },
    awaits: { type: String, default: null },
    answer: { type: Mixed, default: null },
    askedAt: { type: Date, required: true },
    order: { type: Number, required: true },
  },
  {
    collection: 'questions',
    versionKey: false,
    minimize: false,
    autoIndex: false,
    autoCreate: false,
  },
);
schema.index({ account: 1, order: -1 });
/** Buttons older than half a year answer as unknown ones. */
schema.index({ askedAt: 1 }, { expireAfterSeconds: 180 * 86_400 });

/** Open questions in MongoDB or the embedded store. */
export function questionModel(
  connection: Connection,
): QuestionStore & { createIndexes(): Promise<void> } {
  const questions = connection.model<QuestionDocument>('Question', schema);
  const ask = gather((asked: readonly Question[]) =>
    questions.bulkWrite(asked.map(askOne), { ordered: false }),
  );
  return {
    ask: async (question) => {
      await ask(question);
    },
    answer: async (id, account, option, cause) => {
      await questions.updateOne(
        { _id: id, account, answer: null },
        { $set: { answer: { option, cause } } },
      );
      const found = await questions.findOne({ _id: id, account }).lean();
      if (found === null) return { type: 'unknown' };
      const question = questionOf(found);
      return question.answer?.cause === cause
        ? { type: 'answered', question }
        : { type: 'double', question };
    },
    find: async (id, account) => {
      const found = await questions.findOne({ _id: id, account }).lean();
      return found === null ? null : questionOf(found);
    },
    newest: async (account, except = new Set()) => {
      const others = except.size === 0 ? {} : { _id: { $nin: [...except] } };
      const found = await questions
        .findOne({ account, ...others })
        .sort({ order: -1 })
        .lean();
      return found === null ? null : questionOf(found);
    },
    removeOf: async (staff) => {
      await questions.deleteMany({ 'subject.type': 'staff', 'subject.id': staff });
    },
    createIndexes: async () => {
      await questions.createIndexes();
    },
  };
}

const askOne = ({ id, ...question }: Question) => ({
  updateOne: {
    filter: { _id: id },
    update: {
      $setOnInsert: { ...question, options: [...question.options], order: nextOrder() },
    },
    upsert: true,
  },
});

function questionOf(found: unknown): Question {
  const { _id, options, ...question } = Stored.parse(found);
  return { id: _id, ...question, options: options.map((o) => ({ ...o })) };
}
