import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

export const messengers = ['telegram', 'vk'] as const;
export type Messenger = (typeof messengers)[number];

const ofBoth = <T extends z.ZodType>(each: T) => z.object({ telegram: each, vk: each });

const PhonesReport = z.object({
  total: z.number(),
  seconds: z.number(),
  peakPerSecond: z.number(),
  peakPerChatSecond: z.number(),
  refused: z.number(),
  nothing: z.number(),
  twice: z.number(),
});

/** What one messenger's phones saw. `refused`: calls that came too fast, or were a repeat; the rest counts phones. */
export type PhonesReport = z.output<typeof PhonesReport>;

/** What the process of the messengers is asked. */
export const Asked = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    messenger: z.enum(messengers),
    accounts: z.array(z.number()),
  }),
  z.object({ type: z.enum(['total', 'report']) }),
]);
export type Asked = z.output<typeof Asked>;

/** Both strict fakes in a process of their own; one question at a time. */
export interface MessengersOutside {
  readonly roots: Readonly<Record<Messenger, string>>;
  /** These accounts have a dialogue with the bot. */
  open(messenger: Messenger, accounts: number[]): Promise<void>;
  /** How many messages arrived so far. */
  total(): Promise<number>;
  report(): Promise<Readonly<Record<Messenger, PhonesReport>>>;
  close(): void;
}

/** Starts the process. */
export async function startMessengers(): Promise<MessengersOutside> {
  const child = fork(join(import.meta.dirname, 'messengers-process.ts'), {
    execArgv: ['--import', 'tsx', '--no-warnings'],
  });
  const told = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', () => reject(new Error('the messengers ended')));
    });
  const ask = (asked: Asked): Promise<unknown> => {
    const answer = told();
    child.send(asked);
    return answer;
  };
  const roots = ofBoth(z.string()).parse(await told());
  child.setMaxListeners(0);
  return {
    roots,
    open: async (messenger, accounts) => {
      await ask({ type: 'open', messenger, accounts });
    },
    total: async () => z.number().parse(await ask({ type: 'total' })),
    report: async () => ofBoth(PhonesReport).parse(await ask({ type: 'report' })),
    close: () => {
      child.kill();
    },
  };
}
