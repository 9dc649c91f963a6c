/**
 * How many documents the rules consult for an operation: each costs a read. Follows the calls from
 * an `allow` or a function through `firestore.rules` and collects every look-up on the way. Both
 * sides of an "or" count, so the number is an upper bound.
 */

interface Scope {
  /** Below `/databases/.../documents`, with a star for each id. */
  path: string;
  parent: Scope | null;
  functions: Map<string, string>;
  allows: Map<string, string>;
}

export type Operation = 'get' | 'list' | 'create' | 'update' | 'delete';

const LOOKUP = /\b(?:getAfter|get|exists)\(/g;
const STATEMENT =
  /match\s+(\/[^\s]+)\s*\{|function\s+(\w+)\([^)]*\)\s*\{|allow\s+([\w\s,]+):\s*if\s+([^;]+);|\}/g;

function endOfBody(source: string, from: number): number {
  let depth = 1;
  for (let index = from; index < source.length; index += 1) {
    if (source[index] === '{') depth += 1;
    if (source[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error('The rules end inside a function');
}

function starred(path: string): string {
  return path
    .split('/')
    .filter(Boolean)
    .map((part) => (part.startsWith('{') ? '*' : part))
    .join('/');
}

/** Every match block of the rules, with its functions and allows. */
export function parseRules(rules: string): readonly Scope[] {
  const source = rules.replace(/\/\/.*$/gm, '');
  const scopes: Scope[] = [];
  let scope = null as Scope | null;
  STATEMENT.lastIndex = source.indexOf('match /databases');
  for (let found = STATEMENT.exec(source); found; found = STATEMENT.exec(source)) {
    const [whole, path, name, operations, condition] = found;
    if (path !== undefined) {
      const own: string = scope === null ? '' : starred(path);
      scope = {
        path: [scope?.path, own].filter(Boolean).join('/'),
        parent: scope,
        functions: new Map(),
        allows: new Map(),
      };
      scopes.push(scope);
    } else if (name !== undefined && scope) {
      const from = found.index + whole.length;
      const to = endOfBody(source, from);
      scope.functions.set(name, source.slice(from, to));
      STATEMENT.lastIndex = to + 1;
    } else if (operations !== undefined && condition !== undefined) {
      for (const operation of operations.split(',')) scope?.allows.set(operation.trim(), condition);
    } else {
      scope = scope?.parent ?? null;
      if (!scope) break;
    }
  }
  return scopes;
}

function functionIn(scope: Scope | null, name: string): { body: string; scope: Scope } | null {
  for (let at = scope; at; at = at.parent) {
    const body = at.functions.get(name);
    if (body !== undefined) return { body, scope: at };
  }
  return null;
}

function argumentAt(text: string, from: number): string {
  let depth = 1;
  let index = from;
  for (; index < text.length && depth > 0; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
  }
  return text.slice(from, index - 1);
}

function collect(scope: Scope, text: string, found: Set<string>, visited: Set<string>): void {
  for (const call of text.matchAll(LOOKUP)) {
    // `map.get(key, default)` is no look-up.
    if (text[call.index - 1] === '.') continue;
    found.add(`${call[0]}${argumentAt(text, call.index + call[0].length)})`);
  }
  for (const [, name = ''] of text.matchAll(/\b(\w+)\(/g)) {
    const called = functionIn(scope, name);
    if (!called || visited.has(name)) continue;
    visited.add(name);
    collect(called.scope, called.body, found, visited);
  }
}

function scopeAt(scopes: readonly Scope[], path: string): Scope {
  const scope = scopes.find((candidate) => candidate.path === path);
  if (!scope) throw new Error(`The rules have no match for ${path}`);
  return scope;
}

/** The look-ups of one operation on a path such as `rooms/{id}/messages/{id}`, ids written as stars. */
export function lookupsOf(rules: string, path: string, operation: Operation): string[] {
  const scope = scopeAt(parseRules(rules), path);
  const condition = scope.allows.get(operation);
  if (condition === undefined) throw new Error(`The rules never allow ${operation} on ${path}`);
  const found = new Set<string>();
  collect(scope, condition, found, new Set());
  return [...found];
}

/** The look-ups below one function of a match block: a branch of an `allow`. */
export function lookupsBelow(rules: string, path: string, name: string): string[] {
  const scope = scopeAt(parseRules(rules), path);
  const found = new Set<string>();
  collect(scope, `${name}()`, found, new Set());
  return [...found];
}
