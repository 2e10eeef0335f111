import { type Request, type Response, Router } from 'express';
import { createLanes } from '../../../bot/channels/lanes.js';
import { commandForm } from '../../command-form/command-form.js';
import { draftOf, type FormCall } from '../../command-form/form-call.js';
import { formModel, type FormState } from '../../command-form/form-model.js';
import { pressed, withoutPresses } from '../../command-form/presses.js';
import { prefillOf } from '../../command-form/prefill.js';
import { Sent } from '../../command-form/read-values.js';
import { sendForm } from '../../command-form/send-form.js';
import { route } from '../../panel.js';
import { commandLabel } from '../../presenters/command-words.js';
import { browserOf } from './browser.js';
import { callerOf } from './caller.js';
import { formCallOf } from './form-call.js';
import { logOpening } from './log-opening.js';
import { denied, type LinkParts, type StaffCall } from './page.js';
import { gone } from './refusals.js';

/** `/l/:token/form` sends the form, `/l/:token/draft` keeps what was typed; both only where the link is open. */
export function formRoutes(parts: LinkParts): Router {
  const router = Router();
  const lanes = createLanes();
  router.post(
    '/:token/form',
    route((req, res) => lanes.run(tokenOf(req), () => send(parts, req, res))),
  );
  router.post(
    '/:token/draft',
    route((req, res) => lanes.run(tokenOf(req), () => keepDraft(parts, req, res))),
  );
  return router;
}

const tokenOf = (req: Request): string => String(req.params['token']).slice(0, 100);

/** The form as it was left, else with what the case already knows. */
export async function openForm(opened: StaffCall, res: Response): Promise<void> {
  const { parts, kase, link, token } = opened;
  const call = await formCallOf(opened);
  const draft = await parts.store.formDrafts.find(draftOf(call), call.now);
  const form = await commandForm(call, draft?.['_procedure']?.[0] ?? null);
  if (form === null && kase !== null) {
    notNow(parts, res);
    return;
  }
  const values = draft ?? (form === null ? {} : await prefillOf(call, form));
  await logOpening(parts, link, { type: 'page', resource: 'nu' });
  const note = draft === null ? '' : parts.texts.say('form.draft.found');
  await showForm(call, token, res, { values, note });
}

async function showForm(
  call: FormCall,
  token: string,
  res: Response,
  state: FormState,
): Promise<void> {
  const form = await commandForm(call, state.values['_procedure']?.[0] ?? null);
  res.render('links/form', { ...(await formModel(call, form, state)), base: `/l/${token}` });
}

async function send(parts: LinkParts, req: Request, res: Response): Promise<void> {
  const opened = await staffOf(parts, req, res);
  if (opened === null) return;
  const call = await formCallOf(opened);
  const values = Sent.parse(req.body ?? {});
  const form = await commandForm(call, values['_procedure']?.[0] ?? null);
  await parts.store.formDrafts.keep(draftOf(call), withoutPresses(values), call.now);
  if (form === null && call.kase !== null) {
    notNow(parts, res);
    return;
  }
  const next = form === null ? values : pressed(call.command, values);
  if (form === null || next !== null)
    return showForm(call, opened.token, res, { values: next ?? values });
  const sending = await sendForm(call, form, values);
  if (sending.type === 'again') {
    res.status(sending.status);
    return showForm(call, opened.token, res, sending.state);
  }
  await parts.store.formDrafts.drop(draftOf(call));
  await parts.store.links.finish(tokenOf(req));
  await parts.service.deliverTick.run();
  const label = commandLabel(parts.texts, form.kase, form.command.name);
  res.render('links/done', { title: parts.texts.say('form.done', { label }), twice: false });
}

async function keepDraft(parts: LinkParts, req: Request, res: Response): Promise<void> {
  const opened = await staffOf(parts, req, res);
  if (opened === null) return;
  const call = await formCallOf(opened);
  const values = Sent.parse(req.body ?? {});
  await parts.store.formDrafts.keep(draftOf(call), withoutPresses(values), call.now);
  if (req.get('x-quiet') === 'yes') {
    res.status(204).end();
    return;
  }
  const note = parts.texts.say('form.draft.kept');
  await showForm(call, opened.token, res, { values, note });
}

/** Who has the form open here; null: the answer was given. A form already sent from here says so. */
async function staffOf(parts: LinkParts, req: Request, res: Response): Promise<StaffCall | null> {
  const browser = browserOf(req) ?? '';
  const token = tokenOf(req);
  const link = await parts.store.links.opened(token, browser, parts.technicalNow());
  const caller = link === null ? null : await callerOf(parts, link, token);
  if (caller?.type === 'staff' && link?.subject?.['page'] === 'form') return caller;
  if (link !== null) await logOpening(parts, link, denied);
  if (await parts.store.links.finishedHere(token, browser))
    res.render('links/done', { title: parts.texts.say('form.twice'), twice: true });
  else await gone(parts, res);
  return null;
}

function notNow({ texts }: LinkParts, res: Response): void {
  res.status(409).render('links/done', { title: texts.say('form.notNow'), twice: true });
}
