import type { HearthError } from '@hearth/domain/errors';

export type Unsubscribe = () => void;

/** A listener either delivers or ends with one error; after the error it delivers no more. */
export interface Listener<T> {
  next(value: T): void;
  error(error: HearthError): void;
}
