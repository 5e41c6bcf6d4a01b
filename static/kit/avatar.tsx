import './avatar.css';
import { useState } from 'react';

/** First letters of the first and last word of a name, or one letter; `?` for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase() || '?';
}

function firstLetter(word: string | undefined): string {
  return word ? (Array.from(word)[0] ?? '') : '';
}

interface AvatarProps {
  readonly name: string;
  readonly url?: string;
  /** Hides it from assistive technology where the name stands beside it. */
  readonly isDecorative?: boolean;
}

/** A person's picture, or their initials while there is none. */
export function Avatar({ name, url, isDecorative = false }: AvatarProps) {
  const [failedUrl, setFailedUrl] = useState<string>();
  const role = isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span className="ui-avatar" {...role}>
      {url !== undefined && url !== failedUrl ? (
        <img src={url} alt="" width={24} height={24} onError={() => setFailedUrl(url)} />
      ) : (
        <span aria-hidden="true">{initials(name)}</span>
      )}
    </span>
  );
}
