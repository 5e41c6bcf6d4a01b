import { createFormats, type Formats, type ViewerLocale } from './formats';
import { keeping } from './keeping';
import { later } from './later';

/** A sentence with `{names}` to fill in, or one per plural form; the number that decides is `count`. */
export type Message = string | PluralMessage;

/** Forms by the plural rules of the catalogue's language; `type` chooses 1, 2, 3 (default) or 1st, 2nd, 3rd. */
export type PluralMessage = { readonly [Form in Intl.LDMLPluralRule]?: string } & {
  readonly other: string;
  readonly type?: 'ordinal';
};

/** All sentences of one language by key. */
export type Catalogue = Readonly<Record<string, Message>>;

/** The host's nouns: every sentence may use them, and they are filled in by themselves. */
export interface Nouns {
  readonly issue: string;
  readonly issues: string;
  readonly project: string;
  /** What its query language is called. */
  readonly queryLanguage: string;
  /** What the host itself is called. */
  readonly tracker?: string;
  /** How long what is typed stays, see `keeping`. */
  readonly kept?: string;
}

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Exclude<Name, keyof Nouns> | NamesIn<Rest>
  : never;

type ValuesOf<Entry extends Message> = Entry extends string
  ? { readonly [Name in NamesIn<Entry>]: string | number }
  : Entry extends PluralMessage
    ? { readonly count: number } & { readonly [Name in Exclude<NamesIn<Entry['other']>, 'count'>]: string | number }
    : never;

/** Puts a panel's sentences into words: numbers in the viewer's digits, plurals by the language's rules. */
export interface Words<Entries extends Catalogue> {
  say<Key extends keyof Entries & string>(
    key: Key,
    ...values: keyof ValuesOf<Entries[Key]> extends never ? [] : [ValuesOf<Entries[Key]>]
  ): string;
  readonly formats: Formats;
}

/** Makes words of a catalogue in `language` for a viewer in `viewer` whose host uses these `nouns`. */
export function createWords<const Entries extends Catalogue>(
  entries: Entries,
  language: string,
  viewer: ViewerLocale,
  nouns: Nouns,
): Words<Entries> {
  const formats = createFormats(viewer);
  const cardinal = later(() => new Intl.PluralRules(language));
  const ordinal = later(() => new Intl.PluralRules(language, { type: 'ordinal' }));
  return {
    formats,
    say(key, ...[values]) {
      const given: Readonly<Record<string, string | number>> = {
        kept: keeping.passing,
        tracker: 'the tracker',
        ...nouns,
        ...values,
      };
      const message: Message = entries[key] ?? key;
      return fill(typeof message === 'string' ? message : form(message, Number(given['count'])), given, formats);
    },
  };

  function form(message: PluralMessage, count: number): string {
    const rules = message.type === 'ordinal' ? ordinal : cardinal;
    return message[rules().select(count)] ?? message.other;
  }
}

function fill(text: string, values: Readonly<Record<string, string | number>>, formats: Formats): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? formats.number(value) : (value ?? whole);
  });
}
