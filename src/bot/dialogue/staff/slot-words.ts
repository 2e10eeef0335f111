import { dayOfTime } from '../../../cases/meetings.js';
import { type LocalTime } from '../../../cases/local-time.js';
import { slotLabel } from '../../texts/dates.js';

/** «чт 12 мар., 17:30» */
export const slotText = (slot: LocalTime): string => slotLabel(dayOfTime(slot), slot.slice(11));

/** Several times, parted by semicolons. */
export const slotsText = (slots: readonly LocalTime[]): string => slots.map(slotText).join('; ');
