/**
 * Stands in for what the SDK asks of Google when notifications are switched on: installations, FCM's
 * registrations, and the device documents in Firestore. Refuses what the real ones would refuse.
 */
import * as v from 'valibot';

const INSTALLATIONS =
  'https://firebaseinstallations.googleapis.com/v1/projects/demo-hearth/installations';
const REGISTRATIONS =
  'https://fcmregistrations.googleapis.com/v1/projects/demo-hearth/registrations';
const DOCUMENTS = 'projects/demo-hearth/databases/(default)/documents';
const FIRESTORE =
  /^https:\/\/firestore\.googleapis\.com\/v1\/.*\/documents(?:\/(.+))?:(commit|runQuery)/;

const installationSchema = v.strictObject({
  fid: v.pipe(v.string(), v.regex(/^[cdef][\w-]{21}$/)),
  authVersion: v.literal('FIS_v2'),
  appId: v.string(),
  sdkVersion: v.string(),
});
const registrationSchema = v.strictObject({
  fcm_sdk_version: v.string(),
  web: v.strictObject({
    origin: v.string(),
    endpoint: v.pipe(v.string(), v.url()),
    auth: v.string(),
    p256dh: v.string(),
    applicationPubKey: v.optional(v.string()),
  }),
});
const querySchema = v.object({
  structuredQuery: v.object({ from: v.tuple([v.object({ collectionId: v.string() })]) }),
});
const fieldsSchema = v.record(v.string(), v.record(v.string(), v.unknown()));
const commitSchema = v.object({
  writes: v.array(
    v.union([
      v.object({
        update: v.object({ name: v.string(), fields: v.optional(fieldsSchema, {}) }),
        updateMask: v.optional(v.object({ fieldPaths: v.array(v.string()) })),
        updateTransforms: v.optional(v.array(v.object({ fieldPath: v.string() })), []),
      }),
      v.object({ delete: v.string() }),
    ]),
  ),
});

type Fields = v.InferOutput<typeof fieldsSchema>;

export class GoogleStandIn {
  readonly installations = new Set<string>();
  /** Registered installations, with what their push service is reached by. */
  readonly registrations = new Map<string, v.InferOutput<typeof registrationSchema>['web']>();
  /** Documents by their path below the database. */
  readonly documents = new Map<string, Fields>();
  /** Every request, as `POST registrations`. */
  readonly asked: string[] = [];
  isOffline = false;
  /** Answers the next registration with this. */
  refusal: Response | null = null;

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    if (this.isOffline) throw new TypeError('Failed to fetch');
    const [headers, body] = [new Headers(init.headers), init.body];
    const json: unknown = typeof body === 'string' ? JSON.parse(body) : null;
    const method = init.method ?? 'GET';
    const [, parent, firestore] = FIRESTORE.exec(url) ?? [];
    if (firestore === 'runQuery') return this.#query(parent ?? '', json);
    if (firestore === 'commit') return this.#commit(json);
    if (headers.get('x-goog-api-key') !== 'demo') return refused(403, 'API key not valid.');
    if (url.startsWith(INSTALLATIONS)) {
      this.asked.push(`${method} installations`);
      return this.#installations(method, url.slice(INSTALLATIONS.length + 1), headers, json);
    }
    if (url.startsWith(REGISTRATIONS)) {
      this.asked.push(`${method} registrations`);
      return this.#registrations(method, url.slice(REGISTRATIONS.length + 1), headers, json);
    }
    throw new Error(`Nobody stands in for ${url}`);
  };

  #installations(method: string, fid: string, headers: Headers, body: unknown): Response {
    const renewed = /^([^/]+)\/authTokens:generate$/.exec(fid)?.[1];
    if (renewed !== undefined) {
      if (headers.get('authorization') !== `FIS_v2 again-${renewed}`) return refused(401, 'No.');
      return Response.json({ token: `token-${renewed}`, expiresIn: '604800s' });
    }
    if (method === 'POST') {
      const { fid: made } = v.parse(installationSchema, body);
      this.installations.add(made);
      return Response.json({
        ...{ name: `projects/0/installations/${made}`, fid: made, refreshToken: `again-${made}` },
        authToken: { token: `token-${made}`, expiresIn: '604800s' },
      });
    }
    if (headers.get('authorization') !== `FIS_v2 again-${fid}`) return refused(401, 'No.');
    this.installations.delete(fid);
    this.registrations.delete(fid);
    return Response.json({});
  }

  #registrations(method: string, of: string, headers: Headers, body: unknown): Response {
    const fid = /^FIS token-(.+)$/.exec(
      headers.get('x-goog-firebase-installations-auth') ?? '',
    )?.[1];
    if (fid === undefined || !this.installations.has(fid)) return refused(401, 'No.');
    if (this.refusal) {
      const refusal = this.refusal;
      this.refusal = null;
      return refusal;
    }
    if (method === 'DELETE') {
      return this.registrations.delete(of) ? Response.json({}) : refused(404, 'Not found.');
    }
    this.registrations.set(fid, v.parse(registrationSchema, body).web);
    return Response.json({ name: `projects/demo-hearth/registrations/${fid}` });
  }

  /** Every document of the collection, as they were written last: later ones first. */
  #query(parent: string, body: unknown): Response {
    const now = new Date().toISOString();
    const [{ collectionId }] = v.parse(querySchema, body).structuredQuery.from;
    const found = [...this.documents].filter(([path]) =>
      path.startsWith(`${parent}/${collectionId}/`),
    );
    const times = { createTime: now, updateTime: now };
    const answers = found.reverse().map(([path, fields]) => ({
      document: { name: `${DOCUMENTS}/${path}`, fields, ...times },
      readTime: now,
    }));
    return Response.json(answers.length > 0 ? answers : [{ readTime: now }]);
  }

  #commit(body: unknown): Response {
    const now = new Date().toISOString();
    const { writes } = v.parse(commitSchema, body);
    for (const write of writes) {
      if ('delete' in write) this.documents.delete(pathOf(write.delete));
      else {
        const path = pathOf(write.update.name);
        const times = write.updateTransforms.map(({ fieldPath }) => [
          fieldPath,
          { timestampValue: now },
        ]);
        const before = write.updateMask ? this.documents.get(path) : {};
        this.documents.delete(path);
        this.documents.set(path, {
          ...before,
          ...write.update.fields,
          ...(Object.fromEntries(times) as Fields),
        });
      }
    }
    return Response.json({
      writeResults: writes.map(() => ({ updateTime: now })),
      commitTime: now,
    });
  }
}

function pathOf(name: string): string {
  return name.replace(/^.*\/documents\//, '');
}

function refused(code: number, message: string): Response {
  return Response.json({ error: { code, message, status: 'REFUSED' } }, { status: code });
}
