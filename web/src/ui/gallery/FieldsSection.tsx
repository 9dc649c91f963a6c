import { Eye, Search } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '../Checkbox';
import { FilterPills } from '../FilterPills';
import { IconButton } from '../IconButton';
import { RadioGroup } from '../RadioGroup';
import { Select } from '../Select';
import { Switch } from '../Switch';
import { TextArea } from '../TextArea';
import { TextField } from '../TextField';
import { Section, Specimen } from './Specimen';

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'fr', label: 'Français', isDisabled: true },
] as const;
const SOUNDS = [
  { value: 'all', label: 'Every message', hint: 'Also in muted rooms' },
  { value: 'mentions', label: 'Mentions only' },
  { value: 'none', label: 'Nothing', isDisabled: true },
] as const;

export function FieldsSection() {
  return (
    <Section title="Fields">
      <TextSpecimens />
      <ChoiceSpecimens />
    </Section>
  );
}

function TextSpecimens() {
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<'en' | 'de' | 'fr'>('en');
  const shared = { value: text, onChange: setText };
  return (
    <>
      <Specimen name="TextField" layout="stack">
        <TextField label="Name" hint="As others see it" placeholder="Mira Okafor" {...shared} />
        <TextField label="Handle" lead="@" error="Taken. Try mira2 or another." {...shared} />
        <TextField
          label="Password"
          type="password"
          autoComplete="off"
          trail={<IconButton size="s" label="Show password" icon={<Eye />} />}
          {...shared}
        />
        <TextField
          label="Search"
          isLabelHidden
          placeholder="Search"
          lead={<Search />}
          {...shared}
        />
        <TextField label="Disabled" disabled hint="Only owners change this" {...shared} />
      </Specimen>
      <Specimen name="TextArea, Select" layout="stack">
        <TextArea label="About" hint="At most 300 letters" {...shared} />
        <TextArea label="Topic" error="Too long by 12 letters." rows={2} {...shared} />
        <Select label="Language" value={language} options={LANGUAGES} onChange={setLanguage} />
        <Select
          label="Language, refused"
          value={language}
          options={LANGUAGES}
          onChange={setLanguage}
          error="Could not be saved. Try again."
        />
        <Select label="Disabled" value="en" options={LANGUAGES} onChange={setLanguage} disabled />
      </Specimen>
    </>
  );
}

function ChoiceSpecimens() {
  const [isOn, setOn] = useState(true);
  const [sound, setSound] = useState<'all' | 'mentions' | 'none'>('all');
  const check = { isChecked: isOn, onChange: setOn };
  const turn = { isOn, onChange: setOn };
  const nothing = () => undefined;
  return (
    <>
      <Specimen name="Checkbox" layout="stack">
        <div>
          <Checkbox label="Remember this device" {...check} />
          <Checkbox label="Send a copy" hint="To your own notes" {...check} />
          <Checkbox label="Disabled, off" isChecked={false} onChange={nothing} disabled />
          <Checkbox label="Disabled, on" isChecked onChange={nothing} disabled />
        </div>
      </Specimen>
      <Specimen name="Switch" layout="stack">
        <div>
          <Switch label="Show when I was last here" hint="Then you see it of others" {...turn} />
          <Switch label="Sounds" {...turn} />
          <Switch label="Disabled, off" isOn={false} onChange={nothing} disabled />
          <Switch label="Disabled, on" isOn onChange={nothing} disabled />
        </div>
      </Specimen>
      <Specimen name="RadioGroup" layout="stack">
        <RadioGroup label="Notify me of" value={sound} options={SOUNDS} onChange={setSound} />
      </Specimen>
      <Specimen name="RadioGroup, line" layout="stack">
        <RadioGroup
          label="Notify me of"
          layout="line"
          value={sound}
          options={SOUNDS.map(({ value, label }) => ({ value, label }))}
          onChange={setSound}
        />
        <RadioGroup
          label="Disabled"
          layout="line"
          disabled
          value={sound}
          options={SOUNDS.map(({ value, label }) => ({ value, label }))}
          onChange={setSound}
        />
      </Specimen>
      <Specimen name="FilterPills">
        <FilterPills label="Show" value={sound} options={SOUNDS} onChange={setSound} />
      </Specimen>
    </>
  );
}
