import type { Attachment } from '@hearth/domain/media';

import { parseMarkdown, type Block, type Inline } from '@hearth/domain/markdown';
import type { Message } from '@hearth/domain/message';
import { CornerUpLeft } from 'lucide-react';
import { useFormat, useT } from '../../i18n/i18n';
import { usePerson } from '../../state/people';
import { IconButton } from '../../ui/IconButton';
import { FileCard } from './FileCard';
import { LinkCard } from './LinkCard';
import { MediaTile } from './MediaTile';
import styles from './RoomGallery.module.css';
import { isVisual } from './visuals';

export interface GalleryItemsProps {
  /** Newest first. */
  messages: readonly Message[];
  onJump: (messageId: string) => void;
}

/** A square of the grid is about this wide, in CSS pixels. */
const SQUARE_PX = 120;

/** Pictures and videos as squares. */
export function GalleryMedia({ messages }: GalleryItemsProps) {
  return (
    <ul className={styles['grid']}>
      {each(messages, isVisual).map(({ message, attachment }) => (
        <li key={attachment.id} className={styles['square']}>
          <MediaTile message={message} attachment={attachment} boxWidth={SQUARE_PX} />
        </li>
      ))}
    </ul>
  );
}

/** Documents and sounds as cards. */
export function GalleryFiles({ messages, onJump }: GalleryItemsProps) {
  const isFile = ({ kind }: Attachment) => kind === 'file' || kind === 'audio';
  return (
    <ul className={styles['list']}>
      {each(messages, isFile).map(({ message, attachment }) => (
        <li key={attachment.id} className={styles['item']}>
          <FileCard
            owner={message}
            attachment={attachment}
            about={<Sender message={message} />}
            isWide
          />
          <JumpButton message={message} onJump={onJump} />
        </li>
      ))}
    </ul>
  );
}

/** Pages that people linked to: their preview, else the addresses themselves. */
export function GalleryLinks({ messages, onJump }: GalleryItemsProps) {
  return (
    <ul className={styles['list']}>
      {messages.map((message) => (
        <li key={message.id} className={styles['item']}>
          <div className={styles['link']}>
            {message.preview?.type === 'card' ? (
              <LinkCard owner={message} card={message.preview} />
            ) : (
              addressesIn(message.text).map((href) => (
                <a
                  key={href}
                  href={href}
                  target="_blank"
                  rel="noopener noreferrer"
                  className={styles['address']}
                  dir="ltr"
                >
                  {href}
                </a>
              ))
            )}
            <span className={styles['sender']}>
              <Sender message={message} />
            </span>
          </div>
          <JumpButton message={message} onJump={onJump} />
        </li>
      ))}
    </ul>
  );
}

function each(messages: readonly Message[], isWanted: (attachment: Attachment) => boolean) {
  return messages.flatMap((message) =>
    message.attachments.filter(isWanted).map((attachment) => ({ message, attachment })),
  );
}

function Sender({ message: { senderId, createdAt } }: { message: Message }) {
  const t = useT();
  const format = useFormat();
  const name = usePerson(senderId)?.displayName ?? t('media.someone');
  return (
    <>
      <bdi>{name}</bdi>
      <time dateTime={new Date(createdAt).toISOString()}>{format.shortDate(createdAt)}</time>
    </>
  );
}

function JumpButton({ message, onJump }: { message: Message; onJump: (id: string) => void }) {
  const t = useT();
  return (
    <IconButton
      size="s"
      label={t('media.jump')}
      icon={<CornerUpLeft />}
      onClick={() => onJump(message.id)}
    />
  );
}

/** The safe addresses of a text, each once, as the timeline links them. */
function addressesIn(text: string): string[] {
  const ofInlines = (nodes: readonly Inline[]): string[] =>
    nodes.flatMap((node) => {
      if (node.type === 'link') return node.href.startsWith('http') ? [node.href] : [];
      return 'children' in node ? ofInlines(node.children) : [];
    });
  const ofBlocks = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => {
      switch (block.type) {
        case 'paragraph':
          return ofInlines(block.children);
        case 'quote':
          return ofBlocks(block.children);
        case 'list':
          return block.items.flatMap(ofBlocks);
        case 'code':
          return [];
      }
    });
  return [...new Set(ofBlocks(parseMarkdown(text)))];
}
