import { type Doc, Raw, type Value, bsonTypeOf } from './values.js';

type Primitive = null | boolean | number | bigint | string;

type Boxed = Exclude<Value, Primitive | Doc | Value[] | Raw>;

/** Writes BSON into a buffer that grows. */
class Writer {
  #bytes = Buffer.allocUnsafe(1024);
  #at = 0;

  result(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#at));
  }

  document(doc: Doc): void {
    const start = this.#open();
    for (const [name, value] of doc) this.#element(name, value);
    this.#close(start);
  }

  #array(items: readonly Value[]): void {
    const start = this.#open();
    items.forEach((value, index) => this.#element(String(index), value));
    this.#close(start);
  }

  #open(): number {
    this.#int(0);
    return this.#at - 4;
  }

  #close(start: number): void {
    this.#byte(0);
    this.#bytes.writeInt32LE(this.#at - start, start);
  }

  #element(name: string, value: Value): void {
    this.#byte(bsonTypeOf(value));
    this.#text(name);
    this.#payload(value);
  }

  #payload(value: Value): void {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'number') this.#int(value);
    else if (typeof value === 'boolean') this.#byte(value ? 1 : 0);
    else if (typeof value === 'bigint') this.#long(value);
    else if (value instanceof Map) this.document(value);
    else if (Array.isArray(value)) this.#array(value);
    else if (value instanceof Raw) this.#copy(value.bytes);
    else if (value !== null) this.#object(value);
  }

  #object(value: Boxed): void {
    switch (value.bsonType) {
      case 1:
        this.#room(8);
        this.#at = this.#bytes.writeDoubleLE(value.value, this.#at);
        break;
      case 5:
        this.#int(value.bytes.length);
        this.#byte(value.subtype);
        this.#copy(value.bytes);
        break;
      case 7:
      case 19:
        this.#copy(value.bytes);
        break;
      case 9:
        this.#long(value.ms);
        break;
      case 11:
        this.#text(value.pattern);
        this.#text(value.flags);
        break;
      case 12:
        this.#string(value.namespace);
        this.#copy(value.id);
        break;
      case 13:
      case 15:
        this.#code(value.code, value.scope);
        break;
      case 14:
        this.#string(value.text);
        break;
      case 17:
        this.#long(BigInt.asIntN(64, value.bits));
        break;
      case 6:
      case 127:
      case 255:
        break;
    }
  }

  #code(code: string, scope: Doc | undefined): void {
    if (!scope) {
      this.#string(code);
      return;
    }
    const start = this.#open();
    this.#string(code);
    this.document(scope);
    this.#bytes.writeInt32LE(this.#at - start, start);
  }

  #room(length: number): void {
    if (this.#at + length <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + length));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#at] = byte;
    this.#at += 1;
  }

  #int(value: number): void {
    this.#room(4);
    this.#at = this.#bytes.writeInt32LE(value, this.#at);
  }

  #long(value: bigint): void {
    this.#room(8);
    this.#at = this.#bytes.writeBigInt64LE(value, this.#at);
  }

  #text(text: string): void {
    this.#room(text.length * 3 + 1);
    this.#at += this.#bytes.write(text, this.#at, 'utf8');
    this.#bytes[this.#at] = 0;
    this.#at += 1;
  }

  #string(text: string): void {
    this.#int(0);
    const from = this.#at;
    this.#text(text);
    this.#bytes.writeInt32LE(this.#at - from, from - 4);
  }

  #copy(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }
}

/** The BSON bytes of a document; exact types are kept. */
export const encode = (doc: Doc): Buffer => {
  const writer = new Writer();
  writer.document(doc);
  return writer.result();
};
