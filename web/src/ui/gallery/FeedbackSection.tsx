import { MessageCircle } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '../Banner';
import { Button } from '../Button';
import { EmptyState } from '../EmptyState';
import { Progress } from '../Progress';
import { LateText, Skeleton } from '../Skeleton';
import { Tabs } from '../Tabs';
import { useToast } from '../Toasts';
import styles from './Gallery.module.css';
import { Section, Specimen } from './Specimen';

const TABS = [
  { value: 'people', label: 'People' },
  { value: 'files', label: 'Files' },
  { value: 'search', label: 'Search' },
] as const;

export function FeedbackSection() {
  return (
    <Section title="Feedback">
      <Specimen name="Banner" layout="stack">
        <Banner>Messages here are kept for 30 days.</Banner>
        <Banner tone="positive">Your address is confirmed.</Banner>
        <Banner tone="warning" action={<Button size="s">Resend</Button>}>
          Confirm your address to create rooms.
        </Banner>
        <Banner tone="danger" action={<Button size="s">Try again</Button>}>
          The message could not be sent. You are no longer in this room.
        </Banner>
      </Specimen>
      <Specimen name="Banner, strip; Progress" layout="stack">
        <Banner layout="strip" tone="warning">
          You are offline. What you write is sent when you are back.
        </Banner>
        <Progress label="Uploading" value={0.35} />
        <Progress label="Connecting" value={null} />
        <ToastButtons />
      </Specimen>
      <Specimen name="Skeleton" layout="stack">
        {[0, 1, 2].map((row) => (
          <div key={row} className={styles['listRow']}>
            <Skeleton shape="circle" width="2.5rem" />
            <div>
              <Skeleton width={`${8 + row * 2}rem`} />
              <Skeleton width={`${16 - row * 3}rem`} />
            </div>
          </div>
        ))}
        <Skeleton shape="block" />
      </Specimen>
      <Specimen name="LateText: a shape for three seconds, then words">
        <LateText>Someone</LateText>
      </Specimen>
      <Specimen name="EmptyState">
        <div className={styles['frame']}>
          <EmptyState
            icon={<MessageCircle />}
            title="Nobody has written here yet"
            body="Say hello, or bring in the people you want to talk to."
            action={<Button variant="primary">Add people</Button>}
          />
        </div>
      </Specimen>
      <TabsSpecimen />
    </Section>
  );
}

function ToastButtons() {
  const toast = useToast();
  return (
    <div className={styles['row']}>
      <Button size="s" onClick={() => toast({ text: 'Link copied', tone: 'positive' })}>
        Toast
      </Button>
      <Button
        size="s"
        onClick={() =>
          toast({
            text: 'Message deleted',
            action: { label: 'Undo', onSelect: () => toast({ text: 'Message is back' }) },
          })
        }
      >
        Toast with action
      </Button>
      <Button
        size="s"
        onClick={() =>
          toast({
            text: 'The photo is larger than 8 MB. Choose a smaller one.',
            tone: 'danger',
          })
        }
      >
        Toast, refused
      </Button>
    </div>
  );
}

function TabsSpecimen() {
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('people');
  return (
    <Specimen name="Tabs" layout="stack">
      <Tabs label="Details" tabs={TABS} value={tab} onChange={setTab}>
        <p>The panel of {tab}</p>
      </Tabs>
    </Specimen>
  );
}
