import type { Step } from './cursor';

/** What a key asks of the board. */
export type Command =
  | { readonly kind: 'go'; readonly step: Step; readonly isExtending: boolean }
  | { readonly kind: 'shift'; readonly by: 1 | -1 }
  | { readonly kind: 'pick-up' | 'drop' | 'cancel' | 'pin' | 'menu' | 'clear' | 'stay' }
  | { readonly kind: 'open'; readonly newTab: boolean };

/** A key as the browser tells it. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'row-up',
  PageDown: 'row-down',
  Home: 'first',
  End: 'last',
};

const farSteps: Readonly<Record<string, Step>> = {
  ArrowUp: 'row-up',
  ArrowDown: 'row-down',
  ArrowLeft: 'first',
  ArrowRight: 'last',
  Home: 'top',
  End: 'bottom',
};

/** Reads a key; undefined: not the board's. While a card is carried, arrows choose its slot and nothing else is done. */
export function commandOf(pressed: Pressed, isCarrying: boolean): Command | undefined {
  const { key, shiftKey, altKey } = pressed;
  const isFar = pressed.ctrlKey || pressed.metaKey;
  if (altKey) return undefined;
  if (isCarrying) return carryingCommand(key);
  const step = isFar ? farSteps[key] : steps[key];
  if (step) return { kind: 'go', step, isExtending: shiftKey };
  if (key === 'Enter') return { kind: 'open', newTab: isFar };
  if (key === 'F10' && shiftKey) return { kind: 'menu' };
  if (isFar) return undefined;
  switch (key) {
    case ' ':
      return { kind: 'pick-up' };
    case 'Escape':
      return { kind: 'clear' };
    case 'ContextMenu':
      return { kind: 'menu' };
    default:
      return letterCommand(key.toLowerCase());
  }
}

function carryingCommand(key: string): Command | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'shift', by: -1 };
    case 'ArrowRight':
      return { kind: 'shift', by: 1 };
    case 'Enter':
    case ' ':
      return { kind: 'drop' };
    case 'Escape':
    case 'Tab':
      return { kind: 'cancel' };
    default:
      // Up and down lead to other teams.
      return key in steps ? { kind: 'stay' } : undefined;
  }
}

function letterCommand(letter: string): Command | undefined {
  switch (letter) {
    case 'o':
      return { kind: 'open', newTab: false };
    case 'p':
      return { kind: 'pin' };
    case 'm':
      return { kind: 'menu' };
    default:
      return undefined;
  }
}
