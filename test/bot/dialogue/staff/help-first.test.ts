import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cardScreen } from '../../../../src/bot/dialogue/staff/card.js';
import { caseDesk } from '../../../../src/bot/dialogue/staff/desk.js';
import { rowText } from '../../../../src/bot/dialogue/staff/menu.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { accepted, folk } from '../../../support/pure-case.js';
import { talkOf } from '../../../support/staff-talk.js';

const texts = loadTexts(join(process.cwd(), 'locales'));

describe('a call for help that nobody answered yet', () => {
  it('R186: is wanted now, whatever day the limit of the case has', () => {
    const pure = accepted();
    pure.does(folk.harmed, 'askHelp', { person: folk.harmed, kind: 'fear' });
    const desk = caseDesk(talkOf(pure, 'facilitator'), texts);
    const [row] = desk?.talk.cases ?? [];
    if (desk === null || row === undefined) throw new Error('no case');
    expect(cardScreen(desk).text).toContain('Дальше: Связались с человеком\nСейчас');
    expect(rowText(desk, row)).toBe('К-26-001 · Связались с человеком · сейчас');
  });
});
