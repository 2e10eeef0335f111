import { z } from 'zod';

/** The name of a dated fact of a case, such as `facilitatorReceived`; its meaning never changes. */
export const FactName = z.string().regex(/^[a-z][A-Za-z]*$/);
export type FactName = z.infer<typeof FactName>;

/** A fact that limits are counted from: its kind of value and what it says, in Russian. */
export const Fact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), title: z.string().min(1) }),
  z.strictObject({ kind: z.literal('text'), title: z.string().min(1) }),
  z.strictObject({ kind: z.literal('period'), title: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('route'),
    title: z.string().min(1),
    values: z.array(z.string().min(1)).min(2),
  }),
]);
export type Fact = z.infer<typeof Fact>;
