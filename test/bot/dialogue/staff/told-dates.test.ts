import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type OpenedCase } from '../../../../src/admin/opened-cases.js';
import { extensionNotice } from '../../../../src/admin/presenters/extension-notice.js';
import { toldStaff } from '../../../../src/bot/dialogue/staff/told.js';
import { type StaffTalk } from '../../../../src/bot/dialogue/staff/staff-talk.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { type StaffRole } from '../../../../src/cases/actor.js';
import { StaffId } from '../../../../src/cases/ids.js';
import { type Telling } from '../../../../src/cases/telling.js';
import { aPureCase, folk, type PureCase } from '../../../support/pure-case.js';
import { talkOf } from '../../../support/staff-talk.js';

const texts = loadTexts(join(process.cwd(), 'locales'));

/** What a member of staff in the role reads of a telling. */
function read(pure: PureCase, role: StaffRole, { text, data = {} }: Telling): string {
  const ctx = pure.context();
  const memory = Object.fromEntries(Object.entries(data).map(([k, v]) => [k, String(v)]));
  const talk: StaffTalk = {
    staff: { id: StaffId.parse(role), role, name: 'Сафонова Е. П.' },
    kase: pure.kase(),
    ctx,
    cases: [],
    roles: [{ role, n: 1 }],
    isParticipant: false,
    colleagues: [],
    services: [],
    places: [],
    sms: { leadName: '', phone: '', service: '' },
    hasPages: false,
    otherDoor: 'panel',
    wording: ctx.procedure.wording,
    now: ctx.now,
    today: ctx.today,
    nextWorkingDay: ctx.today,
    zone: ctx.zone,
    staffName: () => '',
    text: () => '',
  };
  return toldStaff(talk, texts, text, memory)?.text ?? '';
}

/** Of the tellings the first with this text, read in the role. */
const said = (pure: PureCase, role: StaffRole, tellings: readonly Telling[], text: string) =>
  read(
    pure,
    role,
    tellings.find((t) => t.text === text)!,
  );

describe('days that staff is told of', () => {
  it('R90: the facilitator before reads the number alone, without any reach of the case', () => {
    const pure = aPureCase();
    const talk = { ...talkOf(pure, 'facilitator'), kase: null, ctx: null };
    const screen = toldStaff(talk, texts, 'told.facilitatorReplaced.old', { no: 'К-26-001' });
    expect(screen?.text).toBe('К-26-001 · Дело передано коллеге. Спасибо.');
    expect(screen?.options.flat().map(({ id }) => id)).toEqual(['today', 'menu']);
  });

  it('of a release date the day of release, not the day on which it was written', () => {
    const pure = aPureCase('vmeste', '2026-03-10 09:00');
    pure.does('ufsinSpecialist', 'openCase', { territory: 'Заречный', releaseDate: '2026-09-15' });
    const told = pure.does('resourceCentre', 'setReleaseDate', { releaseDate: '2026-10-01' });
    expect(said(pure, 'resourceCentre', told, 'told.releaseDateSet')).toContain('1 окт');
  });

  it('R198: of a decision of a working meeting its last day, or that it has none', () => {
    const pure = aPureCase('vmeste', '2026-03-10 09:00');
    pure.does('ufsinSpecialist', 'openCase', { territory: 'Заречный', releaseDate: '2026-09-15' });
    const meeting = (due: string | null) =>
      pure.does('resourceCentre', 'recordWorkingMeeting', {
        which: 'first',
        present: ['familyCurator'],
        decisions: [{ text: pure.text(), responsible: 'familyCurator', due }],
      });
    const dated = meeting('2026-04-01');
    expect(said(pure, 'familyCurator', dated, 'told.workingMeetingRecorded')).toContain('1 апр');
    const open = meeting(null);
    expect(said(pure, 'familyCurator', open, 'told.workingMeetingRecorded.open')).toContain(
      'Вам поручение.',
    );
  });

  it('R148: of an extension the new last day', () => {
    const pure = aPureCase('krasnoyarsk-borodino', '2026-03-05 09:00');
    borodino(pure);
    const told = pure.does('facilitator', 'extendProgramme', {
      extendedTo: '2026-05-12',
      extensionReason: pure.text(),
      extensionNotified: '2026-03-05',
    });
    expect(said(pure, 'commissionSecretary', told, 'told.programmeExtended')).toContain('12 мая');
  });
});

describe('the draft of the notice of an extension', () => {
  it('R148: names the case, its last day and the clause in words, and leaves the new day and the reason open', () => {
    const pure = aPureCase('krasnoyarsk-borodino', '2026-03-05 09:00');
    expect(draft(pure)).toBeNull();
    borodino(pure);
    const text = draft(pure)!;
    expect(text).toContain('Срок программы истекает 4 апреля 2026 года.');
    expect(text).toContain('по причине, не зависящей от медиатора: ______');
    expect(text).toContain('Основание: Алгоритм, п. IV.4.');
    expect(text).toContain(pure.kase().number);
    expect(text).not.toMatch(/004|§/);
  });
});

const draft = (pure: PureCase): string | null =>
  extensionNotice(texts, {
    kase: pure.kase(),
    ctx: pure.context(),
    sight: {} as OpenedCase['sight'],
  })?.replaceAll('\u00a0', ' ') ?? null;

/** A case of Borodino that a mediator runs. */
function borodino(pure: PureCase): void {
  const cs = 'commissionSecretary';
  pure.does(cs, 'openCase', {
    territory: 'Тихая Бухта',
    caseType: 'offenderAdmin',
    caseReceived: '2026-03-04',
  });
  pure.does(cs, 'addPerson', { person: folk.harmed, role: 'side1' });
  pure.does(cs, 'addPerson', { person: folk.boy, role: 'side2' });
  pure.does(cs, 'addPerson', { person: folk.mother, role: 'guardian', of: [folk.boy] });
  pure.does(cs, 'describeSituation', {
    narrative: pure.text(),
    from: '2026-02-25',
    injured: true,
    harm: ['moral'],
  });
  pure.does(cs, 'answerEligibility', {
    answers: ['E-B1', 'E-B3', 'E-B5', 'E-B6'].map((criterion) => ({ criterion, answer: 'yes' })),
  });
  pure.does(cs, 'considerCase', { presence: 'inPerson', decision: 'route2' });
  pure.does(cs, 'chooseService', { service: 'service' });
  pure.does(cs, 'signReferral');
  pure.does(cs, 'sendReferral');
  pure.does('serviceHead', 'receiveReferral');
  pure.does('serviceHead', 'decideReferral', { decision: 'accept' });
  pure.does('serviceHead', 'assignFacilitator', { facilitators: ['facilitator'] });
  pure.does('facilitator', 'decideMediation', { decision: 'accept', type: 'circle' });
}
