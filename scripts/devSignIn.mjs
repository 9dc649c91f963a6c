// @ts-check
/**
 * One-click sign-in for development and end-to-end tests: lists the accounts of the auth emulator
 * and mints custom tokens for them. The tokens are unsigned, so that only an emulator takes them.
 *
 *   GET  /__dev/accounts            {"accounts": [{uid, email, name, isDemo, isGuest}]}
 *   POST /__dev/token {"uid": ...}  {"token": ...}, or 404 {"error": ...}
 */

const AUDIENCE =
  'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit';
const TOKEN_LIFE_S = 3600;
const BODY_MAX_BYTES = 1024;

/**
 * @param {object} options
 * @param {string} options.authHost
 * @param {string} options.projectId
 * @param {readonly string[]} options.demoUids
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<boolean>}
 *   Answers requests below `/__dev/` and tells whether it did.
 */
export function createDevSignIn({ authHost, projectId, demoUids }) {
  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (!path?.startsWith('/__dev/')) return false;
    try {
      if (isForeign(request)) send(response, 403, { error: 'Only pages of this server may ask.' });
      else if (path === '/__dev/accounts' && request.method === 'GET') {
        send(response, 200, { accounts: await accounts(authHost, projectId, demoUids) });
      } else if (path === '/__dev/token' && request.method === 'POST') {
        await answerToken(request, response, await accounts(authHost, projectId, demoUids));
      } else send(response, 404, { error: 'There is nothing here.' });
    } catch {
      send(response, 502, { error: 'The local Firebase engine does not answer.' });
    }
    return true;
  };
}

/** @param {import('node:http').IncomingMessage} request */
function isForeign(request) {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/**
 * @param {string} authHost
 * @param {string} projectId
 * @param {readonly string[]} demoUids
 */
async function accounts(authHost, projectId, demoUids) {
  const url = `http://${authHost}/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts:query`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: '{}',
  });
  /** @type {{ userInfo?: { localId: string, email?: string, phoneNumber?: string, displayName?: string, providerUserInfo?: unknown[] }[] }} */
  const { userInfo = [] } = await answer.json();
  return userInfo
    .map((user) => ({
      uid: user.localId,
      email: user.email ?? null,
      name:
        user.displayName ?? user.email ?? user.phoneNumber ?? `Guest ${user.localId.slice(0, 4)}`,
      isDemo: demoUids.includes(user.localId),
      isGuest: !user.email && !user.phoneNumber && !user.providerUserInfo?.length,
    }))
    .sort((a, b) => rank(a, demoUids) - rank(b, demoUids) || a.name.localeCompare(b.name));
}

/**
 * @param {{ uid: string }} account
 * @param {readonly string[]} demoUids
 */
function rank({ uid }, demoUids) {
  const index = demoUids.indexOf(uid);
  return index < 0 ? demoUids.length : index;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {readonly { uid: string }[]} known
 */
async function answerToken(request, response, known) {
  const uid = uidOf(await body(request));
  if (uid === null) return send(response, 400, { error: 'Expected {"uid": "..."}.' });
  if (!known.some((account) => account.uid === uid)) {
    return send(response, 404, { error: `There is no account ${uid}.` });
  }
  send(response, 200, { token: customToken(uid) });
}

/** @param {import('node:http').IncomingMessage} request */
async function body(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BODY_MAX_BYTES) return '';
  }
  return text;
}

/**
 * @param {string} text
 * @returns {string | null}
 */
function uidOf(text) {
  try {
    const { uid } = JSON.parse(text);
    return typeof uid === 'string' ? uid : null;
  } catch {
    return null;
  }
}

/**
 * Shape: https://firebase.google.com/docs/auth/admin/create-custom-tokens; unsigned (`alg: none`).
 * @param {string} uid
 */
export function customToken(uid) {
  const now = Math.floor(Date.now() / 1000);
  const issuer = 'firebase-auth-emulator@example.com';
  const header = { alg: 'none', typ: 'JWT' };
  const claims = {
    aud: AUDIENCE,
    iss: issuer,
    sub: issuer,
    uid,
    iat: now,
    exp: now + TOKEN_LIFE_S,
  };
  return `${encode(header)}.${encode(claims)}.`;
}

/** @param {object} part */
function encode(part) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {object} value
 */
function send(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
