import { z } from 'zod';

const DuplicateKey = z.object({
  code: z.literal(11_000),
  keyPattern: z.record(z.string(), z.unknown()),
});

/** True for the error of a unique index over this field. */
export function isDuplicate(error: unknown, field: string): boolean {
  const found = DuplicateKey.safeParse(error);
  return found.success && field in found.data.keyPattern;
}
