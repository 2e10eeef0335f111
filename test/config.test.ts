import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'dotenv';
import { readConfig, settingNames } from '../src/config.js';

const example = readFileSync(join(process.cwd(), '.env.example'), 'utf8');

describe('.env.example', () => {
  it('lists every setting there is, each once and under a comment', () => {
    const lines = example.split('\n');
    const names = lines.flatMap((line) => /^([A-Z_]+)=/u.exec(line)?.[1] ?? []);
    expect([...names].sort()).toEqual([...settingNames].sort());
    expect(lines[lines.findIndex((line) => line.startsWith('MODE=')) - 1]).toMatch(/^# /u);
  });

  it('is a configuration that starts as it is, with the same defaults', () => {
    expect(readConfig(parse(example))).toEqual(readConfig({}));
  });
});
