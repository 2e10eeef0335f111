import {
  type GrantRole,
  grantRoles,
  oneOf,
  type Scope,
  scopes,
  scopesOf,
} from '../../people/access-roles.js';
import { type Directory } from '../../people/directory.js';
import { Grant } from '../../people/staff.js';
import { procedureIds } from '../../procedures/procedures.js';
import { WrongCall } from '../wrong-call.js';

/** A role as it stands on the command line, with the scopes named for it. */
export interface AskedGrant {
  readonly role: GrantRole;
  readonly scope: readonly { readonly kind: Scope; readonly id: string }[];
}

interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
}

/** The roles of a call, each with the scopes that follow it; throws a WrongCall for a role or scope that does not exist. */
export function askedGrants(tokens: readonly Token[]): AskedGrant[] {
  const found: { role: GrantRole; scope: AskedGrant['scope'][number][] }[] = [];
  for (const { name, value = '' } of tokens) {
    if (name === 'role') found.push({ role: roleOf(value), scope: [] });
    if (name !== 'scope') continue;
    const last = found.at(-1);
    if (last === undefined) throw new WrongCall('Сначала назовите роль: --role, за ней --scope.');
    last.scope.push(scopeOf(value));
  }
  return found;
}

function roleOf(text: string): GrantRole {
  if (oneOf(grantRoles, text)) return text;
  throw new WrongCall(`Роли «${text}» нет. Есть: ${grantRoles.join(', ')}.`);
}

function scopeOf(text: string): AskedGrant['scope'][number] {
  const [kind = '', ...rest] = text.split(':');
  const id = rest.join(':');
  if (!oneOf(scopes, kind))
    throw new WrongCall(`Границ «${kind}» нет. Есть: ${scopes.join(', ')}.`);
  if ((id === '') !== (kind === 'installation'))
    throw new WrongCall('Границы пишут так: --scope ВИД:ИМЯ, вся установка: --scope installation.');
  return { kind, id };
}

/**
 * The right as it is kept. A missing scope is the only service or commission there is, for a coordinator the whole installation
 * (J1); a procedure beside another scope narrows it. Throws a WrongCall where that says nothing.
 */
export function grantOf({ role, scope }: AskedGrant, directory: Directory): Grant {
  const allowed: readonly Scope[] = scopesOf[role];
  const kinds = new Set(scope.map(({ kind }) => ownKind(role, kind)));
  const narrowed = kinds.size > 1 && kinds.delete('procedure');
  const [kind, ...more] = kinds;
  if (more.length > 0) throw new WrongCall(`Для роли ${role} назовите границы одного вида.`);
  if (kind === undefined) return missingScope(role, allowed, directory);
  if (!allowed.includes(kind))
    throw new WrongCall(`Роль ${role} даётся в границах: ${allowed.join(', ')}.`);
  const ids = scope.filter((one) => ownKind(role, one.kind) === kind).map(({ id }) => id);
  const procedures = scope.filter((one) => one.kind === 'procedure').map(({ id }) => id);
  checkIds(kind, ids, directory);
  if (narrowed) checkIds('procedure', procedures, directory);
  return Grant.parse({ role, scope: kind, ids, ...(narrowed ? { procedures } : {}) });
}

/** Who is assigned to cases is named by the service that assigns. */
const ownKind = (role: GrantRole, kind: Scope): Scope =>
  kind === 'service' && scopesOf[role].some((one) => one === 'assigned') ? 'assigned' : kind;

function missingScope(role: GrantRole, allowed: readonly Scope[], directory: Directory): Grant {
  if (role === 'coordinator') return Grant.parse({ role, scope: 'installation' });
  const kind = allowed[0];
  const known = kind === undefined ? null : knownIds(kind, directory);
  const [only, ...more] = known ?? [];
  if (known === null || only === undefined || more.length > 0)
    throw new WrongCall(
      `Назовите границы роли ${role}: ${allowed.map(flag).join(' или ')}.${listed(known)}`,
    );
  return Grant.parse({ role, scope: kind, ids: [only] });
}

const flag = (kind: Scope): string =>
  kind === 'installation' ? '--scope installation' : `--scope ${kind}:ИМЯ`;

function listed(known: readonly string[] | null): string {
  if (known === null) return '';
  if (known.length > 0) return ` Есть: ${known.join(', ')}.`;
  return ' Их пока нет: заведите первого координатора (--role coordinator), он впишет их в панели, «Настройки».';
}

function knownIds(kind: Scope, directory: Directory): readonly string[] | null {
  if (kind === 'service' || kind === 'assigned') return directory.services.map(({ id }) => id);
  if (kind === 'commission') return directory.commissions.map(({ id }) => id);
  return kind === 'procedure' ? procedureIds : null;
}

function checkIds(kind: Scope, ids: readonly string[], directory: Directory): void {
  const known = knownIds(kind, directory);
  const wrong = known === null ? undefined : ids.find((id) => !known.includes(id));
  if (wrong !== undefined) throw new WrongCall(`Нет такого: ${kind}:${wrong}.${listed(known)}`);
}
