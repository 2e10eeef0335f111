import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { nextOrder } from './order.js';
import { type PhoneLine, type PhoneStore } from '../bot/channels/sandbox/phones.js';
import { type Keyring } from '../people/keyring.js';

const Button = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), label: z.string(), data: z.string() }),
  z.object({ type: z.literal('open'), label: z.string(), url: z.string() }),
]);
const Words = z.object({
  text: z.string(),
  buttons: z.array(z.array(Button)),
  folded: z.string().nullable(),
});

interface PhoneDocument {
  _id: string;
  account: string;
  at: Date;
  from: 'bot' | 'person';
  sealed: string;
  /** Order of adding: technical milliseconds and a count. */
  order: number;
}

/** The lines on the sandbox's phones, their words sealed with a key of the phone. */
export function phoneModel(
  connection: Connection,
  keyring: Keyring,
): PhoneStore & { createIndexes(): Promise<void> } {
  const schema = new Schema<PhoneDocument>(
    {
      _id: { type: String, required: true },
      account: { type: String, required: true },
      at: { type: Date, required: true },
      from: { type: String, required: true },
      sealed: { type: String, required: true },
      order: { type: Number, required: true },
    },
    { collection: 'phones', versionKey: false, autoIndex: false, autoCreate: false },
  );
  schema.index({ account: 1, order: 1 });
  const lines = connection.model<PhoneDocument>('PhoneLine', schema);
  const owner = (account: string) => `phone:${account}`;
  const open = async ({ _id, account, at, from, sealed }: PhoneDocument): Promise<PhoneLine> => {
    const words = Words.parse(await keyring.open(owner(account), sealed, _id));
    return { ref: _id, at, from, ...words };
  };
  return {
    add: async (account, { ref, at, from, text, buttons, folded }) => {
      await lines.create({
        _id: ref,
        account,
        at,
        from,
        order: nextOrder(),
        sealed: await keyring.seal(owner(account), { text, buttons, folded }, ref),
      });
    },
    fold: async (account, ref, text) => {
      const found = await lines.findOne({ _id: ref, account }).lean();
      if (found === null) return;
      const { text: words } = await open(found);
      const sealed = await keyring.seal(
        owner(account),
        { text: words, buttons: [], folded: text },
        ref,
      );
      await lines.updateOne({ _id: ref }, { $set: { sealed } });
    },
    lines: async (account, limit) => {
      const found = await lines.find({ account }).sort({ order: -1 }).limit(limit).lean();
      return Promise.all(found.reverse().map(open));
    },
    createIndexes: async () => {
      await lines.createIndexes();
    },
  };
}
