import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import { clampPlace, nextCorner, snapPlace, stepOf, type Area, type Place } from './floatPlace';

/** Below the header of a room. */
const FIRST_TOP_PX = 72;
/** A shorter way is a press. */
const DRAG_FROM_PX = 4;

interface Drag {
  pointerId: number;
  from: Place;
  /** From the corner of the card to the pointer. */
  grip: Place;
  isMoving: boolean;
}

/** Where the small call lies, and how pointer and keys move it. */
export function useFloatPlace() {
  const card = useRef<HTMLElement>(null);
  const drag = useRef<Drag | null>(null);
  const [place, setPlace] = useState<Place>(() => ({ x: innerWidth, y: FIRST_TOP_PX }));
  const [isDragged, setDragged] = useState(false);

  useLayoutEffect(() => {
    const settle = () => setPlace((at) => snapPlace(at, sizeOf(card.current), windowArea()));
    settle();
    window.addEventListener('resize', settle);
    return () => window.removeEventListener('resize', settle);
  }, []);
  // It grows with what it has to say.
  useEffect(() => {
    if (!card.current) return;
    const observer = new ResizeObserver(() => {
      if (!drag.current) setPlace((at) => clampPlace(at, sizeOf(card.current), windowArea()));
    });
    observer.observe(card.current);
    return () => observer.disconnect();
  }, []);

  function begin(event: PointerEvent<HTMLElement>): void {
    const isOnButton = event.target instanceof Element && event.target.closest('button, a');
    if (event.button !== 0 || isOnButton) return;
    const { clientX: x, clientY: y, pointerId } = event;
    // From the start: a quick hand is out of the card with its first move.
    event.currentTarget.setPointerCapture(pointerId);
    drag.current = {
      pointerId,
      from: { x, y },
      grip: { x: x - place.x, y: y - place.y },
      isMoving: false,
    };
  }
  function move(event: PointerEvent<HTMLElement>): void {
    const held = drag.current;
    if (held?.pointerId !== event.pointerId) return;
    const far = Math.hypot(event.clientX - held.from.x, event.clientY - held.from.y);
    if (!held.isMoving && far < DRAG_FROM_PX) return;
    if (!held.isMoving) {
      held.isMoving = true;
      setDragged(true);
    }
    const to = { x: event.clientX - held.grip.x, y: event.clientY - held.grip.y };
    setPlace(clampPlace(to, sizeOf(card.current), windowArea()));
  }
  function end(event: PointerEvent<HTMLElement>): void {
    const held = drag.current;
    if (held?.pointerId !== event.pointerId) return;
    drag.current = null;
    setDragged(false);
    if (held.isMoving) setPlace((at) => snapPlace(at, sizeOf(card.current), windowArea()));
  }
  function press(event: KeyboardEvent): void {
    const step = stepOf(event.key);
    if (!step) return;
    event.preventDefault();
    const to = (at: Place) => ({ x: at.x + step.x, y: at.y + step.y });
    setPlace((at) => clampPlace(to(at), sizeOf(card.current), windowArea()));
  }
  return {
    card,
    place,
    isDragged,
    /** For the card. */
    dragging: { onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: end },
    /** For a button: arrow keys move, a press goes on to the next corner. */
    moving: {
      onKeyDown: press,
      onClick: () => setPlace((at) => nextCorner(at, sizeOf(card.current), windowArea())),
    },
  };
}

function sizeOf(element: HTMLElement | null): Area {
  return { width: element?.offsetWidth ?? 0, height: element?.offsetHeight ?? 0 };
}

function windowArea(): Area {
  return { width: document.documentElement.clientWidth, height: innerHeight };
}
