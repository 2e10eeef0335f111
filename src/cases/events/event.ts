import { z } from 'zod';
import { anyTimeEvents } from './any-time.js';
import { consentEvents } from './consent.js';
import { decreeEvents } from './decree.js';
import { type envelope } from './envelope.js';
import { meetingEvents } from './meetings.js';
import { openingEvents } from './opening.js';
import { planEvents } from './plan.js';
import { releaseEvents } from './release.js';
import { resultEvents } from './result.js';
import { serviceEvents } from './service.js';
import { takingPartEvents } from './taking-part.js';

/** Everything that can have happened in a case. */
export const CaseEvent = z.discriminatedUnion('type', [
  ...openingEvents,
  ...consentEvents,
  ...serviceEvents,
  ...takingPartEvents,
  ...meetingEvents,
  ...resultEvents,
  ...planEvents,
  ...decreeEvents,
  ...releaseEvents,
  ...anyTimeEvents,
]);
export type CaseEvent = z.output<typeof CaseEvent>;

export type EventType = CaseEvent['type'];

/** The names of all events. */
export const eventTypes: ReadonlySet<string> = new Set(
  CaseEvent.options.map((option) => option.shape.type.value),
);

/** The event of one type. */
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

type WithoutEnvelope<E> = E extends CaseEvent ? Omit<E, keyof typeof envelope> : never;

/** What a command says has happened; `run` adds the envelope. `on` overrides the command's day. */
export type Happening = WithoutEnvelope<CaseEvent> & {
  readonly on?: CaseEvent['day'] | undefined;
};
