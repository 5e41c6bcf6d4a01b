/** What a thing means, apart from how it looks. Never the only sign: a word or a shape says it, too. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
