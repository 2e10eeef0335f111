import { DateTime, Duration } from 'luxon';

/** Days, routes, texts by name, as the engine takes them. */
export type PlainFacts = Record<string, string>;

export interface PlainDeadline {
  from: string | null;
  due: string | null;
  start: { fact: string; date: string } | null;
  ended: string | null;
  reminders: string[];
  checks?: string[];
}

export interface PlainAnswer {
  deadlines: Record<string, PlainDeadline>;
  effective: Record<string, string>;
  warnings: string[];
}

type Day = DateTime;
type Known = (name: string) => Day | null;

const iso = (day: Day): string => day.toISODate()!;
const min = (days: (Day | null)[]): Day | null =>
  days.reduce((a, b) => (a === null ? b : b === null || a <= b ? a : b), null);

/** The dates of all five procedures once more, written straight from the text with luxon objects: a second opinion. */
export function luxonDeadlines(
  procedure: string,
  facts: PlainFacts,
  holidays: readonly string[],
): PlainAnswer {
  const known: Known = (name) =>
    facts[name] === undefined ? null : DateTime.fromISO(facts[name], { zone: 'utc' });
  const isWorking = (day: Day) => day.weekday <= 5 && !holidays.includes(iso(day));
  if (procedure === 'kamchatka') return kamchatka(facts, known);
  if (procedure === 'krasnoyarsk-borodino') return borodino(facts, known, isWorking);
  return procedure === 'vmeste' ? vmeste(known, isWorking) : social(procedure, known);
}

/** «Вместе»: six months before the release, two working days twice, and what has no day. */
function vmeste(known: Known, isWorking: (day: Day) => boolean): PlainAnswer {
  const sheet = new Sheet(known);
  const released = known('releaseDate');
  const began = released?.minus({ months: 6 }) ?? null;
  sheet.put('V-D1', {
    ends: ['workStarted'],
    due: began,
    start: released && ['releaseDate', released],
    reminders: began ? [began] : [],
  });
  for (const [id, fact, end] of [
    ['V-D2', 'paroleDecision', 'paroleInformed'],
    ['V-D3', 'documentsComplete', 'documentsPassed'],
  ] as const) {
    const start = known(fact);
    const days: Day[] = [];
    for (let day = start; day && days.length < 2;) {
      day = day.plus({ days: 1 });
      if (isWorking(day)) days.push(day);
    }
    sheet.put(id, {
      ends: [end],
      due: days[1] ?? null,
      start: start && [fact, start],
      began: start,
      reminders: days,
    });
  }
  sheet.nothing('V-D4');
  sheet.nothing('V-D5', ['feedbackReceived']);
  sheet.withdrawal('withdrawal');
  const open = ['V-D1', 'V-D2', 'V-D3'].flatMap((id) => {
    const { due, ended } = sheet.deadlines[id]!;
    return due !== null && ended === null ? [due] : [];
  });
  const [first] = open.sort();
  return answer(sheet, first === undefined ? {} : { V1: first });
}

/** Altai and Yugra: only a withdrawal has days. */
function social(procedure: string, known: Known): PlainAnswer {
  const sheet = new Sheet(known);
  for (const id of procedure === 'altai' ? ['A-D0'] : ['Y-D1', 'Y-D2', 'Y-D3']) sheet.nothing(id);
  sheet.withdrawal('withdrawal');
  return answer(sheet, {});
}

const answer = (sheet: Sheet, effective: Record<string, string>): PlainAnswer => ({
  deadlines: sheet.deadlines,
  effective,
  warnings: sheet.outOfOrder ? ['factsOutOfOrder'] : [],
});

class Sheet {
  readonly deadlines: Record<string, PlainDeadline> = {};
  outOfOrder = false;

  constructor(readonly known: Known) {}

  nothing(id: string, ends: string[] = []): void {
    this.put(id, { ends });
  }

  put(
    id: string,
    row: {
      ends?: string[];
      from?: Day | null;
      due?: Day | null;
      start?: [string, Day] | null;
      began?: Day | null;
      reminders?: Day[];
      after?: Day | null;
      checks?: Day[];
    },
  ): void {
    const ended = min((row.ends ?? []).map(this.known));
    if (row.began && ended && ended < row.began) this.outOfOrder = true;
    const after = row.after ?? null;
    const days = (row.reminders ?? []).filter((day) => after === null || day > after).map(iso);
    this.deadlines[id] = {
      from: row.from ? iso(row.from) : null,
      due: row.due ? iso(row.due) : null,
      start: row.start ? { fact: row.start[0], date: iso(row.start[1]) } : null,
      ended: ended ? iso(ended) : null,
      reminders: days.sort(),
      ...(row.checks ? { checks: row.checks.map(iso) } : {}),
    };
  }

  after(id: string, fact: string, days: number, ends: string[], reminders: number[]): void {
    const start = this.known(fact);
    if (!start) {
      this.nothing(id, ends);
      return;
    }
    this.put(id, {
      ends,
      due: start.plus({ days }),
      start: [fact, start],
      began: start,
      reminders: reminders.map((n) => start.plus({ days: n })),
    });
  }

  withdrawal(id: string): void {
    this.after(id, 'withdrawalReceived', 3, ['withdrawalCarriedOut'], [2, 3]);
  }

  before(first: string, then: string): void {
    const a = this.known(first);
    const b = this.known(then);
    if (a && b && b < a) this.outOfOrder = true;
  }
}

function kamchatka(facts: PlainFacts, known: Known): PlainAnswer {
  const sheet = new Sheet(known);
  const warnings = new Set<string>();
  const route = facts['route'] ?? 'A';
  const meeting = known('commissionMeeting');
  const limit = meeting?.minus({ days: 3 }) ?? null;
  const referralDue = known('referralDue');

  if (route === 'A') sheet.after('K-D1', 'documentsReceived', 3, ['referralSent'], [1, 3]);
  else sheet.nothing('K-D1');
  if (route === 'B') sheet.after('K-D3', 'commissionDecision', 1, ['referralSent'], [1]);
  else sheet.nothing('K-D3');
  for (const [id, own] of [
    ['K-D2', 'A'],
    ['K-D4', 'B'],
  ] as const) {
    if (own !== route) sheet.nothing(id);
    else if (!meeting) sheet.nothing(id, ['resultsSent']);
    else
      sheet.put(id, {
        ends: ['resultsSent'],
        due: limit,
        start: ['commissionMeeting', meeting],
        reminders: [meeting.minus({ days: 5 }), meeting.minus({ days: 3 })],
      });
  }
  sheet.after('K-D5', 'serviceReceived', 1, ['assigned'], [1]);

  const confirmed = known('facilitatorReceived');
  const service = known('serviceReceived');
  const receipt = confirmed ?? service?.plus({ days: 1 }) ?? null;
  const start: [string, Day] | null = confirmed
    ? ['facilitatorReceived', confirmed]
    : service
      ? ['serviceReceived', service]
      : null;
  const began = start?.[1] ?? null;
  const of = (days: number[]): Day[] => (receipt ? days.map((n) => receipt.plus({ days: n })) : []);
  sheet.put('K-D6', {
    ends: ['participantsInformed', 'socialServicesRegulations'],
    due: receipt?.plus({ days: 7 }) ?? null,
    start,
    began,
    reminders: of([5, 7]),
  });
  sheet.put('K-D7', {
    ends: ['programmeCompleted'],
    from: receipt?.plus({ days: 10 }) ?? null,
    due: receipt?.plus({ days: 20 }) ?? null,
    start,
    began,
    reminders: of([10, 17, 20]),
  });
  sheet.after('K-D8', 'programmeCompleted', 3, ['documentsReady'], [2, 3]);
  const bound = min([limit, referralDue]);
  sheet.put('K-D9', {
    ends: ['resultsSent'],
    due: bound,
    start: !bound
      ? null
      : limit && +bound === +limit
        ? ['commissionMeeting', meeting!]
        : ['referralDue', referralDue!],
  });
  const hint = (id: string, fact: string, ends: string[], days: number[]): void =>
    sheet.put(id, { ends, reminders: days.flatMap((n) => known(fact)?.plus({ days: n }) ?? []) });
  hint('K-D10', 'participantsAgreed', ['acceptanceInformed'], [1]);
  hint('K-D11', 'participationRefused', ['refusalInformed'], [1, 3]);
  sheet.nothing('K-D12', ['recommendationsSent']);

  const signed = known('planSigned');
  const term = facts['planTerm'] === undefined ? null : Duration.fromISO(facts['planTerm']);
  if (!signed) sheet.put('K-D13', { ends: ['planResultsSent'], checks: [] });
  else if (term) {
    const { years, months, weeks, days } = term;
    const last = signed.plus({ years, months }).plus({ weeks, days });
    if (last < signed.plus({ months: 1 }) || last > signed.plus({ months: 6 }))
      warnings.add('termOutsideRange');
    sheet.put('K-D13', {
      ends: ['planResultsSent'],
      from: last,
      start: ['planSigned', signed],
      began: signed,
      reminders: [last, last.plus({ days: 3 }), last.plus({ days: 7 })],
      checks: [],
    });
  } else
    sheet.put('K-D13', {
      ends: ['planResultsSent'],
      start: ['planSigned', signed],
      began: signed,
      checks: [1, 3, 6].map((months) => signed.plus({ months })),
    });
  agreed(sheet, 'K-D14', 'agreementEnds', ['fulfilmentSettled'], [3, 0]);
  agreed(sheet, 'K-D15', 'reviewMeeting', ['reviewMeetingRecorded'], [1]);
  for (const id of ['K-D16', 'K-D17', 'K-D18', 'K-D20']) sheet.nothing(id);
  sheet.nothing('K-D19', ['resultsSent']);
  sheet.withdrawal('withdrawal');

  sheet.before('referralSent', 'serviceReceived');
  sheet.before('referralSent', 'facilitatorReceived');
  sheet.before('serviceReceived', 'facilitatorReceived');
  const received = receipt ?? known('referralSent')?.plus({ days: 1 }) ?? null;
  if (meeting && received && !known('programmeCompleted') && meeting < received.plus({ days: 13 }))
    warnings.add('windowBeforeMeeting');
  if (referralDue && limit && referralDue > limit) warnings.add('referralDueTooLate');
  if (sheet.outOfOrder) warnings.add('factsOutOfOrder');

  const stages: Record<string, string[]> = {
    K1: route === 'A' ? ['K-D1'] : ['K-D3'],
    K2: ['K-D5'],
    K3: ['K-D6'],
    K5: ['K-D7'],
    K6: ['K-D8'],
    K7: [route === 'A' ? 'K-D2' : 'K-D4', 'K-D9'],
    K8: ['K-D13', 'K-D14', 'K-D15'],
  };
  const bounds = known('resultsSent') ? [] : [limit, referralDue];
  return {
    deadlines: sheet.deadlines,
    effective: effective(sheet, stages, { K5: bounds, K6: bounds, K7: bounds }),
    warnings: [...warnings].sort(),
  };
}

function agreed(sheet: Sheet, id: string, fact: string, ends: string[], before: number[]): void {
  const date = sheet.known(fact);
  sheet.put(id, {
    ends,
    due: date,
    start: date ? [fact, date] : null,
    reminders: date ? before.map((days) => date.minus({ days })) : [],
  });
}

function borodino(facts: PlainFacts, known: Known, isWorking: (day: Day) => boolean): PlainAnswer {
  const sheet = new Sheet(known);
  const warnings = new Set<string>();
  const route = facts['route'] ?? (known('decree') ? '1' : '2');
  const workdays = (from: Day, count: number): Day => {
    let day = from;
    for (let left = count; left > 0;) {
      day = day.plus({ days: 1 });
      if (isWorking(day)) left -= 1;
    }
    return day;
  };
  const received = known('caseReceived');
  const considered = received && workdays(received, 3);
  sheet.put('B-D1', {
    ends: ['considered', 'returned'],
    due: considered,
    start: received && ['caseReceived', received],
    began: received,
    reminders: considered ? [considered.minus({ days: 1 }), considered] : [],
  });

  const thirty = (
    id: string,
    own: string,
    fact: string,
    document: string,
    ends: string[],
    isProgramme: boolean,
  ): void => {
    if (own !== route) {
      sheet.nothing(id);
      return;
    }
    const begin = known(fact);
    const explicit = known(document);
    const computed = begin?.plus({ days: 30 }) ?? null;
    let due = explicit ?? computed;
    if (isProgramme) {
      if (explicit && computed && explicit > computed) warnings.add('dueBeyondThirty');
      due = extended(facts, known, due, warnings);
    }
    sheet.put(id, {
      ends: [...ends, 'returned'],
      due,
      start: explicit ? [document, explicit] : begin ? [fact, begin] : null,
      began: begin,
      reminders: due ? [10, 3, 0].map((days) => due.minus({ days })) : [],
      after: begin,
    });
  };
  thirty('B-D2', '1', 'decree', 'measuresDue', ['measuresOrganised'], false);
  thirty('B-D3', '1', 'decree', 'programmeDue', ['programmeCompleted'], true);
  thirty('B-D9', '2', 'serviceReceived', 'programmeDue', ['programmeCompleted'], true);
  if (route === '1') {
    agreed(sheet, 'B-D4', 'resultDue', ['resultsSent', 'returned'], []);
    agreed(sheet, 'B-D5', 'registerQuestion', ['hearingRecorded', 'returned'], []);
  } else {
    sheet.nothing('B-D4');
    sheet.nothing('B-D5');
  }
  const service = known('serviceReceived');
  sheet.put('B-D6', {
    ends: ['serviceDecision', 'returned'],
    due: service && workdays(service, 3),
    start: service && ['serviceReceived', service],
    began: service,
    reminders: service ? [workdays(service, 2), workdays(service, 3)] : [],
  });
  const decision = known('serviceDecision');
  sheet.put('B-D7', {
    ends: ['assigned', 'returned'],
    reminders: decision ? [workdays(decision, 1)] : [],
  });
  sheet.nothing('B-D8', ['decisionNotified', 'returned']);
  sheet.nothing('B-D11', ['programmeExtended', 'returned']);
  sheet.nothing('B-D13', ['returned']);
  sheet.nothing('B-D14', ['consentsAnswered', 'returned']);
  const completed = known('programmeCompleted');
  sheet.put('B-D12', {
    ends: ['resultsSent', 'returned'],
    reminders: completed ? [1, 3, 7].map((days) => completed.plus({ days })) : [],
  });
  sheet.withdrawal('B-D15');
  sheet.nothing('B-D16');
  sheet.nothing('B-D17');

  sheet.before('referralSent', 'serviceReceived');
  sheet.before('serviceReceived', 'returned');
  if (sheet.outOfOrder) warnings.add('factsOutOfOrder');
  const stages: Record<string, string[]> = {
    B1: ['B-D1'],
    B2: ['B-D2'],
    B3: ['B-D6'],
    B5: ['B-D3', 'B-D9'],
    B7: ['B-D4'],
    B8: ['B-D5'],
  };
  return {
    deadlines: sheet.deadlines,
    effective: effective(sheet, stages, {}),
    warnings: [...warnings].sort(),
  };
}

function extended(
  facts: PlainFacts,
  known: Known,
  due: Day | null,
  warnings: Set<string>,
): Day | null {
  const to = known('extendedTo');
  const reason = facts['extensionReason']?.trim();
  const notified = known('extensionNotified');
  if (!to && !reason && !notified) return due;
  if (!to || !reason || !notified) {
    warnings.add('extensionIncomplete');
    return due;
  }
  if (due && to <= due) {
    warnings.add('extensionNotLater');
    return due;
  }
  if (due && notified > due) warnings.add('extensionLate');
  return to;
}

function effective(
  sheet: Sheet,
  stages: Record<string, string[]>,
  bounds: Record<string, (Day | null)[]>,
): Record<string, string> {
  const days: Record<string, string> = {};
  for (const [stage, ids] of Object.entries(stages)) {
    const open = ids.map((id) => sheet.deadlines[id]!).filter((row) => row.ended === null);
    if (open.length === 0) continue;
    const own = open.flatMap((row) =>
      row.due ? [DateTime.fromISO(row.due, { zone: 'utc' })] : [],
    );
    const day = min([...own, ...(bounds[stage] ?? [])]);
    if (day) days[stage] = iso(day);
  }
  return days;
}
