import type { EmptyState, StaffPage } from './page-frame.js';

/** A page that says one thing and offers one action: `views/pages/notice.ejs`. */
export type NoticeView = StaffPage & { readonly heading: string; readonly state: EmptyState };
