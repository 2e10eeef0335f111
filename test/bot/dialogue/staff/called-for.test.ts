import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refusalSentence } from '../../../../src/bot/dialogue/staff/confirm.js';
import { caseDesk } from '../../../../src/bot/dialogue/staff/desk.js';
import { type Entry, inputOf, nextField } from '../../../../src/bot/dialogue/staff/entry.js';
import { questionScreen } from '../../../../src/bot/dialogue/staff/stepper.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { accepted, aPureCase, assigned, referred } from '../../../support/pure-case.js';
import { talkOf } from '../../../support/staff-talk.js';

const texts = loadTexts(join(process.cwd(), 'locales'));

/** A facilitator without one-time pages, whose programme is completed. */
function desk() {
  const pure = accepted();
  pure.does('facilitator', 'completeProgramme', { result: 'resolvedWithoutMeeting' });
  const made = caseDesk(talkOf(pure, 'facilitator'), texts);
  if (made === null) throw new Error('no case is open');
  return made;
}

const entry = (answers: Entry): Entry => ({ do: 'finishDocument', ...answers });
const asks = (answers: Entry) => nextField(desk(), entry(answers))?.name ?? null;

describe('a card that is filled in by buttons', () => {
  it('R118 R121: item 10 is asked of a card alone, item 11 only where it was not positive', () => {
    expect(asks({})).toBe('form');
    expect(asks({ 'v.form': 'FK7' })).not.toBe('results');
    expect(asks({ 'v.form': 'FK9' })).toBe('results');
    const card = { 'v.form': 'FK9', 'v.results': 'unchanged' };
    expect(asks(card)).toBe('noPositiveReason');
    expect(asks({ ...card, 'v.results': 'resolvedWithoutMeeting' })).not.toBe('noPositiveReason');
  });

  it('R122: a reconciliation asks how it showed itself, restored ties ask for words', () => {
    const card = { 'v.form': 'FK9', 'v.results': 'reconciliation,familyTiesRestored' };
    expect(asks(card)).toBe('reconciliation');
    expect(asks({ ...card, 'v.reconciliation': 'apology' })).toBe('familyTies');
    const full = { ...card, 'v.reconciliation': 'apology', 'v.familyTies': 'text-1' };
    expect(inputOf(desk(), entry(full))).toMatchObject({
      results: ['reconciliation', 'familyTiesRestored'],
      reconciliation: ['apology'],
      familyTies: 'text-1',
    });
  });

  it('what is marked is named: the words of the question do not say it', () => {
    const pure = assigned(referred(aPureCase()));
    const made = caseDesk(talkOf(pure, 'facilitator'), texts);
    const accept = { do: 'acceptCase' };
    const field = made === null ? null : nextField(made, accept);
    expect(made && field && questionScreen(made, accept, field).text).toBe(
      'Принять случай. Отметьте всё, что подходит.',
    );
  });

  it('each of these questions says which item it is about', () => {
    const at = desk();
    const card = entry({ 'v.form': 'FK9', 'v.results': 'escalated' });
    const [results, reason] = [entry({ 'v.form': 'FK9' }), card].map(
      (e) => questionScreen(at, e, nextField(at, e)!).text,
    );
    expect(results).toBe('10. Результат программы. Отметьте всё, что подходит.');
    expect(reason).toBe('11. Почему нет положительного результата: что выбрать?');
  });

  it.each([
    [
      'finishDocument',
      { code: 'choicesConflict', codes: ['unchanged', 'escalated'] },
      'Эти ответы не сочетаются: Ситуация не изменилась, Углубление конфликта.',
    ],
    [
      'sendResults',
      { code: 'documentsMissing', codes: ['FK9', 'FK8'] },
      'Не готовы документы: Учётная карточка, Отчёт о семейной конференции.',
    ],
    [
      'proposeJointMeeting',
      { code: 'stepsMissing', codes: ['arrangeAgenda', 'V2.2'] },
      'Не отмечены шаги: Составить повестку, Знакомимся повторно.',
    ],
  ] as const)('G2: %s is refused in words, not in codes', (command, refusal, sentence) => {
    expect(refusalSentence(desk(), command, refusal)).toBe(sentence);
  });
});
