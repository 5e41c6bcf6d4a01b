import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { start } from '../api/start';
import { Avatar } from '../parts/avatar';
import { signIn, viewer } from './session';

/** What a product calls things, how it draws them, and what else its menu offers. */
export interface PeopleMenuLook {
  readonly surface: string;
  /** Class of the bar: the button is `BAR__person`, the name in it `BAR__who`. */
  readonly bar: string;
  readonly heading: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly profile?: { readonly name: string; open(accountId: string): void };
}

/** Who is signed in, and everybody that one can be; for both products. */
export function PeopleMenu({ surface, bar, heading, signIn: entry, signOut, profile }: PeopleMenuLook) {
  function act(key: string): void {
    if (key === 'out') void signIn(null);
    else if (key === 'profile') profile?.open(viewer?.accountId ?? '');
    else void signIn(key.slice('as:'.length));
  }
  return (
    <MenuTrigger>
      <Button className={`${bar}__person`}>
        <span className="hidden">{viewer ? 'Signed in as' : entry}</span>
        <Avatar name={viewer?.name ?? '?'} size={28} />
        <span className={`${bar}__who`}>
          <bdi>{viewer?.name ?? 'Signed out'}</bdi>
          <small>{viewer?.role}</small>
        </span>
      </Button>
      <Popover className={surface} placement="bottom end">
        <Menu className="menu" aria-label="People" onAction={(key) => act(String(key))}>
          <MenuSection className="menu__section">
            <Header className="menu__header">{heading}</Header>
            {start.people.map((person) => (
              <MenuItem
                key={person.accountId}
                id={`as:${person.accountId}`}
                className="menu__item"
                textValue={person.name}
              >
                <Avatar name={person.name} />
                <span className="menu__lines">
                  <bdi>{person.name}</bdi>
                  <small>{person.role}</small>
                </span>
                {person.accountId === viewer?.accountId && <span aria-label="signed in">✓</span>}
              </MenuItem>
            ))}
          </MenuSection>
          {profile && <Separator className="menu__line" />}
          {profile && viewer && (
            <MenuItem id="profile" className="menu__item">
              {profile.name}
            </MenuItem>
          )}
          <MenuItem id="out" className="menu__item">
            {signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
