import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type CaseRow } from '../models/case-model.js';
import { rolesIn, type Staff } from '../people/staff.js';
import { type Panel } from './panel.js';

/** A case with the context in which this member of staff looks at it. */
export type OpenedCase = { readonly kase: Case; readonly ctx: Context };

/** Reads the cases of these rows, by id; one that the person no longer reaches is left out. */
export async function openCases(
  panel: Panel,
  staff: Staff,
  rows: readonly CaseRow[],
): Promise<ReadonlyMap<string, OpenedCase>> {
  const opened = await Promise.all(rows.map((row) => openCase(panel, staff, row)));
  return new Map(opened.flatMap((found) => (found === null ? [] : [[found.kase.id, found]])));
}

async function openCase(panel: Panel, staff: Staff, { id }: CaseRow): Promise<OpenedCase | null> {
  const stored = await panel.store.cases.find(id);
  const role = stored === null ? undefined : rolesIn(staff, stored.kase)[0];
  if (stored === null || role === undefined) return null;
  const actor = { type: 'staff', id: staff.id, role } as const;
  const ctx = await panel.service.rules.context(stored.kase, { actor, door: 'panel' });
  return { kase: stored.kase, ctx };
}
