import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { newId, PersonId } from '../../cases/ids.js';
import { type Case } from '../../cases/case.js';
import { type FormValues } from '../../people/form-draft.js';
import { type Staff } from '../../people/staff.js';
import { commandForm, type CommandForm } from '../command-form/command-form.js';
import { draftOf, type FormCall, type FormParts } from '../command-form/form-call.js';
import { formModel, type FormState } from '../command-form/form-model.js';
import { prefillOf } from '../command-form/prefill.js';
import { pressed, withoutPresses } from '../command-form/presses.js';
import { Sent } from '../command-form/read-values.js';
import { sendForm } from '../command-form/send-form.js';
import { Cause } from '../form-cause.js';
import { logRefusal } from '../log-access.js';
import { findOpened, type OpenedCase } from '../opened-cases.js';
import { notFound, route, staffOf } from '../panel.js';
import { extensionNotice } from '../presenters/extension-notice.js';
import { invite } from './invite.js';

/** `/cases/:number/do/:command`: one form for every command of the table; `/draft` keeps what was typed. */
export function commandRoutes(parts: FormParts): Router {
  const router = Router();
  const at = '/cases/:number/do/:command';
  const on = (handler: Handler) => route((req, res) => withCase(parts, req, res, handler));
  router.get(at, on(show));
  router.post(at, on(send));
  router.post(`${at}/draft`, on(keepDraft));
  return router;
}

/** What was asked for: a form of a case that the person reaches, and what was sent. */
interface Asked {
  readonly call: FormCall;
  readonly opened: OpenedCase;
  readonly values: FormValues;
}
type Handler = (asked: Asked, req: Request, res: Response) => Promise<void>;

async function withCase(
  parts: FormParts,
  req: Request,
  res: Response,
  handler: Handler,
): Promise<void> {
  const staff = staffOf(res);
  const opened = await findOpened(parts, staff, req.params['number']);
  if (opened === null) {
    await logRefusal(parts, staff, req.params['number']);
    notFound(res);
    return;
  }
  const values = Sent.parse(req.body ?? {});
  await handler({ call: callOf(parts, staff, opened, req, values), opened, values }, req, res);
}

function callOf(
  parts: FormParts,
  staff: Staff,
  { kase, sight }: OpenedCase,
  req: Request,
  values: FormValues,
): FormCall {
  return {
    parts,
    staff,
    kase,
    sight,
    command: String(req.params['command']),
    person: WithPerson.safeParse(req.query).data?.person ?? null,
    known: {},
    cause: `form:${Cause.parse(values['cause']?.[0])}`,
    now: new Date(),
  };
}

const WithPerson = z.object({ person: PersonId });

/** The form as it was left, else with what the case already knows. */
const show: Handler = async ({ call, opened }, _req, res) => {
  const form = await commandForm(call, null);
  if (form === null) {
    notNow(res);
    return;
  }
  const draft = await call.parts.store.formDrafts.find(draftOf(call), call.now);
  const note = draft === null ? '' : call.parts.texts.say('form.draft.found');
  const values = draft ?? (await prefillOf(call, form));
  await render(call, opened, form, res, { values, note });
};

const send: Handler = async ({ call, opened, values }, _req, res) => {
  const { parts, kase, cause, staff } = call;
  if (isRepeated(opened.kase, cause)) {
    done(res, opened.kase, call.command);
    return;
  }
  const form = await commandForm(call, null);
  if (form === null) {
    notNow(res);
    return;
  }
  if (form.command.name === 'issueInvitation' && form.person !== null)
    return invite(parts, res, opened.kase, form.person, form.role, staff);
  const next = pressed(call.command, values);
  if (next !== null) return render(call, opened, form, res, { values: next });
  const sending = await sendForm(call, form, values);
  if (sending.type === 'done') {
    await parts.store.formDrafts.drop(draftOf(call));
    await parts.service.deliverTick.run();
    done(res, kase ?? sending.kase, call.command);
    return;
  }
  await parts.store.formDrafts.keep(draftOf(call), withoutPresses(values), call.now);
  await render(call, opened, form, res.status(sending.status), sending.state);
};

const keepDraft: Handler = async ({ call, opened, values }, req, res) => {
  const form = await commandForm(call, null);
  if (form === null) {
    notNow(res);
    return;
  }
  await call.parts.store.formDrafts.keep(draftOf(call), withoutPresses(values), call.now);
  if (req.get('x-quiet') === 'yes') {
    res.status(204).end();
    return;
  }
  await render(call, opened, form, res, { values, note: call.parts.texts.say('form.draft.kept') });
};

/** The second press of a form that was carried out. */
const isRepeated = (kase: Case, cause: string): boolean =>
  kase.history.some((event) => event.cause === cause);

function done(res: Response, { number }: Case, command: string): void {
  res.redirect(303, `/cases/${encodeURIComponent(number)}?said=${command}`);
}

function notNow(res: Response): void {
  res.status(409).render('error', {
    title: 'Сейчас этот шаг не нужен',
    text: 'Он уже сделан, или его делает другой сотрудник. Откройте дело ещё раз.',
    id: res.locals.requestId,
  });
}

async function render(
  call: FormCall,
  opened: OpenedCase,
  form: CommandForm,
  res: Response,
  state: FormState,
): Promise<void> {
  const { number } = opened.kase;
  const here = `/cases/${encodeURIComponent(number)}`;
  const about = call.person === null ? '' : `?person=${call.person}`;
  const { command, parts } = call;
  const model = await formModel(call, form, state);
  res.render('cases/command', {
    ...model,
    ...(command === 'issueInvitation' ? { save: parts.texts.say('form.invite') } : {}),
    page: 'cases',
    staff: call.staff,
    mode: parts.mode,
    number,
    here,
    action: `${here}/do/${command}${about}`,
    draftTo: `${here}/do/${command}/draft${about}`,
    cause: state.values['cause']?.[0] ?? newId(),
    notice: command === 'extendProgramme' ? extensionNotice(parts.texts, opened) : null,
  });
}
