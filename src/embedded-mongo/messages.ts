import { z } from 'zod';

/** What the process of a store is started with: options of the server, and the process that keeps it. */
export const Given = z.object({
  dataDir: z.string(),
  port: z.number().optional(),
  expiryMs: z.number().optional(),
  filling: z.boolean().optional(),
  keeper: z.number(),
});

export type Given = z.infer<typeof Given>;

/** What it is asked for, by what it answers when that is done. */
export const Asked = z.enum(['filled', 'stopped']);

export type Asked = z.infer<typeof Asked>;

/** What it says; the first message is `ready` or `failed`. */
export const Said = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), uri: z.string() }),
  z.object({ type: Asked }),
  z.object({ type: z.literal('failed'), name: z.string(), message: z.string() }),
]);

export type Said = z.infer<typeof Said>;
