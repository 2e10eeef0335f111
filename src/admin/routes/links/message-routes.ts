import { createHash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { createLanes } from '../../../bot/channels/lanes.js';
import {
  firstTalk,
  type PageTalk,
  type Said,
  talkOnPage,
  unlocked,
} from '../../../bot/page-talk.js';
import { newId } from '../../../cases/ids.js';
import { type Account } from '../../../people/account.js';
import { Sent } from '../../command-form/read-values.js';
import { route } from '../../panel.js';
import { browserOf } from './browser.js';
import { callerOf } from './caller.js';
import { logOpening } from './log-opening.js';
import { denied, type LinkParts, type PartyCall } from './page.js';
import { gone } from './refusals.js';

/** Who opened the message of a shared phone, with the account that pressed. */
type Reader = PartyCall & { readonly account: Account };

/**
 * What was said to a shared phone (H7): `/l/:token/code` takes the code of four digits, `/l/:token/answer` a press or words.
 * The chat itself never holds more than `lock.*`.
 */
export function messageRoutes(parts: LinkParts): Router {
  const router = Router();
  const lanes = createLanes();
  const inTurn = (handle: (reader: Reader, req: Request, res: Response) => Promise<void>) =>
    route((req, res) =>
      lanes.run(tokenOf(req), async () => {
        const reader = await readerOf(parts, req, res);
        if (reader !== null) await handle(reader, req, res);
      }),
    );
  router.post('/:token/code', inTurn(takeCode));
  router.post('/:token/answer', inTurn(answer));
  return router;
}

const tokenOf = (req: Request): string => String(req.params['token']).slice(0, 100);

/** The message itself where the code was given in this browser, or the phone is not shared any more; else the code. */
export async function openMessage(call: PartyCall, res: Response): Promise<void> {
  if (!hasAccount(call)) {
    await logOpening(call.parts, call.link, denied);
    return gone(call.parts, res);
  }
  return call.link.codeGiven === true || !call.account.shared
    ? showMessage(call, res)
    : askCode(call, res, null);
}

const hasAccount = (call: PartyCall): call is Reader => call.account !== null;

async function readerOf(parts: LinkParts, req: Request, res: Response): Promise<Reader | null> {
  const token = tokenOf(req);
  const link = await parts.store.links.opened(token, browserOf(req) ?? '', parts.technicalNow());
  const caller = link === null ? null : await callerOf(parts, link, token);
  if (caller?.type === 'person' && link?.subject?.['page'] === 'message' && hasAccount(caller))
    return caller;
  await gone(parts, res);
  return null;
}

/** «Придумайте код» at the first opening, «Введите Ваш код» later; after five mistakes an hour's pause (J4.12). */
async function askCode(reader: Reader, res: Response, wrong: string | null): Promise<void> {
  const { parts, account, now } = reader;
  const { texts, store } = parts;
  const { phone } = await contactOf(reader);
  const locked = (await store.throttle.peek('pin', account.id, now)).type === 'wait';
  const isNew = (await store.accounts.checkCode(account.id, '')) === 'none';
  res.status(locked ? 429 : wrong === null ? 200 : 422).render('links/code', {
    base: `/l/${reader.token}`,
    title: texts.say(isNew ? 'shared.new' : 'shared.code'),
    wrong: locked ? texts.say('shared.locked', { phone }) : wrong,
    locked,
    phone,
  });
}

async function takeCode(reader: Reader, req: Request, res: Response): Promise<void> {
  const { parts, account, now } = reader;
  const { throttle, accounts } = parts.store;
  const code = (Sent.parse(req.body ?? {})['code']?.[0] ?? '').replaceAll(/\s/gu, '');
  if (!/^\d{4}$/u.test(code)) return askCode(reader, res, parts.texts.say('slip.code.four'));
  const state = await accounts.checkCode(account.id, code);
  if (state === 'none') {
    if (!(await accounts.chooseCode(account.id, code))) return takeCode(reader, req, res);
    return unlock(reader, req, res);
  }
  const tried = await throttle.attempt('pin', account.id, now);
  if (tried.type === 'wait') return askCode(reader, res, null);
  if (state === 'wrong') return tellWrong(reader, res);
  await throttle.clear('pin', account.id);
  return unlock(reader, req, res);
}

async function tellWrong(reader: Reader, res: Response): Promise<void> {
  const { parts, account, now } = reader;
  const n = await parts.store.throttle.left('pin', account.id, now);
  const { phone } = await contactOf(reader);
  return askCode(reader, res, parts.texts.say('shared.wrong', { n, phone }));
}

async function unlock(reader: Reader, req: Request, res: Response): Promise<void> {
  const browser = browserOf(req) ?? '';
  await reader.parts.store.links.giveCode(reader.token, browser, reader.parts.technicalNow());
  await showMessage(reader, res);
}

async function showMessage(reader: Reader, res: Response): Promise<void> {
  const { parts, account, kase, person, link } = reader;
  const { service } = parts;
  const asked = link.subject?.['question'] ?? '';
  const locked = await parts.store.questions.find(asked, account.id);
  const talk = unlocked(await service.talk(kase, person, account));
  const said = await firstTalk(service.conversing, talk, account, locked);
  await logOpening(parts, link, { type: 'page', resource: 'nu' });
  render(reader, res, said);
}

async function answer(reader: Reader, req: Request, res: Response): Promise<void> {
  const { parts, account, link, now } = reader;
  if (link.codeGiven !== true && account.shared) return askCode(reader, res, null);
  const address = await parts.store.accounts.addressOf(account.id);
  const sent = Sent.parse(req.body ?? {});
  const data = sent['data']?.[0];
  const text = (sent['text']?.[0] ?? '').trim().slice(0, 4000);
  if (address === null || (data === undefined && text === '')) return showMessage(reader, res);
  const said: Said =
    data === undefined
      ? { type: 'text', text, at: now, id: `page:${sent['press']?.[0] ?? newId()}` }
      : { type: 'press', data: data.slice(0, 64), at: now, id: pressId(reader, data) };
  const talked = await talkOnPage(parts.service.conversing, account, address, said);
  await parts.service.deliverTick.run();
  if (talked.messages.length === 0) return showMessage(reader, res);
  render(reader, res, talked);
}

/** The same for the same press, so that a doubled one is done once. */
const pressId = ({ token }: Reader, data: string): string =>
  `page:${createHash('sha256').update(`${token}:${data}`).digest('base64url').slice(0, 22)}`;

function render(reader: Reader, res: Response, { messages, awaitsWords }: PageTalk): void {
  res.render('links/message', {
    base: `/l/${reader.token}`,
    title: reader.parts.texts.say('slip.message'),
    messages,
    awaitsWords,
    press: newId(),
  });
}

async function contactOf({ parts, kase, person, account }: Reader) {
  return (await parts.service.talk(kase, person, account)).contact;
}
