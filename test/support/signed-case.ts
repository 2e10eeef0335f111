import { agreementId, itemId, meetingId, people, type Town } from './town.js';

/** The ids of what a whole case leaves behind. */
export interface SignedCase {
  readonly items: readonly string[];
  readonly joint: string;
}

/** A preliminary meeting with one person, agreed. */
export async function preliminary(town: Town, person: keyof typeof people, slot: string) {
  const meeting = meetingId();
  await town.done('facilitator', 'proposeSlots', {
    meeting,
    persons: [people[person]],
    slots: [slot],
    form: 'inPerson',
    place: await town.text('Служба, кабинет 12'),
  });
  await town.answered(people[person], 'pickSlot', { meeting, slot });
  return meeting;
}

/** From the accepted case to the signed agreement: two preliminary meetings, questions, a joint one, two obligations. */
export async function sign(town: Town): Promise<SignedCase> {
  for (const [person, slot] of [
    ['harmed', '2026-03-10T17:00'],
    ['boy', '2026-03-11T17:00'],
  ] as const) {
    const meeting = await preliminary(town, person, slot);
    town.at(slot.replace('T', ' '));
    await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
  }
  const joint = meetingId();
  const slot = '2026-03-14T12:00';
  const both = [people.harmed, people.boy];
  await town.done('facilitator', 'proposeJointMeeting', {
    meeting: joint,
    persons: both,
    slots: [slot],
    place: await town.text('Служба, зал'),
  });
  for (const person of both)
    await town.answered(person, 'answerJointMeeting', { meeting: joint, slots: [slot] });
  await town.done('facilitator', 'confirmJointMeeting', { meeting: joint, slot });
  town.at(slot.replace('T', ' '));
  await town.done('facilitator', 'recordJointMeeting', {
    meeting: joint,
    outcome: 'held',
    present: both,
  });
  const items = [itemId(), itemId()];
  await town.done('facilitator', 'draftAgreement', {
    agreement: agreementId(),
    obligations: [
      { item: items[0], text: await town.text('Починить забор'), owes: 'side2', due: '2026-04-10' },
      {
        item: items[1],
        text: await town.text('Показать, где инструменты'),
        owes: 'side1',
        due: null,
      },
    ],
    situation: await town.text('Во дворе школы Рябов ударил Ветлугину.'),
    repair: await town.text('Забор будет целым.'),
    term: '2026-04-30',
  });
  for (const person of both) await town.answered(person, 'answerCopyConsent', { answer: 'yes' });
  await town.done('facilitator', 'signAgreement', { signatories: both });
  return { items, joint };
}
