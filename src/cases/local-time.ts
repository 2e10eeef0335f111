import { z } from 'zod';

/** A date and time of day on the clock of the case's zone, `YYYY-MM-DDTHH:mm`. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/u)
  .brand<'LocalTime'>();
export type LocalTime = z.output<typeof LocalTime>;
