import { procedureIds } from '../procedures/procedures.js';
import { procedureScope, serviceScope } from './channel-switches.js';
import { type Directory } from './directory.js';
import { activeGrants, type Grant, type Staff } from './staff.js';

/** A service or procedure whose messengers this coordinator switches. */
export interface SwitchScope {
  readonly of: string;
  readonly kind: 'service' | 'procedure';
  readonly id: string;
}

/** The services and procedures inside the coordinator's own scope (J1, R192); of nobody else any. */
export function switchScopes(staff: Staff, directory: Directory, now: Date): SwitchScope[] {
  const grants = activeGrants(staff, now).filter(({ role }) => role === 'coordinator');
  const services = directory.services
    .map(({ id }) => ({ of: serviceScope(id), kind: 'service', id }) as const)
    .filter(({ id }) => grants.some((grant) => hasService(grant, id)));
  const procedures = procedureIds
    .map((id) => ({ of: procedureScope(id), kind: 'procedure', id }) as const)
    .filter(({ id }) => grants.some((grant) => hasProcedure(grant, id)));
  return [...services, ...procedures];
}

function hasService(grant: Grant, id: string): boolean {
  if (grant.scope === 'service') return grant.ids.some((own) => own === id);
  return grant.scope === 'installation';
}

function hasProcedure(grant: Grant, id: string): boolean {
  if (grant.scope !== 'installation' && grant.scope !== 'procedure') return false;
  const named = grant.scope === 'procedure' ? grant.ids : procedureIds;
  return named.includes(id) && (grant.procedures?.includes(id) ?? true);
}
