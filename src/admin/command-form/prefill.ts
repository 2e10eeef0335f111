import { type Case, inRound, last } from '../../cases/case.js';
import { plannedReferralDue } from '../../cases/deadlines/planning.js';
import { type completionResults } from '../../cases/events/result.js';
import { meetingDay } from '../../cases/facts-of-case.js';
import { TextId } from '../../cases/ids.js';
import { type FormValues } from '../../people/form-draft.js';
import { partName } from './row-shapes.js';
import { periodText } from '../../bot/texts/term-words.js';
import { type CommandForm } from './command-form.js';
import { type FormCall } from './form-call.js';

/** What the case already knows of the form: criteria answered so far, the agreement as last written, the bare result, the planned day. */
export async function prefillOf(call: FormCall, form: CommandForm): Promise<FormValues> {
  const { kase, command } = form;
  if (command.name === 'openCase') return usualOpening(call, form);
  if (command.name === 'answerEligibility') return answersOf(kase);
  if (command.name === 'finishDocument') return resultOf(kase);
  if (command.name === 'signReferral') return referralOf(form);
  return command.name === 'draftAgreement' ? agreementOf(call, kase) : {};
}

/** The only territory that the services have, and the way that most referrals of Kamchatka come. */
async function usualOpening({ parts }: FormCall, { ctx }: CommandForm): Promise<FormValues> {
  const { services } = await parts.store.settings.directory();
  const [only, ...others] = new Set(services.flatMap(({ territories }) => territories));
  const territory: FormValues =
    only === undefined || others.length > 0 ? {} : { territory: [only] };
  const way: FormValues =
    ctx.procedure.id === 'kamchatka' ? { route: ['A'], branch: ['offence'] } : {};
  return { ...territory, ...way };
}

/** The date that a referral is offered with (R43). */
function referralOf({ kase, ctx }: CommandForm): FormValues {
  const due = plannedReferralDue(ctx.procedure, ctx.today, meetingDay(kase));
  return due === null ? {} : { referralDue: [due] };
}

function answersOf(kase: Case): FormValues {
  const answers = kase.events.flatMap((e) => (e.type === 'eligibilityAnswered' ? e.answers : []));
  return Object.fromEntries(
    answers
      .filter(({ person }) => person === null)
      .map(({ criterion, answer }) => [`criterion:${criterion}`, [answer]]),
  );
}

/** Item 10 of the card begins with how the programme ended, and with no more than that (J4.5). */
function resultOf(kase: Case): FormValues {
  const ended = last(inRound(kase), 'programmeCompleted')?.result;
  return ended === undefined || kase.procedure.id !== 'kamchatka' ? {} : itemTen[ended];
}

const itemTen = {
  agreement: { results: ['reconciliation'], reconciliation: ['agreementSigned'] },
  plan: { results: ['familyTiesRestored'] },
  resolvedWithoutMeeting: { results: ['resolvedWithoutMeeting'] },
  noAgreement: { results: ['unchanged'] },
  withdrawn: { results: ['unchanged'] },
} as const satisfies Record<(typeof completionResults)[number], FormValues>;

async function agreementOf({ parts }: FormCall, kase: Case): Promise<FormValues> {
  const draft = last(kase, 'agreementDrafted');
  if (draft === undefined) return {};
  const { situation, repair, intentions, onBreach, reviewPlace } = draft;
  const { kind, controller, notifier, reviewAt, obligations } = draft;
  const term = draft.term ?? (draft.period === null ? null : periodText(draft.period));
  const written = { situation, repair, intentions, onBreach, reviewPlace };
  const ids = [...Object.values(written), ...obligations.map((o) => o.text)];
  const found = await parts.store.texts.findMany(ids.filter((id) => id !== null));
  const words = (id: string | null) => (id === null ? '' : (found.get(TextId.parse(id)) ?? ''));
  const texts = Object.entries(written).map(([name, id]) => [name, words(id)] as const);
  const codes = Object.entries({ kind, controller, notifier, reviewAt, term });
  const rows = obligations.flatMap((o, n) =>
    Object.entries({ text: words(o.text), owes: o.owes, due: o.due }).map(
      ([part, value]) => [partName('obligations', n, part), value] as const,
    ),
  );
  const filled = [...texts, ...codes, ...rows].flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, [value]] as const],
  );
  return Object.fromEntries([...filled, ['_rows', [String(obligations.length + 1)]]]);
}
