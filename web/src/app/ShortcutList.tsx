import { useT, type MessageKey } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import { Kbd } from '../ui/Kbd';
import { ALT, MOD } from '../ui/keyNames';
import { NEW_MESSAGE_KEYS_LABEL, PALETTE_KEYS, RING_KEYS_LABEL } from './shortcutKeys';
import styles from './ShortcutList.module.css';

const GROUPS: readonly { title: MessageKey; rows: readonly (readonly [MessageKey, string])[] }[] = [
  {
    title: 'shell.keysEverywhere',
    rows: [
      ['shell.keyPalette', PALETTE_KEYS],
      ['shell.keyNewMessage', NEW_MESSAGE_KEYS_LABEL],
      ['shell.keyRing', RING_KEYS_LABEL],
      ['shell.keyHelp', '?'],
      ['shell.keyClose', 'Esc'],
    ],
  },
  {
    title: 'shell.keysRooms',
    rows: [
      ['shell.keyPreviousRoom', `${ALT} ↑`],
      ['shell.keyNextRoom', `${ALT} ↓`],
      ['shell.keyNextUnread', `${ALT} Shift ↓`],
      ['shell.keyMembers', `${MOD} Shift U`],
    ],
  },
  {
    title: 'shell.keysMessages',
    rows: [
      ['shell.keySend', 'Enter'],
      ['shell.keySendLater', `${ALT} Enter`],
      ['shell.keyNewLine', 'Shift Enter'],
      ['shell.keyEditLast', '↑'],
      ['shell.keyOptions', 'Shift F10'],
    ],
  },
  {
    title: 'calls.control.keys',
    rows: [
      ['calls.control.keyMuteAnywhere', `${MOD} Shift M`],
      ['calls.control.keyMute', 'M'],
      ['calls.control.keyCamera', 'V'],
      ['calls.control.keyHand', 'H'],
      ['calls.control.keyTalk', 'Space'],
    ],
  },
];

/** Every key of the app on one page. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog isOpen title={t('shell.shortcuts')} closeLabel={t('shell.dismiss')} onClose={onClose}>
      <div className={styles['groups']}>
        {GROUPS.map(({ title, rows }) => (
          <section key={title}>
            <h3 className={styles['title']}>{t(title)}</h3>
            <dl>
              {rows.map(([what, keys]) => (
                <div key={what} className={styles['row']}>
                  <dt>{t(what)}</dt>
                  <dd>
                    <Kbd>{keys}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
