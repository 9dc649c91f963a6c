import type { ShownMessage } from '@hearth/domain/outbox';
import { mosaicOf } from './mosaic';
import { isVisual } from './visuals';

/** About what a card or a player takes, in CSS pixels. */
const ROW_PX = 64;

/** Whether a message holds anything besides words. */
export function hasMedia({ attachments, preview }: ShownMessage): boolean {
  return attachments.length > 0 || preview?.type === 'card';
}

/** Room to keep for the media of a message while the code that shows them is on its way, in CSS pixels. */
export function reservedHeight({ attachments, preview }: ShownMessage): number {
  const visuals = attachments.filter(isVisual);
  const others = attachments.length - visuals.length + (preview?.type === 'card' ? 1 : 0);
  return (visuals.length > 0 ? mosaicOf(visuals).height : 0) + others * ROW_PX;
}
