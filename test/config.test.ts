import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'dotenv';
import { ConfigError, readConfig, settingNames } from '../src/config.js';

const example = readFileSync(join(process.cwd(), '.env.example'), 'utf8');

describe('.env.example', () => {
  it('lists every setting there is, each once and under a comment of its own', () => {
    const lines = example.split('\n');
    const names = lines.flatMap((line) => /^([A-Z_]+)=/u.exec(line)?.[1] ?? []);
    expect([...names].sort()).toEqual([...settingNames].sort());
    for (const name of names)
      expect(lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]).toMatch(/^# /u);
  });

  it('is a configuration that starts as it is, with the same defaults', () => {
    expect(readConfig(parse(example))).toEqual(readConfig({}));
  });
});

describe('a wrong value', () => {
  const wrong: Readonly<Record<string, string>> = { DATA_DIR: '', HOST: '', DATA_KEY_FILE: '' };

  /** The sentence that stops the start. */
  function sentence(environment: Record<string, string>): string {
    try {
      readConfig(environment);
      return '';
    } catch (error) {
      return error instanceof ConfigError ? error.message : String(error);
    }
  }

  it.each(settingNames.filter((name) => !(name in wrong)))('of %s is named in Russian', (name) => {
    const live = { MODE: 'live', DATA_KEY: 'ab'.repeat(32) };
    expect(sentence({ ...live, [name]: '@' })).toMatch(new RegExp(`^[А-Я].*${name}.*\\.$`, 'u'));
    expect(sentence({ ...live, [name]: '@' })).not.toMatch(/нужно другое|нужно адрес/u);
  });

  it('is not what stands around it: spaces are no part of a value, nothing is no value', () => {
    expect(readConfig({ PORT: ' 3001 ', PUBLIC_URL: ' ' })).toMatchObject({
      port: 3001,
      publicUrl: null,
    });
  });
});
