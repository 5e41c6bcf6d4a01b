import { Component, type ReactNode } from 'react';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { Host } from '../host';
import type { EveryPanelWords } from '../words/en-every-panel';

interface ErrorBoundaryProps {
  readonly words: EveryPanelWords;
  /** What was typed is still there after a reload. */
  readonly isKept: boolean;
  readonly report: Host['report'];
  readonly children: ReactNode;
}

/** Stands in for a panel that failed: says what happened and what was kept. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error) {
    this.props.report(error, 'drawing the panel');
  }

  override render() {
    const { words, isKept, children } = this.props;
    return this.state.error ? <Crash words={words} isKept={isKept} error={this.state.error} /> : children;
  }
}

/** The sentence for a fault that no panel could answer. */
export function Crash({
  words,
  isKept,
  error,
}: {
  readonly words: EveryPanelWords;
  readonly isKept: boolean;
  readonly error: Error;
}) {
  return (
    <Message
      tone="danger"
      title={words.say('crashTitle')}
      actions={<Button onClick={() => location.reload()}>{words.say('crashReload')}</Button>}
    >
      <p>{words.say(isKept ? 'crashKept' : 'crashNotKept')}</p>
      <p>{error.message}</p>
    </Message>
  );
}
