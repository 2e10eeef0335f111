import {
  answerJointMeeting,
  confirmJointMeeting,
  proposeJointMeeting,
  recordJointMeeting,
} from './joint-meetings.js';
import {
  cancelMeeting,
  confirmAttendance,
  moveMeeting,
  requestOtherPlace,
  requestOtherTime,
} from './meeting-changes.js';
import {
  answerGoOn,
  fixMeeting,
  pickSlot,
  proposeSlots,
  recordPreMeeting,
} from './preliminary-meetings.js';

/** The commands of meetings (G3.5). */
export const meetingCommands = [
  proposeSlots,
  pickSlot,
  fixMeeting,
  requestOtherTime,
  requestOtherPlace,
  confirmAttendance,
  moveMeeting,
  cancelMeeting,
  recordPreMeeting,
  answerGoOn,
  proposeJointMeeting,
  answerJointMeeting,
  confirmJointMeeting,
  recordJointMeeting,
] as const;
