import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type CaseId } from '../cases/ids.js';
import { type Looking, type Sight, sightOf } from '../people/sight.js';
import { askerOf, type Staff } from '../people/staff.js';
import { type Panel } from './panel.js';

/** A case as this member of staff looks at it: the sight says what of it may be shown. */
export type OpenedCase = { readonly kase: Case; readonly ctx: Context; readonly sight: Sight };

/** The member of staff at a door of the panel: a page, or a list (whose names are masked). */
export function lookingAs(staff: Staff, door: 'panel' | 'list'): Looking {
  return { asker: askerOf(staff), door, now: new Date() };
}

/** Reads the cases of these rows for a list, by id; one that the person no longer reaches is left out. */
export async function openCases(
  panel: Panel,
  staff: Staff,
  rows: readonly { readonly id: CaseId }[],
): Promise<ReadonlyMap<string, OpenedCase>> {
  const looking = lookingAs(staff, 'list');
  const opened = await Promise.all(
    rows.map(async ({ id }) => {
      const stored = await panel.store.cases.find(id);
      return stored === null ? null : openedBy(panel, looking, stored.kase);
    }),
  );
  return new Map(opened.flatMap((found) => (found === null ? [] : [[found.kase.id, found]])));
}

/** The case of this number, when the person reaches it; foreign and unknown are the same null (J4.12). */
export async function findOpened(
  panel: Panel,
  staff: Staff,
  number: unknown,
): Promise<OpenedCase | null> {
  const stored = typeof number === 'string' ? await panel.store.cases.findByNumber(number) : null;
  return stored === null ? null : openedBy(panel, lookingAs(staff, 'panel'), stored.kase);
}

async function openedBy(panel: Panel, looking: Looking, kase: Case): Promise<OpenedCase | null> {
  const ctx = await panel.service.rules.context(kase, system);
  const sight = sightOf(kase, ctx, looking);
  return sight.level('nu') === 'none' ? null : { kase, ctx, sight };
}

/** Looking needs no role to act in. */
const system = { actor: { type: 'clock' }, door: 'clock' } as const;
