import { type Request, type Response, Router } from 'express';
import { createLanes } from '../../../bot/channels/lanes.js';
import { type FormValues } from '../../../people/form-draft.js';
import { Sent } from '../../command-form/read-values.js';
import { route } from '../../panel.js';
import { commandLabel } from '../commands.js';
import { browserOf } from './browser.js';
import { callerOf } from './caller.js';
import { offerOf } from './form-offer.js';
import { draftOf, formModel, type FormState } from './form-page.js';
import { sendForm } from './form-send.js';
import { logOpening } from './log-opening.js';
import { denied, type LinkParts, type StaffCall } from './page.js';
import { prefillOf } from './prefill.js';
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
export async function openForm(call: StaffCall, res: Response): Promise<void> {
  const draft = await call.parts.store.formDrafts.find(draftOf(call), call.now);
  const chosen = draft?.['_procedure']?.[0] ?? null;
  const offer = await offerOf(call, chosen);
  if (offer === null && call.kase !== null) {
    notNow(call, res);
    return;
  }
  const values = draft ?? (offer === null ? {} : await prefillOf(call, offer));
  await logOpening(call.parts, call.link, { type: 'page', resource: 'nu' });
  const note = draft === null ? '' : call.parts.texts.say('form.draft.found');
  await showForm(call, res, { values, note });
}

async function showForm(call: StaffCall, res: Response, state: FormState): Promise<void> {
  const offer = await offerOf(call, state.values['_procedure']?.[0] ?? null);
  res.render('links/form', { ...(await formModel(call, offer, state)), base: `/l/${call.token}` });
}

async function send(parts: LinkParts, req: Request, res: Response): Promise<void> {
  const call = await staffOf(parts, req, res);
  if (call === null) return;
  const values = Sent.parse(req.body ?? {});
  const offer = await offerOf(call, values['_procedure']?.[0] ?? null);
  await call.parts.store.formDrafts.keep(draftOf(call), kept(values), call.now);
  if (offer === null && call.kase !== null) {
    notNow(call, res);
    return;
  }
  if (offer === null) return showForm(call, res, { values });
  const asksForMore = '_more' in values;
  if (asksForMore) return showForm(call, res, { values: withMoreRows(values) });
  const sending = await sendForm(call, offer, values);
  if (sending.type === 'again') {
    res.status(sending.status);
    return showForm(call, res, sending.state);
  }
  await parts.store.formDrafts.drop(draftOf(call));
  await parts.store.links.finish(tokenOf(req));
  await parts.service.deliverTick.run();
  const label = commandLabel(parts, offer.kase, offer.command.name);
  res.render('links/done', { title: parts.texts.say('form.done', { label }), twice: false });
}

const withMoreRows = (values: FormValues): FormValues => ({
  ...values,
  _rows: [String(Math.min(20, (Number(values['_rows']?.[0] ?? '2') || 2) + 1))],
});

/** What is kept of what was sent: not the presses. */
const kept = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name]) => !['_more', '_confirm', '_seen'].includes(name)),
  );

async function keepDraft(parts: LinkParts, req: Request, res: Response): Promise<void> {
  const call = await staffOf(parts, req, res);
  if (call === null) return;
  const values = Sent.parse(req.body ?? {});
  await parts.store.formDrafts.keep(draftOf(call), kept(values), call.now);
  if (req.get('x-quiet') === 'yes') {
    res.status(204).end();
    return;
  }
  await showForm(call, res, { values, note: parts.texts.say('form.draft.kept') });
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

function notNow({ parts: { texts } }: StaffCall, res: Response): void {
  res.status(409).render('links/done', { title: texts.say('form.notNow'), twice: true });
}
