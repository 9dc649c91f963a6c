import * as v from 'valibot';

/**
 * What an answer of FCM means for what was sent.
 * https://firebase.google.com/docs/cloud-messaging/error-codes
 */
export type FcmVerdict =
  | { type: 'sent' | 'gone' }
  /** For ever: the sender has something to mend. */
  | { type: 'rejected'; reason: string }
  /** The access token has run out. */
  | { type: 'unauthorized' }
  /** `afterMs` as FCM asks for; null when it does not say. */
  | { type: 'again'; afterMs: number | null; reason: string };

const errorSchema = v.object({
  error: v.object({
    message: v.fallback(v.string(), ''),
    status: v.fallback(v.string(), ''),
    details: v.fallback(
      v.array(
        v.object({
          errorCode: v.fallback(v.optional(v.string()), undefined),
          fieldViolations: v.fallback(
            v.optional(v.array(v.object({ field: v.fallback(v.string(), '') }))),
            undefined,
          ),
        }),
      ),
      [],
    ),
  }),
});

interface FcmError {
  reason: string;
  codes: string[];
  fields: string[];
}

function errorOf(body: string): FcmError {
  const { error } = v.parse(
    v.fallback(errorSchema, { error: { message: '', status: '', details: [] } }),
    json(body),
  );
  return {
    reason: error.message || error.status || 'no reason given',
    codes: error.details.flatMap(({ errorCode }) => errorCode ?? []),
    fields: error.details.flatMap(({ fieldViolations = [] }) =>
      fieldViolations.map(({ field }) => field),
    ),
  };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Seconds, or a date. */
function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** A 400 may be about anything; only one about the target says that the target is no good. */
function isAboutTarget({ reason, fields }: FcmError): boolean {
  if (fields.length > 0) {
    return fields.every((field) => field === 'message.fid' || field === 'message.token');
  }
  return /not a valid FCM registration|invalid (?:registration|fid|installation)/i.test(reason);
}

export function readFcmAnswer(
  status: number,
  retryAfter: string | null,
  body: string,
  now: number,
): FcmVerdict {
  if (status >= 200 && status < 300) return { type: 'sent' };
  const error = errorOf(body);
  const { reason, codes } = error;
  if (status === 429 || status >= 500) {
    return {
      type: 'again',
      afterMs: retryAfterMs(retryAfter, now),
      reason: `${status}: ${reason}`,
    };
  }
  // A registration of another project will never be ours.
  if (codes.includes('UNREGISTERED') || codes.includes('SENDER_ID_MISMATCH'))
    return { type: 'gone' };
  if (status === 404 && reason === 'Requested entity was not found.') return { type: 'gone' };
  if (status === 400 && isAboutTarget(error)) return { type: 'gone' };
  if (status === 401 && !codes.includes('THIRD_PARTY_AUTH_ERROR')) return { type: 'unauthorized' };
  return { type: 'rejected', reason: `${status}: ${reason}` };
}
