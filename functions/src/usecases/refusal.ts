import type { RefusalCode } from '@hearth/domain/callables';

/** Thrown where a callable does not do what it was asked. Handlers turn it into an answer. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}
