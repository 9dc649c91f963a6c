import type { PushPayload } from '@hearth/domain/pushPayload';
import type { PushOptions, PushOutcome, PushSender } from '../ports/push';

interface SentPush {
  registration: string;
  payload: PushPayload;
  options: PushOptions;
}

/** A push service in memory that does what it is told, once for each script. */
export class MemoryPush implements PushSender {
  readonly sent: SentPush[] = [];
  /** What happens to the next sends to a registration, before all the others succeed. */
  readonly script = new Map<string, (PushOutcome | Error)[]>();
  underWay = 0;
  mostAtOnce = 0;

  async send(registration: string, payload: PushPayload, options: PushOptions) {
    this.underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.underWay);
    await Promise.resolve();
    this.underWay -= 1;
    const next = this.script.get(registration)?.shift() ?? 'sent';
    if (next instanceof Error) throw next;
    if (next === 'sent') this.sent.push({ registration, payload, options });
    return next;
  }
}
