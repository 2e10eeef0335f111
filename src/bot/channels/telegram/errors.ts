import { GrammyError, HttpError } from 'grammy';
import type { SendResult } from '../channel.js';

/** Pauses in seconds where Telegram names none. */
const afterFlood = 5;
const afterOutage = 10;
const afterBadToken = 60;

/** 400s that are about the person and not about the message. */
const nobodyThere = /chat not found|user not found|user is deactivated|PEER_ID_INVALID/i;

/** What a failed sending means for the message: try later, give the person up, or give the message up. */
export function toSendResult(error: unknown): SendResult {
  if (!(error instanceof GrammyError)) {
    return { type: 'tryLater', seconds: afterOutage, why: explain(error) };
  }
  const { error_code: code, description: why, parameters } = error;
  if (code === 429) {
    return { type: 'tryLater', seconds: parameters.retry_after ?? afterFlood, why, whole: true };
  }
  if (code === 403) return { type: 'unreachable', why };
  if (code === 401 || code === 404) {
    return { type: 'tryLater', seconds: afterBadToken, why, whole: true };
  }
  if (code >= 500) return { type: 'tryLater', seconds: afterOutage, why };
  return { type: nobodyThere.test(why) ? 'unreachable' : 'rejected', why };
}

/** One Russian sentence for the administrator; it never holds the token, a person or a text. */
export function explain(error: unknown): string {
  if (error instanceof HttpError) return 'Нет связи с Telegram.';
  if (!(error instanceof GrammyError)) return 'Telegram ответил непонятно.';
  switch (error.error_code) {
    case 401:
    case 404:
      return 'Telegram не принял токен: проверьте TELEGRAM_TOKEN.';
    case 409:
      return 'С этим токеном Telegram работает ещё одна программа: остановите её.';
    case 429:
      return 'Telegram просит обращаться реже.';
    case 400:
      return `Telegram не принял настройку (PUBLIC_URL, TELEGRAM_WEBHOOK_SECRET): ${error.description}.`;
    default:
      return `Telegram ответил ошибкой ${error.error_code}: ${error.description}.`;
  }
}

/** Whether starting again cannot help until somebody changes a setting. */
export function isWrongSetting(error: unknown): boolean {
  return error instanceof GrammyError && [400, 401, 404].includes(error.error_code);
}

/** The pause that Telegram asks for, in seconds. */
export function askedPause(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.parameters.retry_after : undefined;
}
