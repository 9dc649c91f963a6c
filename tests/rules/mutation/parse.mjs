// @ts-check
/**
 * As much of the language of security rules as the mutation run needs: where functions, `allow`
 * lines and their expressions stand in the text.
 * Grammar: https://firebase.google.com/docs/rules/rules-language
 */

/**
 * @typedef {'or' | 'and' | 'not' | 'compare' | 'ternary' | 'sum' | 'call' | 'method' | 'member'
 *   | 'index' | 'name' | 'number' | 'string' | 'list' | 'map' | 'path' | 'group'} Kind
 * @typedef {{ kind: Kind, start: number, end: number, children: Node[], text: string }} Node
 *   `text` is the operator, or the name that is called or read.
 * @typedef {{ path: string, name: string, kind: 'return' | 'let' | 'allow', expression: Node }} Rule
 *   `path`: the match block; `name`: of the function, or the operations of the allow line.
 */

const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>', 'in', 'is'];
const TOKEN =
  /\s+|\/\/[^\n]*|(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([A-Za-z_]\w*)|(&&|\|\||==|!=|<=|>=|[-+*/%<>!?:;,.(){}[\]=])/y;

class Reader {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
    this.position = 0;
    this.skipSpace();
  }

  skipSpace() {
    const space = /(?:\s+|\/\/[^\n]*)*/y;
    space.lastIndex = this.position;
    this.position += space.exec(this.source)?.[0].length ?? 0;
  }

  /** The next token without taking it. */
  peek() {
    TOKEN.lastIndex = this.position;
    const text = TOKEN.exec(this.source)?.[0] ?? '';
    return text;
  }

  take() {
    const text = this.peek();
    if (text === '') throw this.error('something readable');
    this.position += text.length;
    const end = this.position;
    this.skipSpace();
    return { text, end };
  }

  /** @param {string} text */
  isNext(text) {
    return this.peek() === text;
  }

  /** @param {string} text */
  expect(text) {
    if (!this.isNext(text)) throw this.error(text);
    return this.take();
  }

  /** @param {RegExp} pattern Sticky. */
  takeRaw(pattern) {
    pattern.lastIndex = this.position;
    const text = pattern.exec(this.source)?.[0];
    if (text === undefined) throw this.error(String(pattern));
    this.position += text.length;
    const end = this.position;
    this.skipSpace();
    return { text, end };
  }

  /** @param {string} expected */
  error(expected) {
    const line = this.source.slice(0, this.position).split('\n').length;
    return new Error(`rules, line ${line}: expected ${expected}, found ${this.peek()}`);
  }
}

/**
 * @param {Reader} reader
 * @param {Kind} kind
 * @param {string} operator
 * @param {(reader: Reader) => Node} operand
 * @returns {Node}
 */
function chain(reader, kind, operator, operand) {
  const first = operand(reader);
  const children = [first];
  while (reader.isNext(operator)) {
    reader.take();
    children.push(operand(reader));
  }
  if (children.length === 1) return first;
  return { kind, text: operator, children, start: first.start, end: endOf(children) };
}

/** @param {Node[]} nodes */
const endOf = (nodes) => nodes[nodes.length - 1]?.end ?? 0;

/** @param {Reader} reader @returns {Node} */
function expression(reader) {
  const condition = chain(reader, 'or', '||', (or) => chain(or, 'and', '&&', comparison));
  if (!reader.isNext('?')) return condition;
  reader.take();
  const yes = expression(reader);
  reader.expect(':');
  const no = expression(reader);
  const children = [condition, yes, no];
  return { kind: 'ternary', text: '?', children, start: condition.start, end: no.end };
}

/** @param {Reader} reader @returns {Node} */
function comparison(reader) {
  const left = sum(reader);
  const operator = reader.peek();
  if (!COMPARISONS.includes(operator)) return left;
  reader.take();
  const right = sum(reader);
  return {
    kind: 'compare',
    text: operator,
    children: [left, right],
    start: left.start,
    end: right.end,
  };
}

/** @param {Reader} reader @returns {Node} */
function sum(reader) {
  const first = unary(reader);
  const children = [first];
  let operator = '';
  while (['+', '-', '*', '%'].includes(reader.peek())) {
    operator = reader.take().text;
    children.push(unary(reader));
  }
  if (children.length === 1) return first;
  return { kind: 'sum', text: operator, children, start: first.start, end: endOf(children) };
}

/** @param {Reader} reader @returns {Node} */
function unary(reader) {
  const start = reader.position;
  if (!reader.isNext('!')) return postfix(reader);
  reader.take();
  const inner = unary(reader);
  return { kind: 'not', text: '!', children: [inner], start, end: inner.end };
}

/** @param {Reader} reader @returns {Node} */
function postfix(reader) {
  let node = primary(reader);
  for (;;) {
    const { start } = node;
    if (reader.isNext('.')) {
      reader.take();
      const { text, end } = reader.take();
      if (reader.isNext('(')) {
        const list = items(reader, '(', ')');
        node = { kind: 'method', text, children: [node, ...list.children], start, end: list.end };
      } else node = { kind: 'member', text, children: [node], start, end };
    } else if (reader.isNext('[')) {
      reader.take();
      const children = [node, expression(reader)];
      if (reader.isNext(':')) {
        reader.take();
        children.push(expression(reader));
      }
      node = { kind: 'index', text: '', children, start, end: reader.expect(']').end };
    } else return node;
  }
}

/**
 * @param {Reader} reader
 * @param {string} open
 * @param {string} close
 */
function items(reader, open, close) {
  const start = reader.position;
  reader.expect(open);
  /** @type {Node[]} */
  const children = [];
  while (!reader.isNext(close)) {
    children.push(expression(reader));
    if (reader.isNext(':')) {
      reader.take();
      children.push(expression(reader));
    }
    if (!reader.isNext(close)) reader.expect(',');
  }
  return { start, children, end: reader.expect(close).end };
}

/** @param {Reader} reader @returns {Node} */
function primary(reader) {
  const start = reader.position;
  const next = reader.peek();
  if (next === '(') {
    reader.take();
    const inner = expression(reader);
    const { end } = reader.expect(')');
    return { kind: 'group', text: '', children: [inner], start, end };
  }
  if (next === '[') return { kind: 'list', text: '', ...items(reader, '[', ']') };
  if (next === '{') return { kind: 'map', text: '', ...items(reader, '{', '}') };
  if (next === '/') {
    const { text, end } = reader.takeRaw(
      /(?:\/(?:\$\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\(default\)|\w+))+/y,
    );
    return { kind: 'path', text, children: [], start, end };
  }
  const { text, end } = reader.take();
  if (/^\d/.test(text)) return { kind: 'number', text, children: [], start, end };
  if (/^['"]/.test(text)) return { kind: 'string', text, children: [], start, end };
  if (!/^\w/.test(text)) throw reader.error('a value');
  if (!reader.isNext('(')) return { kind: 'name', text, children: [], start, end };
  return { kind: 'call', text, ...items(reader, '(', ')'), start };
}

/**
 * @param {Reader} reader
 * @param {string} path
 * @param {Rule[]} rules
 */
function block(reader, path, rules) {
  reader.expect('{');
  while (!reader.isNext('}')) {
    const { text } = reader.take();
    if (text === 'match') {
      const inner = reader.takeRaw(/(?:\/(?:\{[^}]*\}|\w+))+/y).text;
      block(reader, path + inner, rules);
    } else if (text === 'service') {
      reader.takeRaw(/[\w.]+/y);
      block(reader, path, rules);
    } else if (text === 'function') {
      const name = reader.take().text;
      items(reader, '(', ')');
      body(reader, path, name, rules);
    } else if (text === 'allow') {
      const name = reader.takeRaw(/[\w, ]+/y).text;
      reader.expect(':');
      reader.expect('if');
      rules.push({ path, name, kind: 'allow', expression: expression(reader) });
      reader.expect(';');
    } else throw reader.error('match, function or allow');
  }
  reader.expect('}');
}

/**
 * @param {Reader} reader
 * @param {string} path
 * @param {string} name
 * @param {Rule[]} rules
 */
function body(reader, path, name, rules) {
  reader.expect('{');
  while (reader.isNext('let')) {
    reader.take();
    reader.take();
    reader.expect('=');
    rules.push({ path, name, kind: 'let', expression: expression(reader) });
    reader.expect(';');
  }
  reader.expect('return');
  rules.push({ path, name, kind: 'return', expression: expression(reader) });
  reader.expect(';');
  reader.expect('}');
}

/**
 * Every expression of a rules file. Throws where it can't read one, so that nothing is overlooked.
 * @param {string} source
 * @returns {Rule[]}
 */
export function parseRules(source) {
  /** @type {Rule[]} */
  const rules = [];
  const reader = new Reader(source);
  reader.takeRaw(/rules_version\s*=\s*'2';/y);
  reader.expect('service');
  reader.takeRaw(/[\w.]+/y);
  block(reader, '', rules);
  return rules;
}
