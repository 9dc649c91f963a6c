import type { Profile } from '@hearth/domain/user';
import type { ComponentType } from 'react';

/** Finding people is another feature's: the app hands its search box in. */
export type PeopleSearch = ComponentType<{
  label: string;
  onPick: (profile: Profile) => void;
  excludeIds?: ReadonlySet<string>;
}>;
