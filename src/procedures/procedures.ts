import { altai } from './altai.js';
import { kamchatka } from './kamchatka.js';
import { krasnoyarskBorodino } from './krasnoyarsk-borodino.js';
import type { Procedure } from './procedure.js';
import { procedureRegistry } from './registry.js';
import { vmeste } from './vmeste.js';
import { yugra } from './yugra.js';

const registry = procedureRegistry([kamchatka, krasnoyarskBorodino, altai, vmeste, yugra]);

/** The ids of the five procedures (R1). */
export const procedureIds: readonly string[] = registry.ids;

/** The procedure of this id, newest version unless one is named; throws an Error that lists the known ones. */
export function getProcedure(id: string, version?: number): Procedure {
  return registry.get(id, version);
}

/** The procedure of this id, null when there is none. */
export function findProcedure(id: string, version?: number): Procedure | null {
  return registry.find(id, version);
}
