import { z } from 'zod';
import { newId } from '../cases/ids.js';

/** The random mark of a form, so that sending it twice changes nothing (G1); without one each sending counts for itself. */
export const Cause = z
  .string()
  .regex(/^[\w-]{1,64}$/u)
  .catch(() => newId());
