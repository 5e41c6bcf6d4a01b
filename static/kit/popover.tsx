import './popover.css';
import { useRef, useState, type ReactNode } from 'react';
import { placeAt } from './anchor';
import { Button } from './button';
import { classNames } from './class-names';
import { ChevronDownIcon } from './icons';

interface PopoverProps {
  /** Names the content. */
  readonly label: string;
  /** Lets something else open it, through showPopover of the element with this id. */
  readonly id: string;
  /** Text of the button. */
  readonly button: ReactNode;
  readonly isActive?: boolean;
  /** Rendered while it is open. */
  children(close: () => void): ReactNode;
}

/** A button that opens a small box beside it: Escape or a press elsewhere closes. The browser's own popover. */
export function Popover({ label, id, button, isActive = false, children }: PopoverProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={opener}
        className={classNames('ui-button--chevron', isActive && 'ui-button--active')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={id}
        popoverTarget={id}
      >
        {button}
        <ChevronDownIcon />
      </Button>
      <div
        ref={(element) => {
          box.current = element;
          // The content arrives after the box is shown; only then does it have its size.
          if (element && isOpen) placeAt(element, opener.current);
        }}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="ui-popover"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && children(() => box.current?.hidePopover())}
      </div>
    </>
  );
}
