import { z } from 'zod';
import { CommissionId, ServiceId } from '../cases/ids.js';
import { type ChannelSwitches } from './channel-switches.js';
import { type MovedDays } from '../cases/russian-holidays.js';

/** A service and the commissions of an installation: what letters, consents and lists name. */
export const Directory = z.object({
  services: z.array(
    z.object({
      id: ServiceId,
      name: z.string().min(1),
      phone: z.string().min(1),
      territories: z.array(z.string()),
      active: z.boolean(),
      settlement: z.string(),
      places: z.array(z.string()),
      /** The schools it works in: offered first to sides of different schools (R37). */
      schools: z.array(z.string()).optional(),
    }),
  ),
  commissions: z.array(
    z.object({
      id: CommissionId,
      name: z.string().min(1),
      phone: z.string().min(1),
      settlement: z.string(),
    }),
  ),
});
export type Directory = z.output<typeof Directory>;

/** Settings that are not of a case; fulfilled by `models`. */
export interface SettingStore {
  directory(): Promise<Directory>;
  setDirectory(directory: Directory): Promise<void>;
  /** The years whose moved days were edited here; null: none (R7). */
  movedDays(): Promise<MovedDays | null>;
  setMovedDays(moved: MovedDays): Promise<void>;
  /** How far the domain clock is ahead, in milliseconds. */
  clockOffset(): Promise<number>;
  setClockOffset(milliseconds: number): Promise<void>;
  /** The version (hash) of the consent text that the coordinator confirmed (R56). */
  consentText(): Promise<string | null>;
  confirmConsentText(version: string): Promise<void>;
  /** Writes the mode into a new store; returns the mode the store was made in. */
  stamp(mode: 'demo' | 'live'): Promise<'demo' | 'live'>;
  /** The mode the store was made in; null: not stamped yet. */
  madeIn(): Promise<'demo' | 'live' | null>;
  /** Writes the id of the installation's key into a new store; returns the id of the key the store was made with. */
  keyId(id: string): Promise<string>;
  /** Which messengers are on for whom (R192). */
  channelSwitches(): Promise<ChannelSwitches>;
  setChannelSwitches(switches: ChannelSwitches): Promise<void>;
  /** How far something has been read (VK's Long Poll), as its source names it. */
  mark(name: string): Promise<string | null>;
  setMark(name: string, value: string): Promise<void>;
}
