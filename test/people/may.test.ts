import { describe, expect, it } from '@jest/globals';
import {
  type AccessCase,
  type AccessGrant,
  type AccessThing,
} from '../../src/people/access-case.js';
import { accessMatrix } from '../../src/people/access-matrix.js';
import {
  type AccessDoor,
  accessRoles,
  type AccessRole,
  grantRoles,
  oneOf,
  paperRoles,
  personRoles,
  type Resource,
  resources,
} from '../../src/people/access-roles.js';
import { may } from '../../src/people/may.js';
import { aCaseFor, asking, me, now, other, son, stranger, worker } from './access.js';

/** What makes a condition hold, and what makes it fail; the level that is left of `s` or `c` when it fails. */
interface Facts {
  readonly thing?: AccessThing;
  readonly case?: Partial<AccessCase>;
  readonly grant?: Partial<AccessGrant>;
  readonly door?: AccessDoor;
}
const about = { person: me, account: worker };
const holds: Record<string, Facts> = {
  A: { grant: { audit: true } },
  B: {},
  C: { thing: about },
  D: { case: { procedure: 'krasnoyarsk-borodino', inAbsentia: true } },
  E: { thing: { recipientConfirmed: true } },
  F: { thing: { ready: true, sent: true } },
  G: { case: { signatories: [me] }, door: 'page' },
  H: { thing: { part: 'housing' } },
  I: { thing: { part: 'items' } },
  K: { thing: { part: 'state' } },
  N: { thing: { part: 'numbers' } },
  O: { thing: about },
  R: {
    case: { copyTo: ['commission', 'school', 'resourceCentre'] },
    thing: { recipientConfirmed: true },
  },
  T: { thing: { part: 'day' } },
  U: {
    thing: {
      grant: { role: 'coordinator', scope: 'service', ids: ['service'], procedures: ['kamchatka'] },
    },
  },
  W: { thing: { enteredBy: [worker] } },
  X: { thing: { author: me } },
  Y: { thing: { searched: true } },
  Z: {},
};
const notAbout = { person: other, account: stranger };
const fails: Record<string, Facts> = {
  A: {},
  B: { case: { procedure: 'krasnoyarsk-borodino' } },
  C: { thing: notAbout },
  D: {},
  E: {},
  F: {},
  G: { case: { signatories: [other] }, door: 'page' },
  H: {},
  I: { thing: { part: 'state' } },
  K: {},
  N: { thing: { part: 'day' } },
  O: { thing: notAbout },
  R: { thing: { recipientConfirmed: true } },
  T: { thing: { part: 'state' } },
  U: { thing: { grant: { role: 'observer', scope: 'installation' } } },
  W: { thing: { enteredBy: [stranger] } },
  X: { thing: { author: other } },
  Y: {},
  Z: { thing: { foreignMessenger: true } },
};
const words: Record<string, string> = { '.': 'none', m: 'masked', s: 'see', c: 'change' };

/** The cells as the block says them, read here once more and apart from the product. */
function cells(): { role: string; resource: Resource; right: string }[] {
  const [head = '', ...lines] = accessMatrix.trim().split('\n');
  const columns = head.split(/\s+/u).slice(1) as Resource[];
  const found: { role: string; resource: Resource; right: string }[] = [];
  for (const line of lines) {
    const [name = '', ...rights] = line.split(/\s+/u);
    if (line.includes(' = ')) continue;
    if (name.endsWith(':'))
      for (const right of rights.filter((r) => r !== '')) {
        const [resource, what = ''] = right.split('=');
        found.push({ role: name.slice(0, -1), resource: resource as Resource, right: what });
      }
    else
      rights.forEach((right, i) =>
        found.push({ role: name, resource: columns[i] as Resource, right }),
      );
  }
  return found;
}

const ofRoles = cells().filter(({ role }) => !role.startsWith('@'));
const ofDoors = cells().filter(({ role }) => role.startsWith('@'));

/** A door without a cap through which the role comes. */
function openDoor(role: AccessRole): AccessDoor {
  if (role === 'operator') return 'server';
  return oneOf(grantRoles, role) ? 'panel' : 'page';
}

function ask(role: AccessRole, resource: Resource, facts: Facts, door = openDoor(role)) {
  return may({
    asker: asking(role, facts.grant),
    door: facts.door ?? door,
    resource,
    case: reachable(role) ? aCaseFor(role, facts.case) : null,
    thing: facts.thing ?? {},
    now,
  });
}

/** Roles that see numbers alone reach no case. */
const reachable = (role: AccessRole) =>
  !['regionalCommission', 'ministry', 'department', 'operator'].includes(role);

describe('the matrix of rights', () => {
  it('has a row for every role and a column for every resource', () => {
    const named = new Set(ofRoles.map(({ role }) => role));
    const same = accessMatrix
      .split('\n')
      .filter((line) => line.includes(' = '))
      .join(';');
    const missing = accessRoles.filter((role) => !named.has(role) && !same.includes(role));
    expect(missing).toEqual([]);
    expect(new Set(ofRoles.map(({ resource }) => resource))).toEqual(new Set(resources));
  });

  it('grants what each cell says when its condition holds', () => {
    const wrong = ofRoles.flatMap(({ role, resource, right }) => {
      const facts = right.length > 1 ? holds[right.slice(1)] : {};
      const level = ask(role as AccessRole, resource, facts ?? {});
      return level === words[right.slice(0, 1)] ? [] : [`${role} ${resource} ${right}: ${level}`];
    });
    expect(wrong).toEqual([]);
  });

  it('grants nothing where the condition of the cell fails', () => {
    const conditional = ofRoles.filter(({ right }) => right.length > 1);
    const wrong = conditional.flatMap(({ role, resource, right }) => {
      const level = ask(role as AccessRole, resource, fails[right.slice(1)] ?? {});
      return level === 'none' ? [] : [`${role} ${resource} ${right}: ${level}`];
    });
    expect(conditional.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it('gives roles without a row of their own the row they share', () => {
    const pairs = [
      ['territorialService', 'serviceHead'],
      ['assignedOrg', 'serviceHead'],
      ['council', 'commission'],
      ['socialSpecialist', 'curator'],
      ['prisonSpecialist', 'ufsinSpecialist'],
      ['department', 'ministry'],
      ['side2', 'side1'],
      ['notifier', 'controller'],
    ] as const;
    for (const [role, like] of pairs)
      expect(resources.map((r) => ask(role, r, { thing: about }))).toEqual(
        resources.map((r) => ask(like, r, { thing: about })),
      );
  });

  it('gives nothing at all to agencies, police and investigators', () => {
    for (const role of ['agency', 'investigator', 'police', 'association'] as const)
      for (const door of ['panel', 'chat', 'list', 'api', 'page'] as const)
        expect(resources.map((r) => ask(role, r, { thing: about }, door))).not.toContain('see');
  });
});

describe('the doors', () => {
  const doorOf = (row: string) => row.slice(1) as 'chat' | 'list' | 'api';
  const order = ['none', 'masked', 'see', 'change'];
  const least = (a: string, b: string) => order[Math.min(order.indexOf(a), order.indexOf(b))];

  it('let through at most what their row says, with both conditions', () => {
    const wrong: string[] = [];
    for (const cap of ofDoors) {
      const door = doorOf(cap.role);
      for (const cell of ofRoles.filter((c) => c.resource === cap.resource)) {
        const role = cell.role as AccessRole;
        if (!comesThrough(role, door)) continue;
        const both = merge(holds[cell.right.slice(1)], holds[cap.right.slice(1)]);
        if (both === null) continue;
        const level = ask(role, cap.resource, both, door);
        const needsLink = cell.right.slice(1) === 'G';
        const expected = needsLink
          ? 'none'
          : least(words[cell.right[0] ?? ''] ?? '', words[cap.right[0] ?? ''] ?? '');
        if (level !== expected)
          wrong.push(`${role} ${cap.resource} ${cell.right} @${door}: ${level}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('let nothing through where the condition of the door fails, but a masked name for a token', () => {
    const wrong: string[] = [];
    for (const cap of ofDoors.filter(({ right }) => right.length > 1 && !right.endsWith('Y'))) {
      const door = doorOf(cap.role);
      for (const cell of ofRoles.filter((c) => c.resource === cap.resource && c.right !== '.')) {
        const role = cell.role as AccessRole;
        if (!comesThrough(role, door) || cell.right.length > 1) continue;
        const level = ask(role, cap.resource, fails[cap.right.slice(1)] ?? {}, door);
        const expected = door === 'api' && cap.resource === 'na' ? 'masked' : 'none';
        if (level !== expected) wrong.push(`${role} ${cap.resource} @${door}: ${level}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are closed to who does not use them', () => {
    const seen = (role: AccessRole, door: AccessDoor) =>
      resources.filter((r) => ask(role, r, { thing: about }, door) !== 'none');
    expect(seen('side1', 'panel')).toEqual([]);
    expect(seen('guardian', 'list')).toEqual([]);
    expect(seen('facilitator', 'api')).toEqual([]);
    expect(seen('commission', 'chat')).toEqual([]);
    expect(seen('operator', 'panel')).toEqual([]);
  });

  it('R18, R191: the chat shows no staff a name, a phone or an address', () => {
    for (const role of ['facilitator', 'commissionSecretary', 'coordinator'] as const)
      for (const resource of ['na', 'bd', 'co', 'ad', 'sc', 'nr', 'ag', 'rf'] as const)
        expect(ask(role, resource, { thing: { person: me } }, 'chat')).toBe('none');
  });

  it('R19, R181: notes and questions are in no list and no interface', () => {
    for (const door of ['list', 'api', 'chat'] as const)
      for (const role of grantRoles) {
        expect(ask(role, 'no', {}, door)).toBe('none');
        expect(ask(role, 'qu', {}, door)).toBe('none');
      }
  });

  const comesThrough = (role: AccessRole, door: 'chat' | 'list' | 'api') => {
    if (personRoles.has(role)) return door === 'chat';
    if (oneOf(paperRoles, role) || role === 'operator') return false;
    const panelOnly = ['commission', 'ministry', 'regionalCommission', 'observer'];
    if (door === 'chat' && panelOnly.includes(role)) return false;
    return !(door === 'api' && role === 'facilitator') && role !== 'agency';
  };

  /** Facts under which both conditions hold; null: they cannot hold together. */
  const merge = (a: Facts = {}, b: Facts = {}): Facts | null => {
    const parts = [a.thing?.part, b.thing?.part].filter((part) => part !== undefined);
    if (new Set(parts).size > 1) return null;
    return {
      thing: { ...a.thing, ...b.thing },
      case: { ...a.case, ...b.case },
      grant: { ...a.grant, ...b.grant },
    };
  };
});

describe('a child', () => {
  const askGuardian = (resource: Resource, age: number | null, person = son) =>
    may({
      asker: asking('guardian'),
      door: 'chat',
      resource,
      case: aCaseFor('guardian', {
        participants: [
          { person: me, role: 'guardian', standsFor: [son], age: 40 },
          { person: son, role: 'side1', standsFor: [], age },
        ],
      }),
      thing: { person },
      now,
    });

  it('J4.3: under 14 is spoken for by its guardian', () => {
    for (const resource of ['ms', 'cs', 'mt', 'an', 'fb', 'qu'] as const)
      expect(askGuardian(resource, 13)).toBe('change');
  });

  it('J4.3: from 14 on answers alone; the guardian consents to data and sees when to meet', () => {
    expect(askGuardian('cs', 14)).toBe('change');
    expect(askGuardian('mt', 14)).toBe('see');
    for (const resource of ['ms', 'an', 'fb', 'qu', 'co'] as const)
      expect(askGuardian(resource, 14)).toBe('none');
    expect(askGuardian('qu', null)).toBe('none');
  });

  it('J4.3: whoever does not stand for it sees nothing of it', () => {
    for (const resource of resources) expect(askGuardian(resource, 13, other)).not.toBe('change');
    expect(askGuardian('na', 13, other)).toBe('none');
    expect(askGuardian('na', 13)).toBe('see');
  });
});

describe('the level that is left', () => {
  it('J1: a closed case is seen and not changed, but for what it still allows', () => {
    const closed = { case: { closed: true } };
    expect(ask('facilitator', 'fa', closed)).toBe('see');
    expect(ask('facilitator', 'fa', { ...closed, thing: { evenWhenClosed: true } })).toBe('change');
    expect(ask('coordinator', 'tx', closed)).toBe('change');
  });

  it('nobody changes a signed paper', () => {
    expect(ask('facilitator', 'pr', { thing: { signed: true } })).toBe('see');
    expect(ask('facilitator', 'pr', {})).toBe('change');
  });

  it('X: of the final list others are seen, not changed', () => {
    expect(ask('side1', 'ae', { thing: { final: true, author: other } }, 'page')).toBe('see');
  });

  it("R49: consents are the service's in Borodino after an absentee meeting, else it sees their state", () => {
    const borodino = { procedure: 'krasnoyarsk-borodino' };
    expect(ask('serviceHead', 'cs', { case: { ...borodino, inAbsentia: true } })).toBe('change');
    expect(ask('serviceHead', 'cs', { case: borodino, thing: { part: 'state' } })).toBe('see');
    expect(ask('serviceHead', 'cs', { case: borodino })).toBe('none');
  });

  it('J4.6: the secretary reads the agreement only when a copy went there', () => {
    expect(ask('commissionSecretary', 'ag', {})).toBe('none');
    expect(ask('commissionSecretary', 'ag', { case: { copyTo: ['school'] } })).toBe('none');
    expect(ask('commissionSecretary', 'ag', { case: { copyTo: ['commission'] } })).toBe('see');
  });
});
