import { useEffect, useRef } from 'react';
import type { CallsActions, CurrentCall } from '../../../state/calls/callsState';

/** Keys that mean something to what has the focus. */
const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=menu] *';

/**
 * The keys of a call. Ctrl or Cmd with Shift and M mutes anywhere; single letters, and Space for push
 * to talk, only while the stage is open. Enter goes on to press buttons.
 */
export function useCallKeys(call: CurrentCall, actions: CallsActions): void {
  const latest = useRef({ call, actions });
  latest.current = { call, actions };
  const isOver = call.life.state === 'ended';
  useEffect(() => {
    if (isOver) return;
    const down = (event: KeyboardEvent) => {
      if (pressed(event, latest.current.call, latest.current.actions)) event.preventDefault();
    };
    const up = (event: KeyboardEvent) => {
      const { own } = latest.current.call;
      if (event.key !== ' ' || !own.isPushToTalk) return;
      // Or the button that has the focus would be pressed.
      if (!isTyping(event) && latest.current.call.isExpanded) event.preventDefault();
      if (own.isTalking) latest.current.actions.talk(false);
    };
    const letGo = () => {
      if (latest.current.call.own.isTalking) latest.current.actions.talk(false);
    };
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', letGo);
    return () => {
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', letGo);
      letGo();
    };
  }, [isOver]);
}

/** Whether the key was one of these. */
function pressed(event: KeyboardEvent, call: CurrentCall, actions: CallsActions): boolean {
  const { own } = call;
  const letter = letterOf(event);
  const hasMod = event.ctrlKey || event.metaKey;
  if (hasMod && event.shiftKey && !event.altKey && letter === 'm') {
    if (!event.repeat) actions.setMuted(!own.isMuted);
    return true;
  }
  if (!call.isExpanded || isTyping(event) || hasMod || event.altKey || event.shiftKey) return false;
  if (event.key === ' ') {
    if (!own.isPushToTalk) return false;
    if (!event.repeat) actions.talk(true);
    return true;
  }
  if (event.repeat) return false;
  return pressedLetter(letter, own, actions);
}

function pressedLetter(letter: string, own: CurrentCall['own'], actions: CallsActions): boolean {
  switch (letter) {
    case 'm':
      if (!own.isPushToTalk) actions.setMuted(!own.isMuted);
      return true;
    case 'v':
      actions.setCamera(own.camera === 'off');
      return true;
    case 'h':
      actions.raiseHand(own.handAt === null);
      return true;
    default:
      return false;
  }
}

/** The letter that is printed on the key; where it is none of ours, that of its place. */
function letterOf(event: KeyboardEvent): string {
  const isOurs = /^[a-z]$/i.test(event.key);
  return (isOurs ? event.key : event.code.replace(/^Key/, '')).toLowerCase();
}

function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.matches(TYPING);
}
