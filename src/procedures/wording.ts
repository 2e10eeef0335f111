import { z } from 'zod';

const text = z.string().min(1);

/** The words of a procedure, in the forms that sentences need (R8, H2). */
export const Wording = z.strictObject({
  lead: z.strictObject({ nominative: text, genitive: text, dative: text, instrumental: text }),
  leadFull: text,
  deal: z.strictObject({ nominative: text, dative: text }),
  /** The result of a family conference, where the procedure has one. */
  plan: z.strictObject({ nominative: text, dative: text }).optional(),
  dealFull: text,
  service: text,
  serviceFull: text,
  programme: text,
  commission: text,
});
export type Wording = z.infer<typeof Wording>;
