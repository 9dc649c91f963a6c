import { disableNetwork, enableNetwork, type Firestore } from 'firebase/firestore';

/** Gives a function that makes the SDK try the backend at once, instead of after up to a minute. */
export function reconnector(db: Firestore): () => void {
  let isUnderWay = false;
  return () => {
    if (isUnderWay) return;
    isUnderWay = true;
    disableNetwork(db)
      .then(() => enableNetwork(db))
      // A terminated instance has nothing to reconnect.
      .catch(() => undefined)
      .finally(() => {
        isUnderWay = false;
      });
  };
}
