import { activeGrants, type Grant, type ListScope, scopesBy, type Staff } from './staff.js';

/** Where a person's cases are listed, to learn of which procedures they are; fulfilled by `models`. */
export interface CasesOfScope {
  list(query: {
    readonly scope: readonly ListScope[];
  }): Promise<readonly { readonly procedure: string }[]>;
}

/** Whether the person has one of these roles in the procedure at that instant: named in the grant, or by a case in its reach. */
export async function holdsDuty(
  cases: CasesOfScope,
  staff: Staff,
  roles: readonly string[],
  procedure: string,
  technicalNow: Date,
): Promise<boolean> {
  for (const grant of activeGrants(staff, technicalNow)) {
    if (!roles.includes(grant.role) || !allows(grant, procedure)) continue;
    if (grant.scope === 'procedure') return true;
    const rows = await cases.list({ scope: scopesBy(grant, staff.id) });
    if (rows.some((row) => row.procedure === procedure)) return true;
  }
  return false;
}

function allows(grant: Grant, procedure: string): boolean {
  const named = grant.scope === 'procedure' ? grant.ids : grant.procedures;
  return named?.includes(procedure) ?? true;
}
