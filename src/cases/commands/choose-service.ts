import { z } from 'zod';
import { type Case, has, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { choice } from '../fields.js';
import { ServiceId } from '../ids.js';
import { proc } from '../proc.js';
import { refuseIf } from '../refusal.js';
import { schoolServices } from '../school-services.js';

const bases = ['territory', 'sidesWish', 'school1', 'school2', 'harmedTerritory'] as const;
type Basis = (typeof bases)[number];

/** «Выбрать службу» of the territory, of one of the sides' schools, or by the sides' wish (R36, R37). */
export const chooseService = command({
  name: 'chooseService',
  procedures: proc('K', 'B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf'],
  when: (kase) => !has(kase, 'referralSent'),
  input: z.object({
    service: ServiceId.meta({ field: { kind: 'choice', options: [] } }),
    basis: choice(bases).optional(),
  }),
  refuse: (kase, { service, basis }, ctx) =>
    refuseIf(!serves(kase, ctx, service, basis), 'noService'),
  gives: (kase, { service, basis }, ctx) => [
    { type: 'serviceChosen', service, basis: basis ?? basisOf(kase, ctx, service) },
  ],
});

/** It works, and on this territory, unless another reason for it is named or known (R36). */
function serves(kase: Case, ctx: Context, service: ServiceId, named: Basis | undefined): boolean {
  const found = ctx.services.find((s) => s.id === service);
  const basis = named ?? basisOf(kase, ctx, service);
  const territory = last(kase, 'caseOpened')?.territory ?? '';
  return found?.active === true && (basis !== 'territory' || found.territories.includes(territory));
}

/** Why this service, when nobody said it: the school of a side comes before the territory. */
function basisOf(kase: Case, ctx: Context, service: ServiceId): Basis {
  const side = schoolServices(kase, ctx).find((of) => of.services.includes(service))?.side;
  if (side === undefined) return 'territory';
  return side === 'side1' ? 'school1' : 'school2';
}
