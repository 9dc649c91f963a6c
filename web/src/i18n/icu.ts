/**
 * ICU messages, as far as the catalogs use them: `{name}`, `{count, plural, =0 {..} one {..}
 * other {# ..}}`, `{kind, select, a {..} other {..}}`, nested at will. An apostrophe quotes `{`, `}`
 * and `#`; two of them are one. Small, because the sign-in page loads it.
 */

export type Values = Record<string, string | number>;

type Part =
  | string
  | { type: 'argument'; name: string }
  | { type: 'count' }
  | { type: 'choice'; name: string; isPlural: boolean; cases: Map<string, Message> };
export type Message = readonly Part[];

/** Turns text into its parts. Throws on text that is no ICU message. */
export function parseMessage(text: string): Message {
  const reader = new Reader(text);
  const message = reader.message(false);
  if (!reader.isAtEnd) throw new Error(`Unexpected } in “${text}”`);
  return message;
}

/** What a language does with numbers. */
export interface Numbers {
  format(value: number): string;
  /** The plural category: `one`, `other`, ... */
  plural(value: number): string;
}

/** Made when first needed: browsers take long to make these, and the first page needs none. */
export function numbersOf(locale: string): Numbers {
  let rules: Intl.PluralRules | undefined;
  let digits: Intl.NumberFormat | undefined;
  return {
    format: (value) => (digits ??= new Intl.NumberFormat(locale)).format(value),
    plural: (value) => (rules ??= new Intl.PluralRules(locale)).select(value),
  };
}

/** Fills in the values. A missing value shows as its name in braces. */
export function formatMessage(
  message: Message,
  values: Values,
  numbers: Numbers,
  count = 0,
): string {
  return message
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.type === 'count') return numbers.format(count);
      const value = values[part.name];
      if (part.type === 'argument') return value === undefined ? `{${part.name}}` : String(value);
      const number = part.isPlural ? Number(value) : count;
      const chosen =
        part.cases.get(part.isPlural ? `=${number}` : String(value)) ??
        (part.isPlural ? part.cases.get(numbers.plural(number)) : undefined) ??
        part.cases.get('other') ??
        [];
      return formatMessage(chosen, values, numbers, number);
    })
    .join('');
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Parts up to the closing brace of what encloses them, or to the end. */
  message(isInPlural: boolean): Message {
    const parts: Part[] = [];
    let literal = '';
    const flush = () => {
      if (literal !== '') parts.push(literal);
      literal = '';
    };
    while (!this.isAtEnd && this.#peek() !== '}') {
      const char = this.#next();
      if (char === "'") literal += this.#quoted();
      else if (char === '{' || (char === '#' && isInPlural)) {
        flush();
        parts.push(char === '#' ? { type: 'count' } : this.#argument(isInPlural));
      } else literal += char;
    }
    flush();
    return parts;
  }

  /** After an apostrophe: a doubled one, quoted syntax, or just an apostrophe. */
  #quoted(): string {
    if (this.#peek() === "'") return this.#next();
    if (!/[{}#]/.test(this.#peek())) return "'";
    const end = this.#text.indexOf("'", this.#at);
    const to = end === -1 ? this.#text.length : end;
    const quoted = this.#text.slice(this.#at, to);
    this.#at = to + 1;
    return quoted;
  }

  #argument(isInPlural: boolean): Part {
    const name = this.#match(/\s*(\w+)\s*/y);
    if (this.#peek() === '}') {
      this.#next();
      return { type: 'argument', name };
    }
    const kind = this.#match(/,\s*(plural|select)\s*,\s*/y);
    const isPlural = kind === 'plural';
    const cases = new Map<string, Message>();
    while (this.#peek() !== '}') {
      const key = this.#match(/(=?\w+)\s*\{/y);
      cases.set(key, this.message(isPlural || isInPlural));
      this.#match(/(\})\s*/y);
    }
    this.#next();
    return { type: 'choice', name, isPlural, cases };
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #next(): string {
    this.#at += 1;
    return this.#text.charAt(this.#at - 1);
  }

  /** Steps over what the sticky pattern matches and gives its first group. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) throw new Error(`Not an ICU message at ${this.#at}: “${this.#text}”`);
    this.#at = pattern.lastIndex;
    return found[1] ?? '';
  }
}
