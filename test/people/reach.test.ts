import { describe, expect, it } from '@jest/globals';
import { type AccessCase, type AccessGrant } from '../../src/people/access-case.js';
import { contains } from '../../src/people/access-conditions.js';
import { grantRoles, resources } from '../../src/people/access-roles.js';
import { may } from '../../src/people/may.js';
import { aCase, aCaseFor, aGrant, asking, now, service, stranger, worker } from './access.js';

const seen = (grants: readonly AccessGrant[], kase: AccessCase, at = now) =>
  may({
    asker: { type: 'staff', id: worker, grants },
    door: 'panel',
    resource: 'nu',
    case: kase,
    now: at,
  }) !== 'none';

const led = { staff: stranger, role: 'facilitator' as const, from: now, until: null };

describe('who reaches a case', () => {
  it('R17: a facilitator reaches the cases assigned now, and no other', () => {
    const mine = { ...led, staff: worker };
    const grant = [aGrant('facilitator')];
    expect(seen(grant, aCase({ assignments: [mine] }))).toBe(true);
    expect(seen(grant, aCase({ assignments: [led] }))).toBe(false);
    expect(seen(grant, aCase({ assignments: [{ ...mine, until: now }, led] }))).toBe(false);
    expect(seen([aGrant('familyCurator')], aCase({ assignments: [mine] }))).toBe(false);
  });

  it('J1: the head of a service reaches what the service has, no drafts and nothing of others', () => {
    const grant = [aGrant('serviceHead')];
    expect(seen(grant, aCase({ assignments: [led] }))).toBe(true);
    expect(seen(grant, aCase({ serviceId: null }))).toBe(false);
    expect(seen([aGrant('serviceHead', { ids: ['another'] })], aCase())).toBe(false);
  });

  it('J1: members of the commission come in with the papers for the hearing', () => {
    const before = aCase({ hearingPackage: false });
    expect(seen([aGrant('commission')], before)).toBe(false);
    expect(seen([aGrant('commission')], aCase())).toBe(true);
    expect(seen([aGrant('commissionSecretary')], before)).toBe(true);
  });

  it('J1: a grant holds for its procedures and its days', () => {
    const grant = aGrant('coordinator');
    expect(seen([grant], aCase())).toBe(true);
    expect(seen([{ ...grant, procedures: ['altai'] }], aCase())).toBe(false);
    expect(seen([{ ...grant, until: now }], aCase())).toBe(false);
    expect(seen([{ ...grant, from: new Date(now.getTime() + 1) }], aCase())).toBe(false);
  });

  it('J1: whoever sees numbers reaches no case', () => {
    for (const role of ['ministry', 'department', 'regionalCommission'] as const)
      expect(seen([aGrant(role)], aCase())).toBe(false);
  });

  it('J5.1: every role is a stranger to a case beyond its scope', () => {
    const foreign = aCase({
      procedure: 'altai',
      territory: 'elsewhere',
      commissionId: null,
      serviceId: null,
      enteredBy: [],
    });
    for (const role of grantRoles)
      for (const resource of resources)
        for (const door of ['panel', 'chat', 'list', 'api', 'page'] as const)
          expect(may({ asker: asking(role), door, resource, case: foreign, now })).toBe('none');
  });

  it('the right is the highest of the grants that reach the case', () => {
    const both = {
      type: 'staff',
      id: worker,
      grants: [aGrant('serviceHead'), aGrant('facilitator')],
    } as const;
    const question = { asker: both, door: 'panel', resource: 'co', now } as const;
    expect(may({ ...question, case: aCase({ assignments: [led] }) })).toBe('masked');
    expect(may({ ...question, case: aCaseFor('facilitator') })).toBe('change');
  });
});

describe('a case without a facilitator', () => {
  const asHead = (resource: 'na' | 'no' | 'qu', kase: AccessCase) =>
    may({ asker: asking('serviceHead'), door: 'panel', resource, case: kase, now });

  it('J1: is led by the head of the service, without notes and questions', () => {
    expect(asHead('na', aCase({ assignments: [led] }))).toBe('see');
    expect(asHead('na', aCase())).toBe('change');
    expect(asHead('na', aCase({ assignments: [{ ...led, until: now }] }))).toBe('change');
    expect(asHead('no', aCase())).toBe('none');
    expect(asHead('qu', aCase())).toBe('none');
  });

  it('J1: of vmeste by the resource centre', () => {
    const kase = aCase({ procedure: 'vmeste', serviceId: null });
    const asked = { door: 'panel', resource: 'co', case: kase, now } as const;
    expect(may({ ...asked, asker: asking('resourceCentre') })).toBe('change');
    expect(may({ ...asked, resource: 'ae', asker: asking('resourceCentre') })).toBe('change');
  });
});

describe('giving grants', () => {
  const own = aGrant('coordinator', { scope: 'service', ids: [service], procedures: undefined });

  it('J1: a coordinator gives inside the own scope alone', () => {
    const give = (target: AccessGrant) => contains(own, target);
    expect(give({ role: 'serviceHead', scope: 'service', ids: [service] })).toBe(true);
    expect(give({ role: 'facilitator', scope: 'assigned', ids: [service] })).toBe(true);
    expect(give({ role: 'serviceHead', scope: 'service', ids: [service, 'another'] })).toBe(false);
    expect(give({ role: 'serviceHead', scope: 'service', ids: [] })).toBe(false);
    expect(give({ role: 'coordinator', scope: 'installation' })).toBe(false);
    expect(give({ role: 'observer', scope: 'service', ids: [service], audit: true })).toBe(false);
  });

  it('J1: one for some procedures gives none for others', () => {
    const some = aGrant('coordinator', { procedures: ['kamchatka'] });
    expect(contains(some, { role: 'observer', scope: 'region', ids: ['x'] })).toBe(false);
    expect(
      contains(some, { role: 'observer', scope: 'region', ids: ['x'], procedures: ['kamchatka'] }),
    ).toBe(true);
  });
});
