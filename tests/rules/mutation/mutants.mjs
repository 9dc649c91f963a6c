// @ts-check
import { parseRules } from './parse.mjs';

/**
 * @typedef {import('./parse.mjs').Node} Node
 * @typedef {import('./parse.mjs').Rule} Rule
 * @typedef {object} Mutant
 * @property {string} id Stays the same when lines move: file, block, function and change.
 * @property {string} file
 * @property {number} line
 * @property {string} path The match block.
 * @property {string} name The function, or the operations of the allow line.
 * @property {string} change What was there -> what is there now.
 * @property {string} source The whole file with the change.
 */

const OPPOSITE = { '==': '!=', '!=': '==', '<=': '>', '>=': '<', '<': '>=', '>': '<=' };
/** A bound moved by one. Not for times: no two are equal in a test. */
const NEIGHBOUR = { '<=': '<', '>=': '>', '<': '<=', '>': '>=' };
const BOOLEAN_METHODS = ['matches', 'hasOnly', 'hasAll', 'hasAny'];

/**
 * Which functions give true or false: those that end in a condition.
 * @param {Rule[]} rules
 */
function booleanFunctions(rules) {
  /** @type {Set<string>} */
  const names = new Set();
  for (let size = -1; size !== names.size;) {
    size = names.size;
    for (const { kind, name, expression } of rules) {
      if (kind === 'return' && isCondition(expression, names)) names.add(name);
    }
  }
  return names;
}

/**
 * @param {Node} node
 * @param {ReadonlySet<string>} functions
 * @returns {boolean}
 */
function isCondition(node, functions) {
  switch (node.kind) {
    case 'or':
    case 'and':
    case 'not':
    case 'compare':
      return true;
    case 'group':
      return node.children.some((child) => isCondition(child, functions));
    case 'call':
      return node.text === 'exists' || functions.has(node.text);
    case 'method':
      return BOOLEAN_METHODS.includes(node.text);
    default:
      return false;
  }
}

/**
 * Every change of one condition.
 * @param {string} file
 * @param {string} source
 * @returns {Mutant[]}
 */
export function mutantsOf(file, source) {
  const rules = parseRules(source);
  const functions = booleanFunctions(rules);
  /** @type {Mutant[]} */
  const mutants = [];
  /** @type {Map<string, number>} */
  const seen = new Map();

  for (const rule of rules) {
    /** @param {{ start: number, end: number }} at @param {string} replacement */
    const replace = ({ start, end }, replacement) => {
      const original = source.slice(start, end);
      const change = `${squeeze(original)} -> ${replacement === '' ? 'nothing' : squeeze(replacement)}`;
      const key = `${file} ${rule.path} ${rule.name}: ${change}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      mutants.push({
        id: count === 1 ? key : `${key} (${count})`,
        file,
        line: source.slice(0, start).split('\n').length,
        path: rule.path,
        name: rule.name,
        change,
        source: source.slice(0, start) + replacement + source.slice(end),
      });
    };
    const text = (/** @type {Node} */ node) => source.slice(node.start, node.end);
    if (rule.kind === 'allow') replace(rule.expression, 'true');
    else if (rule.kind === 'return' && isLeaf(rule.expression, functions)) {
      replace(rule.expression, 'true');
    }
    walk(rule.expression, { replace, text, functions });
  }
  return mutants;
}

/** @param {string} text */
const squeeze = (text) => text.replace(/\s+/g, ' ');

/**
 * A condition without operands that could be dropped.
 * @param {Node} node
 * @param {ReadonlySet<string>} functions
 */
const isLeaf = (node, functions) =>
  isCondition(node, functions) && !['or', 'and', 'group'].includes(node.kind);

/**
 * @typedef {object} Tools
 * @property {(at: { start: number, end: number }, replacement: string) => void} replace
 * @property {(node: Node) => string} text
 * @property {ReadonlySet<string>} functions
 */

/**
 * @param {Node} node
 * @param {Tools} tools
 */
function walk(node, tools) {
  const { replace, text } = tools;
  switch (node.kind) {
    case 'and':
      for (const child of node.children) replace(child, 'true');
      break;
    case 'or':
      for (const child of node.children) replace(child, 'false');
      break;
    case 'ternary':
      for (const child of node.children.slice(1)) replace(node, text(child));
      break;
    case 'number':
      for (const other of neighbours(node.text)) replace(node, other);
      break;
    case 'string':
      for (const other of looserPatterns(node.text)) replace(node, other);
      break;
    case 'list':
      if (node.children.length > 1) dropItems(node, tools);
      break;
    default:
  }
  if (isLeaf(node, tools.functions)) negate(node, tools);
  for (const child of node.children) walk(child, tools);
}

/**
 * @param {Node} node
 * @param {Tools} tools
 */
function negate(node, { replace, text }) {
  if (node.kind === 'not') {
    if (node.children[0]) replace(node, text(node.children[0]));
    return;
  }
  const [left, right] = node.children;
  if (node.kind !== 'compare' || !left || !right || !(node.text in OPPOSITE)) {
    replace(node, `!(${text(node)})`);
    return;
  }
  const operator = /** @type {keyof typeof OPPOSITE} */ (node.text);
  replace(node, `${text(left)} ${OPPOSITE[operator]} ${text(right)}`);
  if (operator in NEIGHBOUR && !text(node).includes('request.time')) {
    const moved = NEIGHBOUR[/** @type {keyof typeof NEIGHBOUR} */ (operator)];
    replace(node, `${text(left)} ${moved} ${text(right)}`);
  }
}

/**
 * @param {Node} node
 * @param {Tools} tools
 */
function dropItems(node, { replace, text }) {
  node.children.forEach((_, i) => {
    const kept = node.children.filter((__, j) => j !== i).map(text);
    replace(node, `[${kept.join(', ')}]`);
  });
}

/** @param {string} number */
const neighbours = (number) =>
  Number(number) === 0 ? ['1'] : [`${Number(number) + 1}`, `${Number(number) - 1}`];

/**
 * The bounds inside a regular expression, each moved by one.
 * @param {string} literal
 */
function looserPatterns(literal) {
  /** @type {string[]} */
  const others = [];
  for (const match of literal.matchAll(/(?<=(?<!\\x)\{(?:\d+,)?)\d+(?=(?:,\d+)?\})/g)) {
    for (const bound of neighbours(match[0])) {
      others.push(
        literal.slice(0, match.index) + bound + literal.slice(match.index + match[0].length),
      );
    }
  }
  return others;
}
