import { kamchatkaStories } from './kamchatka-stories.js';
import { openPlay } from './kamchatka-play.js';
import { seedOthers } from './other-stories.js';
import { otherStaff, otherTown } from './other-town.js';
import { families } from './people.js';
import { type Seeding } from './seeding.js';
import { demoStaff, demoTown } from './town.js';

/** Fills an empty demo store: staff, a directory, and cases in different stages, made by the real commands in the past. */
export async function seedDemo(seeding: Seeding): Promise<void> {
  const { store, service } = seeding;
  await store.settings.setDirectory({
    services: [...demoTown.directory.services, ...otherTown.directory.services],
    commissions: [...demoTown.directory.commissions, ...otherTown.directory.commissions],
  });
  await store.settings.confirmConsentText(service.consentVersion);
  const everybody = [...demoStaff, ...otherStaff];
  for (const staff of everybody) await store.staff.put(staff);
  for (const [number, { started, play }] of kamchatkaStories.entries()) {
    const family = families[number];
    if (family === undefined) continue;
    await play(await openPlay(seeding, family, { number, started }), started);
    await service.settle();
  }
  await seedOthers(seeding);
  // Linked at the end: what staff would have been told meanwhile waits for nobody, and the start stays short.
  for (const { id } of everybody) await store.accounts.linkStaff('sandbox', `phone-${id}`, id);
}
