import { routes } from '@hearth/domain/paths';
import { directPartnerId, type Room } from '@hearth/domain/room';
import { THEMES } from '@hearth/domain/preferences';
import { searchKey } from '@hearth/domain/text';
import type { Profile } from '@hearth/domain/user';
import {
  AtSign,
  CalendarClock,
  Keyboard,
  LogOut,
  MessageSquarePlus,
  Palette,
  Phone,
  Settings,
  Users,
} from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useT } from '../i18n/i18n';
import { useServices } from '../ports/services';
import { useMe, useSession } from '../state/session';
import { useSaveSettings } from '../state/settings';
import { useFoundRooms } from '../state/useFoundRooms';
import { useShellActions } from './shellActions';
import { NEW_MESSAGE_KEYS_LABEL } from './shortcutKeys';
import { useSignOut } from './useSignOut';

export type PaletteItem =
  | { type: 'room'; key: string; room: Room }
  | { type: 'person'; key: string; profile: Profile }
  | { type: 'action'; key: string; label: string; icon: ReactNode; keys?: string; run: () => void };

const ROOMS_SHOWN = 8;
const PEOPLE_SHOWN = 6;
const SEARCH_DELAY_MS = 180;

/** What fits the typed text: rooms first, then people, then actions. */
export function usePaletteItems(text: string): { items: PaletteItem[]; isSearching: boolean } {
  const key = searchKey(text.replace(/^\s*@/, ''));
  const { rooms: found, isSearching: isFindingRooms } = useFoundRooms(key);
  const { people, isSearching: isFindingPeople } = useFoundPeople(text.trim());
  const isSearching = isFindingRooms || isFindingPeople;
  const actions = useActions();
  const me = useMe();
  return useMemo(() => {
    const rooms = found.slice(0, ROOMS_SHOWN);
    const partners = new Set(rooms.map((room) => directPartnerId(room, me)));
    const items: PaletteItem[] = [
      ...rooms.map((room) => ({ type: 'room' as const, key: room.id, room })),
      ...people
        .filter(({ uid }) => !partners.has(uid))
        .slice(0, PEOPLE_SHOWN)
        .map((profile) => ({ type: 'person' as const, key: `person ${profile.uid}`, profile })),
      ...actions.filter(({ label }) => searchKey(label).includes(key)),
    ];
    return { items, isSearching };
  }, [found, people, actions, key, isSearching, me]);
}

/** People anywhere whose name or handle begins with the text; asked for when typing pauses. */
function useFoundPeople(text: string): { people: readonly Profile[]; isSearching: boolean } {
  const services = useServices();
  const { people: store } = useSession();
  const [found, setFound] = useState<{ text: string; people: readonly Profile[] }>({
    text: '',
    people: [],
  });
  useEffect(() => {
    if (text === '') return undefined;
    let isCurrent = true;
    const show = (people: readonly Profile[]) => {
      if (!isCurrent) return;
      store.learn(people);
      setFound({ text, people });
    };
    const timer = window.setTimeout(() => {
      // Out of reach: rooms and actions still work.
      services.people.search(text).then(show, () => {
        show([]);
      });
    }, SEARCH_DELAY_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [text, services, store]);
  if (text === '') return { people: NOBODY, isSearching: false };
  return { people: found.people, isSearching: found.text !== text };
}

const NOBODY: readonly Profile[] = [];
const THEME_KEYS = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
  contrast: 'shell.themeContrast',
} as const;

function useActions(): Extract<PaletteItem, { type: 'action' }>[] {
  const t = useT();
  const navigate = useNavigate();
  const { open } = useShellActions();
  const save = useSaveSettings();
  const signOut = useSignOut();
  return useMemo(() => {
    const action = (key: string, label: string, icon: ReactNode, run: () => void, keys?: string) =>
      ({ type: 'action', key, label, icon, run, ...(keys ? { keys } : {}) }) as const;
    const newMessage = () => open({ type: 'newMessage' });
    return [
      action(
        'new',
        t('rooms.newMessage'),
        <MessageSquarePlus />,
        newMessage,
        NEW_MESSAGE_KEYS_LABEL,
      ),
      action('group', t('rooms.newGroup'), <Users />, () => open({ type: 'newGroup' })),
      action('inbox', t('shell.inbox'), <AtSign />, () => void navigate(routes.inbox)),
      action('calls', t('shell.calls'), <Phone />, () => void navigate(routes.calls)),
      action('later', t('shell.later'), <CalendarClock />, () => void navigate(routes.later)),
      action('settings', t('shell.settings'), <Settings />, () => void navigate(routes.settings())),
      action('keys', t('shell.shortcuts'), <Keyboard />, () => open({ type: 'shortcuts' }), '?'),
      ...THEMES.map((theme) =>
        action(
          `theme ${theme}`,
          t('shell.paletteTheme', { theme: t(THEME_KEYS[theme]) }),
          <Palette />,
          // A failed change shows by itself: the theme goes back.
          () => void save({ theme }).catch(() => undefined),
        ),
      ),
      action('out', t('shell.signOut'), <LogOut />, signOut),
    ];
  }, [t, navigate, open, save, signOut]);
}
