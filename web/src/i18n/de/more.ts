import { attachmentTray } from './attachmentTray';
import { calls } from './calls';
import { callsStage } from './callsStage';
import { composerHelp } from './composerHelp';
import { emoji } from './emoji';
import { gallery } from './gallery';
import { groups } from './groups';
import { later } from './later';
import { leaving } from './leaving';
import { messageDialogs } from './messageDialogs';
import { moderation } from './moderation';
import { notifications } from './notifications';
import { palette } from './palette';
import { profiles } from './profiles';
import { recording } from './recording';
import { settings } from './settings';

/**
 * What opens later: loaded after the first view, or before it when something asks for it. Parts that
 * show it are imported by way of `withMoreWords`.
 */
export const more = {
  ...palette,
  ...groups,
  ...profiles,
  ...messageDialogs,
  ...emoji,
  ...composerHelp,
  ...attachmentTray,
  ...recording,
  ...gallery,
  ...settings,
  ...later,
  ...leaving,
  ...notifications,
  ...moderation,
  ...calls,
  ...callsStage,
};
