import { describe, expect, it } from '@jest/globals';
import { type Grant, Staff } from '../../src/people/staff.js';
import { talkFor, type TalkSources } from '../../src/bot/talk-for.js';
import { assigned, aPureCase, folk, type PureCase, referred } from '../support/pure-case.js';

const member = (id: string, lastName: string, grants: unknown[], phone = `+7 ${id}`): Staff =>
  Staff.parse({
    ...{ id, login: id, lastName, firstName: 'Анна', patronymic: 'Львовна', phone },
    ...{ position: 'руководитель службы', grants, disabled: false },
  });
const head = (service: string): Partial<Grant> =>
  ({ role: 'serviceHead', scope: 'service', ids: [service] }) as Partial<Grant>;

/** Whom the harmed person is told to call. */
function contact(pure: PureCase, staff: readonly Staff[]): string {
  const nothing = () => undefined;
  const sources = {
    ...{ person: nothing, staff, text: () => '', account: '', shared: false, hasPages: false },
    directory: {
      services: [{ id: 'service', name: 'Служба', phone: '+7 of the service' }],
      commissions: [],
    },
    ...{ personsOnAccount: 1, casesOnAccount: 1, consentText: null, principles: null },
    childConsentText: null,
  } as unknown as TalkSources;
  return talkFor(pure.kase(), pure.context(), folk.harmed, sources).contact.line;
}

describe('who a participant is told to call (R79)', () => {
  it('is the head of the service that has the case, never of another one', () => {
    const staff = [
      member('elsewhere', 'Чужова', [head('other')]),
      member('here', 'Сафонова', [head('service')]),
    ];
    expect(contact(referred(aPureCase()), staff)).toBe(
      'руководитель службы Анна Сафонова, тел. +7 here',
    );
  });

  it('is the facilitator, as soon as there is one', () => {
    const staff = [
      member('here', 'Сафонова', [head('service')]),
      member('facilitator', 'Орлова', [{ role: 'facilitator', scope: 'assigned', ids: [] }]),
    ];
    expect(contact(assigned(referred(aPureCase())), staff)).toBe(
      'ведущий Анна Орлова, тел. +7 facilitator',
    );
  });

  it('is reached by the telephone of the service where there is no other', () => {
    const elsewhere = member('elsewhere', 'Чужова', [head('other')]);
    expect(contact(referred(aPureCase()), [elsewhere])).toBe('Служба, тел. +7 of the service');
    const here = member('here', 'Сафонова', [head('service')], '');
    expect(contact(referred(aPureCase()), [here])).toContain('тел. +7 of the service');
  });
});
