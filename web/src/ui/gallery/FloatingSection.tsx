import { BellOff, Copy, MoreHorizontal, Pencil, Reply, SmilePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../Button';
import { ConfirmDialog } from '../ConfirmDialog';
import { ContextMenu } from '../ContextMenu';
import { Dialog } from '../Dialog';
import { IconButton } from '../IconButton';
import { MenuButton } from '../MenuButton';
import type { MenuItem } from '../menuItem';
import { Popover } from '../Popover';
import { Select } from '../Select';
import { TextField } from '../TextField';
import { useToast } from '../Toasts';
import styles from './Gallery.module.css';
import { Section, Specimen } from './Specimen';

function useItems(): readonly MenuItem[] {
  const toast = useToast();
  const [isMuted, setMuted] = useState(true);
  const say = (text: string) => () => void toast({ text });
  return [
    { id: 'reply', label: 'Reply', icon: <Reply />, shortcut: 'R', onSelect: say('Reply') },
    { id: 'copy', label: 'Copy text', icon: <Copy />, onSelect: say('Copied') },
    { id: 'edit', label: 'Edit', icon: <Pencil />, isDisabled: true, onSelect: say('Edit') },
    {
      id: 'mute',
      label: 'Mute',
      icon: <BellOff />,
      isChecked: isMuted,
      onSelect: () => setMuted(!isMuted),
    },
    { type: 'separator' },
    { id: 'delete', label: 'Delete', icon: <Trash2 />, tone: 'danger', onSelect: say('Deleted') },
  ];
}

export function FloatingSection() {
  const items = useItems();
  return (
    <Section title="Floating">
      <Specimen name="MenuButton">
        <MenuButton label="More" icon={<MoreHorizontal />} items={items} />
        <MenuButton label="Room" items={items}>
          Room
        </MenuButton>
        <MenuButton label="Disabled" items={items} disabled>
          Disabled
        </MenuButton>
      </Specimen>
      <Specimen name="ContextMenu" layout="stack">
        <ContextMenu label="Message" items={items}>
          <div className={styles['target']} tabIndex={0} role="group" aria-label="Message">
            Right click, long press or menu key
          </div>
        </ContextMenu>
      </Specimen>
      <Specimen name="Popover">
        <Popover
          label="Reactions"
          trigger={(props) => <IconButton {...props} label="React" icon={<SmilePlus />} />}
        >
          {(close) => (
            <div className={styles['stack']}>
              <p>A small panel with its own focus.</p>
              <Button size="s" onClick={close}>
                Done
              </Button>
            </div>
          )}
        </Popover>
      </Specimen>
      <DialogSpecimen items={items} />
    </Section>
  );
}

function DialogSpecimen({ items }: { items: readonly MenuItem[] }) {
  const [open, setOpen] = useState<'form' | 'long' | 'confirm' | null>(null);
  const [name, setName] = useState('Kitchen table');
  const toast = useToast();
  const close = () => setOpen(null);
  return (
    <Specimen name="Dialog">
      <Button onClick={() => setOpen('form')}>Dialog</Button>
      <Button onClick={() => setOpen('long')}>Long dialog</Button>
      <Button onClick={() => setOpen('confirm')}>Confirm</Button>
      <Dialog
        isOpen={open === 'form'}
        onClose={close}
        title="Rename room"
        closeLabel="Close"
        size="s"
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button variant="primary" onClick={() => toast({ text: 'Saved', tone: 'positive' })}>
              Save
            </Button>
          </>
        }
      >
        <div className={styles['stack']}>
          <TextField label="Name" value={name} onChange={setName} />
          <Select
            label="Who may join"
            value="invited"
            options={[{ value: 'invited', label: 'Invited people' }]}
            onChange={() => undefined}
          />
          <div className={styles['row']}>
            <MenuButton label="More" icon={<MoreHorizontal />} items={items} />
            <Button variant="ghost" onClick={() => setOpen('confirm')}>
              Leave room
            </Button>
          </div>
        </div>
      </Dialog>
      <Dialog isOpen={open === 'long'} onClose={close} title="Terms" closeLabel="Close" size="l">
        <div className={styles['stack']}>
          {Array.from({ length: 30 }, (_, i) => (
            <p key={i}>Paragraph {i + 1}: the body scrolls, title and buttons stay in sight.</p>
          ))}
        </div>
      </Dialog>
      <ConfirmDialog
        isOpen={open === 'confirm'}
        title="Leave Kitchen table"
        body="You need an invitation to come back. Your messages stay."
        confirmLabel="Leave"
        cancelLabel="Stay"
        tone="danger"
        onConfirm={close}
        onClose={close}
      />
    </Specimen>
  );
}
