import { useT } from '../../i18n/i18n';
import { classes } from '../../ui/classes';
import styles from './RoomFilter.module.css';

export type RoomFilterValue = 'all' | 'direct' | 'group';

const VALUES = ['all', 'direct', 'group'] as const;
const LABELS = {
  all: 'rooms.filterAll',
  direct: 'rooms.filterDirect',
  group: 'rooms.filterGroups',
} as const;

export interface RoomFilterProps {
  value: RoomFilterValue;
  onChange: (value: RoomFilterValue) => void;
}

/** Which kinds of rooms the list shows. */
export function RoomFilter({ value, onChange }: RoomFilterProps) {
  const t = useT();
  return (
    <div role="group" aria-label={t('rooms.filter')} className={styles['filter']}>
      {VALUES.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          className={classes(styles['option'], option === value && styles['chosen'])}
          onClick={() => {
            onChange(option);
          }}
        >
          {t(LABELS[option])}
        </button>
      ))}
    </div>
  );
}
