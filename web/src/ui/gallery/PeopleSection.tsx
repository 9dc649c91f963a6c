import { Avatar } from '../Avatar';
import { Badge } from '../Badge';
import { classes } from '../classes';
import { Divider } from '../Divider';
import { personHue, PERSON_HUES } from '../personHue';
import { Surface } from '../Surface';
import styles from './Gallery.module.css';
import { Section, Specimen } from './Specimen';

const NAMES = ['Mira Okafor', 'Jonas Weber', '王小明', 'يوسف حداد', 'Анна Белова', 'नेहा शर्मा'];
const PRESENCES = ['online', 'away', 'dnd', 'offline'] as const;
const PICTURE =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Crect width="8" height="8" fill="%23c98"/%3E%3Ccircle cx="4" cy="3" r="1.6" fill="%23543"/%3E%3Ccircle cx="4" cy="8" r="3" fill="%23543"/%3E%3C/svg%3E';

/** One id for each hue, found by trying. */
const SEEDS = Array.from({ length: PERSON_HUES }, (_, hue) => {
  for (let i = 0; ; i += 1) if (personHue(`p${i}`) === hue) return `p${i}`;
});

export function PeopleSection() {
  return (
    <Section title="People">
      <Specimen name="Avatar, twelve hues">
        {SEEDS.map((seed, i) => (
          <Avatar key={seed} name={NAMES[i % NAMES.length] ?? ''} seed={seed} size={40} />
        ))}
      </Specimen>
      <Specimen name="Avatar, sizes, picture, group">
        {[20, 24, 28, 36, 40, 56].map((size) => (
          <Avatar key={size} name="Mira Okafor" seed="p1" size={size} presence="online" />
        ))}
        <Avatar name="Mira Okafor" seed="p1" src={PICTURE} size={40} presence="away" />
        <Avatar name="Kitchen table" seed="p5" shape="square" size={40} />
        <Avatar name="!!!" seed="p9" size={40} label="Nameless" />
      </Specimen>
      <Specimen name="Avatar, presence">
        {PRESENCES.map((presence) => (
          <Avatar key={presence} name="Jonas Weber" seed="p3" size={40} presence={presence} />
        ))}
        {PRESENCES.map((presence) => (
          <Avatar key={presence} name="Jonas Weber" seed="p3" size={24} presence={presence} />
        ))}
      </Specimen>
      <Specimen name="Badge">
        <Badge count={1} label="1 unread" />
        <Badge count={12} />
        <Badge count={4000} />
        <Badge count={7} tone="muted" />
        <Badge count={2} tone="danger" />
        <Badge count={0} />
      </Specimen>
      <Specimen name="In a list, on a surface" layout="stack">
        <Surface>
          <div className={styles['listRow']}>
            <Avatar name="Anna Belova" seed="p7" size={40} presence="online" />
            <div>Anna Belova</div>
            <Badge count={3} />
          </div>
        </Surface>
        <Surface tone="sunk">A sunk surface</Surface>
      </Specimen>
      <Specimen name="In a timeline" layout="stack">
        <div>
          <Divider>Friday, 20 November</Divider>
          {SEEDS.slice(0, 3).map((seed, i) => (
            <div
              key={seed}
              data-person-hue={personHue(seed)}
              className={classes(styles['message'], i === 1 && styles['own'])}
            >
              <Avatar name={NAMES[i] ?? ''} seed={seed} />
              <div>
                <span className={styles['author']}>{NAMES[i]}</span>
                <time className={styles['time']}>09:4{i}</time>
                <p>The kettle is on. Who brings the bread for tonight?</p>
              </div>
            </div>
          ))}
          <Divider />
        </div>
      </Specimen>
    </Section>
  );
}
