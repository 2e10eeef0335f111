import { type Screen, type Talk } from '../../screen.js';
import { type Screens } from '../screens.js';

/** What a person is shown when this holds; null: it does not hold (H4). */
export type Situation = (talk: Talk, screens: Screens) => Screen | null;
