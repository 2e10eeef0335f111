import { z } from 'zod';
import { CommissionId, ServiceId } from '../cases/ids.js';
import { type Directory } from './directory.js';

const words = (max: number) => z.string().trim().min(1).max(max);
const lines = z
  .string()
  .max(4000)
  .default('')
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

const common = { name: words(200), phone: words(60), settlement: words(100) };

/** A service as a form sends it; territories, places and schools one a line. */
export const ServiceForm = z.object({
  ...common,
  territories: lines.refine((found) => found.length > 0),
  places: lines,
  schools: lines,
  active: z
    .literal('yes')
    .optional()
    .transform((yes) => yes === 'yes'),
});
export type ServiceForm = z.output<typeof ServiceForm>;

/** A commission as a form sends it. */
export const CommissionForm = z.object(common);
export type CommissionForm = z.output<typeof CommissionForm>;

/** The directory with this service changed, or added when `id` is null; null: there is no such service. */
export function withService(
  directory: Directory,
  id: string | null,
  given: ServiceForm,
): Directory | null {
  const services = replaced(directory.services, id, (own) => ({
    ...given,
    id: ServiceId.parse(own ?? freeId('service', directory.services)),
  }));
  return services === null ? null : { ...directory, services };
}

/** The directory with this commission changed, or added when `id` is null; null: there is no such commission. */
export function withCommission(
  directory: Directory,
  id: string | null,
  given: CommissionForm,
): Directory | null {
  const commissions = replaced(directory.commissions, id, (own) => ({
    ...given,
    id: CommissionId.parse(own ?? freeId('commission', directory.commissions)),
  }));
  return commissions === null ? null : { ...directory, commissions };
}

function replaced<T extends { readonly id: string }>(
  all: readonly T[],
  id: string | null,
  make: (id: string | null) => T,
): T[] | null {
  if (id === null) return [...all, make(null)];
  if (!all.some((one) => one.id === id)) return null;
  return all.map((one) => (one.id === id ? make(id) : one));
}

/** «service-2»: short, because it is typed on the command line. */
function freeId(kind: string, all: readonly { readonly id: string }[]): string {
  const taken = new Set(all.map(({ id }) => id));
  let number = all.length + 1;
  while (taken.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}
