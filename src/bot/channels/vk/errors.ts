import { APIError } from 'vk-io';
import type { SendResult } from '../channel.js';
import { VkRestsError } from './calls.js';

type Decision = 'unreachable' | 'rejected' | { readonly tryLater: number; readonly whole?: true };

/** Pauses in seconds; VK names none. */
const afterOutage = 10;

/** What the codes of messages.send mean for a message; every other code rejects it. */
const decisions: Readonly<Record<number, Decision>> = {
  1: { tryLater: afterOutage }, // unknown error
  6: { tryLater: 1, whole: true }, // too many calls a second
  9: { tryLater: 60 }, // flood control: too much of the same
  10: { tryLater: afterOutage }, // internal error of VK
  29: { tryLater: 600, whole: true }, // the day's number of calls is used up
  14: { tryLater: 300, whole: true }, // captcha
  5: { tryLater: 60, whole: true }, // token not accepted
  15: { tryLater: 60, whole: true }, // no access: a right of the token is missing
  27: { tryLater: 60, whole: true }, // token of a community not accepted
  18: 'unreachable', // the page is deleted or banned
  900: 'unreachable', // the person is in the community's black list
  901: 'unreachable', // the person did not allow messages, or forbade them
  902: 'unreachable', // privacy settings
  936: 'unreachable', // no such contact
};

/** What a code of VK means for the message that got it. */
export function decide(code: number, why: string): SendResult {
  const decision = decisions[code] ?? 'rejected';
  if (typeof decision === 'string') return { type: decision, why: `${code}: ${why}` };
  const { tryLater: seconds, ...whole } = decision;
  return { type: 'tryLater', seconds, why: `${code}: ${why}`, ...whole };
}

/** What a failed call means for the message: try later, give the person up, or give the message up. */
export function toSendResult(error: unknown): SendResult {
  if (error instanceof APIError) return decide(Number(error.code), error.message);
  if (error instanceof VkRestsError) {
    return { type: 'tryLater', seconds: error.seconds, why: error.message };
  }
  return { type: 'tryLater', seconds: afterOutage, why: explain(error) };
}

/** One Russian sentence for the administrator; it never holds the token, a person or a text. */
export function explain(error: unknown): string {
  if (error instanceof VkRestsError) return 'VK просит обращаться реже.';
  if (!(error instanceof APIError)) return 'Нет связи с VK.';
  const code = Number(error.code);
  if (code === 5 || code === 27) return 'VK не принял ключ: проверьте VK_TOKEN.';
  if (code === 15 || code === 100 || code === 125) {
    return 'VK не открывает сообщество: проверьте VK_GROUP_ID и права ключа (сообщения, управление).';
  }
  if (code === 6 || code === 9 || code === 29) return 'VK просит обращаться реже.';
  return `VK ответил ошибкой ${code}.`;
}

/** Whether starting again cannot help until somebody changes a setting. */
export function isWrongSetting(error: unknown): boolean {
  return error instanceof APIError && [5, 15, 27, 100, 125].includes(Number(error.code));
}
