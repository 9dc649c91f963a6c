/**
 * Stands in for FCM's HTTP v1 API on loopback: checks every request as Google documents it and
 * refuses with Google's bodies, or answers as it was told.
 * https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages
 * https://firebase.google.com/docs/cloud-messaging/error-codes
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';

interface StandInAnswer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

interface Received {
  target: string;
  data: Record<string, string>;
  headers: Record<string, string>;
}

export interface FcmStandIn {
  url: string;
  /** What was accepted. */
  received: Received[];
  /** Access tokens of all requests. */
  tokens: string[];
  /** Answers to the next requests, before it accepts the others. `hang` never answers. */
  script: (StandInAnswer | 'hang')[];
  /** Targets that no longer exist. */
  gone: Set<string>;
  close(): Promise<void>;
}

const DATA_MAX_BYTES = 4_096;
const TTL_MAX_SECONDS = 2_419_200;
const KNOWN_FIELDS: Record<string, readonly string[]> = {
  '': ['message', 'validate_only', 'validateOnly'],
  message: [
    ...['name', 'data', 'notification', 'android', 'webpush', 'apns', 'fcm_options', 'fcmOptions'],
    ...['token', 'topic', 'condition', 'fid'],
  ],
  'message.webpush': ['headers', 'data', 'notification', 'fcm_options', 'fcmOptions'],
};

const FCM_ERROR = 'type.googleapis.com/google.firebase.fcm.v1.FcmError';
const BAD_REQUEST = 'type.googleapis.com/google.rpc.BadRequest';

/** An error of FCM's own kind. */
export function fcmError(
  code: number,
  status: string,
  message: string,
  errorCode?: string,
): StandInAnswer {
  const details = errorCode === undefined ? {} : { details: [{ '@type': FCM_ERROR, errorCode }] };
  return { status: code, body: { error: { code, message, status, ...details } } };
}

function badField(field: string, description: string): StandInAnswer {
  const details = [{ '@type': BAD_REQUEST, fieldViolations: [{ field, description }] }];
  const error = { code: 400, message: description, status: 'INVALID_ARGUMENT', details };
  return { status: 400, body: { error } };
}

export const UNREGISTERED = fcmError(
  ...([404, 'NOT_FOUND', 'Requested entity was not found.', 'UNREGISTERED'] as const),
);

const strings = v.record(v.string(), v.string());
const requestSchema = v.object({
  message: v.object({
    fid: v.optional(v.string()),
    token: v.optional(v.string()),
    data: v.optional(strings, {}),
    webpush: v.optional(v.object({ headers: v.optional(strings, {}) }), { headers: {} }),
  }),
});

export async function startFcmStandIn(projectId: string, port = 0): Promise<FcmStandIn> {
  const state = {
    received: [] as Received[],
    tokens: [] as string[],
    script: [] as (StandInAnswer | 'hang')[],
    gone: new Set<string>(),
  };
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const answer = answerTo(request, body, projectId, state);
      if (answer === 'hang') return;
      response.writeHead(answer.status, {
        'content-type': 'application/json; charset=UTF-8',
        ...answer.headers,
      });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    ...state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

function answerTo(
  request: IncomingMessage,
  body: string,
  projectId: string,
  state: Pick<FcmStandIn, 'received' | 'tokens' | 'script' | 'gone'>,
): StandInAnswer | 'hang' {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  state.tokens.push(token ?? '');
  const refusal = refusalOf(request, body, projectId, token);
  if (refusal) return refusal;
  const scripted = state.script.shift();
  if (scripted) return scripted;
  const { message } = v.parse(requestSchema, JSON.parse(body));
  const target = message.fid ?? message.token ?? '';
  if (state.gone.has(target)) return UNREGISTERED;
  state.received.push({ target, data: message.data, headers: message.webpush.headers });
  return { status: 200, body: { name: `projects/${projectId}/messages/${crypto.randomUUID()}` } };
}

function refusalOf(
  request: IncomingMessage,
  body: string,
  projectId: string,
  token: string | undefined,
): StandInAnswer | null {
  if (request.method !== 'POST' || request.url !== `/v1/projects/${projectId}/messages:send`) {
    return { status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>' };
  }
  if (token === undefined) {
    return fcmError(
      401,
      'UNAUTHENTICATED',
      'Request is missing required authentication credential.',
    );
  }
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return fcmError(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received. Unknown name "{".');
  }
  return shapeProblem(JSON.parse(body)) ?? messageProblem(body);
}

/** Fields that the API does not know are refused, values of a wrong type too. */
function shapeProblem(body: unknown): StandInAnswer | null {
  for (const [path, known] of Object.entries(KNOWN_FIELDS)) {
    const part = path
      .split('.')
      .filter(Boolean)
      .reduce<unknown>((value, key) => v.parse(v.looseObject({}), value ?? {})[key], body);
    for (const name of Object.keys(v.parse(v.looseObject({}), part ?? {}))) {
      if (known.includes(name)) continue;
      const at = path === '' ? '' : ` at '${path}'`;
      return badField(
        path,
        `Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`,
      );
    }
  }
  const issue = v.safeParse(requestSchema, body).issues?.[0];
  if (!issue) return null;
  const path = v.getDotPath(issue) ?? '';
  return badField(path, `Invalid value at '${path}' (TYPE_STRING), ${JSON.stringify(issue.input)}`);
}

function messageProblem(body: string): StandInAnswer | null {
  const { message } = v.parse(requestSchema, JSON.parse(body));
  const { fid, token, data, webpush } = message;
  const invalid = (text: string) => fcmError(400, 'INVALID_ARGUMENT', text, 'INVALID_ARGUMENT');
  if (fid === undefined && token === undefined) {
    return badField('message', 'Recipient of the message is not set.');
  }
  if (fid !== undefined && token !== undefined) {
    return badField(
      'message',
      "Invalid value at 'message' (oneof), oneof field 'target' is already set.",
    );
  }
  if (fid !== undefined && !/^[cdef][\w-]{21}$/.test(fid)) {
    return badField('message.fid', 'Invalid Firebase Installation ID.');
  }
  if (token !== undefined && !token.includes(':')) {
    return invalid('The registration token is not a valid FCM registration token');
  }
  const reserved = Object.keys(data).find((key) =>
    /^(?:from|message_type|gcm.*|google.*)$/.test(key),
  );
  if (reserved) return invalid(`Invalid data payload key: ${reserved}`);
  const bytes = Object.entries(data).reduce(
    (sum, pair) => sum + Buffer.byteLength(pair.join('')),
    0,
  );
  if (bytes > DATA_MAX_BYTES) return invalid('Message is too big');
  const { TTL = '0', Urgency = 'normal', Topic = 'a' } = webpush.headers;
  if (!/^\d+$/.test(TTL) || Number(TTL) > TTL_MAX_SECONDS) return invalid('Invalid TTL header');
  if (!/^(?:very-low|low|normal|high)$/.test(Urgency)) return invalid('Invalid Urgency header');
  if (!/^[\w-]{1,32}$/.test(Topic)) return invalid('Invalid Topic header');
  return null;
}
