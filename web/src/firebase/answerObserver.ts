import type { FirebaseApp } from 'firebase/app';

type Observer = (isReached: boolean) => void;
const observers = new WeakMap<FirebaseApp, Observer>();

/** Hears of each commit whether the server answered it: by taking it or by refusing it. */
export function observeAnswers(app: FirebaseApp, observer: Observer): void {
  observers.set(app, observer);
}

export function tellOfAnswer(app: FirebaseApp, isReached: boolean): void {
  observers.get(app)?.(isReached);
}
