import type { Procedure } from '../procedures/procedure.js';
import { findProcedure, procedureIds } from '../procedures/procedures.js';
import { WrongCall } from './wrong-call.js';

/** The procedure named on the command line; throws a WrongCall that lists the known ones. */
export function procedureArgument(id: string | undefined): Procedure {
  const found = id === undefined ? null : findProcedure(id);
  if (found) return found;
  const known = `Есть: ${procedureIds.join(', ')}.`;
  throw new WrongCall(
    id === undefined ? `Назовите процедуру. ${known}` : `Процедуры «${id}» нет. ${known}`,
  );
}
