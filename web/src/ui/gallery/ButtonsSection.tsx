import { Bell, Pin, Plus, Reply, Smile, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../Button';
import { IconButton } from '../IconButton';
import { Kbd } from '../Kbd';
import { Tooltip } from '../Tooltip';
import { Section, Specimen } from './Specimen';

const VARIANTS = ['primary', 'secondary', 'ghost', 'danger'] as const;

export function ButtonsSection() {
  const [isPinned, setPinned] = useState(true);
  return (
    <Section title="Buttons">
      <Specimen name="Button">
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant}>
            {variant}
          </Button>
        ))}
      </Specimen>
      <Specimen name="Button, icon">
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant} icon={<Plus />}>
            {variant}
          </Button>
        ))}
      </Specimen>
      <Specimen name="Button, small">
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant} size="s" icon={<Plus />}>
            {variant}
          </Button>
        ))}
      </Specimen>
      <Specimen name="Button, busy">
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant} isBusy>
            {variant}
          </Button>
        ))}
      </Specimen>
      <Specimen name="Button, disabled">
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant} disabled>
            {variant}
          </Button>
        ))}
      </Specimen>
      <Specimen name="Button, wide" layout="stack">
        <Button variant="primary" isWide>
          Sign in
        </Button>
        <Button isWide>
          Continue as a guest with a label that is long enough to wrap on phones
        </Button>
      </Specimen>
      <Specimen name="IconButton">
        <IconButton label="Reply" icon={<Reply />} shortcut="R" />
        <IconButton label="React" icon={<Smile />} size="s" />
        <IconButton
          label="Pin"
          icon={<Pin />}
          isActive={isPinned}
          onClick={() => setPinned(!isPinned)}
        />
        <IconButton label="Add" icon={<Plus />} tone="accent" />
        <IconButton label="Delete" icon={<Trash2 />} tone="danger" />
        <IconButton label="Mute" icon={<Bell />} disabled />
      </Specimen>
      <Specimen name="Tooltip, Kbd">
        <Tooltip text="Opens anything" shortcut="Ctrl K" side="bottom">
          <Button variant="ghost">Hover or focus me</Button>
        </Tooltip>
        <Kbd>Ctrl K</Kbd>
        <Kbd>?</Kbd>
        <Kbd>⇧</Kbd>
      </Specimen>
    </Section>
  );
}
