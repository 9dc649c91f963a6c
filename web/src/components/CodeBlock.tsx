import { Check, Copy } from 'lucide-react';
import { Fragment, memo, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import styles from './CodeBlock.module.css';
import type { CodeLine } from './highlightCode';

export interface CodeBlockProps {
  code: string;
  /** As written after the fence; unknown ones show plain. */
  language: string | null;
}

const COPIED_MS = 2_000;
/** Lines shown before the rest is folded away. */
const FOLDED_LINES = 20;

export const CodeBlock = memo(function CodeBlock({ code, language }: CodeBlockProps) {
  const t = useT();
  const lines = useHighlighted(code, language);
  const [isUnfolded, setUnfolded] = useState(false);
  const lineCount = code.split('\n').length;
  const isFolded = !isUnfolded && lineCount > FOLDED_LINES + 4;
  return (
    <figure className={styles['block']} dir="ltr">
      <figcaption className={styles['bar']}>
        <span className={styles['language']}>{language ?? t('timeline.code')}</span>
        <CopyButton text={code} />
      </figcaption>
      {/* Long lines scroll by keyboard too, so it takes the focus. */}
      <pre
        className={isFolded ? styles['folded'] : undefined}
        tabIndex={0}
        role="region"
        aria-label={t('timeline.codeIn', { language: language ?? '' })}
        data-native-menu
      >
        <code>{lines ? <Lines lines={lines} /> : code}</code>
      </pre>
      {isFolded && (
        <button type="button" className={styles['unfold']} onClick={() => setUnfolded(true)}>
          {t('timeline.showAllLines', { count: lineCount })}
        </button>
      )}
    </figure>
  );
});

function Lines({ lines }: { lines: readonly CodeLine[] }) {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && '\n'}
      {line.map((token, at) => (
        <span key={at} style={token.color ? { color: token.color } : undefined}>
          {token.text}
        </span>
      ))}
    </Fragment>
  ));
}

function CopyButton({ text }: { text: string }) {
  const t = useT();
  const [isCopied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), COPIED_MS);
  }
  return (
    <IconButton
      size="s"
      label={t(isCopied ? 'timeline.copied' : 'timeline.copyCode')}
      icon={isCopied ? <Check /> : <Copy />}
      onClick={() => void copy()}
    />
  );
}

/** Coloured lines of what was shown lately, so that scrolling back does not flash. */
const recent = new Map<string, readonly CodeLine[]>();
const RECENT_MAX = 60;

function remember(key: string, lines: readonly CodeLine[]): void {
  recent.delete(key);
  recent.set(key, lines);
  const [oldest] = recent.keys();
  if (recent.size > RECENT_MAX && oldest !== undefined) recent.delete(oldest);
}

/** Tokens with colours, or null while they load and where the language is not known. */
function useHighlighted(code: string, language: string | null): readonly CodeLine[] | null {
  const key = `${language} ${code}`;
  const [done, setDone] = useState<{ key: string; lines: readonly CodeLine[] } | null>(null);
  useEffect(() => {
    if (language === null || recent.has(key)) return;
    let isWanted = true;
    import('./highlightCode')
      .then(({ highlightCode }) => highlightCode(code, language))
      .then(
        (lines) => {
          if (!lines) return;
          remember(key, lines);
          if (isWanted) setDone({ key, lines });
        },
        // Plain code is what shows already.
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [key, code, language]);
  return done?.key === key ? done.lines : (recent.get(key) ?? null);
}
