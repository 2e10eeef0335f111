import { describe, expect, it } from '@jest/globals';
import { wordingArgs } from '../../src/bot/texts/wording.js';
import {
  allFolders,
  idsOf,
  isLabel,
  participantArgs,
  said,
  staffArgs,
  texts,
  wordingNames,
  wordings,
} from './locales.js';

const length = (text: string): number => Array.from(text).length;
const everything = wordingNames.flatMap((name) => said(allFolders, name));

describe('every text of the product', () => {
  it.each(wordingNames)('can be said in the words of %s', (name) => {
    for (const { id, text } of said(allFolders, name)) {
      expect([id, text]).not.toEqual([id, expect.stringMatching(/undefined|\{|\}|\$|{{/)]);
      expect([id, text.trim()]).not.toEqual([id, '']);
    }
  });

  it('is given nothing it does not know', () => {
    const words = wordingArgs(wordings.kamchatka);
    const known = {
      participants: Object.keys(participantArgs(words)),
      staff: Object.keys(staffArgs(words)),
      commands: Object.keys(staffArgs(words)),
    };
    const unknown = allFolders.flatMap((folder) =>
      idsOf(folder).flatMap((id) =>
        [...texts.placeables(id).keys()]
          .filter((name) => !known[folder].includes(name))
          .map((name) => `${id}: ${name}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('has at most 4,000 characters', () => {
    expect(everything.filter(({ text }) => length(text) > 4000)).toEqual([]);
  });

  it('has buttons of one line and at most 40 characters', () => {
    const labels = everything.filter(({ id }) => isLabel(id));
    expect(labels.length).toBeGreaterThan(500);
    expect(labels.filter(({ text }) => length(text) > 40 || text.includes('\n'))).toEqual([]);
  });

  it('has staff buttons of at most 24 characters', () => {
    const short = everything.filter(({ id }) => id.startsWith('do-'));
    expect(short.filter(({ text }) => length(text) > 24)).toEqual([]);
  });

  it('is written cleanly: no doubled or trailing spaces, no straight quotes, no hyphen for a dash', () => {
    const dirty = everything.filter(({ text }) => / {2}| $| - |"|—|\.\.(?!\.)/m.test(text));
    expect(dirty.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it('says «Вы» with a capital letter', () => {
    const small = /(?<![а-яё])(вы|вас|вам|вами|ваш(а|е|и|у|его|ей|ему|им|их|ими|ем)?)(?![а-яё])/;
    expect(everything.filter(({ text }) => small.test(text))).toEqual([]);
  });
});

describe('the texts of the staff', () => {
  const staff = said(['staff', 'commands'], 'borodino');

  it('shout at nobody and blame nobody', () => {
    const blame =
      /!|Вы не (сделали|отметили|успели|отправили|завершили)|по Вашей вине|опоздали|не успели/;
    expect(staff.filter(({ text }) => blame.test(text))).toEqual([]);
  });

  it('R191: have no place for the name, phone, address or words of a participant', () => {
    const personal = ['name', 'child', 'leadName', 'phone', 'address', 'contact'];
    const told = idsOf('staff').filter((id) =>
      personal.some((name) => texts.placeables(id).has(name)),
    );
    expect(told).toEqual([]);
  });

  it('R153: an overdue limit is told as a date that was, with the way to help', () => {
    const args = staffArgs(wordingArgs(wordings.kamchatka));
    expect(texts.say('limit.overdue', args)).toContain('Срок был');
    expect(texts.say('limit.overdue.co', args)).toContain('Ждём:');
  });
});

describe('the words of a procedure (R8)', () => {
  const ofOtherProcedures =
    /^(limit-[KVA]|facilitator-|invitees|about-vmeste|othersBody-(kamchatka|other)|copy-ask-(kamchatka|vmeste)|say-copy|option-lead|about-others|choice-(confirmStep-Y|finishDocument-(F[KV]|contract|agreementSigned))|told-(facilitatorDeclined|copyConsentRefused)|document-|command-(draftPlan|signPlan))/;

  it('R8: no text for krasnoyarsk-borodino speaks of «ведущий» or «договор»', () => {
    const wrong = said(allFolders, 'borodino').filter(
      ({ id, text }) =>
        !ofOtherProcedures.test(id) &&
        /ведущ(?!ие дела)|[Дд]оговор(?!ил|ит|ят|[её]нност)/.test(text),
    );
    expect(wrong.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it('R8: no text for kamchatka speaks of «медиатор» or «соглашение»', () => {
    const ofBorodino =
      /^(limit-B|registry-B|othersBody-borodino|copy-ask-borodino|document-FB|told-mediatorDecided|command-decideMediation)/;
    const wrong = said(allFolders, 'kamchatka').filter(
      ({ id, text }) => !ofBorodino.test(id) && /[Мм]едиатор|[Сс]оглашени/.test(text),
    );
    expect(wrong.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });
});
