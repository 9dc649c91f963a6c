import { lazyPart } from './lazyPart';

/** The menu with Base UI, for MenuButton and ContextMenu. */
export const menuSurfacePart = lazyPart(() =>
  import('./MenuSurface').then((module) => module.MenuSurface),
);
