import { Agent } from 'node:http';
import { API, APIError, APIRequest } from 'vk-io';
import { z } from 'zod';
import type { Priority } from '../channel.js';
import type { Pacer } from '../pacer.js';

const tooMany = z.object({
  error: z.object({ error_code: z.literal(6), error_msg: z.string() }),
});

/** vk-io repeats error 6 for ever by itself; we want to decide, so it becomes a failure at once. */
class PlainRequest extends APIRequest {
  override async make(): Promise<unknown> {
    const answer: unknown = await super.make();
    const flood = tooMany.safeParse(answer);
    if (flood.success) throw new APIError({ ...flood.data.error, request_params: [] });
    return answer;
  }
}

export type VkFields = Readonly<Record<string, string | number>>;

/** Calls a method of the VK API once; rejects with vk-io's `APIError`, or another error when VK did not answer. */
export type VkCall = (method: string, fields: VkFields, priority?: Priority) => Promise<unknown>;

export type VkCallOptions = {
  readonly token: string;
  readonly groupId: number;
  /** What stands before the name of a method; without it VK's own. */
  readonly apiUrl?: string;
  readonly fetchTimeoutSeconds?: number;
};

/** vk-io leaves 1133/apiLimit ms between two calls: none to speak of, as the pacer keeps the rate, with the urgent ones first. */
const apiLimit = 1133;

/** VK asked for a pause, and it has not passed. */
export class VkRestsError extends Error {
  constructor(readonly seconds: number) {
    super('VK rests');
  }
}

/** Every call waits for its turn, as VK counts them all; rejects with a VkRestsError while VK rests. */
export function paced(call: VkCall, pacer: Pacer): VkCall {
  return async (method, fields, priority = 'now') => {
    const turn = await pacer.turn(null, priority);
    if (turn.type === 'rest') throw new VkRestsError(turn.seconds);
    return call(method, fields).finally(turn.done);
  };
}

/** VK through vk-io, without its hidden repeats (its limits are not ours): every failure comes back with a decision to take. */
export function createVkCall(options: VkCallOptions): VkCall {
  const { token, apiUrl, fetchTimeoutSeconds = 10 } = options;
  const agent = new Agent({ keepAlive: true });
  const api = new API({
    token,
    apiLimit,
    apiRetryLimit: 0,
    apiTimeout: fetchTimeoutSeconds * 1000,
    ...(apiUrl !== undefined && { apiBaseUrl: apiUrl.replace(/\/+$/, '') }),
    ...(apiUrl?.startsWith('http:') === true && isAgent(agent) && { agent }),
  });
  return async (method, fields) => {
    const answer: unknown = await api.callWithRequest(
      new PlainRequest({ api, method, params: { ...fields } }),
    );
    return answer;
  };
}

type VkAgent = API['options']['agent'];

/** vk-io names the HTTPS agent; for a plain address it needs the other one. */
function isAgent(agent: unknown): agent is VkAgent {
  return agent instanceof Agent;
}
