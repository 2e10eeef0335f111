import { describe, expect, it } from '@jest/globals';
import { agendaItems, finalAgenda } from '../../../src/cases/agenda.js';
import { accepted, aPureCase, folk, type PureCase, referred } from '../../support/pure-case.js';

function proposed(pure: PureCase, who?: string): string {
  const item = pure.text();
  const by = (who ?? 'facilitator') as typeof folk.boy;
  pure.does(by, 'addAgendaItem', { text: item, ...(who === undefined ? {} : { person: who }) });
  return item;
}

describe('questions for the joint meeting', () => {
  it('R98 R182: a question stays with its author until the author releases it', () => {
    const pure = accepted();
    const item = proposed(pure, folk.harmed);
    expect(agendaItems(pure.kase())).toEqual([{ item, author: folk.harmed, shared: false }]);
    expect(pure.try('facilitator', 'arrangeAgenda', { items: [item] })).toMatchObject({
      refusal: { code: 'itemNotShared' },
    });
    pure.does(folk.harmed, 'shareAgendaItem', { person: folk.harmed, item, answer: 'yes' });
    pure.does('facilitator', 'arrangeAgenda', { items: [item] });
    expect(finalAgenda(pure.kase())).toEqual([item]);
    pure.does(folk.harmed, 'shareAgendaItem', { person: folk.harmed, item, answer: 'no' });
    expect(agendaItems(pure.kase())[0]?.shared).toBe(false);
  });

  it('nobody releases the question of somebody else', () => {
    const pure = accepted();
    const item = proposed(pure, folk.harmed);
    proposed(pure, folk.boy);
    expect(
      pure.try(folk.boy, 'shareAgendaItem', { person: folk.boy, item, answer: 'yes' }),
    ).toMatchObject({ refusal: { code: 'ownAnswer' } });
    expect(
      pure.try(folk.boy, 'shareAgendaItem', { person: folk.boy, item: 'gone', answer: 'yes' }),
    ).toMatchObject({ refusal: { code: 'stale' } });
  });

  it('the facilitator adds own questions and those that were said on paper, in any order', () => {
    const pure = accepted();
    const own = proposed(pure);
    const said = pure.text();
    pure.does('paper:facilitator', 'addAgendaItem', { person: folk.boy, text: said });
    pure.does('paper:facilitator', 'shareAgendaItem', {
      person: folk.boy,
      item: said,
      answer: 'yes',
    });
    pure.does('facilitator', 'arrangeAgenda', { items: [said, own, said] });
    expect(finalAgenda(pure.kase())).toEqual([said, own]);
    expect(pure.try('facilitator', 'arrangeAgenda', { items: ['unknown'] })).toMatchObject({
      refusal: { code: 'stale' },
    });
    expect(pure.try('facilitator', 'arrangeAgenda', { items: [own], kind: 'first' })).toMatchObject(
      { refusal: { code: 'wrongInput', codes: ['kind'] } },
    );
  });

  it('R98: who records a question on paper says whose it is, so that it stays with its author', () => {
    const pure = referred(aPureCase());
    const said = { text: pure.text() };
    expect(pure.try('paper:serviceHead', 'addAgendaItem', said)).toMatchObject({
      refusal: { code: 'wrongInput', codes: ['person'] },
    });
  });

  it('a participant proposes for themselves only', () => {
    const pure = accepted();
    expect(pure.try(folk.boy, 'addAgendaItem', { text: pure.text() })).toMatchObject({
      refusal: { code: 'wrongInput' },
    });
    expect(
      pure.try(folk.boy, 'addAgendaItem', { person: folk.harmed, text: pure.text() }).type,
    ).toBe('refused');
    expect(
      pure.try(folk.mother, 'addAgendaItem', { person: folk.mother, text: pure.text() }).type,
    ).toBe('refused');
  });
});
