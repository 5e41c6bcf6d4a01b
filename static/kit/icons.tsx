import type { ReactNode } from 'react';

/** Every icon: 16 px, in the colour of the text around it, and hidden from assistive technology. */
export interface IconProps {
  readonly size?: number;
}

function Icon({ size = 16, children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      className="ui-icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** A tick: done, saved, success. */
export function CheckIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M3 8.5 6.5 12 13 4.5" />
    </Icon>
  );
}

/** An i in a circle: information. */
export function InfoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.25v4M8 4.75v.01" />
    </Icon>
  );
}

/** A triangle: warning. */
export function WarningIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 1.75 14.75 13.5H1.25ZM8 6.25v3.25M8 11.5v.01" />
    </Icon>
  );
}

/** A filled octagon's outline: error. */
export function ErrorIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4ZM8 4.75v3.75M8 11v.01" />
    </Icon>
  );
}

/** Closes or clears. */
export function CrossIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />
    </Icon>
  );
}

/** Points down: opens a menu or a list. */
export function ChevronDownIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m4 6 4 4 4-4" />
    </Icon>
  );
}

/** Points to the side: a folded part, turned when open. */
export function ChevronRightIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m6 4 4 4-4 4" />
    </Icon>
  );
}

/** Three dots: more actions. */
export function MoreIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path strokeWidth="2" d="M3.5 8h.01M8 8h.01M12.5 8h.01" />
    </Icon>
  );
}

/** A crossed-out eye: blind. */
export function HiddenIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2 2l12 12M6.5 3.9A7 7 0 0 1 8 3.75c4 0 6.25 4.25 6.25 4.25a11 11 0 0 1-1.8 2.3M10 11.9a6 6 0 0 1-2 .35C4 12.25 1.75 8 1.75 8a11 11 0 0 1 2.6-3" />
    </Icon>
  );
}

/** A clock: expiry and age. */
export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.5" />
    </Icon>
  );
}

/** A closed lock: read only. */
export function LockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <rect x="3.25" y="7" width="9.5" height="6.75" rx="1" />
      <path d="M5.25 7V4.75a2.75 2.75 0 0 1 5.5 0V7" />
    </Icon>
  );
}

/** A magnifier: search. */
export function SearchIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="7" cy="7" r="4.75" />
      <path d="m10.5 10.5 3.5 3.5" />
    </Icon>
  );
}

/** An arrow out of a box: opens elsewhere. */
export function OpenIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.5 3H3v10h10V9.5M9.5 2.5h4v4M13 3 7.5 8.5" />
    </Icon>
  );
}

/** An arrow down to a line: download, export. */
export function DownloadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 2v8.5M4.5 7.25 8 10.5l3.5-3.25M2.5 13.5h11" />
    </Icon>
  );
}

/** An arrow up from a line: upload, import. */
export function UploadIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 10.5V2M4.5 5.25 8 2l3.5 3.25M2.5 13.5h11" />
    </Icon>
  );
}

/** An arrow that turns back: undo. */
export function UndoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M5.5 2.5 2.5 5.5l3 3M2.5 5.5h7a4 4 0 0 1 0 8h-3" />
    </Icon>
  );
}

/** Two arrows in a circle: again. */
export function RefreshIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M13.5 2.5v3.5H10M2.5 13.5V10H6M13.2 6A5.5 5.5 0 0 0 3.3 5M2.8 10a5.5 5.5 0 0 0 9.9 1" />
    </Icon>
  );
}

/** Arrow up: ascending. */
export function ArrowUpIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 13V3M4 7l4-4 4 4" />
    </Icon>
  );
}

/** Arrow down: descending. */
export function ArrowDownIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 3v10M4 9l4 4 4-4" />
    </Icon>
  );
}

/** A plus: add. */
export function PlusIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M8 3v10M3 8h10" />
    </Icon>
  );
}
