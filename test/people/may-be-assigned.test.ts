import { describe, expect, it } from '@jest/globals';
import { type Case } from '../../src/cases/case.js';
import { ServiceId, StaffId } from '../../src/cases/ids.js';
import { mayBeAssigned } from '../../src/people/may-be-assigned.js';
import { type Grant, Staff } from '../../src/people/staff.js';
import { aPureCase, referred } from '../support/pure-case.js';

const now = new Date('2026-03-03T00:00:00Z');
const own = ServiceId.parse('service');
const other = ServiceId.parse('other');

const member = (id: string, grant: Partial<Grant>, disabled = false): Staff =>
  Staff.parse({
    ...{ id: StaffId.parse(id), login: id, lastName: id, firstName: 'Анна', patronymic: '' },
    ...{ position: '', phone: '', disabled },
    grants: [{ role: 'facilitator', scope: 'assigned', ids: [own], ...grant }],
  });

const offered = (kase: Case, ...all: Staff[]): string[] =>
  mayBeAssigned('facilitator', kase, { all, now }).map(({ id }) => id);

describe('who may be given a case (J1)', () => {
  it('is a facilitator of the service that assigns, of this procedure, while the grant holds', () => {
    expect(
      offered(
        referred(aPureCase()).kase(),
        member('own', {}),
        member('other', { ids: [other] }),
        member('both', { ids: [other, own] }),
        member('borodino', { procedures: ['krasnoyarsk-borodino'] }),
        member('ended', { until: new Date('2026-03-01T00:00:00Z') }),
        member('gone', {}, true),
        member('head', { role: 'serviceHead', scope: 'service' }),
      ),
    ).toEqual(['own', 'both']);
  });

  it('is anybody of whom no service was said', () => {
    expect(offered(referred(aPureCase()).kase(), member('free', { ids: [] }))).toEqual(['free']);
  });
});
