import type { Procedure } from './procedure.js';

/** The procedures of an installation, all their versions side by side: running cases end under their own. */
export interface ProcedureRegistry {
  /** The ids, in the order given. */
  readonly ids: readonly string[];
  /** The version asked for, without one the newest; throws an Error that lists the known ids or versions. */
  get(id: string, version?: number): Procedure;
  /** As `get`, but null when there is none. */
  find(id: string, version?: number): Procedure | null;
}

/** Puts procedures together; throws an Error when one version of an id stands twice. */
export function procedureRegistry(procedures: readonly Procedure[]): ProcedureRegistry {
  const versions = new Map<string, Map<number, Procedure>>();
  for (const procedure of procedures) {
    const known = versions.get(procedure.id) ?? new Map<number, Procedure>();
    if (known.has(procedure.version))
      throw new Error(`${procedure.id}: version ${procedure.version} stands twice`);
    versions.set(procedure.id, known.set(procedure.version, procedure));
  }
  const ids = [...versions.keys()];
  const find = (id: string, version?: number): Procedure | null => {
    const known = versions.get(id);
    return known?.get(version ?? Math.max(...known.keys())) ?? null;
  };
  return { ids, find, get: (id, version) => find(id, version) ?? missing(ids, id, version) };
}

function missing(ids: readonly string[], id: string, version?: number): never {
  if (ids.includes(id)) throw new Error(`У порядка ${id} нет версии ${version ?? ''}.`);
  throw new Error(`Порядка «${id}» нет. Есть: ${ids.join(', ')}.`);
}
