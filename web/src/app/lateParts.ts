/** Parts of the app whose code comes when they are first shown. */
import { lateDialog } from '../components/lateDialog';
import { lateExtra, latePage } from '../components/lateView';
import { withMoreWords } from '../i18n/moreWords';
import { PageFrame, PanelFrame } from './MissingFrames';

export const SettingsPage = latePage(
  withMoreWords(async () => (await import('../features/settings/SettingsPage')).SettingsPage),
  PageFrame,
);
export const NotificationsSection = latePage(
  withMoreWords(
    async () =>
      (await import('../features/notifications/NotificationsSection')).NotificationsSection,
  ),
);
export const ModerationPage = latePage(
  withMoreWords(async () => (await import('../features/moderation/ModerationPage')).ModerationPage),
  PageFrame,
);
export const InboxPage = latePage(
  withMoreWords(async () => (await import('../features/notifications/InboxPage')).InboxPage),
  PageFrame,
);
export const CallsPage = latePage(
  withMoreWords(async () => (await import('../features/calls/history/CallsPage')).CallsPage),
  PageFrame,
);
export const CallsSection = latePage(
  withMoreWords(async () => (await import('../features/calls/settings/CallsSection')).CallsSection),
);
export const LaterPage = latePage(
  withMoreWords(async () => (await import('../features/later/LaterPage')).LaterPage),
  PageFrame,
);
export const MailActionPage = latePage(
  async () => (await import('../features/auth/MailActionPage')).MailActionPage,
  PageFrame,
);

export const RoomPanel = latePage(
  withMoreWords(async () => (await import('./RoomPanel')).RoomPanel),
  PanelFrame,
);
export const ForwardDialog = lateDialog(
  withMoreWords(async () => (await import('../features/media/ForwardDialog')).ForwardDialog),
);
export const Overlays = lateDialog(
  withMoreWords(async () => (await import('./Overlays')).Overlays),
);
export const VerifyBanner = lateExtra(
  withMoreWords(async () => (await import('../features/people/VerifyBanner')).VerifyBanner),
);

const LIKELY = [Overlays, RoomPanel, SettingsPage, InboxPage, LaterPage];

/** Fetches, some time after the start, what is most likely to open next. May be called often. */
export function warmLikelyParts(): void {
  for (const part of LIKELY) part.warm();
}
