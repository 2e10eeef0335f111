import { type Request, type Response, Router } from 'express';
import { newId } from '../../cases/ids.js';
import { type FormValues } from '../../people/form-draft.js';
import { commandForm, type CommandForm } from '../command-form/command-form.js';
import { type FormCall, type FormParts } from '../command-form/form-call.js';
import { formModel, type FormState } from '../command-form/form-model.js';
import { prefillOf } from '../command-form/prefill.js';
import { pressed } from '../command-form/presses.js';
import { Sent } from '../command-form/read-values.js';
import { sendForm } from '../command-form/send-form.js';
import { Cause } from '../form-cause.js';
import { openingsOf } from '../opening.js';
import { notFound, route, staffOf } from '../panel.js';

/** «Новая заявка» in each procedure that the person may open cases of (R1, R23). */
export function intakeRoutes(parts: FormParts): Router {
  const router = Router();
  router.get(
    '/cases/new',
    route(async (req, res) => {
      const openings = openingsOf(staffOf(res), new Date());
      const [first, second] = openings;
      if (first === undefined) notFound(res);
      else if (second === undefined) await show(parts, req, res, first.procedure);
      else res.render('cases/intake-choice', { ...common(parts, res), openings });
    }),
  );
  router.get(
    '/cases/new/:procedure',
    route((req, res) => show(parts, req, res, String(req.params['procedure']))),
  );
  router.post(
    ['/cases/new', '/cases/new/:procedure'],
    route((req, res) => open(parts, req, res, String(req.params['procedure'] ?? 'kamchatka'))),
  );
  return router;
}

const common = ({ mode }: FormParts, res: Response) => ({
  page: 'cases',
  staff: staffOf(res),
  mode,
});

function callOf(parts: FormParts, res: Response, values: FormValues): FormCall {
  return {
    parts,
    staff: staffOf(res),
    kase: null,
    sight: null,
    command: 'openCase',
    person: null,
    known: {},
    cause: `form:${Cause.parse(values['cause']?.[0])}`,
    now: new Date(),
  };
}

/** The form of a procedure in which this person may open cases; null: in that one not. */
async function formOf(call: FormCall, procedure: string): Promise<CommandForm | null> {
  const isOpen = openingsOf(call.staff, call.now).some((o) => o.procedure === procedure);
  return isOpen ? commandForm(call, procedure) : null;
}

async function show(parts: FormParts, _req: Request, res: Response, procedure: string) {
  const call = callOf(parts, res, {});
  const form = await formOf(call, procedure);
  if (form === null) notFound(res);
  else await render(call, form, res, { values: await prefillOf(call, form) });
}

async function open(parts: FormParts, req: Request, res: Response, procedure: string) {
  const values = Sent.parse(req.body);
  const call = callOf(parts, res, values);
  const form = await formOf(call, procedure);
  if (form === null) {
    notFound(res);
    return;
  }
  const next = pressed(call.command, values);
  if (next !== null) return render(call, form, res, { values: next });
  const sending = await sendForm(call, form, values);
  if (sending.type === 'done')
    res.redirect(303, `/cases/${encodeURIComponent(sending.kase.number)}`);
  else await render(call, form, res.status(sending.status), sending.state);
}

async function render(call: FormCall, form: CommandForm, res: Response, state: FormState) {
  res.render('cases/intake', {
    ...(await formModel(call, form, state)),
    ...common(call.parts, res),
    order: form.ctx.procedure.title,
    cause: state.values['cause']?.[0] ?? newId(),
  });
}
