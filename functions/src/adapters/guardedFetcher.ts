import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { PageError, type FetchedPage, type PageFetcher, type PageWish } from '../ports/pageFetcher';
import { OPEN_WEB, type FetchPolicy } from './fetchPolicy';
import { ACCEPTED_ENCODINGS, readBody } from './readBody';
import { webAddress } from './webAddress';

const REDIRECTS_MAX = 4;
const USER_AGENT = 'HearthBot/1.0 (link preview)';
const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/**
 * Fetches pages that strangers name without letting them reach into our network: names, ports and
 * schemes are checked at every redirect, and the addresses that a name leads to at the moment of
 * connecting, so that an answer that changes after a check gains nothing.
 * @param policy Only tests and local engines give one.
 */
export function guardedFetcher(policy: FetchPolicy = OPEN_WEB): PageFetcher {
  return {
    async fetch(url, wish) {
      const signal = AbortSignal.timeout(policy.timeoutMs);
      try {
        return await followed(url, wish, { policy, signal });
      } catch (error) {
        if (signal.aborted) throw new PageError('timeout', { cause: error });
        if (error instanceof PageError) throw error;
        throw new PageError('unreachable', { cause: error });
      }
    },
  };
}

interface Attempt {
  policy: FetchPolicy;
  signal: AbortSignal;
}

async function followed(address: string, wish: PageWish, attempt: Attempt): Promise<FetchedPage> {
  let url = webAddress(address, undefined, attempt.policy);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const response = await responseOf(url, wish, attempt);
    const { location } = response.headers;
    const isRedirect = REDIRECT_STATUSES.includes(response.statusCode ?? 0);
    if (!isRedirect || location === undefined) return pageOf(url, response, wish);
    response.destroy();
    url = webAddress(location, url, attempt.policy);
  }
  throw new PageError('redirects');
}

async function responseOf(
  url: URL,
  { accept }: PageWish,
  { policy, signal }: Attempt,
): Promise<IncomingMessage> {
  const { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } =
    await import('request-filtering-agent');
  const guard = { allowIPAddressList: [...policy.addresses], keepAlive: false };
  const options: RequestOptions = {
    signal,
    headers: {
      'user-agent': USER_AGENT,
      accept: accept.join(', '),
      'accept-encoding': ACCEPTED_ENCODINGS,
    },
    ...(policy.lookup ? { lookup: policy.lookup } : {}),
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, agent: new RequestFilteringHttpsAgent(guard) })
        : requestHttp(url, { ...options, agent: new RequestFilteringHttpAgent(guard) });
    request.once('response', resolve);
    // Stays for the whole exchange: what breaks after the response is told by its body.
    request.on('error', reject);
    request.end();
  });
}

async function pageOf(url: URL, response: IncomingMessage, wish: PageWish): Promise<FetchedPage> {
  // Without a listener a connection that breaks now would end the process.
  response.on('error', () => undefined);
  const refuse = (code: 'status' | 'type') => {
    response.destroy();
    throw new PageError(code);
  };
  const status = response.statusCode ?? 0;
  if (status < 200 || status > 299) return refuse('status');
  const header = response.headers['content-type'] ?? '';
  const contentType = (header.split(';')[0] ?? '').trim().toLowerCase();
  if (!wish.accept.some((wanted) => matches(wanted, contentType))) return refuse('type');
  const charset = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(header)?.[1]?.toLowerCase() ?? null;
  return { url: url.href, contentType, body: await readBody(response, wish), charset };
}

function matches(wanted: string, contentType: string): boolean {
  return wanted.endsWith('/*')
    ? contentType.startsWith(wanted.slice(0, -1))
    : contentType === wanted;
}
