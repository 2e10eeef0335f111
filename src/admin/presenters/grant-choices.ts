import { type Texts } from '../../bot/texts/texts.js';
import { type GrantRole, scopesOf } from '../../people/access-roles.js';
import { type Directory } from '../../people/directory.js';
import { Grant, type Staff } from '../../people/staff.js';
import { mayGrant } from '../../people/staff-rights.js';

/** A right that can be chosen in a form; `value` names it in what the form sends. */
export interface GrantChoice {
  readonly value: string;
  readonly label: string;
  readonly grant: Grant;
}

/** The roles that the panel offers: those whose work in cases is built, and who only watches. */
const offered = [
  'commissionSecretary',
  'commissionChair',
  'serviceHead',
  'facilitator',
  'observer',
] as const satisfies readonly GrantRole[];

/** Every right that this account may give here: each offered role with each institution it can be bound to. */
export function grantChoices(
  giver: Staff,
  directory: Directory,
  texts: Texts,
  now: Date,
): GrantChoice[] {
  return offered
    .flatMap((role) => grantsOf(role, directory))
    .filter((grant) => mayGrant(giver, grant, now))
    .map((grant) => ({ grant, value: valueOf(grant), label: grantLabel(grant, directory, texts) }));
}

/** «Руководитель службы – Служба примирения»; for other roles their name in the data. */
export function grantLabel(grant: Grant, directory: Directory, texts: Texts): string {
  const where = grant.scope === 'installation' ? ['вся установка'] : namesOf(grant.ids, directory);
  return `${roleWords(grant.role, texts)} – ${where.join(', ')}`;
}

function roleWords(role: GrantRole, texts: Texts): string {
  if (role === 'observer') return 'Наблюдатель';
  if (role === 'facilitator') return 'Ведущий';
  return texts.has(`role.${role}`) ? texts.say(`role.${role}`) : role;
}

function namesOf(ids: readonly string[], { services, commissions }: Directory): string[] {
  const known = new Map<string, string>(
    [...services, ...commissions].map(({ id, name }) => [id, name]),
  );
  return ids.map((id) => known.get(id) ?? id);
}

function grantsOf(role: (typeof offered)[number], directory: Directory): Grant[] {
  const scope = scopesOf[role][0];
  if (scope === 'installation') return [Grant.parse({ role, scope })];
  const places = scope === 'commission' ? directory.commissions : directory.services;
  return places.map(({ id }) => Grant.parse({ role, scope, ids: [id] }));
}

const valueOf = (grant: Grant): string =>
  grant.scope === 'installation' ? grant.role : `${grant.role}:${grant.ids.join(',')}`;
