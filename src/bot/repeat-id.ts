import { createHash } from 'node:crypto';

const digest = (key: string): Buffer => createHash('sha256').update(key).digest();

/** A stable int32 made from an outbox key, never 0 (VK's `random_id`): another for each key, the same at each repeat. */
export const repeatId = (key: string): number => digest(key).readInt32BE(0) || 1;

/** 22 characters made from a key: the id of the question that a message asks, the same at each repeat. */
export const questionId = (key: string): string => digest(key).toString('base64url').slice(0, 22);
