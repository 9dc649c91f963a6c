import { useT } from '../../i18n/i18n';
import { FilterPills } from '../../ui/FilterPills';
import styles from './RoomFilter.module.css';

export type RoomFilterValue = 'all' | 'direct' | 'group';

const OPTIONS = [
  { value: 'all', label: 'rooms.filterAll' },
  { value: 'direct', label: 'rooms.filterDirect' },
  { value: 'group', label: 'rooms.filterGroups' },
] as const;

export interface RoomFilterProps {
  value: RoomFilterValue;
  onChange: (value: RoomFilterValue) => void;
}

/** Which kinds of rooms the list shows. */
export function RoomFilter(props: RoomFilterProps) {
  const t = useT();
  const options = OPTIONS.map(({ value, label }) => ({ value, label: t(label) }));
  return (
    <div className={styles['filter']}>
      <FilterPills label={t('rooms.filter')} options={options} {...props} />
    </div>
  );
}
