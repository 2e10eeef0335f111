import { z } from 'zod';

/** A stage of a procedure; the code is what limits and screens name. */
export const Stage = z.strictObject({
  code: z.string().regex(/^[A-Z]\d+[a-z]?$/),
  id: z.string().regex(/^[a-z][A-Za-z]*$/),
  /** The short name in lists and in the chat (I3.1). */
  name: z.string().min(1),
  /** What happens, for the case page. */
  title: z.string().min(1),
  /** `task`: beside the stages; `inside`: a part of another one; `afterCase`: of no single case. */
  place: z.enum(['stage', 'task', 'inside', 'afterCase', 'step']).default('stage'),
  inside: z.string().optional(),
  /** Only cases of this route have it. */
  route: z.string().optional(),
  /** Facts or events one of which ends it (G5); a colon parts an event from its choice. */
  endedBy: z.array(z.string()).default([]),
  /** An event that must have come as well where it is expected (G5). */
  alsoNeeds: z.string().optional(),
  role: z.string().nullable().default(null),
  forms: z.array(z.string()).default([]),
  source: z.string().min(1),
});
export type Stage = z.infer<typeof Stage>;
