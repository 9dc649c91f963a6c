import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { geminiClassifier, runningClassifier } from './geminiClassifier';

vi.mock('firebase-functions/logger', () => ({ warn: () => undefined }));

interface Asked {
  path: string;
  key: string | undefined;
  body: unknown;
}

let server: Server;
let asked: Asked[];
let answer: { status: number; body: unknown };

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** As the Gemini API answers: https://ai.google.dev/api/generate-content */
const said = (text: string) => ({
  candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }],
});

beforeEach(async () => {
  asked = [];
  answer = { status: 200, body: said('{"verdict":"hide","label":"threat"}') };
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const key = request.headers['x-goog-api-key'];
      asked.push({ path: request.url ?? '', key: key?.toString(), body });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function classifier() {
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  return geminiClassifier({ apiKey: 'secret', model: 'gemini-test', baseUrl });
}

describe('geminiClassifier', () => {
  it('asks the model for a verdict in the shape that it parses', async () => {
    expect(await classifier().classify('You will see')).toEqual({
      verdict: 'hide',
      label: 'threat',
    });
    expect(asked).toMatchObject([
      {
        path: '/v1beta/models/gemini-test:generateContent',
        key: 'secret',
        body: {
          contents: [{ role: 'user', parts: [{ text: 'You will see' }] }],
          generationConfig: { temperature: 0, responseMimeType: 'application/json' },
        },
      },
    ]);
  });

  it.each([
    ['prose', 200, said('I would hide this.')],
    ['a verdict that there is not', 200, said('{"verdict":"mute","label":"threat"}')],
    ['no candidate', 200, { promptFeedback: { blockReason: 'SAFETY' } }],
    ['a refused key', 400, { error: { code: 400, status: 'INVALID_ARGUMENT', message: 'key' } }],
    [
      'an exhausted quota',
      429,
      { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: '' } },
    ],
  ])('has no opinion after %s', async (_, status, body) => {
    answer = { status, body };
    expect(await classifier().classify('Hello')).toBeNull();
  });

  it('is there only with a key', () => {
    expect(runningClassifier({})).toBeNull();
    expect(runningClassifier({ HEARTH_GEMINI_KEY: 'secret' })).not.toBeNull();
  });
});
