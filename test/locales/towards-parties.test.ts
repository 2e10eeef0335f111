import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { wordingArgs } from '../../src/bot/texts/wording.js';
import {
  idsOf,
  localesDir,
  participantArgs,
  said,
  texts,
  wordingNames,
  wordings,
  type Said,
} from './locales.js';

const neutralLetter: Said = {
  id: 'letter.neutral.txt',
  text: readFileSync(join(localesDir, 'letters', 'letter.neutral.txt'), 'utf8'),
};
const toParties = [...wordingNames.flatMap((name) => said(['participants'], name)), neutralLetter];
const found = (words: RegExp): readonly string[] =>
  toParties.filter(({ text }) => words.test(text)).map(({ id, text }) => `${id}: ${text}`);

describe('what a party reads', () => {
  it('R177: never calls anybody offender or victim', () => {
    expect(
      found(
        /жертв|обидчик|правонарушител|нарушител|потерпевш|пострадавш|преступник|виновн|винов|хулиган/i,
      ),
    ).toEqual([]);
  });

  it('R156: never names the act', () => {
    expect(
      found(
        /преступлен|правонарушен|проступ|деяни|краж|украл|драк|побо[ия]|избил|удар|кодекс|уголовн|полици|статья|УК РФ|КоАП|(?<![а-яё])вред(?![а-яё])/i,
      ),
    ).toEqual([]);
  });

  it('R180: holds no word of pressure', () => {
    expect(
      found(
        /обязан|(?<![а-яё])долж[ене]|последн(ее|ий|ая)|предупрежда(?!ли)|немедленно|срочно|необходимо|требу|придётся|штраф|наказ|в противном случае|последстви|ответственност/i,
      ),
    ).toEqual([]);
  });

  it('R178: gives no advice, praise or forecast', () => {
    expect(
      found(
        /советуем|рекоменду|Вам следует|Вам стоит|лучше всего|правильн|молод(ец|цы)|отличн|умни|наверняка|скорее всего|обязательно|гарантир|всё будет хорошо|вероятно/i,
      ),
    ).toEqual([]);
  });

  it('R153: never hears of a limit or of being late', () => {
    expect(found(/просроч|опозда|(?<![а-яё])срок|задерж|не успе/i)).toEqual([]);
  });

  it('R178: advises nothing even where it asks about advice', () => {
    expect(toParties.filter(({ text }) => text.includes('советова')).map(({ id }) => id)).toEqual(
      wordingNames.map(() => 'feedback-advise'),
    );
  });

  it('R187: can hold no name but the own one, the own child and who leads', () => {
    const names = new Set(idsOf('participants').flatMap((id) => [...texts.placeables(id).keys()]));
    const personal = [...names].filter((name) => /name|child|side|other|guest|person/i.test(name));
    expect(personal.sort()).toEqual(['child', 'leadName', 'name', 'othersBody']);
  });

  it('R188: asks one question in a message', () => {
    const spoken = /^(say|sms)-/;
    const many = toParties.filter(
      ({ id, text }) => !spoken.test(id) && (text.match(/\?/g) ?? []).length > 1,
    );
    expect(many.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });
});

describe('the two sides (R179)', () => {
  const args = participantArgs(wordingArgs(wordings.kamchatka));
  const pairs = [
    ['feedback.ask.owes', 'feedback.ask.owed'],
    ['feedback.ask.owes.child', 'feedback.ask.owed.child'],
    ['feedback.notYet', 'feedback.notYet.owed'],
  ] as const;

  it.each(pairs)('R179: %s and %s differ in length by at most 15 %%', (one, other) => {
    const [a, b] = [texts.say(one, args).length, texts.say(other, args).length];
    expect(Math.abs(a - b)).toBeLessThanOrEqual(0.15 * Math.max(a, b));
  });

  it.each(pairs)('R179: %s and %s end with the same question', (one, other) => {
    const question = (key: string) => texts.say(key, args).split('. ').at(-1);
    expect(question(one)).toBe(question(other));
  });

  it('R179: no text is chosen by the side: none takes it as an argument', () => {
    for (const id of idsOf('participants')) {
      expect([...texts.placeables(id).keys()].filter((name) => /side|role/i.test(name))).toEqual(
        [],
      );
    }
  });
});

describe('single messages', () => {
  const args = participantArgs(wordingArgs(wordings.borodino));

  it('R189: the first message says that a human leads and the bot helps with dates and documents', () => {
    const first = texts.say('start.linked', args);
    expect(first).toContain('Встречи проводит человек – медиатор');
    expect(first).toContain('помогает только с датами и документами');
  });

  it.each(['start.linked', 'slot.offer', 'joint.offer', 'joint.offer.one', 'meeting.fixed'])(
    'R79: %s says who answers questions and by which phone',
    (key) => expect(texts.say(key, args)).toContain(args['contact']),
  );

  it('R156: a reminder holds when, where and whose contact, and nothing else of the case', () => {
    expect([...texts.placeables('slot.reminder').keys()].sort()).toEqual(
      ['contact', 'near', 'place', 'what', 'when'].sort(),
    );
    expect(texts.placeables('slot.reminder').size).toBe(5);
  });

  it('R46: the two answers to the data consent read «Даю согласие» and «Не даю согласие»', () => {
    expect(texts.optionLabel('pd.ask', 'pdYes')).toBe('Даю согласие');
    expect(texts.optionLabel('pd.child.ask', 'pdNo')).toBe('Не даю согласие');
  });

  it('R76: the letter message has its four buttons', () => {
    const ids = ['call', 'placeOther', 'ask', 'leave'];
    expect(ids.map((id) => texts.optionLabel('letter', id))).toEqual([
      'Позвоните мне',
      'Предложить другое место',
      'Задать вопрос',
      'Отказаться',
    ]);
    expect(texts.optionLabel('letter.neutral', 'leave')).toBe('Отказаться');
    expect(texts.optionLabel('stop', 'leave')).toBe('Выйти из программы');
  });

  it('R58: the answer to a refused data consent names no consequences', () => {
    const refused = texts.say('pd.refused', args);
    expect(refused).toContain('Решение Ваше');
    expect(refused).not.toMatch(/если не|без согласия|невозможн|нельзя/);
  });

  it('R186: every text of help names 112 or who answers', () => {
    for (const key of ['help', 'help.phones', 'help.fear', 'help.life']) {
      expect(texts.say(key, args)).toContain('112');
    }
    expect(texts.say('help', args)).toContain(args['crisis']);
    expect(texts.say('help.life', args)).toContain(args['crisis']);
  });
});

describe('SMS', () => {
  /** Appendix H8: a name of 18, a place of 22 and a link of 40 characters. */
  const smsArgs = (words: ReturnType<typeof wordingArgs>) => ({
    ...words,
    leadName: 'Н'.repeat(18),
    place: 'М'.repeat(22),
    link: 'https://'.padEnd(40, 'x'),
    phone: '+79000000000',
    when: 'чт 12 мар., 17:30',
    when1: 'чт 12 мар., 17:30',
    when2: 'пт 13 мар., 17:30',
    n: 12,
  });
  const sms = idsOf('participants').filter((id) => id.startsWith('sms-'));

  it.each(sms)('%s has at most 140 characters', (id) => {
    for (const name of wordingNames) {
      expect(texts.say(id, smsArgs(wordingArgs(wordings[name]))).length).toBeLessThanOrEqual(140);
    }
  });

  it('to a phone that others see names neither service nor reason', () => {
    expect([...texts.placeables('sms.call').keys()].sort()).toEqual(['leadName', 'phone']);
    expect([...texts.placeables('say.other').keys()]).toEqual(['leadName']);
  });
});
