import { MeetingId } from '../../../cases/ids.js';
import { findMeeting, instantOf, type Meeting } from '../../../cases/meetings.js';
import { findParticipant } from '../../../cases/participants.js';
import { calendarFile } from '../../../documents/calendar-file.js';
import { getProcedure } from '../../../procedures/procedures.js';
import { wordsOf } from './letters.js';
import { denied, type PartyCall, type Shown } from './page.js';
import { rightsOf } from './party-rights.js';

/** About how long a meeting takes, in minutes (H5 `slot.offer`: «около часа»). */
const minutes = 60;

/** An agreed meeting of the person, or of the child it stands for, as a file for the calendar of a phone. */
export async function calendarPage(call: PartyCall): Promise<Shown> {
  const { kase, person, now, link } = call;
  const id = MeetingId.safeParse(link.subject?.['meeting']);
  const meeting = id.success ? findMeeting(kase, id.data) : undefined;
  const own = [person, ...(findParticipant(kase, person)?.of ?? [])];
  const sees = await rightsOf(call);
  const theirs =
    meeting?.persons.some((p) => own.includes(p) && sees('mt', { person: p })) === true;
  if (meeting === undefined || meeting.slot === null || meeting.state !== 'planned' || !theirs)
    return denied;
  const { zone } = getProcedure(kase.procedure.id, kase.procedure.version);
  const body = calendarFile({
    uid: meeting.id,
    sequence: meeting.moves,
    start: instantOf(meeting.slot, zone),
    minutes,
    place: await placeOf(call, meeting),
    stamp: now,
  });
  return { type: 'file', name: 'vstrecha.ics', mime: 'text/calendar', body, resource: 'mt' };
}

async function placeOf(call: PartyCall, { form, place }: Meeting): Promise<string> {
  const { texts, store } = call.parts;
  if (form !== 'inPerson') return texts.say(`place.${form}`, wordsOf(call));
  return (await store.texts.find(place)) ?? '';
}
