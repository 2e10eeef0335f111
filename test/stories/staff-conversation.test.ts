import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { has, last } from '../../src/cases/case.js';
import { type PersonId, type StaffId } from '../../src/cases/ids.js';
import { newMessengerCode } from '../../src/people/staff-messenger.js';
import { sandboxPhones, type SandboxPhones } from '../support/sandbox-phones.js';
import {
  accept,
  agreementId,
  assign,
  aTown,
  itemId,
  meetingId,
  people,
  sendReferral,
  staffIds,
  type Town,
} from '../support/town.js';

const { facilitator, serviceHead, coordinator, commissionSecretary } = staffIds;

let town: Town;
let phones: SandboxPhones;
beforeEach(async () => {
  town = await aTown();
  phones = await sandboxPhones(town);
});
afterEach(() => town.close());

async function link(...all: readonly StaffId[]): Promise<void> {
  for (const who of all) {
    const { code } = await newMessengerCode(town.store, who, new Date());
    expect(await phones.types(who, code)).toContain('Привязать этот мессенджер?');
    expect(await phones.press(who, 'Привязать')).toContain('Готово.');
  }
}

/** Presses one button after the other; answers with what the bot said last. */
async function presses(who: PersonId | StaffId, ...labels: readonly string[]): Promise<string> {
  let said = '';
  for (const label of labels) said = await phones.press(who, label);
  return said;
}

/** Both sides have met the facilitator. */
async function metBoth(): Promise<void> {
  for (const [person, day] of [
    [people.harmed, '2026-03-05'],
    [people.boy, '2026-03-06'],
  ] as const) {
    const meeting = meetingId();
    await town.done('facilitator', 'fixMeeting', {
      meeting,
      persons: [person],
      at: `${day}T12:00`,
      place: await town.text('Служба, кабинет 12'),
    });
    await phones.at(`${day} 14:00`);
    await town.done('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
  }
}

describe('the bot of the staff, through the sandbox', () => {
  it('I9: links a messenger by the code of the panel, once, and only after it was asked', async () => {
    const { code } = await newMessengerCode(town.store, facilitator, new Date());
    expect(await phones.types(facilitator, code)).toBe(
      'Привязать этот мессенджер? Орлова Т. В., ведущий.',
    );
    await phones.press(facilitator, 'Не я');
    expect(await town.store.accounts.ofStaff(facilitator)).toEqual([]);
    expect(await phones.types(facilitator, code)).toContain('Код не подошёл');
    await link(facilitator);
    expect(await town.store.accounts.ofStaff(facilitator)).toHaveLength(1);
  });

  it('I3: the head assigns and the facilitator confirms from the phone, each told what follows', async () => {
    await sendReferral(town);
    await link(serviceHead, facilitator);
    expect(await presses(serviceHead, 'Меню')).toContain('Ждут Вас: 1');
    expect(await presses(serviceHead, 'Назначить: 1')).toContain('К-26-001');
    expect(await presses(serviceHead, 'К-26-001')).toContain('Дальше: Назначить ведущего');
    expect(await presses(serviceHead, 'Назначить ведущего', 'Сегодня')).toContain(
      'Записано: Назначить ведущего',
    );
    expect(await phones.said(facilitator)).toBe('К-26-001 · Вам передана заявка.');
    const saved = await presses(facilitator, 'Заявка получена', 'Сегодня');
    expect(saved).toContain('Срок перенесён: Проинформировать участников');
    expect(saved).toContain('Дальше: Проинформирован устно');
    expect(last(await town.kase(), 'referralTaken')?.actor).toMatchObject({
      id: facilitator,
      role: 'facilitator',
    });
  });

  it('R158: says why a date is what it is, one press away', async () => {
    await sendReferral(town);
    await assign(town);
    await link(facilitator);
    await phones.types(facilitator, '1');
    const why = await presses(facilitator, 'Почему эта дата');
    expect(why).toContain('Проинформировать участников');
    expect(why).toContain('Правило: Порядок');
    expect(why).toContain('7 календарных дней');
  });

  it('I8: records on paper what a participant said, in the words of the buttons, with its day', async () => {
    await sendReferral(town);
    await assign(town);
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    await link(facilitator);
    await phones.types(facilitator, '31');
    expect(await phones.said(facilitator)).toBe('Среди Ваших дел такого номера нет.');
    await phones.types(facilitator, 'k 26 1');
    await presses(facilitator, 'Ещё', 'Люди', 'сторона 1', 'Записать ответ', 'Согласен(на)');
    expect(await presses(facilitator, 'Сегодня')).toContain(
      'Записано со слов: сторона 1, Согласен(на)',
    );
    const agreed = last(await town.kase(), 'participationAgreed');
    expect(agreed).toMatchObject({ person: people.harmed, door: 'paper' });
  });

  it('I5: proposes times by buttons and typed words, and hears which was picked', async () => {
    await sendReferral(town);
    await assign(town);
    await accept(town);
    await town.store.accounts.linkPerson('sandbox', `phone-${people.harmed}`, people.harmed);
    await link(facilitator);
    await phones.types(facilitator, '1');
    await presses(facilitator, 'Предложить время', 'сторона 1', 'Готово', 'вт 10 мар.', '11:00');
    await presses(facilitator, 'Ещё время');
    expect(await phones.types(facilitator, '12.03 15:00')).toContain('чт 12 мар., 15:00');
    expect(await presses(facilitator, 'Готово', 'Служба, кабинет 12')).toContain(
      'Сторона 1, лично, Служба, кабинет 12',
    );
    expect(await presses(facilitator, 'Предложить')).toContain('Предложено: 2 времени');
    await presses(people.harmed, 'чт 12 мар., 15:00');
    expect(await phones.said(facilitator)).toBe('К-26-001 · сторона 1: чт 12 мар., 15:00');
  });

  it('R93: only the facilitator sees who can when, by side and number', async () => {
    await sendReferral(town);
    await assign(town);
    await accept(town);
    await metBoth();
    await link(facilitator);
    await phones.types(facilitator, '1');
    await presses(facilitator, 'Назначить общую встречу', 'Готово');
    await phones.types(facilitator, '13.03 12:00; 14.03 12:00');
    await presses(facilitator, 'Готово', 'Служба, кабинет 12', 'Предложить', 'Открыть дело');
    expect(await presses(facilitator, 'Ответы')).toContain('Ответили: 0 из 2');
    const poll = last(await town.kase(), 'jointMeetingProposed')?.meeting;
    for (const person of [people.harmed, people.boy])
      await town.answered(person, 'answerJointMeeting', {
        meeting: poll,
        slots: ['2026-03-13T12:00'],
      });
    await phones.service.settle();
    expect(await phones.said(facilitator)).toContain('Подходит всем: пт 13 мар., 12:00');
    await presses(facilitator, 'Да, пт 13 мар., 12:00');
    expect(has(await town.kase(), 'jointMeetingConfirmed')).toBe(true);
    await phones.at('2026-03-13 14:00');
    await phones.types(facilitator, '1');
    await presses(facilitator, 'Итог общей встречи', 'Готово');
    expect(last(await town.kase(), 'jointMeetingHeld')?.present).toHaveLength(2);
  });

  it('G1.6: puts a day right with a reason, and the limits move', async () => {
    await sendReferral(town);
    await town.done('serviceHead', 'assignFacilitator', { facilitators: [facilitator] });
    await link(facilitator);
    await phones.at('2026-03-03 12:00');
    await phones.types(facilitator, '1');
    await presses(facilitator, 'Заявка получена', 'Сегодня', 'Исправить', 'Другой день');
    await presses(facilitator, 'пн 2 мар.');
    expect(await presses(facilitator, 'Ошибка')).toBe(
      'Исправлено: Заявка получена. Было 3 марта, вт, стало 2 марта, пн. Сроки пересчитаны.',
    );
    expect(last(await town.kase(), 'referralTaken')?.day).toBe('2026-03-02');
  });

  it('R157: puts a reminder off, never the limit; R153: the coordinator hears of what is late', async () => {
    await sendReferral(town);
    await assign(town);
    await link(facilitator, coordinator);
    await phones.at('2026-03-07 12:00');
    expect(await phones.said(facilitator)).toContain('Проинформировать участников: ещё 3 человека');
    expect(await presses(facilitator, 'Перенести')).toContain('Сам срок не сдвинется');
    expect(await presses(facilitator, 'Завтра')).toContain('Срок прежний: 9 марта');
    await phones.at('2026-03-10 12:00');
    expect(await phones.said(facilitator)).toContain('Срок был 9 марта');
    expect(await phones.said(coordinator)).toContain('Срок был 9 марта');
    await presses(coordinator, 'Напомнить');
    expect(await phones.said(facilitator)).toContain('Спрашивает Громова Т. В.');
  });

  it('I1.4: a doubled, late or forged press changes nothing and shows the card', async () => {
    await sendReferral(town);
    await town.done('serviceHead', 'assignFacilitator', { facilitators: [facilitator] });
    await link(facilitator);
    await phones.types(facilitator, '1');
    const [line] = (await town.store.phones.lines(`phone-${facilitator}`, 50)).slice(-1);
    const button = line?.buttons.flat().find((b) => b.label === 'Заявка получена');
    if (button?.type !== 'answer') throw new Error('no button');
    for (const data of [button.data, button.data, 'q:forged.1'])
      await phones.sandbox.presses(`phone-${facilitator}`, data, '', line?.ref ?? '');
    expect(await phones.said(facilitator)).toContain('К-26-001');
    expect(has(await town.kase(), 'referralTaken')).toBe(false);
  });

  it('J1: a case of somebody else answers like an unknown number, whatever is pressed', async () => {
    await sendReferral(town);
    await link(facilitator);
    expect(await phones.types(facilitator, 'К-26-001')).toBe('Среди Ваших дел такого номера нет.');
  });

  it('R12: invites from the chat, and a revoked invitation opens nothing any more', async () => {
    await sendReferral(town);
    await assign(town);
    await link(facilitator);
    await phones.types(facilitator, '1');
    await presses(facilitator, 'Ещё', 'Люди', 'сторона 1');
    const invited = await presses(facilitator, 'Пригласить в бот');
    const code = /start=([\w-]+)/u.exec(invited)?.[1] ?? '';
    expect(invited).toContain('Приглашение на 14 дней');
    await presses(facilitator, 'Отозвать приглашение');
    await phones.sandbox.opens(`phone-${people.harmed}`, code);
    expect(await phones.said(people.harmed)).not.toContain('добровольную программу');
    expect(has(await town.kase(), 'invitationAccepted')).toBe(false);
  });

  it('I9: unlinks, and the phone is a stranger again', async () => {
    await link(commissionSecretary);
    await presses(commissionSecretary, 'Меню', 'Ещё', 'Отвязать');
    expect(await presses(commissionSecretary, 'Отвязать')).toContain('Мессенджер отвязан');
    expect(await town.store.accounts.ofStaff(commissionSecretary)).toEqual([]);
    expect(await phones.types(commissionSecretary, '1')).not.toContain('К-26-001');
  });

  it('I6.2: sends the digest on working days at half past eight, once, what burns first', async () => {
    await sendReferral(town);
    await assign(town);
    await link(facilitator, commissionSecretary);
    await phones.at('2026-03-03 08:29');
    expect(await phones.said(facilitator)).not.toContain('Дел: 1');
    await phones.at('2026-03-03 08:30');
    expect(await phones.said(facilitator)).toBe(
      '3 марта, вт. Дел: 1.\nЕщё сделать: 1\nК-26-001, Проинформирован устно',
    );
    expect(await phones.said(commissionSecretary)).toContain(
      'Заседание 31 марта, вт: дел 1, нет результатов: К-26-001',
    );
    const before = await phones.everything(facilitator);
    await phones.at('2026-03-03 11:00');
    expect(await phones.everything(facilitator)).toBe(before);
    await phones.at('2026-03-06 08:30');
    expect(await phones.said(facilitator)).toContain('До трёх дней: 1');
    expect(await phones.said(facilitator)).toContain('На выходные приходится: 1');
    await phones.at('2026-03-07 12:00');
    expect(await phones.everything(facilitator)).not.toContain('7 марта, сб. Дел');
  });

  it('J3.1: no name, telephone, act or word of a participant ever stands in a chat of staff', async () => {
    await sendReferral(town);
    await assign(town);
    await link(facilitator, coordinator, serviceHead, commissionSecretary);
    for (const person of Object.values(people))
      await town.done('facilitator', 'informParticipant', { person });
    await town.answered(people.harmed, 'answerParticipation', { answer: 'talkFirst' });
    await town.answered(people.boy, 'askHelp', { kind: 'fear' });
    await town
      .done('facilitator', 'draftAgreement', {
        agreement: agreementId(),
        kind: 'reconciliation',
        obligations: [{ item: itemId(), text: await town.text('Извиниться'), owes: people.boy }],
      })
      .catch(() => undefined);
    await phones.service.settle();
    for (const who of [facilitator, coordinator, serviceHead, commissionSecretary]) {
      const all = await phones.everything(who);
      expect(all).not.toMatch(
        /Ветлугин|Рябов|Полина|Кирилл|000-00-1|Конфликт во дворе|Извиниться/u,
      );
    }
  });
});
