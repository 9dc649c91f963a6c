import { isJumboEmoji, parseMarkdown, type Block, type Inline } from '@hearth/domain/markdown';
import { Fragment, memo, useMemo, type ReactNode } from 'react';
import { classes } from '../ui/classes';
import { CodeBlock } from './CodeBlock';
import { Mention } from './Mention';
import styles from './MessageText.module.css';

export interface MessageTextProps {
  /** As stored: the Markdown subset with mentions as `<@uid>`. */
  text: string;
  /** Follows the last words, for example an "edited" mark. */
  after?: ReactNode;
  className?: string | undefined;
}

/** A message's words: each block finds its own direction, and nothing leaves the box. */
export const MessageText = memo(function MessageText({ text, after, className }: MessageTextProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  const isJumbo = useMemo(() => isJumboEmoji(text), [text]);
  const isAfterInline = blocks.at(-1)?.type === 'paragraph';
  return (
    <div className={classes(styles['text'], isJumbo && styles['jumbo'], className)}>
      <Blocks blocks={blocks} after={isAfterInline ? after : undefined} />
      {!isAfterInline && after}
    </div>
  );
});

function Blocks({ blocks, after }: { blocks: readonly Block[]; after?: ReactNode }) {
  // A text's tree never changes place: the position is the identity.
  return blocks.map((block, index) => (
    <BlockNode key={index} block={block} after={index === blocks.length - 1 ? after : undefined} />
  ));
}

function BlockNode({ block, after }: { block: Block; after?: ReactNode }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Inlines nodes={block.children} />
          {after}
        </p>
      );
    case 'code':
      return <CodeBlock code={block.text} language={block.language} />;
    case 'quote':
      return (
        <blockquote dir="auto" className={styles['quote']}>
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index} dir="auto">
          <Blocks blocks={item} />
        </li>
      ));
      return block.isOrdered ? (
        <ol className={styles['list']} start={block.start} dir="auto">
          {items}
        </ol>
      ) : (
        <ul className={styles['list']} dir="auto">
          {items}
        </ul>
      );
    }
  }
}

function Inlines({ nodes }: { nodes: readonly Inline[] }) {
  return nodes.map((node, index) => <InlineNode key={index} node={node} />);
}

function InlineNode({ node }: { node: Inline }) {
  switch (node.type) {
    case 'text':
      return <Fragment>{node.text}</Fragment>;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} />
        </s>
      );
    case 'code':
      return (
        <code className={styles['code']} dir="ltr">
          {node.text}
        </code>
      );
    case 'mention':
      return <Mention uid={node.uid} />;
    case 'link':
      return (
        <a
          href={node.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          title={node.href}
          data-native-menu
        >
          <Inlines nodes={node.children} />
        </a>
      );
  }
}
