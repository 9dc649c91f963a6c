import type { ReactNode } from 'react';

export interface MenuAction {
  type?: 'action';
  id: string;
  label: string;
  icon?: ReactNode;
  /** Keys as they are printed, for example `Ctrl K`. */
  shortcut?: string | undefined;
  tone?: 'danger' | undefined;
  isDisabled?: boolean | undefined;
  /** Makes it an item with a check mark, on or off. */
  isChecked?: boolean | undefined;
  onSelect: () => void;
}

export interface MenuSeparator {
  type: 'separator';
}

/** A row of a menu. Menus are data, so that a button and a right click offer the same. */
export type MenuItem = MenuAction | MenuSeparator;

/** The items, or a function that makes them when the menu opens. */
export type MenuItems = readonly MenuItem[] | (() => readonly MenuItem[]);
