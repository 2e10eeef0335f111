import { afterEach, describe, expect, it } from '@jest/globals';
import { has } from '../../src/cases/case.js';
import { type PersonId } from '../../src/cases/ids.js';
import { type FakePerson } from '../support/fake-messenger/messenger.js';
import { aMessengerTown, type Messenger, type MessengerTown } from '../support/messenger-town.js';
import {
  agreementId,
  assign,
  itemId,
  meetingId,
  people,
  sendReferral,
  staffIds,
} from '../support/town.js';

let messengers: MessengerTown;
afterEach(() => messengers.close());

const said = (phone: FakePerson) => phone.messages().filter(({ from }) => from === 'bot');

/** The town as three people with phones see it. */
function phonesOf(messenger: Messenger) {
  const phone = (person: PersonId) => messengers.phone(messenger, person);
  const { town, service } = messengers;

  /** Does something on the phone, waits for the answer to it and for everything that follows. */
  async function after(person: PersonId, act: () => void): Promise<string> {
    const before = said(phone(person)).length;
    act();
    await phone(person).until(() => said(phone(person)).length > before);
    while (messengers[messenger].unconfirmed() > 0) await new Promise((r) => setTimeout(r, 20));
    await service.settle();
    return said(phone(person)).at(-1)?.text ?? '';
  }

  return {
    said: (person: PersonId) => said(phone(person)).at(-1)?.text ?? '',
    press: (person: PersonId, label: string) => after(person, () => phone(person).presses(label)),
    types: (person: PersonId, text: string) => after(person, () => phone(person).sends(text)),
    invited: async (person: PersonId) => {
      const result = await service.invite((await town.kase()).id, person, {
        actor: { type: 'staff', id: staffIds.facilitator, role: 'facilitator' },
        door: 'panel',
      });
      if ('refused' in result) throw new Error(result.refused.code);
      await after(person, () => phone(person).opens(result.code));
      return after(person, () => phone(person).presses('Да, это я'));
    },
    /** Everything the person has on the phone: texts, and the buttons that are still there. */
    transcript: (person: PersonId) =>
      phone(person)
        .messages()
        .map(({ from, text, buttons }) =>
          from === 'person' ? 'person' : [text, ...buttons.flat().map((b) => b.label)].join('\n'),
        ),
  };
}

/** From the invitation to the answers about the agreement: the same talk in each messenger. */
async function wholeCase(messenger: Messenger): Promise<Record<string, string[]>> {
  messengers = await aMessengerTown();
  const { town, service } = messengers;
  const { press, types, invited, said: last, transcript } = phonesOf(messenger);
  await sendReferral(town);
  await assign(town);
  for (const person of Object.values(people)) await invited(person);
  for (const person of Object.values(people))
    await town.done('facilitator', 'informParticipant', { person });
  await service.settle();
  expect(await press(people.harmed, 'Да, участвую')).toContain('подбирает время');
  await press(people.boy, 'Да, участвую');
  await press(people.mother, 'Я не против');
  expect(await types(people.harmed, 'мне страшно')).toContain('112');
  await town.done('facilitator', 'acceptCase', {
    types: ['victimOffenderMediation'],
    informedBy: 'phone',
  });
  for (const [person, slot, label] of [
    [people.harmed, '2026-03-06T15:00', 'пт 6 мар., 15:00'],
    [people.boy, '2026-03-07T15:00', 'сб 7 мар., 15:00'],
  ] as const) {
    const meeting = meetingId();
    await town.done('facilitator', 'proposeSlots', {
      meeting,
      persons: [person],
      slots: [slot, '2026-03-08T12:00'],
      place: await town.text('Служба, кабинет 12'),
    });
    await service.settle();
    await press(person, label);
    await messengers.at(slot.replace('T', ' '));
    await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
    await service.settle();
    await press(person, 'Да, можно назначать');
  }
  const meeting = meetingId();
  const slot = '2026-03-13T15:00';
  const persons = [people.harmed, people.boy];
  const place = await town.text('Служба');
  await town.done('facilitator', 'proposeJointMeeting', { meeting, persons, slots: [slot], place });
  await service.settle();
  for (const person of persons) await press(person, 'Смогу прийти');
  await town.done('facilitator', 'confirmJointMeeting', { meeting, slot });
  await service.settle();
  await messengers.at('2026-03-12 15:00');
  await messengers.at('2026-03-13 13:00');
  expect(last(people.harmed)).toContain('сегодня');
  await messengers.at('2026-03-13 16:30');
  await town.done('facilitator', 'recordJointMeeting', {
    meeting,
    outcome: 'held',
    present: persons,
  });
  await town.done('facilitator', 'draftAgreement', {
    agreement: agreementId(),
    obligations: [
      { item: itemId(), text: await town.text('Починить забор'), owes: 'side2', due: '2026-04-10' },
    ],
    term: '2026-04-30',
  });
  await service.settle();
  for (const person of persons) await press(person, 'Да, можно передать');
  await town.done('facilitator', 'signAgreement', { signatories: persons });
  await messengers.at('2026-04-10 09:00');
  await press(people.boy, 'Выполнено');
  await press(people.harmed, 'Пока нет');
  const kase = await town.kase();
  expect(kase.events.filter((e) => e.type === 'fulfilmentAnswered')).toHaveLength(2);
  expect(has(kase, 'helpAsked')).toBe(true);
  return Object.fromEntries(
    Object.entries(people).map(([name, person]) => [name, transcript(person)]),
  );
}

const transcripts = new Map<Messenger, Record<string, string[]>>();

describe('one dialogue in both messengers', () => {
  it.each(['telegram', 'vk'] as const)(
    'goes from the invitation to the answers about the agreement in %s',
    async (messenger) => {
      const told = await wholeCase(messenger);
      transcripts.set(messenger, told);
      const [harmed, boy] = [told['harmed']?.join('\n') ?? '', told['boy']?.join('\n') ?? ''];
      for (const name of ['Рябов', 'Кирилл', 'Ольга']) expect(harmed).not.toContain(name);
      for (const name of ['Ветлугин', 'Полина']) expect(boy).not.toContain(name);
      expect(`${harmed}${boy}`).not.toMatch(/забор|потерпевш|правонаруш|обидчик|жертв|виноват/iu);
    },
    120_000,
  );

  it('R190: says the same, message by message and button by button', () => {
    expect(transcripts.get('vk')).toEqual(transcripts.get('telegram'));
  });
});
