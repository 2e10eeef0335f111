import { describe, expect, it } from '@jest/globals';
import { meetings } from '../../../src/cases/meetings.js';
import { PaperChat as Chat } from '../../support/paper-chat.js';
import { accepted, folk } from '../../support/pure-case.js';

describe('another place for an agreed meeting, in the chat', () => {
  it('R77: the place is asked about with the agreed time alone, and holds with the answer', () => {
    const pure = accepted();
    const [meeting, slot] = [pure.id(), '2026-03-06T15:00'];
    const fixed = { meeting, persons: [folk.harmed], at: slot, place: pure.text() };
    pure.does('facilitator', 'fixMeeting', fixed);
    expect(new Chat(pure, folk.harmed).screen.key).toBe('meeting.fixed');
    const place = pure.text();
    pure.does('facilitator', 'moveMeeting', { meeting, place, askedBy: 'person' });
    const chat = new Chat(pure, folk.harmed);
    expect(chat.screen.key).toBe('slot.offer');
    const times = chat.screen.options.flat().filter(({ id }) => id === 'slot');
    expect(times.map(({ value }) => value)).toEqual([slot]);
    chat.press('slot', slot);
    expect(meetings(pure.kase()).at(-1)).toMatchObject({ place, otherPlace: null, slot });
    expect(new Chat(pure, folk.harmed).screen.key).toBe('meeting.fixed');
  });
});
