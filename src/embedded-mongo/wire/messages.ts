import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import type { Doc, Value } from '../bson/values.js';
import { MongoError } from '../errors.js';

/** The longest message taken, in bytes. */
export const MAX_MESSAGE = 48_000_000;

const HEADER = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM = 1;
const MORE_TO_COME = 2;
const KNOWN_REQUIRED = CHECKSUM | MORE_TO_COME;

/** A request: a command, and how it wants to be answered. */
export interface Request {
  readonly id: number;
  readonly command: Doc;
  readonly answer: 'message' | 'reply' | 'none';
}

const broken = (why: string): MongoError => new MongoError(17, why);

/** Cuts a stream of bytes into messages; what is waiting is never longer than one message. */
export class Framing {
  #parts: Buffer[] = [];
  #length = 0;

  /** The bytes that wait. */
  get length(): number {
    return this.#length;
  }

  push(part: Buffer): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** The next whole message; throws `ProtocolError` (17) for an impossible length. */
  next(): Buffer | undefined {
    if (this.#length < HEADER) return undefined;
    const size = this.#peek();
    if (size < HEADER || size > MAX_MESSAGE) throw broken(`a message of ${size} bytes`);
    if (this.#length < size) return undefined;
    const all = this.#joined();
    const rest = all.subarray(size);
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    return all.subarray(0, size);
  }

  #peek(): number {
    if ((this.#parts[0]?.length ?? 0) < 4) this.#parts = [this.#joined()];
    return this.#parts[0]?.readInt32LE(0) ?? 0;
  }

  #joined(): Buffer {
    const [only, ...others] = this.#parts;
    return only && others.length === 0 ? only : Buffer.concat(this.#parts);
  }
}

const sized = (bytes: Buffer, at: number, end: number): Buffer => {
  const size = at + 4 <= end ? bytes.readInt32LE(at) : 0;
  if (size < 5 || at + size > end) throw broken('a document is cut off');
  return bytes.subarray(at, at + size);
};

const sequence = (bytes: Buffer): [string, Value[]] => {
  const nameEnd = bytes.indexOf(0, 4);
  if (nameEnd < 0) throw broken('a section has no name');
  const docs: Value[] = [];
  for (let at = nameEnd + 1; at < bytes.length;) {
    const doc = sized(bytes, at, bytes.length);
    docs.push(decode(doc));
    at += doc.length;
  }
  return [bytes.toString('utf8', 4, nameEnd), docs];
};

const readSections = (bytes: Buffer, from: number): Doc => {
  let body: Doc | undefined;
  const lists: [string, Value[]][] = [];
  for (let at = from; at < bytes.length;) {
    const kind = bytes[at];
    const section = sized(bytes, at + 1, bytes.length);
    if (kind === 0 && !body) body = decode(section);
    else if (kind === 1) lists.push(sequence(section));
    else throw broken(`a section of kind ${kind ?? -1}`);
    at += 1 + section.length;
  }
  if (!body) throw broken('a message without a command');
  for (const [name, docs] of lists) {
    if (body.has(name)) throw broken(`the field ${name} is there twice`);
    body.set(name, docs);
  }
  return body;
};

const readMessage = (bytes: Buffer, id: number): Request => {
  if (bytes.length < HEADER + 5) throw broken('a message is cut off');
  const flags = bytes.readUInt32LE(HEADER);
  if ((flags & 0xffff & ~KNOWN_REQUIRED) !== 0) throw broken('a message has unknown flags');
  if ((flags & CHECKSUM) !== 0) throw broken('messages with a checksum are not taken');
  const command = readSections(bytes, HEADER + 4);
  return { id, command, answer: (flags & MORE_TO_COME) === 0 ? 'message' : 'none' };
};

const greetings = ['hello', 'isMaster', 'ismaster'];

const readQuery = (bytes: Buffer, id: number): Request => {
  const nameEnd = bytes.indexOf(0, HEADER + 4);
  if (nameEnd < 0) throw broken('a query has no collection');
  const [db = ''] = bytes.toString('utf8', HEADER + 4, nameEnd).split('.');
  const command = decode(sized(bytes, nameEnd + 9, bytes.length));
  const [name = ''] = command.keys();
  if (!greetings.includes(name)) throw broken(`OP_QUERY is not taken for ${name}`);
  return { id, command: new Map([...command, ['$db', db]]), answer: 'reply' };
};

/** A whole message as a request; throws where it is none. */
export const readRequest = (bytes: Buffer): Request => {
  const id = bytes.readInt32LE(4);
  const operation = bytes.readInt32LE(12);
  if (operation === OP_MSG) return readMessage(bytes, id);
  if (operation === OP_QUERY) return readQuery(bytes, id);
  throw broken(`the operation ${operation} is not taken`);
};

let lastId = 0;

const header = (length: number, to: number, operation: number): Buffer => {
  lastId = (lastId + 1) % 0x7fffffff;
  const bytes = Buffer.alloc(HEADER);
  bytes.writeInt32LE(length, 0);
  bytes.writeInt32LE(lastId, 4);
  bytes.writeInt32LE(to, 8);
  bytes.writeInt32LE(operation, 12);
  return bytes;
};

/** The bytes of an answer to a request. */
export const writeAnswer = (request: Request, answer: Doc): Buffer => {
  const body = encode(answer);
  const old = request.answer === 'reply';
  const fixed = Buffer.alloc(old ? 20 : 5);
  if (old) fixed.writeInt32LE(1, 16);
  const length = HEADER + fixed.length + body.length;
  return Buffer.concat([header(length, request.id, old ? OP_REPLY : OP_MSG), fixed, body]);
};
