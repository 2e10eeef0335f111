import { describe, expect, it } from '@jest/globals';
import { meetings, offerOf } from '../../../src/cases/meetings.js';
import { dueItems } from '../../../src/cases/wake.js';
import { accepted, folk, type PureCase } from '../../support/pure-case.js';

const F = 'facilitator';
const slot = '2026-03-06T15:00';
const both = [folk.harmed, folk.boy];
const keys = (told: readonly { text: string }[]) => [...new Set(told.map(({ text }) => text))];
const only = (pure: PureCase) => meetings(pure.kase()).at(-1)!;

/** A preliminary meeting that was agreed, at a place that is asked about anew. */
function fixed(): { pure: PureCase; meeting: string; old: string } {
  const pure = accepted();
  const [meeting, old] = [pure.id(), pure.text()];
  pure.does(F, 'fixMeeting', { meeting, persons: [folk.harmed], at: slot, place: old });
  return { pure, meeting, old };
}

/** A joint meeting that both have confirmed. */
function confirmed(): { pure: PureCase; meeting: string; old: string } {
  const pure = accepted();
  const [meeting, old] = [pure.id(), pure.text()];
  const offer = { meeting, persons: both, slots: ['2026-03-06T10:00', slot], place: old };
  pure.does(F, 'proposeJointMeeting', { ...offer, bypass: pure.text() });
  for (const person of both)
    pure.does(person, 'answerJointMeeting', { person, meeting, slots: [slot] });
  pure.does(F, 'confirmJointMeeting', { meeting, slot });
  return { pure, meeting, old };
}

describe('another place for an agreed meeting', () => {
  it('R77: is asked about, and the old one holds until the person can', () => {
    const { pure, meeting, old } = fixed();
    const place = pure.text();
    const told = pure.does(F, 'moveMeeting', { meeting, place, askedBy: 'person' });
    expect(keys(told)).toEqual(['slot.offer']);
    expect(only(pure)).toMatchObject({ state: 'planned', slot, place: old, otherPlace: place });
    expect(offerOf(only(pure))).toMatchObject({ slots: [slot], place });
    pure.does(folk.harmed, 'pickSlot', { person: folk.harmed, meeting, slot });
    expect(only(pure)).toMatchObject({ state: 'planned', slot, place, otherPlace: null, moves: 1 });
  });

  it('R77: of a joint meeting waits for everybody, and for the facilitator to confirm it', () => {
    const { pure, meeting, old } = confirmed();
    const place = pure.text();
    const told = pure.does(F, 'moveMeeting', { meeting, slots: [slot], place, askedBy: 'person' });
    expect(keys(told)).toEqual(['joint.offer.one']);
    const confirm = () => pure.try(F, 'confirmJointMeeting', { meeting, slot });
    expect(confirm()).toMatchObject({ refusal: { code: 'notEveryoneCan' } });
    const says = (person: string, slots: readonly string[]) =>
      pure.does(folk.harmed === person ? folk.harmed : folk.boy, 'answerJointMeeting', {
        person,
        meeting,
        slots,
      });
    says(folk.harmed, [slot]);
    says(folk.boy, []);
    expect(confirm()).toMatchObject({ refusal: { code: 'notEveryoneCan' } });
    expect(only(pure)).toMatchObject({ state: 'planned', place: old });
    says(folk.boy, [slot]);
    expect(pure.tasks().map(({ name }) => name)).toContain('confirmJointMeeting');
    expect(confirm().type).toBe('accepted');
    expect(only(pure)).toMatchObject({ state: 'planned', slot, place, otherPlace: null });
    expect(confirm()).toMatchObject({ refusal: { code: 'notNow' } });
  });

  it('R77, R94: the meeting is reminded of and held at the old place while somebody is silent', () => {
    const { pure, meeting } = confirmed();
    pure.does(F, 'moveMeeting', { meeting, place: pure.text(), askedBy: 'facilitator' });
    const before = pure.context().now;
    pure.at('2026-03-05 15:30');
    const said = dueItems(pure.kase(), pure.context(), before).flatMap(({ tellings }) => tellings);
    expect(keys(said)).toContain('slot.reminder');
    pure.at('2026-03-06 16:30');
    const held = { meeting, outcome: 'held', present: both };
    expect(pure.try(F, 'recordJointMeeting', held).type).toBe('accepted');
  });

  it('another time ends the question about the place; nothing new at all is refused', () => {
    const { pure, meeting } = fixed();
    pure.does(F, 'moveMeeting', { meeting, place: pure.text(), askedBy: 'person' });
    expect(pure.try(F, 'moveMeeting', { meeting, askedBy: 'person' })).toMatchObject({
      refusal: { code: 'wrongInput', codes: ['slots', 'place'] },
    });
    const told = pure.does(F, 'moveMeeting', {
      meeting,
      slots: ['2026-03-07T12:00'],
      askedBy: 'person',
    });
    expect(keys(told)).toEqual(['meeting.moved']);
    expect(only(pure)).toMatchObject({ state: 'offered', otherPlace: null, slot: null });
  });
});
