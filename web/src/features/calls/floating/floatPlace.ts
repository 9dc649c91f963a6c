/** Where the small call lies: always whole in the window, at rest beside one of its edges. */
export interface Place {
  /** From the left and the top of the window, in CSS pixels. */
  x: number;
  y: number;
}

export interface Area {
  width: number;
  height: number;
}

/** Kept free along the edges of the window. */
const FLOAT_MARGIN_PX = 12;
/** How far one press of an arrow key goes. */
const FLOAT_STEP_PX = 32;

export function clampPlace(place: Place, size: Area, room: Area): Place {
  return {
    x: clamp(place.x, room.width - size.width - FLOAT_MARGIN_PX),
    y: clamp(place.y, room.height - size.height - FLOAT_MARGIN_PX),
  };
}

function clamp(value: number, max: number): number {
  return Math.round(Math.max(FLOAT_MARGIN_PX, Math.min(value, max)));
}

/** Beside the nearer of the left and the right edge, at the same height. */
export function snapPlace(place: Place, size: Area, room: Area): Place {
  const isLeft = place.x + size.width / 2 < room.width / 2;
  return clampPlace({ x: isLeft ? 0 : room.width, y: place.y }, size, room);
}

/** The corners in turn, clockwise: for those who cannot drag. */
export function nextCorner(place: Place, size: Area, room: Area): Place {
  const isLeft = place.x + size.width / 2 < room.width / 2;
  const isTop = place.y + size.height / 2 < room.height / 2;
  const [toLeft, toTop] = isTop ? [false, isLeft] : [true, isLeft];
  return clampPlace({ x: toLeft ? 0 : room.width, y: toTop ? 0 : room.height }, size, room);
}

/** One step for an arrow key; null for any other key. */
export function stepOf(key: string): Place | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: -FLOAT_STEP_PX, y: 0 };
    case 'ArrowRight':
      return { x: FLOAT_STEP_PX, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -FLOAT_STEP_PX };
    case 'ArrowDown':
      return { x: 0, y: FLOAT_STEP_PX };
    default:
      return null;
  }
}
