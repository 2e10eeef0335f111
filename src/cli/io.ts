/** Where a call of the command line reads and writes. */
export interface Io {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly readFile: (path: string) => string;
}

/** 0 done, 1 failed, 2 wrong call. */
export type ExitCode = 0 | 1 | 2;
